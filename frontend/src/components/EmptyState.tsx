/** An empty place: what it is for, and what to do. */
import type { ReactNode } from 'react';

interface Props {
  heading: string;
  text?: string;
  /** The level of the heading. */
  level?: 1 | 2 | 3;
  children?: ReactNode;
}

export function EmptyState({ heading, text, level = 2, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section className="mx-auto flex max-w-xl flex-col items-center gap-4 py-10 text-center">
      <Heading className="font-display text-2xl text-balance sm:text-3xl">{heading}</Heading>
      {text ? <p className="text-balance text-sand">{text}</p> : null}
      {children ? <div className="mt-2 flex flex-wrap justify-center gap-3">{children}</div> : null}
    </section>
  );
}
