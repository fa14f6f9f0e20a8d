/** The live region for notifications. Their code is loaded with the first one. */
import { lazyComponent } from '@/lib/lazyComponent';
import { shellTexts } from '@/lib/texts';
import { useToasts } from '@/lib/toasts';

const ToastMessage = lazyComponent(() => import('./ToastMessage').then((module) => module.ToastMessage));

export function ToastRegion() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label={shellTexts.messages}
      // A live region must exist before its messages, or they are not announced.
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 flex flex-col items-center gap-2 p-4 print:hidden"
    >
      {toasts.map((toast) => (
        <ToastMessage key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
