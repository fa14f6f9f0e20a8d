/** Where the film can be watched in the visitor's country. TMDB's terms ask to name JustWatch as the source. */
import { useId } from 'react';

import type { Movie } from '@/api/types';
import { country } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

const texts = filmTexts.watch;

export function WhereToWatch({ watch }: { watch: Movie['watch'] }) {
  const id = useId();
  if (!watch) return null;
  const ways = [
    { name: texts.stream, providers: watch.stream },
    { name: texts.rent, providers: watch.rent },
    { name: texts.buy, providers: watch.buy },
  ].filter(({ providers }) => providers.length > 0);
  if (ways.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 font-display text-xl">
        {texts.heading(country(watch.country) ?? watch.country)}
      </h2>
      <dl className="flex flex-col gap-2">
        {ways.map(({ name, providers }) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-dust">{name}</dt>
            <dd className="text-sand">{providers.join(', ')}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-dust">
        {texts.source(watch.attribution)}{' '}
        {watch.link?.startsWith('https://') ? (
          <a href={watch.link} target="_blank" rel="noreferrer" className="underline decoration-edge underline-offset-4 hover:text-lamp print:hidden">
            {texts.link}
            <span className="sr-only"> {filmTexts.newTab}</span>
          </a>
        ) : null}
      </p>
    </section>
  );
}
