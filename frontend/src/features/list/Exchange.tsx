/** The list to a file, and from one. What a file brought, or why it brought nothing, is said. */
import { Download, Upload } from 'lucide-react';
import { useRef, useState, type ChangeEvent } from 'react';

import { Button } from '@/components/Button';
import { exportList, importList, MAX_FILE_BYTES, snapshot, useList, type ImportFault } from '@/lib/list';
import { listTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

const texts = listTexts.keeping;
const FILE_NAME = 'cinerag-list.json';

type Fault = ImportFault | 'unreadable';
type Outcome = { readonly fault: Fault; readonly file: string } | { readonly unread: number };

export function Exchange({ marks }: { marks: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const save = () => {
    download(exportList(snapshot(useList.getState())));
    showToast(texts.exported(marks));
  };

  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const { restore } = useList.getState();
    const before = snapshot(useList.getState());
    const text = file.size > MAX_FILE_BYTES ? null : await file.text().catch(() => undefined);
    const imported = text ? importList(text, before) : null;
    // The same file once more is a change again.
    target.value = '';
    if (!imported?.ok) {
      const fault = imported?.reason ?? (text === null ? 'too-large' : text === '' ? 'not-json' : 'unreadable');
      setOutcome({ fault, file: file.name });
      return;
    }
    restore(imported.data);
    setOutcome(imported.unread > 0 ? { unread: imported.unread } : null);
    showToast(texts.imported(imported.added), imported.added > 0 ? () => restore(before) : undefined);
  };

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onClick={save} disabled={marks === 0}>
          <Download aria-hidden="true" className="size-4" />
          {texts.export}
        </Button>
        <Button kind="secondary" onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" className="size-4" />
          {texts.import}
        </Button>
        {/* The button stands for it, so it is neither seen nor reached. */}
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          aria-label={texts.import}
          onChange={(event) => void add(event)}
          hidden
        />
      </div>
      {outcome === null ? null : (
        <div role="alert" className="max-w-2xl rounded-md border-l-4 border-alarm bg-seat p-4">
          {'fault' in outcome ? (
            <>
              <p className="font-semibold wrap-anywhere">{texts.faultHeading(outcome.file)}</p>
              <p className="mt-1 text-sand">{listTexts.faults[outcome.fault]}</p>
            </>
          ) : (
            <p className="text-sand">{texts.unread(outcome.unread)}</p>
          )}
        </div>
      )}
    </div>
  );
}

function download(content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  // The browser reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
