/** "Like this, but …": buttons for common variations, and a text box for others. */
import { ArrowRight, X } from 'lucide-react';
import { useId, useRef, useState, type SyntheticEvent } from 'react';

import { filmTexts } from '@/lib/texts';

interface Props {
  but: string | undefined;
  onChange: (but: string | undefined) => void;
}

const texts = filmTexts.but;
const CHIP =
  'inline-flex min-h-11 items-center rounded-full border border-edge px-4 text-sm text-sand hover:border-lamp hover:text-lamp aria-pressed:border-lamp aria-pressed:bg-lamp aria-pressed:font-semibold aria-pressed:text-ink sm:min-h-9';

export function ButForm({ but, onChange }: Props) {
  return (
    <div className="my-5 flex flex-col gap-3">
      <div role="group" aria-label={texts.quick} className="flex flex-wrap gap-2">
        {texts.chips.map((chip) => (
          <button
            key={chip}
            type="button"
            aria-pressed={chip === but}
            onClick={() => onChange(chip === but ? undefined : chip)}
            className={CHIP}
          >
            {chip}
          </button>
        ))}
      </div>
      <CustomVariation but={but} onChange={onChange} />
    </div>
  );
}

const customText = (but: string | undefined) => (but === undefined || texts.chips.some((chip) => chip === but) ? '' : but);

function CustomVariation({ but, onChange }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(customText(but));
  const [shown, setShown] = useState(but);
  // Follows the address when a chip has changed it.
  if (shown !== but) {
    setShown(but);
    setText(customText(but));
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onChange(text);
  };
  const clear = () => {
    setText('');
    onChange(undefined);
    // The button disappears, and the focus must not.
    input.current?.focus();
  };
  return (
    <form onSubmit={submit} className="flex max-w-xl flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor={id} className="text-sm text-sand">
        {texts.label}
      </label>
      <div className="flex min-w-0 flex-1 basis-60 items-center rounded-full border border-edge bg-seat focus-within:border-lamp">
        <input
          ref={input}
          id={id}
          value={text}
          maxLength={200}
          enterKeyHint="search"
          autoComplete="off"
          placeholder={texts.placeholder}
          onChange={(event) => setText(event.target.value)}
          className="min-h-11 min-w-0 flex-1 rounded-full bg-transparent px-4 text-bone placeholder:text-dust"
        />
        {but === undefined ? null : (
          <button
            type="button"
            aria-label={texts.clear}
            title={texts.clear}
            onClick={clear}
            className="grid size-11 shrink-0 place-items-center rounded-full text-dust hover:text-bone"
          >
            <X aria-hidden="true" className="size-4" />
          </button>
        )}
        <button
          type="submit"
          aria-label={texts.submit}
          title={texts.submit}
          className="grid size-11 shrink-0 place-items-center rounded-full text-lamp hover:bg-rail"
        >
          <ArrowRight aria-hidden="true" className="size-5" />
        </button>
      </div>
    </form>
  );
}
