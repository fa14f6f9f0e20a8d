/**
 * A modal dialog, or a sheet from an edge of the screen. Import it lazily: no page needs it at first.
 *
 * The backdrop is not Radix's, which locks scrolling with a `<style>` element that the content security policy forbids.
 * `styles.css` locks it instead.
 */
import { Close, Content, Portal, Root, Title } from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { commonTexts } from '@/lib/texts';

export type OverlayShape = 'dialog' | 'right' | 'bottom';

interface Props {
  /** The accessible name. It is not shown, since the content has its own heading. */
  title: string;
  onClose: () => void;
  shape?: OverlayShape;
  children: ReactNode;
}

const SHAPES: Readonly<Record<OverlayShape, string>> = {
  dialog:
    'inset-0 h-dvh w-full sm:inset-8 sm:m-auto sm:h-fit sm:max-h-[calc(100dvh-4rem)] sm:w-auto sm:max-w-5xl sm:rounded-xl sm:border sm:border-edge',
  right: 'inset-y-0 right-0 w-[min(26rem,100%)] border-l border-edge',
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl border-t border-edge',
};

export function Overlay({ title, onClose, shape = 'dialog', children }: Props) {
  // Radix returns the focus to its own trigger, which an overlay that is opened by an address does not have.
  const [opener] = useState(() => document.activeElement);
  const returnFocus = (event: Event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
  return (
    <Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Portal>
        <div aria-hidden="true" className="fixed inset-0 z-20 bg-black/75 print:hidden" />
        <Content
          aria-describedby={undefined}
          data-overlay=""
          onCloseAutoFocus={returnFocus}
          className={`fixed z-30 overflow-y-auto overscroll-contain bg-seat text-bone outline-none print:static print:max-h-none print:overflow-visible print:border-0 ${SHAPES[shape]}`}
        >
          {/* Not a heading, since the content has one. */}
          <Title asChild>
            <p className="sr-only">{title}</p>
          </Title>
          <div className="sticky top-0 z-20 h-0 text-right print:hidden">
            <Close
              aria-label={commonTexts.close}
              className="m-3 inline-grid size-11 place-items-center rounded-full border border-edge bg-ink text-bone hover:border-lamp hover:text-lamp focus-visible:outline-offset-0"
            >
              <X aria-hidden="true" className="size-5" />
            </Close>
          </div>
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
