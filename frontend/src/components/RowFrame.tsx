/** A row's heading and the container for its films or their skeleton. */
import type { ReactNode } from 'react';

interface Props {
  title: string;
  headingId: string;
  children: ReactNode;
}

export function RowFrame({ title, headingId, children }: Props) {
  return (
    <section aria-labelledby={headingId} className="min-w-0">
      <h2 id={headingId} className="font-display text-xl/8 sm:text-2xl/8">
        {title}
      </h2>
      <div className="group/row film-row relative">{children}</div>
    </section>
  );
}
