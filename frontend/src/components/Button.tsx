/** A button with a text. `buttonClass` styles a link like one. */
import type { ComponentProps } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'quiet';

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-lamp font-semibold text-ink hover:bg-bone',
  secondary: 'border border-edge text-bone hover:border-lamp hover:text-lamp',
  quiet: 'text-sand underline-offset-4 hover:text-lamp hover:underline',
};

export const buttonClass = (kind: ButtonKind): string =>
  `inline-flex min-h-11 items-center justify-center gap-2 rounded-md px-4 py-2 disabled:cursor-default disabled:opacity-50 ${KINDS[kind]}`;

type Props = ComponentProps<'button'> & { kind?: ButtonKind };

export function Button({ kind = 'primary', className = '', ...rest }: Props) {
  return <button type="button" {...rest} className={`${buttonClass(kind)} ${className}`} />;
}
