/** A button that asks a question. */
interface Props {
  question: string;
  onAsk: (question: string) => void;
}

export function QuestionChip({ question, onAsk }: Props) {
  return (
    <button
      type="button"
      onClick={() => onAsk(question)}
      className="min-h-11 rounded-2xl border border-edge px-4 py-2 text-left text-sm text-sand hover:border-lamp hover:text-lamp"
    >
      {question}
    </button>
  );
}
