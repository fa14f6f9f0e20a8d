/** A round button with an icon. Its label is the accessible name and the tooltip. */
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  label: string;
  icon: LucideIcon;
  /** For a toggle: the icon is filled while it is pressed. */
  pressed?: boolean;
};

export function IconButton({ label, icon: Icon, pressed, className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      className={`inline-grid size-11 shrink-0 place-items-center rounded-full border border-edge bg-ink text-bone hover:border-lamp hover:text-lamp focus-visible:outline-offset-0 aria-pressed:border-lamp aria-pressed:text-lamp ${className}`}
    >
      <Icon aria-hidden="true" className={`size-5 ${pressed ? 'fill-current' : ''}`} />
    </button>
  );
}
