/**
 * A question as the parts of a form hand it on.
 */
import type { Day } from '../../../core/day.ts';
import type { Field } from '../../../core/field.ts';
import type { Words } from '../../../core/text.ts';

export interface Asking<F extends Field = Field> {
  /** `people`, `items.ROW.quantity`: names the box and what was typed in it. */
  readonly path: string;
  readonly field: F;
  readonly value: unknown;
  readonly typed: string | undefined;
  readonly problem: Words | null;
  readonly warning: Words | null;
  readonly today: Day;
  readonly answer: (value: unknown, typed?: string) => void;
}

/** Id of the control, so that a form can lead to its first problem. */
export function questionId(path: string): string {
  return `q-${path}`;
}

/** What surrounds every part. */
export function asked({ path, field, problem, warning }: Asking) {
  return {
    id: questionId(path),
    label: field.label,
    hint: field.hint,
    required: field.required,
    problem,
    warning,
  };
}
