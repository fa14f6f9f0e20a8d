/** Settings for the whole list: hiding seen films, export, import, and clearing it. */
import { MARKS, type ListData } from '@/lib/list';
import { usePreferences } from '@/lib/preferences';
import { listTexts } from '@/lib/texts';

import { ClearList } from './ClearList';
import { ImportExport } from './ImportExport';

const texts = listTexts.settings;

export function ListSettings({ list }: { list: ListData }) {
  const { hideSeen, setHideSeen } = usePreferences();
  const marks = MARKS.reduce((sum, name) => sum + Object.keys(list.marks[name]).length, 0);
  return (
    <section aria-label={texts.heading} className="flex flex-col gap-5 border-t border-rail pt-10 print:hidden">
      <h2 className="font-display text-2xl">{texts.heading}</h2>
      <label className="flex min-h-11 w-fit max-w-full items-center gap-3">
        <input type="checkbox" role="switch" checked={hideSeen} onChange={(event) => setHideSeen(event.target.checked)} className="peer sr-only" />
        <span
          aria-hidden="true"
          className="h-7 w-12 shrink-0 rounded-full border border-edge bg-seat p-0.5 transition-colors peer-checked:bg-lamp peer-focus-visible:outline-2 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-lamp after:block after:size-5.5 after:rounded-full after:bg-dust after:transition-transform peer-checked:after:translate-x-5 peer-checked:after:bg-ink"
        />
        <span>
          {texts.hideSeen} <span className="text-dust">{texts.hideSeenHint}</span>
        </span>
      </label>
      <ImportExport marks={marks} />
      {marks > 0 || list.recent.length > 0 ? <ClearList marks={marks} /> : null}
    </section>
  );
}
