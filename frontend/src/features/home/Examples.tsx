/** A few searches to try: each shows another kind of question that works. */
import { ViewLink } from '@/components/ViewLink';

const EXAMPLES = [
  'a lonely man falls in love with a computer',
  'Hitchcock',
  'gentle films for a rainy Sunday',
  'the one with the shark',
] as const;

export function Examples() {
  return (
    <ul aria-label="Searches to try" className="flex flex-wrap gap-2">
      {EXAMPLES.map((example) => (
        <li key={example}>
          <ViewLink
            to={{ q: example }}
            className="block rounded-full border border-edge px-3 py-1 text-sm text-sand hover:border-lamp hover:text-lamp"
          >
            {example}
          </ViewLink>
        </li>
      ))}
    </ul>
  );
}
