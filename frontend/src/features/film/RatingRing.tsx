/** A film's rating as a ring chart, with its value and the number of ratings. */
import type { Rating } from '@/api/types';
import { rating } from '@/lib/format';
import { filmTexts } from '@/lib/texts';

const RADIUS = 20;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

export function RatingRing({ value }: { value: Rating | null | undefined }) {
  const rated = rating(value);
  if (!rated || !value) return null;
  const share = Math.min(Math.max(value.average / 10, 0), 1);
  return (
    <p className="flex items-center gap-3">
      <span className="relative grid size-13 shrink-0 place-items-center">
        <svg viewBox="0 0 48 48" aria-hidden="true" className="absolute inset-0 size-full -rotate-90">
          <circle cx="24" cy="24" r={RADIUS} fill="none" strokeWidth="4" className="stroke-poster/20" />
          <circle
            cx="24"
            cy="24"
            r={RADIUS}
            fill="none"
            strokeWidth="4"
            strokeLinecap="round"
            strokeDasharray={`${share * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
            className="stroke-beam"
          />
        </svg>
        <strong className="tabular-nums">{rated.average}</strong>
      </span>
      <span className="text-sm text-poster/85">{filmTexts.ratedBy(rated.count)}</span>
    </p>
  );
}
