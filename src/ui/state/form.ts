/**
 * A form being filled in: its answers, the draft of them, and their saving.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { id as idSchema, type Id } from '../../core/id.ts';
import type { AnyBody, Kind, Trouble } from '../../core/kind.ts';
import { withoutBlanks } from '../../core/record.ts';
import type { Act, Notebook, Saved } from '../../storage/notebook-door.ts';
import { createDraftKeeper, type DraftState } from './draft-keeper.ts';
import { createAnswers, type Answers } from './form-answers.ts';
import type { FormOpening } from './open-form.ts';

export type SaveResult =
  /** At which question to look. */
  | { readonly done: false; readonly at: string | null }
  | { readonly done: true; readonly record: Id | null; readonly warnings: readonly Trouble[] };

export interface Form extends Answers {
  readonly kind: Kind;
  readonly opening: FormOpening;
  readonly draft: ReadonlySignal<DraftState>;
  readonly saving: ReadonlySignal<boolean>;
  /** Why the last saving did not work though the answers are right. */
  readonly refused: ReadonlySignal<'NO_SPACE' | 'NO_STORE' | 'GONE' | null>;
  save(): Promise<SaveResult>;
  /** Everything typed is kept on the phone (or could not be). */
  keepNow(): Promise<void>;
  drop(): Promise<void>;
  stop(): void;
}

type HoldsBack = (notebook: Notebook, values: AnyBody, self: string) => Promise<readonly Trouble[]>;

/** By kind; fetched when it is saved. */
const HOLDS_BACK: Readonly<Record<string, () => Promise<HoldsBack>>> = {
  disbursement: () => import('./money-check.ts').then((m) => m.reasonMissing),
};

type Refusal = Extract<Saved, { saved: false }>['why'];

export function createForm(notebook: Notebook, clock: () => number, opening: FormOpening): Form {
  const { kind } = opening;
  const saving = signal(false);
  const refused = signal<Exclude<Refusal, 'RULES'> | null>(null);
  const { firstStop, tell, ...answers } = createAnswers(notebook, opening, () => {
    refused.value = null;
    keeper.touch();
  });
  const { values, typed, group } = answers;
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

  /** What only other records can say. Where it cannot be asked, nobody is held back: the office marks it. */
  async function heldBack(): Promise<readonly Trouble[]> {
    const ask = HOLDS_BACK[kind.name];
    if (ask === undefined) return [];
    try {
      return await (
        await ask()
      )(notebook, values.value, opening.record ?? opening.draft);
    } catch (fault) {
      reportError(fault);
      return [];
    }
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
      const held = await heldBack();
      if (held.length > 0) {
        tell(held);
        return { done: false, at: firstStop()?.name ?? null };
      }
      keeper.hold();
      const written = values.value;
      const saved = await write();
      if (saved.saved) {
        keeper.cease();
        await writeLate(opening.record ?? saved.ids[0], written);
        return { done: true, record: opening.record ?? saved.ids[0] ?? null, warnings: saved.warnings };
      }
      if (saved.why === 'RULES') tell(saved.troubles);
      else refused.value = saved.why;
      return { done: false, at: firstStop()?.name ?? null };
    } finally {
      keeper.release();
      saving.value = false;
    }
  }

  return {
    ...answers,
    kind,
    opening,
    draft: keeper.state,
    saving,
    refused,
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
