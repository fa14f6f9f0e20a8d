/** The empty conversation: what it is for, and example questions. */
import { askTexts } from '@/lib/texts';

import { QuestionChip } from './QuestionChip';

export function Starters({ onAsk }: { onAsk: (question: string) => void }) {
  return (
    <div className="flex flex-1 flex-col justify-center gap-3 px-5 py-8">
      <p className="font-display text-3xl leading-tight text-balance">{askTexts.begin}</p>
      <p className="text-sand">{askTexts.beginHint}</p>
      <ul className="mt-3 flex flex-col items-start gap-2">
        {askTexts.starters.map((question) => (
          <li key={question}>
            <QuestionChip question={question} onAsk={onAsk} />
          </li>
        ))}
      </ul>
    </div>
  );
}
