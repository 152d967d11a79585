/**
 * A form being filled in: answers, what was typed that is no answer yet, problems, the draft, the saving.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Field } from '../../core/field.ts';
import { id as idSchema, type Id } from '../../core/id.ts';
import type { AnyBody, Kind, Trouble } from '../../core/kind.ts';
import { withoutBlanks } from '../../core/record.ts';
import { clean, type Words } from '../../core/text.ts';
import type { Act, Notebook, Saved } from '../../storage/notebook-door.ts';
import { isAsked } from '../overrides.ts';
import { createDraftKeeper, type DraftState } from './draft-keeper.ts';
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

export type SaveResult =
  /** At which question to look. */
  | { readonly done: false; readonly at: string | null }
  | { readonly done: true; readonly record: Id | null; readonly warnings: readonly Trouble[] };

export interface Form {
  readonly kind: Kind;
  readonly opening: FormOpening;
  readonly values: ReadonlySignal<AnyBody>;
  /** Text in the boxes, by question (`amount`, `items.ROW.unitPrice`). */
  readonly typed: ReadonlySignal<Readonly<Record<string, string>>>;
  /** The groups with a question that is asked just now. */
  readonly groups: ReadonlySignal<readonly QuestionGroup[]>;
  readonly group: ReadonlySignal<number>;
  readonly draft: ReadonlySignal<DraftState>;
  readonly saving: ReadonlySignal<boolean>;
  /** Why the last saving did not work though the answers are right. */
  readonly refused: ReadonlySignal<'NO_SPACE' | 'NO_STORE' | 'GONE' | null>;
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
  save(): Promise<SaveResult>;
  /** Everything typed is kept on the phone (or could not be). */
  keepNow(): Promise<void>;
  drop(): Promise<void>;
  stop(): void;
}

type Refusal = Extract<Saved, { saved: false }>['why'];

export function createForm(notebook: Notebook, clock: () => number, opening: FormOpening): Form {
  const { kind } = opening;
  const values = signal<AnyBody>(opening.values);
  const typed = signal<Readonly<Record<string, string>>>(opening.typed);
  const group = signal(opening.group);
  /** Groups whose blanks are told by now. */
  const checked = signal<ReadonlySet<number>>(new Set<number>());
  const saving = signal(false);
  const refused = signal<Exclude<Refusal, 'RULES'> | null>(null);
  const fromSaving = signal<readonly Trouble[]>([]);

  const groups = computed(() => groupsOf(kind, values.value, opening.given));
  if (opening.lookAt !== null) {
    group.value = Math.max(0, indexOf(opening.lookAt));
    checked.value = new Set([group.value]);
  }
  const troubles = computed(() => [
    ...notebook.check(kind.name, values.value).filter((one) => !opening.given.includes(one.field ?? '')),
    ...fromSaving.value,
  ]);
  const general = computed(() => {
    const shown = new Set(groups.value.flatMap((one) => one.questions.map(({ name }) => name)));
    return troubles.value.filter(({ field, code }) => !shown.has(field ?? '') && code !== 'required');
  });

  const keeper = createDraftKeeper(() => keepAs(opening.record, opening.seen, opening.mend));

  function keepAs(record: Id | null, seen: AnyBody | null, mend: Id | null): Promise<boolean> {
    return notebook.keepDraft({
      id: opening.draft,
      kind: kind.name,
      record,
      seen: seen === null ? null : withoutBlanks(seen),
      ...(mend === null ? {} : { mend }),
      values: withoutBlanks(values.value),
      typed: typed.value,
      group: group.value,
      changedAt: clock(),
    });
  }

  function put(next: AnyBody, texts: Readonly<Record<string, string>>): void {
    batch(() => {
      values.value = next;
      typed.value = texts;
      fromSaving.value = [];
      refused.value = null;
    });
    keeper.touch();
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
    keeper.touch();
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

  async function write(): Promise<Saved> {
    const { record, seen, mend, draft } = opening;
    if (mend !== null) {
      const saved = await notebook.mend(mend, values.value);
      if (saved.saved) await notebook.dropDraft(draft);
      return saved;
    }
    const act: Act =
      record === null
        ? { do: 'create', kind: kind.name, values: values.value, ...madeOf(draft) }
        : { do: 'update', record, seen: seen ?? {}, values: values.value };
    return notebook.save([act], { dropDraft: draft });
  }

  /** What was typed while the rest was being saved is an edit of it; or at least a draft of one. */
  async function writeLate(record: Id | undefined, written: AnyBody): Promise<void> {
    if (record === undefined || values.value === written) return;
    const late = await notebook.save([{ do: 'update', record, seen: written, values: values.value }]);
    if (!late.saved) await keepAs(record, written, null);
  }

  async function save(): Promise<SaveResult> {
    const stop = firstStop();
    if (stop !== null) return { done: false, at: stop.name };
    if (saving.value) return { done: false, at: null };
    saving.value = true;
    try {
      await keeper.flush();
      keeper.hold();
      const written = values.value;
      const saved = await write();
      if (saved.saved) {
        keeper.cease();
        await writeLate(opening.record ?? saved.ids[0], written);
        return { done: true, record: opening.record ?? saved.ids[0] ?? null, warnings: saved.warnings };
      }
      if (saved.why === 'RULES') fromSaving.value = saved.troubles;
      else refused.value = saved.why;
      return { done: false, at: firstStop()?.name ?? null };
    } finally {
      keeper.release();
      saving.value = false;
    }
  }

  return {
    kind,
    opening,
    values,
    typed,
    groups,
    group,
    draft: keeper.state,
    saving,
    refused,
    ready: computed(() => troubles.value.every(({ level }) => level !== 'stop')),
    general,
    saidAt,
    answer,
    answerAll,
    keepTyped,
    turnTo: (next) => (group.value = next),
    checkGroup,
    save,
    keepNow: () => keeper.flush(),
    async drop() {
      keeper.cease();
      await notebook.dropDraft(opening.draft);
    },
    stop: () => keeper.stop(),
  };
}

/** A new record has the id of its draft: a form that is open on two pages makes one record, not two. */
function madeOf(draft: string): { readonly id?: Id } {
  const made = idSchema.safeParse(draft);
  return made.success ? { id: made.data } : {};
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
