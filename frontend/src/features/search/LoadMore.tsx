/** Loads the next page near the end of the results, or with a button for keyboards and older browsers. */
import { useEffect, useRef } from 'react';

import { Button } from '@/components/Button';
import { searchTexts } from '@/lib/texts';

/** How far below the viewport the end may be when the next page is requested. */
const MARGIN = '600px';

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

export function LoadMore({ query, shown, total, stale }: Props) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError: failed, fetchNextPage } = query;
  const end = useRef<HTMLDivElement>(null);
  const ready = hasNextPage && !isFetchingNextPage && !stale && !failed;
  useEffect(() => {
    const node = end.current;
    if (!ready || !node || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: `0px 0px ${MARGIN}` },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [ready, fetchNextPage]);
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
