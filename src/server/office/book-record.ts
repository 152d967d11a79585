import type { Scope } from '../../core/audience.ts';
import type { JsonObject } from '../../core/json.ts';
import { textOf, type AnyBody, type Body, type Kind } from '../../core/kind.ts';
import type { Fields } from '../../core/field.ts';
import { splitByPrivacy, withBlanks, withoutBlanks, type Gone, type Review } from '../../core/record.ts';
import type { Seal } from '../../seal/seal.ts';
import type { RecordStamps, StoredRecord } from '../store/port.ts';
import { leafOf, recordText } from './digest.ts';
import { holderOf } from './grants.ts';
import { reversedBy } from './entry.ts';
import { isPersonal } from './sealed-values.ts';

/** A record on the office's desk: its values opened, so that it can be judged and merged. */
export interface BookRecord {
  readonly id: string;
  readonly kind: Kind;
  readonly seq: number;
  readonly gone: Gone;
  readonly time: number;
  readonly stamps: RecordStamps;
  readonly review: readonly Review[];
  readonly audience: readonly Scope[];
  readonly values: JsonObject;
  /** As stored, while `values` are still these: sealing again would give another text. */
  readonly written: {
    readonly values: JsonObject;
    readonly open: JsonObject;
    readonly sealed: string | null;
  } | null;
}

export async function openRecord(stored: StoredRecord, kind: Kind, seal: Seal): Promise<BookRecord> {
  const personal = stored.sealed === null ? {} : await seal.open(stored.sealed);
  if (personal === null) throw new Error(`the office cannot open what is sealed of ${stored.id}`);
  const values = { ...stored.open, ...personal };
  const { id, seq, gone, time, stamps, review, audience, open, sealed } = stored;
  return { id, kind, seq, gone, time, stamps, review, audience, values, written: { values, open, sealed } };
}

/** `salt`: new for each version. */
export async function closeRecord(record: BookRecord, seal: Seal, salt: string): Promise<StoredRecord> {
  const { id, kind, seq, gone, time, stamps, review, audience, values } = record;
  const { open, sealed } =
    record.written?.values === values ? record.written : await sealValues(kind, values, seal);
  const closed = {
    id,
    kind: kind.name,
    entry: kind.entry,
    parent: parentOf(kind, values),
    holder: holderOf(kind, values),
    reverses: reversedBy(kind, values),
    audience,
    seq,
    gone,
    time,
    stamps,
    review,
    open,
    sealed,
    recordedBy: textOf(values, 'recordedBy'),
    purged: null,
  };
  return { ...closed, salt, leaf: leafOf(salt, recordText(closed)) };
}

export async function sealValues(
  kind: Kind,
  values: JsonObject,
  seal: Seal,
): Promise<{ readonly open: JsonObject; readonly sealed: string | null }> {
  const whole = withoutBlanks(values);
  // Most bodies hold nothing personal, and need no copy.
  if (!Object.keys(whole).some((name) => isPersonal(kind, name))) return { open: whole, sealed: null };
  const { open, personal } = splitByPrivacy(kind, whole);
  return { open, sealed: personal === null ? null : await seal.seal(personal) };
}

export function parentOf(kind: Kind, values: JsonObject): string | null {
  return kind.parentField === null ? null : textOf(values, kind.parentField);
}

/** The body of its kind, blanks filled in. */
export function bodyOf(kind: Kind, values: JsonObject): Body<Fields> {
  const blank = blanks.get(kind) ?? { ...withBlanks(kind, {}) };
  blanks.set(kind, blank);
  return Object.assign({ ...blank }, values) as Body<Fields>; // every field of the kind is there
}

/** A copy of a body of blanks is filled in quicker than a new one is made, field by field. */
const blanks = new WeakMap<Kind, AnyBody>();
