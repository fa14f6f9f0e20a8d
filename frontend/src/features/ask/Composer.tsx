/** The text box for questions. Enter sends, Shift+Enter breaks the line, and an input method's Enter does neither. */
import { ArrowUp, Square } from 'lucide-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';

import { IconButton } from '@/components/IconButton';
import { askTexts } from '@/lib/texts';

import { MAX_QUESTION_LENGTH } from './conversation';

interface Props {
  input: RefObject<HTMLTextAreaElement | null>;
  busy: boolean;
  onAsk: (question: string) => void;
  onStop: () => void;
}

export function Composer({ input, busy, onAsk, onStop }: Props) {
  const [text, setText] = useState('');
  const send = () => {
    if (busy || text.trim() === '') return;
    onAsk(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="sticky bottom-0 border-t border-rail bg-seat p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2 rounded-3xl border border-edge bg-ink p-1 pl-4 focus-within:border-lamp has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-lamp">
        <textarea
          ref={input}
          rows={1}
          value={text}
          maxLength={MAX_QUESTION_LENGTH}
          aria-label={askTexts.yourQuestion}
          placeholder={askTexts.placeholder}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-40 min-h-11 min-w-0 flex-1 resize-none bg-transparent py-2.5 outline-none placeholder:text-dust"
        />
        {busy ? (
          <IconButton key="stop" label={askTexts.stop} icon={Square} onClick={onStop} />
        ) : (
          <IconButton
            key="send"
            label={askTexts.send}
            icon={ArrowUp}
            type="submit"
            aria-disabled={text.trim() === ''}
            className="aria-disabled:border-rail aria-disabled:text-dust"
          />
        )}
      </div>
    </form>
  );
}
