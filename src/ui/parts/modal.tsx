/**
 * A window above the page: the browser's own `<dialog>`, with its focus trap, Escape and the phone's back
 * gesture. A tap beside it closes it.
 */
import './css/sheet.css';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export type ModalProps = {
  open: boolean;
  onClose: () => void;
  /** Id of the heading that names it. */
  labelledBy: string;
  role?: 'alertdialog' | undefined;
  children: ComponentChildren;
};

export function Modal({ open, onClose, labelledBy, role, children }: ModalProps): JSX.Element | null {
  const box = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useLayoutEffect(() => {
    const dialog = box.current;
    if (!open || dialog === null) return undefined;
    // The screen decides what is open: the browser only asks.
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close.current();
    };
    const onClick = (event: Event): void => {
      if (event.target === dialog) close.current();
    };
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('click', onClick);
    dialog.showModal();
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('click', onClick);
      dialog.close();
    };
  }, [open]);

  if (!open) return null;
  return (
    <dialog ref={box} class="sheet" role={role} aria-labelledby={labelledBy}>
      {children}
    </dialog>
  );
}
