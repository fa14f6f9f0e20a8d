/**
 * The next films: loaded by themselves when the end comes near, and by a button for whoever uses the keyboard or has a
 * browser that does not tell.
 */
import { useEffect, useRef } from 'react';

import { Button } from '@/components/Button';
import { searchTexts } from '@/lib/texts';

/** How far below the window the end may be when the next films are asked for. */
const AHEAD = '600px';

export interface NextPage {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface Props {
  query: NextPage;
  shown: number;
  total: number;
  stale: boolean;
}

export function More({ query, shown, total, stale }: Props) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError: failed, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);
  const waiting = hasNextPage && !isFetchingNextPage && !stale && !failed;
  useEffect(() => {
    const at = end.current;
    if (!waiting || !at || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: `0px 0px ${AHEAD}` },
    );
    observer.observe(at);
    return () => observer.disconnect();
  }, [waiting, fetchNextPage]);
  return (
    <div ref={end} className="mt-10 flex flex-col items-center gap-3 text-sm text-dust">
      <p role="status">
        {failed ? searchTexts.moreFailed : isFetchingNextPage ? searchTexts.loadingMore : shown > 0 && total > 0 ? searchTexts.shown(shown, total) : ''}
      </p>
      {hasNextPage ? (
        <Button kind="secondary" disabled={isFetchingNextPage || stale} onClick={() => void fetchNextPage()}>
          {searchTexts.showMore}
        </Button>
      ) : null}
    </div>
  );
}
