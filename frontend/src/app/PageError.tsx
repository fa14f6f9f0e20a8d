/** The page for a page that broke: what is known about it, and a way on. */
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';

import { Failure } from '@/components/Failure';
import { usePageTitle } from '@/lib/pageTitle';
import { shellTexts } from '@/lib/texts';

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  usePageTitle(shellTexts.title(shellTexts.brokenTitle));
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="page py-16">
      <h1 className="sr-only">{shellTexts.brokenTitle}</h1>
      <Failure heading={shellTexts.broken} error={error instanceof Error ? error : new Error(String(error))} retry={retry} />
    </div>
  );
}
