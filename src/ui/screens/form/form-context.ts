/**
 * The form that a question stands in.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Form } from '../../state/form.ts';

export interface FormAround {
  readonly form: Form;
  /** The references that were chosen lately, by question (`trade`, `items.goods`). */
  readonly often: Readonly<Record<string, readonly string[]>>;
}

export const FormContext = createContext<FormAround | null>(null);

export function useForm(): FormAround {
  const around = useContext(FormContext);
  if (around === null) throw new Error('a question stands outside of a form');
  return around;
}
