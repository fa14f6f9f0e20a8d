/** The order of the films, which is part of the address. */
import { Segmented } from '@/components/Segmented';
import { LIST_SORTS, normaliseListAddress, type ListSort } from '@/lib/listAddress';
import { useRouter } from '@/lib/router';
import { listTexts } from '@/lib/texts';

export function SortChoice({ sort }: { sort: ListSort }) {
  const { navigate } = useRouter();
  return (
    <div className="print:hidden">
      <Segmented
        label={listTexts.sort}
        options={LIST_SORTS.map((value) => ({ value, label: listTexts.sorts[value] }))}
        value={sort}
        onChange={(chosen) =>
          void navigate({ to: '/list', search: (current) => normaliseListAddress({ ...current, sort: chosen }), replace: true, resetScroll: false })
        }
      />
    </div>
  );
}
