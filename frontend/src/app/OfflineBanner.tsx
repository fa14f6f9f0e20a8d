/** Says that there is no connection. */
import { useOnline } from '@/lib/online';
import { shellTexts } from '@/lib/texts';

export function OfflineBanner() {
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : <p className="page border-b border-edge bg-seat py-2 text-sm text-sand">{shellTexts.offline}</p>}
    </div>
  );
}
