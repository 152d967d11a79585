/**
 * What surrounds every question: label, required mark, the control, then problem, warning and hint – all
 * tied to the control by id, so that they are read out with it.
 */
import './css/form.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './later-words.ts';

export type Asked = {
  label: Said;
  hint?: Said | null | undefined;
  /** Stops the record: says what to do. */
  problem?: Said | null | undefined;
  /** Lets the record through, with a question. */
  warning?: Said | null | undefined;
  required?: boolean | undefined;
  /** Of the control, so that a form can lead to its first problem. */
  id?: string | undefined;
};

/**
 * The contract of every field part. `typed` is what stands in the box when it is not the value as the app
 * writes it; it comes back by `onChange` with every key, so that a draft keeps it exactly. `problem` is what
 * reading it found; problems of the record's rules come in by `Asked`.
 */
export type Input<T> = Asked & {
  value: T | null;
  typed?: string | undefined;
  onChange: (value: T | null, typed: string, problem: Problem) => void;
};

export type Problem = Exclude<Said, string> | null;

/** The attributes that tie a control to its label and to what is said about it. */
export type Tie = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

type FieldProps = Asked & { children: (tie: Tie) => ComponentChildren };

/** Around one control. */
export function Field(props: FieldProps): JSX.Element {
  const tie = useTie(props);
  return (
    <div class="fld">
      <label class="lb" id={`${tie.id}-label`} for={tie.id}>
        <LabelText {...props} />
      </label>
      {props.children(tie)}
      <Notes {...props} id={tie.id} />
    </div>
  );
}

/** Around several controls that answer one question; `role` is `radiogroup` where one of them is chosen. */
export function FieldGroup(props: FieldProps & { role?: 'group' | 'radiogroup' }): JSX.Element {
  const tie = useTie(props);
  const { role = 'group' } = props;
  return (
    <div
      class="fld group"
      role={role}
      id={tie.id}
      aria-labelledby={`${tie.id}-label`}
      aria-describedby={tie['aria-describedby']}
      aria-invalid={role === 'radiogroup' ? tie['aria-invalid'] : undefined}
      aria-required={role === 'radiogroup' ? tie['aria-required'] : undefined}
      tabIndex={-1}
    >
      <span class="lb" id={`${tie.id}-label`}>
        <LabelText {...props} />
      </span>
      {props.children(tie)}
      <Notes {...props} id={tie.id} />
    </div>
  );
}

function useTie({ id, hint, problem, warning, required }: Asked): Tie {
  const made = useId();
  const own = id ?? made;
  const notes = [problem && `${own}-problem`, warning && `${own}-warning`, hint && `${own}-hint`].filter(
    Boolean,
  );
  return {
    id: own,
    'aria-describedby': notes.length > 0 ? notes.join(' ') : undefined,
    'aria-invalid': problem ? true : undefined,
    'aria-required': required === true ? true : undefined,
  };
}

function LabelText({ label, required = false }: Asked): JSX.Element {
  const say = useWords();
  return (
    <>
      {say(label)}
      {required && (
        <em aria-hidden="true" title={say(words.required)}>
          {'\u00a0*'}
        </em>
      )}
    </>
  );
}

function Notes({ id, problem, warning, hint }: Asked): JSX.Element {
  const say = useWords();
  return (
    <>
      {problem && (
        <p class="says bad" id={`${id}-problem`}>
          <Icon name="warn" />
          <span>{say(problem)}</span>
        </p>
      )}
      {warning && (
        <p class="says wait" id={`${id}-warning`}>
          <Icon name="info" />
          <span>{say(warning)}</span>
        </p>
      )}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
    </>
  );
}
