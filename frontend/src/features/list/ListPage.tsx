/** The visitor's list: one section at a time, recommendations, and settings. All but recommendations works offline. */
import { useState } from 'react';

import { MARK_OF, normaliseListAddress } from '@/lib/listAddress';
import { entriesOf, useList } from '@/lib/list';
import { usePageTitle } from '@/lib/pageTitle';
import { usePageLocation } from '@/lib/router';
import { storageWorks } from '@/lib/safeStorage';
import { frameTexts, listTexts, shellTexts } from '@/lib/texts';

import { EmptySection } from './EmptySection';
import { ForYou } from './ForYou';
import { ListSettings } from './ListSettings';
import { SavedFilms } from './SavedFilms';
import { ListTabs } from './ListTabs';
import { SortChoice } from './SortChoice';
import { sorted } from './sorted';

export function ListPage() {
  const { tab = 'watchlist', sort = 'added' } = normaliseListAddress(usePageLocation().search);
  const list = useList();
  const [saved] = useState(storageWorks);
  usePageTitle(shellTexts.title(listTexts.title));
  const mark = MARK_OF[tab];
  const entries = sorted(entriesOf(list, mark), sort);
  return (
    <div className="page flex flex-col gap-8 py-8 sm:py-12">
      <div>
        <h1 tabIndex={-1} className="font-display text-4xl sm:text-5xl">{frameTexts.list}</h1>
        {saved ? (
          <p className="mt-2 text-dust">{frameTexts.listPrivate}</p>
        ) : (
          <p role="alert" className="mt-3 max-w-prose border-l-4 border-alarm pl-3 text-alarm">
            {listTexts.notSaved}
          </p>
        )}
      </div>
      <ListTabs list={list} />
      <section aria-label={listTexts.tabs[tab]} className="flex flex-col gap-5">
        <div className={entries.length > 0 ? 'flex min-h-11 flex-wrap items-center justify-between gap-3' : 'sr-only'}>
          <p role="status" className="text-sand">
            {listTexts.films(entries.length)}
          </p>
          {entries.length > 1 ? <SortChoice sort={sort} /> : null}
        </div>
        {entries.length > 0 ? <SavedFilms mark={mark} entries={entries} /> : <EmptySection tab={tab} />}
      </section>
      <ForYou list={list} />
      <ListSettings list={list} />
    </div>
  );
}
