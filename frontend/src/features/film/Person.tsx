/** A person's name, leading to their films. */
import { SearchLink } from '@/components/SearchLink';

export function Person({ name }: { name: string }) {
  return (
    <SearchLink
      // In an address a comma parts names, so "Downey, Jr." can only be searched for as a text.
      search={name.includes(',') ? { q: name } : { people: [name] }}
      className="inline-block py-0.5 pointer-coarse:py-2.5 text-bone underline decoration-edge underline-offset-4 hover:text-lamp hover:decoration-lamp print:no-underline"
    >
      {name}
    </SearchLink>
  );
}
