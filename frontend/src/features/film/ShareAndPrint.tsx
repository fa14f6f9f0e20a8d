/** Buttons to share and print a film. */
import { Printer, Share2, type LucideIcon } from 'lucide-react';

import type { Movie } from '@/api/types';
import { filmTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

/** Opens the device's share sheet, or copies the link where there is none. */
async function share({ id, title }: Movie): Promise<void> {
  const url = new URL(`/film/${id}`, window.location.href).href;
  // Not every browser supports it, although the types say so.
  if ('share' in navigator && typeof navigator.share === 'function') {
    // Closing the share sheet is not a failure.
    await navigator.share({ title, url }).catch(() => undefined);
    return;
  }
  try {
    await navigator.clipboard.writeText(url);
    showToast(filmTexts.copied);
  } catch {
    showToast(filmTexts.notCopied(url));
  }
}

export function ShareAndPrint({ film }: { film: Movie }) {
  return (
    <div className="flex flex-wrap gap-2">
      <Action icon={Share2} name={filmTexts.share} act={() => void share(film)} />
      <Action icon={Printer} name={filmTexts.print} act={() => window.print()} />
    </div>
  );
}

function Action({ icon: Icon, name, act }: { icon: LucideIcon; name: string; act: () => void }) {
  return (
    <button
      type="button"
      onClick={act}
      className="inline-flex min-h-11 items-center gap-2 rounded-full px-3 text-sm text-poster underline-offset-4 hover:underline focus-visible:outline-poster"
    >
      <Icon aria-hidden="true" className="size-4" />
      {name}
    </button>
  );
}
