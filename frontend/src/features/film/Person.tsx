/** A person's name, as a link to their films. */
import { SearchLink } from '@/components/SearchLink';

export function Person({ name }: { name: string }) {
  return (
    <SearchLink
      // A comma separates names in an address, so "Downey, Jr." can only be searched for as text.
      search={name.includes(',') ? { q: name } : { people: [name] }}
      className="inline-block py-0.5 pointer-coarse:py-2.5 text-bone underline decoration-edge underline-offset-4 hover:text-lamp hover:decoration-lamp print:no-underline"
    >
      {name}
    </SearchLink>
  );
}
