/** No connection and no results yet. The search resumes automatically. */
import { WifiOff } from 'lucide-react';

import { searchTexts } from '@/lib/texts';

export function Offline() {
  return (
    <section role="status" className="flex max-w-2xl gap-4 rounded-md border-l-4 border-lamp bg-seat p-5">
      <WifiOff aria-hidden="true" className="mt-1 size-5 shrink-0 text-lamp" />
      <div>
        <h2 className="font-display text-xl">{searchTexts.offlineHeading}</h2>
        <p className="mt-2 text-sand">{searchTexts.offlineText}</p>
      </div>
    </section>
  );
}
