/** Nothing found, and what to do about it. */
import { ViewLink } from '@/components/ViewLink';
import { useView } from '@/lib/view';

const LINK = 'text-lamp underline underline-offset-4 hover:text-bone';

export function NoResults() {
  const { mode } = useView();
  return (
    <section className="max-w-2xl rounded-md bg-seat p-6">
      <h3 className="font-display text-xl">Nothing here by that description.</h3>
      <ul className="mt-3 list-disc space-y-2 pl-5 text-sand marker:text-dust">
        {mode === 'keyword' ? (
          <li>
            Words must match exactly here.{' '}
            <ViewLink to={{ mode: 'hybrid' }} className={LINK}>
              Search by meaning as well
            </ViewLink>
            .
          </li>
        ) : null}
        <li>Say what happens in it: “a boy befriends a stranded alien”.</li>
        <li>Name someone in it, or the decade it is from.</li>
        <li>
          Or{' '}
          <ViewLink to={{ q: '', mode: 'hybrid' }} className={LINK}>
            look around the shelves
          </ViewLink>
          .
        </li>
      </ul>
    </section>
  );
}
