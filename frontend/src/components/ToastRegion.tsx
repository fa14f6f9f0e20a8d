/** Where short messages appear, read out politely. What they look like is loaded with the first of them. */
import { extra } from '@/lib/loaded';
import { shellTexts } from '@/lib/texts';
import { useToasts } from '@/lib/toasts';

const ToastMessage = extra(() => import('./ToastMessage').then((module) => module.ToastMessage));

export function ToastRegion() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label={shellTexts.messages}
      // The region is there before its messages, or they would not be announced.
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex flex-col items-center gap-2 p-4 print:hidden"
    >
      {toasts.map((toast) => (
        <ToastMessage key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
