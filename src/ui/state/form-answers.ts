/**
 * The answering of a form: values, what was typed that is no answer yet, which questions are asked, what is said.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Field } from '../../core/field.ts';
import type { AnyBody, Kind, Trouble } from '../../core/kind.ts';
import { clean, type Words } from '../../core/text.ts';
import { judgeAnswers } from '../../storage/judge.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { isAsked } from '../overrides.ts';
import type { FormOpening } from './open-form.ts';

export interface Question {
  readonly name: string;
  readonly field: Field;
}

export interface QuestionGroup {
  readonly title: Words;
  readonly questions: readonly Question[];
}

/** What is said at one question. */
export interface Said {
  readonly problem: Words | null;
  readonly warning: Words | null;
}

export interface Answers {
  readonly values: ReadonlySignal<AnyBody>;
  /** Text in the boxes, by question (`amount`, `items.ROW.unitPrice`). */
  readonly typed: ReadonlySignal<Readonly<Record<string, string>>>;
  /** The groups with a question that is asked just now. */
  readonly groups: ReadonlySignal<readonly QuestionGroup[]>;
  readonly group: ReadonlySignal<number>;
  /** Nothing stops the record any more: it may be saved before the last group. */
  readonly ready: ReadonlySignal<boolean>;
  /** Problems that belong to no question in sight. */
  readonly general: ReadonlySignal<readonly Trouble[]>;
  saidAt(name: string): Said;
  answer(name: string, value: unknown, typed?: string): void;
  /** Several at once, as another record answers them; what was typed there gives way. */
  answerAll(values: AnyBody): void;
  /** The text of a box inside a row; its value comes with the row. */
  keepTyped(path: string, typed: string): void;
  turnTo(group: number): void;
  /** Shows the problems of a group and names the first question that stops it, or null. */
  checkGroup(index: number): string | null;
}

/** What the saving needs besides. */
export interface CheckedAnswers extends Answers {
  /** Shows all problems and turns to the first question that stops the record; null: none does. */
  firstStop(): { readonly name: string | null } | null;
  /** Problems that only the saving found; they stand until something else is answered. */
  tell(troubles: readonly Trouble[]): void;
}

/** `changed` is called after every key and every answer. */
export function createAnswers(notebook: Notebook, opening: FormOpening, changed: () => void): CheckedAnswers {
  const { kind } = opening;
  const values = signal<AnyBody>(opening.values);
  const typed = signal<Readonly<Record<string, string>>>(opening.typed);
  const group = signal(opening.group);
  /** Groups whose blanks are told by now. */
  const checked = signal<ReadonlySet<number>>(new Set<number>());
  const fromSaving = signal<readonly Trouble[]>([]);

  const groups = computed(() => groupsOf(kind, values.value, opening.given));
  if (opening.lookAt !== null) {
    group.value = Math.max(0, indexOf(opening.lookAt));
    checked.value = new Set([group.value]);
  }
  const troubles = computed(() => [
    ...judgeAnswers(notebook, kind, values.value).filter((one) => !opening.given.includes(one.field ?? '')),
    ...fromSaving.value,
  ]);
  const general = computed(() => {
    const shown = new Set(groups.value.flatMap((one) => one.questions.map(({ name }) => name)));
    return troubles.value.filter(({ field, code }) => !shown.has(field ?? '') && code !== 'required');
  });

  function put(next: AnyBody, texts: Readonly<Record<string, string>>): void {
    batch(() => {
      values.value = next;
      typed.value = texts;
      fromSaving.value = [];
      changed();
    });
  }

  function answer(name: string, value: unknown, text?: string): void {
    put({ ...values.value, [name]: value }, withTyped(typed.value, name, text));
  }

  function answerAll(more: AnyBody): void {
    const texts = Object.fromEntries(
      Object.entries(typed.value).filter(([path]) => !((path.split('.', 1)[0] ?? '') in more)),
    );
    put({ ...values.value, ...more }, texts);
  }

  function keepTyped(path: string, text: string): void {
    typed.value = withTyped(typed.value, path, text);
    changed();
  }

  function indexOf(name: string): number {
    return groups.value.findIndex((one) => one.questions.some((question) => question.name === name));
  }

  function saidAt(name: string): Said {
    const mine = troubles.value.filter(({ field }) => field === name);
    // A text that cannot be read is no blank: the box says itself what is wrong with it.
    const unread = isUnread(typed.value, values.value, name);
    // Blanks are told once somebody wanted to go on: nobody has done anything wrong before.
    const told = checked.value.has(indexOf(name)) || !isBlank(values.value[name]);
    if (unread || !told) return NOTHING_SAID;
    const stop = mine.find(({ level }) => level === 'stop');
    const warning = mine.find(({ level }) => level === 'warn');
    return { problem: stop?.says ?? null, warning: stop ? null : (warning?.says ?? null) };
  }

  /** The first question of a group that stops the record, or null. */
  function stopIn(index: number): string | null {
    const questions = groups.value[index]?.questions ?? [];
    const stopped = new Set(troubles.value.filter(({ level }) => level === 'stop').map(({ field }) => field));
    const found = questions.find(
      ({ name }) =>
        stopped.has(name) ||
        isUnread(typed.value, values.value, name) ||
        unreadRow(typed.value, values.value, name) !== null,
    );
    return found?.name ?? null;
  }

  function checkGroup(index: number): string | null {
    checked.value = new Set([...checked.value, index]);
    return stopIn(index);
  }

  function firstStop(): { readonly name: string | null } | null {
    checked.value = new Set(groups.value.keys());
    for (const index of groups.value.keys()) {
      const name = stopIn(index);
      if (name === null) continue;
      group.value = index;
      return { name };
    }
    return general.value.some(({ level }) => level === 'stop') ? { name: null } : null;
  }

  return {
    values,
    typed,
    groups,
    group,
    ready: computed(() => troubles.value.every(({ level }) => level !== 'stop')),
    general,
    saidAt,
    answer,
    answerAll,
    keepTyped,
    turnTo: (next) => (group.value = next),
    checkGroup,
    firstStop,
    tell: (told) => (fromSaving.value = told),
  };
}

/** The questions asked just now, by group; a group without any is left out. */
function groupsOf(kind: Kind, values: AnyBody, given: readonly string[]): readonly QuestionGroup[] {
  const asked = (name: string): Question[] => {
    const field = kind.fields[name];
    return field && !given.includes(name) && isAsked(kind.name, name, values) ? [{ name, field }] : [];
  };
  const groups = kind.form.map(({ title, ask }) => ({ title, questions: ask.flatMap(asked) }));
  const commune = kind.form.some(({ ask }) => ask.includes('commune') || ask.includes('village'))
    ? []
    : asked('commune');
  return groups
    .map((one, index) => ({
      ...one,
      questions: [
        ...(index === 0 ? commune : []),
        ...one.questions,
        ...(index === groups.length - 1 ? asked('onBehalfOf') : []),
      ],
    }))
    .filter(({ questions }) => questions.length > 0);
}

function withTyped(
  typed: Readonly<Record<string, string>>,
  path: string,
  text: string | undefined,
): Readonly<Record<string, string>> {
  const { [path]: _gone, ...rest } = typed;
  return text === undefined || text === '' ? rest : { ...rest, [path]: text };
}

const NOTHING_SAID: Said = { problem: null, warning: null };

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Something stands in the box, and it is no value. */
function isUnread(typed: Readonly<Record<string, string>>, values: AnyBody, name: string): boolean {
  return (values[name] ?? null) === null && clean(typed[name] ?? '') !== '';
}

/** The box inside a row of that list whose text is no value, as a path, or null. */
export function unreadRow(
  typed: Readonly<Record<string, string>>,
  values: AnyBody,
  name: string,
): string | null {
  const rows = values[name];
  if (!Array.isArray(rows)) return null;
  for (const [path, text] of Object.entries(typed)) {
    const [list, id, field] = path.split('.');
    if (list !== name || id === undefined || field === undefined || clean(text) === '') continue;
    const row = rows.find((one: unknown) => rowId(one) === id) as AnyBody | undefined; // rows are objects with ids
    if (row && (row[field] ?? null) === null) return path;
  }
  return null;
}

function rowId(row: unknown): string | null {
  if (typeof row !== 'object' || row === null || !('id' in row)) return null;
  return typeof row.id === 'string' ? row.id : null;
}
