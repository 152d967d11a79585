/**
 * A question before something that cannot be taken back lightly.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from './button.tsx';
import { type Said, useWords } from './language.tsx';
import { Modal } from './modal.tsx';
import { words } from './later-words.ts';

export type DialogProps = {
  open: boolean;
  title: Said;
  /** What will happen, and what will not. */
  children?: ComponentChildren;
  /** The act itself ("Xóa phiếu"), never "OK". */
  confirm: Said;
  cancel?: Said;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
};

export function Dialog(props: DialogProps): JSX.Element {
  const { open, danger = false, busy = false, cancel = words.cancel } = props;
  const say = useWords();
  const id = useId();
  return (
    <Modal open={open} onClose={props.onCancel} labelledBy={id} role="alertdialog">
      <div class="head">
        <h2 id={id}>{say(props.title)}</h2>
      </div>
      {props.children !== undefined && <div class="said">{props.children}</div>}
      <div class="foot">
        <Button look="outline" onClick={props.onCancel}>
          {say(cancel)}
        </Button>
        <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={props.onConfirm}>
          {say(props.confirm)}
        </Button>
      </div>
    </Modal>
  );
}
