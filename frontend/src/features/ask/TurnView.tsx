/** One question and its answer, in whatever state the answer is. */
import { useEffect, useRef } from 'react';

import { Button } from '@/components/Button';
import { Failure } from '@/components/Failure';
import { askTexts } from '@/lib/texts';

import { Answer } from './Answer';
import { isUnderWay, type Turn } from './conversation';
import { QuestionChip } from './QuestionChip';

interface Props {
  turn: Turn;
  /** The last of the conversation: only what it offers still leads on. */
  latest: boolean;
  /** The only one so far. */
  first: boolean;
  onAsk: (question: string) => void;
  onAgain: () => void;
}

export function TurnView({ turn, latest, first, onAsk, onAgain }: Props) {
  const item = useRef<HTMLLIElement>(null);
  const { state, question, followUps, degraded, problem } = turn;
  // A new question goes to the top, so that its answer has room to grow and need not be chased.
  useEffect(() => {
    if (latest && !first) item.current?.scrollIntoView({ block: 'start' });
  }, [latest, first]);
  return (
    <li ref={item} className={`flex scroll-mt-21 flex-col gap-4 ${latest && !first ? 'min-h-[calc(85dvh-12rem)] sm:min-h-[calc(100dvh-12rem)]' : ''}`}>
      <p className="max-w-[85%] self-end rounded-2xl rounded-br-sm bg-rail px-4 py-2.5 wrap-anywhere whitespace-pre-wrap">
        <span className="sr-only">{askTexts.youAsked} </span>
        {question}
      </p>
      <section aria-label={askTexts.answer} aria-busy={isUnderWay(turn)} className="flex flex-col gap-4">
        {state === 'waiting' ? <p className="text-dust motion-safe:animate-pulse">{askTexts.looking}</p> : null}
        <Answer turn={turn} />
        {state === 'done' && turn.text.trim() === '' ? <p className="text-sand">{askTexts.nothing}</p> : null}
        {degraded.map((part) => (
          <p key={part} className="border-l-2 border-lamp pl-3 text-sm text-sand">
            {askTexts.away[part] ?? askTexts.partAway(part)}
          </p>
        ))}
        {state === 'failed' && problem ? <Failure heading={askTexts.failed} error={problem} retry={onAgain} /> : null}
        {state === 'stopped' ? (
          <div className="flex flex-wrap items-center gap-3 text-sm text-dust">
            <p>{askTexts.stopped}</p>
            <Button kind="secondary" onClick={onAgain}>
              {askTexts.askAgain}
            </Button>
          </div>
        ) : null}
        {latest && state === 'done' && followUps.length > 0 ? (
          <ul aria-label={askTexts.next} className="flex flex-wrap gap-2">
            {followUps.map((next) => (
              <li key={next}>
                <QuestionChip question={next} onAsk={onAsk} />
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </li>
  );
}
