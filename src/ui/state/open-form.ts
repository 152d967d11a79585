/**
 * How a form begins: blank, from another record, from a draft, from the record that is edited or mended.
 */
import { id as idSchema, newId, type Id } from '../../core/id.ts';
import { textOf, type AnyBody, type Kind } from '../../core/kind.ts';
import { withBlanks } from '../../core/record.ts';
import '../../kinds/asking.ts';
import { findKind } from '../../kinds/index.ts';
import type { Draft, Notebook } from '../../storage/notebook-door.ts';
import { mayWith } from './allowed.ts';
import { givenBy, onlyPlace, writingRoles } from './form-places.ts';
import { todayOf, type Session } from './session.ts';
import { takeOver } from './takeover.ts';

export interface FormOpening {
  readonly kind: Kind;
  /** Null: a new record. */
  readonly record: Id | null;
  /** The body as it stood when the form opened. */
  readonly seen: AnyBody | null;
  readonly values: AnyBody;
  readonly typed: Readonly<Record<string, string>>;
  readonly group: number;
  /** Id of the draft that this form is kept as. */
  readonly draft: string;
  /** It goes on with a draft that lies on the phone. */
  readonly resumed: boolean;
  /** The refused mutation whose place the answers take. */
  readonly mend: Id | null;
  /** The question that a link leads to (what the office refused), or null. */
  readonly lookAt: string | null;
  /** Fields without a question. */
  readonly given: readonly string[];
}

export type Opened = FormOpening | 'MISSING' | 'NOT_ALLOWED';

type Needs = Pick<Session, 'notebook' | 'clock' | 'random'>;

/** A new record; `query` may name a draft to go on with, or records that it is written from. */
export async function openNew(
  session: Needs,
  kindName: string,
  query: Readonly<Record<string, string>>,
): Promise<Opened> {
  const { notebook, random } = session;
  const kind = findKind(kindName);
  if (kind === null) return 'MISSING';
  const draft = query['draft'] === undefined ? null : await notebook.findDraft(query['draft']);
  if (draft !== null) return openDraft(session, draft);
  const writing = writingRoles(notebook.me.held, kind);
  if (writing.length === 0) return 'NOT_ALLOWED';
  const place = onlyPlace(writing);
  const start = kind.start({ today: todayOf(session), ...place, person: notebook.me.person });
  const values = withBlanks(kind, {
    ...('commune' in kind.ownFields && place.commune !== null ? { commune: place.commune } : {}),
    ...('village' in kind.ownFields && place.village !== null ? { village: place.village } : {}),
    ...dropBlanks(start),
    ...(await takenOver(notebook, kind, query)),
    recordedBy: notebook.me.person,
    ...(kind.life ? { status: kind.life.start } : {}),
  });
  return {
    kind,
    record: null,
    seen: null,
    values,
    typed: {},
    group: 0,
    draft: newId(random),
    resumed: false,
    mend: null,
    lookAt: null,
    given: givenBy(kind, place),
  };
}

/** The record that stands; `mend` names the refused mutation that is put right. */
export async function openEdit(
  session: Needs,
  record: string,
  query: Readonly<Record<string, string>>,
): Promise<Opened> {
  const { notebook, random } = session;
  const kept = query['draft'] === undefined ? null : await notebook.findDraft(query['draft']);
  if (kept !== null) return openDraft(session, kept);
  const entry = await notebook.find(record);
  const kind = entry && findKind(entry.kind);
  if (!entry || !kind) return 'MISSING';
  const mend = idSchema.safeParse(query['mend']);
  const allowed = mend.success || mayWith(notebook.me, 'edit', kind, entry);
  if (!allowed) return 'NOT_ALLOWED';
  const drafts = await notebook.drafts();
  const named = mend.success ? mend.data : undefined;
  const begun = drafts.find((draft) => draft.record === entry.id && draft.mend === named);
  if (begun) return openDraft(session, begun);
  return {
    kind,
    record: entry.id,
    seen: entry.body,
    values: entry.body,
    typed: {},
    group: 0,
    draft: newId(random),
    resumed: false,
    mend: mend.success ? mend.data : null,
    lookAt: query['field'] ?? null,
    given: givenBy(kind, placeNow(kind, entry.body)),
  };
}

function openDraft({ notebook }: Needs, draft: Draft): Opened {
  const kind = findKind(draft.kind);
  if (kind === null) return 'MISSING';
  const place =
    draft.record === null ? onlyPlace(writingRoles(notebook.me.held, kind)) : placeNow(kind, draft.values);
  return {
    kind,
    record: draft.record,
    seen: draft.seen === null ? null : withBlanks(kind, draft.seen),
    values: withBlanks(kind, draft.values),
    typed: draft.typed,
    group: draft.group,
    draft: draft.id,
    resumed: true,
    mend: draft.mend ?? null,
    lookAt: null,
    given: givenBy(kind, place),
  };
}

/** From the records that the address names (`?meeting=ID`). */
async function takenOver(
  notebook: Notebook,
  kind: Kind,
  query: Readonly<Record<string, string>>,
): Promise<AnyBody> {
  const answers: Record<string, unknown> = {};
  for (const [field, id] of Object.entries(query)) {
    if (kind.ownFields[field]?.type !== 'ref') continue;
    const from = await notebook.find(id);
    if (from !== null) Object.assign(answers, takeOver(kind, field, from));
  }
  return answers;
}

/** Where a record belongs does not change by an edit. */
function placeNow(kind: Kind, values: AnyBody): { commune: string | null; village: string | null } {
  return {
    commune: textOf(values, 'commune'),
    village: 'village' in kind.ownFields ? textOf(values, 'village') : null,
  };
}

function dropBlanks(values: AnyBody): AnyBody {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => (value ?? null) !== null));
}
