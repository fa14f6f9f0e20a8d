/** Exports the list to a file and imports it, with the outcome of an import. */
import { Download, Upload } from 'lucide-react';
import { useRef, useState, type ChangeEvent } from 'react';

import { Button } from '@/components/Button';
import { exportList, importList, MAX_FILE_BYTES, snapshot, useList, type ImportFault } from '@/lib/list';
import { listTexts } from '@/lib/texts';
import { showToast } from '@/lib/toasts';

const texts = listTexts.settings;
const FILE_NAME = 'cinerag-list.json';

type Fault = ImportFault | 'unreadable';
type Outcome = { readonly fault: Fault; readonly file: string } | { readonly invalid: number };

export function ImportExport({ marks }: { marks: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const exportFile = () => {
    download(exportList(snapshot(useList.getState())));
    showToast(texts.exported(marks));
  };

  const importFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const { restore } = useList.getState();
    const before = snapshot(useList.getState());
    const text = file.size > MAX_FILE_BYTES ? null : await file.text().catch(() => undefined);
    const imported = text ? importList(text, before) : null;
    // Choosing the same file again must be a change.
    target.value = '';
    if (!imported?.ok) {
      const fault = imported?.reason ?? (text === null ? 'too-large' : text === '' ? 'not-json' : 'unreadable');
      setOutcome({ fault, file: file.name });
      return;
    }
    restore(imported.data);
    setOutcome(imported.invalid > 0 ? { invalid: imported.invalid } : null);
    showToast(texts.imported(imported.added), imported.added > 0 ? () => restore(before) : undefined);
  };

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onClick={exportFile} disabled={marks === 0}>
          <Download aria-hidden="true" className="size-4" />
          {texts.export}
        </Button>
        <Button kind="secondary" onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" className="size-4" />
          {texts.import}
        </Button>
        {/* Hidden, since the button opens it. */}
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          aria-label={texts.import}
          onChange={(event) => void importFile(event)}
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
            <p className="text-sand">{texts.invalid(outcome.invalid)}</p>
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
  // The browser reads it asynchronously.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
