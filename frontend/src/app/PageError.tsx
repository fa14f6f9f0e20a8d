/** Replaces a page that failed: the error, and a way to try again. */
import { Failure } from '@/components/Failure';
import { usePageTitle } from '@/lib/pageTitle';
import type { PageErrorProps } from '@/lib/router';
import { shellTexts } from '@/lib/texts';

export function PageError({ error, reset }: PageErrorProps) {
  usePageTitle(shellTexts.title(shellTexts.brokenTitle));
  return (
    <div className="page py-16">
      <h1 className="sr-only">{shellTexts.brokenTitle}</h1>
      <Failure heading={shellTexts.broken} error={error} retry={reset} />
    </div>
  );
}
