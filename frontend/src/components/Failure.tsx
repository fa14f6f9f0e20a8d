/** An error in the API's own words, and a button to try again. */
import { ApiProblem } from '@/api/problem';
import { commonTexts } from '@/lib/texts';

import { Button } from './Button';

interface Props {
  /** What failed. */
  heading: string;
  error: Error;
  retry: () => void;
}

export function Failure({ heading, error, retry }: Props) {
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <section role="alert" className="max-w-2xl rounded-md border-l-4 border-alarm bg-seat p-5">
      <h2 className="font-display text-xl">{heading}</h2>
      <p className="mt-2 text-sand wrap-break-word">{problem ? problem.message : commonTexts.unexpected}</p>
      {problem?.requestId ? (
        <p className="mt-2 text-sm text-dust">
          {commonTexts.request} <code className="wrap-anywhere">{problem.requestId}</code>
        </p>
      ) : null}
      <Button onClick={retry} className="mt-4">
        {commonTexts.tryAgain}
      </Button>
    </section>
  );
}
