/** The conversation about films: a sheet from the right on a wide screen, from below on a narrow one. */
import { RotateCcw } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { Overlay } from '@/components/Overlay';
import { useMediaQuery, WIDE } from '@/lib/mediaQuery';
import { useRouter } from '@/lib/router';
import { askTexts } from '@/lib/texts';

import { readAnswer } from './answerText';
import { Composer } from './Composer';
import { isInProgress, useConversation } from './conversation';
import { Starters } from './Starters';
import { TurnView } from './TurnView';

export function AskPanel({ onClose }: { onClose: () => void }) {
  const wide = useMediaQuery(WIDE);
  const { turns, ask, again, stop, startOver } = useConversation();
  const input = useRef<HTMLTextAreaElement>(null);
  const router = useRouter();
  const last = turns.at(-1);
  const busy = last !== undefined && isInProgress(last);

  // A film opens over the conversation. Navigating to another page closes it.
  useEffect(
    () => router.subscribe('onBeforeNavigate', ({ pathChanged }) => (pathChanged ? onClose() : undefined)),
    [router, onClose],
  );

  const say = (question: string) => {
    void ask(question);
    input.current?.focus();
  };
  const restart = () => {
    startOver();
    input.current?.focus();
  };

  return (
    <Overlay title={askTexts.title} onClose={onClose} shape={wide ? 'right' : 'bottom'}>
      <div className="flex min-h-[85dvh] flex-col sm:min-h-full">
        <div className="sticky top-0 z-5 flex min-h-17 items-center gap-3 border-b border-rail bg-seat py-3 pr-17 pl-5">
          <h2 className="mr-auto font-display text-xl">{askTexts.title}</h2>
          {turns.length > 0 ? (
            <button
              type="button"
              onClick={restart}
              className="inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded text-sm text-sand hover:text-lamp"
            >
              <RotateCcw aria-hidden="true" className="size-5 sm:size-4" />
              <span className="max-sm:sr-only">{askTexts.startOver}</span>
            </button>
          ) : null}
        </div>
        {turns.length === 0 ? (
          <Starters onAsk={say} />
        ) : (
          <ol aria-label={askTexts.conversation} className="flex flex-1 flex-col gap-8 px-5 py-6">
            {turns.map((turn) => (
              <TurnView
                key={turn.id}
                turn={turn}
                latest={turn === last}
                first={turns.length === 1}
                onAsk={say}
                onAgain={() => void again(turn.id)}
              />
            ))}
          </ol>
        )}
        {/* Announced once the answer is complete: word by word would be hard to follow. */}
        <p role="status" className="sr-only">
          {last?.state === 'done' ? readAnswer(last.text, last.films).plain : busy ? askTexts.searching : ''}
        </p>
        <Composer input={input} busy={busy} onAsk={say} onStop={stop} />
      </div>
    </Overlay>
  );
}
