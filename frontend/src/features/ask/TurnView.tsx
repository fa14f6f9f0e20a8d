/** One question and its answer, in any state. */
import { useEffect, useRef } from 'react';

import { Button } from '@/components/Button';
import { Failure } from '@/components/Failure';
import { askTexts } from '@/lib/texts';

import { Answer } from './Answer';
import { isInProgress, type Turn } from './conversation';
import { QuestionChip } from './QuestionChip';

interface Props {
  turn: Turn;
  /** The last turn, which shows follow-up questions. */
  latest: boolean;
  /** The only turn so far. */
  first: boolean;
  onAsk: (question: string) => void;
  onAgain: () => void;
}

export function TurnView({ turn, latest, first, onAsk, onAgain }: Props) {
  const item = useRef<HTMLLIElement>(null);
  const { state, question, followUps, degraded, problem } = turn;
  // A new question scrolls to the top, so that its answer has room to grow.
  useEffect(() => {
    if (latest && !first) item.current?.scrollIntoView({ block: 'start' });
  }, [latest, first]);
  return (
    <li ref={item} className={`flex scroll-mt-21 flex-col gap-4 ${latest && !first ? 'min-h-[calc(85dvh-12rem)] sm:min-h-[calc(100dvh-12rem)]' : ''}`}>
      <p className="max-w-[85%] self-end rounded-2xl rounded-br-sm bg-rail px-4 py-2.5 wrap-anywhere whitespace-pre-wrap">
        <span className="sr-only">{askTexts.youAsked} </span>
        {question}
      </p>
      <section aria-label={askTexts.answer} aria-busy={isInProgress(turn)} className="flex flex-col gap-4">
        {state === 'waiting' ? <p className="text-dust motion-safe:animate-pulse">{askTexts.searching}</p> : null}
        <Answer turn={turn} />
        {state === 'done' && turn.text.trim() === '' ? <p className="text-sand">{askTexts.nothing}</p> : null}
        {degraded.map((component) => (
          <p key={component} className="border-l-2 border-lamp pl-3 text-sm text-sand">
            {askTexts.unavailable[component] ?? askTexts.componentUnavailable(component)}
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
          <ul aria-label={askTexts.followUps} className="flex flex-wrap gap-2">
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
