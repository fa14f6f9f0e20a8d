/** How many results are hidden because of the visitor's list, and a button to show the seen ones. */
import { usePreferences } from '@/lib/preferences';
import { searchTexts } from '@/lib/texts';

export function HiddenFilms({ hidden, seen }: { hidden: number; seen: number }) {
  const setHideSeen = usePreferences((preferences) => preferences.setHideSeen);
  if (hidden + seen === 0) return null;
  return (
    <p className="mt-6 text-sm text-dust">
      {seen > 0 ? (
        <>
          {searchTexts.hiddenSeen(seen)}{' '}
          <button type="button" onClick={() => setHideSeen(false)} className="min-h-6 text-lamp underline underline-offset-4 hover:text-bone">
            {searchTexts.showSeen}
          </button>{' '}
        </>
      ) : null}
      {hidden > 0 ? searchTexts.hidden(hidden) : null}
    </p>
  );
}
