/**
 * The buttons of a form: to the next group, or into the book.
 */
import type { JSX } from 'preact';
import { Button } from '../../parts/button.tsx';
import type { Form } from '../../state/form.ts';
import { useText } from '../../state/session.ts';
import { wide } from '../../state/wide.ts';

type FormFootProps = {
  form: Form;
  /** How many groups there are just now. */
  count: number;
  onSave: () => Promise<void>;
  /** Leads to the question that stops a group. */
  onStuck: (name: string) => void;
};

export function FormFoot({ form, count, onSave, onStuck }: FormFootProps): JSX.Element {
  const text = useText();
  const at = Math.min(form.group.value, count - 1);
  const last = wide.value || at >= count - 1;

  const next = (): void => {
    const stuck = form.checkGroup(at);
    if (stuck !== null) onStuck(stuck);
    else turnTo(form, at + 1);
  };
  const save = (
    <Button
      icon={last ? 'check' : undefined}
      look={last ? 'primary' : 'outline'}
      busy={form.saving.value}
      onClick={() => void onSave()}
    >
      {text.do.save}
    </Button>
  );
  return (
    <>
      {!wide.value && at > 0 && (
        <Button look="outline" icon="back" label={text.form.previous} onClick={() => turnTo(form, at - 1)}>
          {null}
        </Button>
      )}
      {(last || form.ready.value) && save}
      {!last && <Button onClick={next}>{text.do.next}</Button>}
    </>
  );
}

function turnTo(form: Form, group: number): void {
  form.turnTo(group);
  scrollTo(0, 0);
}
