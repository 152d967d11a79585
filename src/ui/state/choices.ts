/**
 * The choices of a question that points to records: from the reference lists in memory, or from the records
 * of this phone; and which of them people chose lately.
 */
import type { Day } from '../../core/day.ts';
import type { Field, RefField, RefsField } from '../../core/field.ts';
import { textOf, type AnyBody, type Kind } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { findKind, kinds } from '../../kinds/index.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { isOffered } from '../overrides.ts';
import type { Option } from '../parts/find-option.ts';
import { communeName } from './place-name.ts';
import { villagesWithin, writingRoles } from './form-places.ts';

export type Pointing = RefField | RefsField;

/** The options of lists that are in memory; null where records must be read for them. */
export function listOptions(
  notebook: Notebook,
  kind: Kind,
  name: string,
  field: Pointing,
  today: Day,
): readonly Option[] | null {
  if (field.to === null || field.to.some((to) => findKind(to)?.reference !== true)) return null;
  return field.to.flatMap((to) =>
    within(notebook, kind, to, notebook.references(to))
      .filter((record) => isOffered(kind.name, name, record, today))
      .map((record) => toOption(notebook, record)),
  );
}

/** The newest records that a question may point to. */
export async function readChoices(
  notebook: Notebook,
  field: Pointing,
  values: AnyBody,
): Promise<readonly Entry[]> {
  const to =
    field.to ?? kinds.filter((kind) => !kind.reference && kind.parentField === null).map((k) => k.name);
  const village = textOf(values, 'village');
  const lists = await Promise.all(
    to.map((kind) => {
      const near = village !== null && kind === 'villageMeeting' ? { where: { village } } : {};
      return notebook.list({ kind, ...near, limit: SHOWN });
    }),
  );
  return lists.flat();
}

/** How often each reference was chosen lately, by question; the most used first. */
export async function readOften(
  notebook: Notebook,
  kind: Kind,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const recent = await notebook.list({ kind: kind.name, limit: LATELY });
  const used: Record<string, Map<string, number>> = {};
  const count = (path: string, value: unknown): void => {
    if (typeof value !== 'string') return;
    const known = (used[path] ??= new Map<string, number>());
    known.set(value, (known.get(value) ?? 0) + 1);
  };
  for (const { body } of recent) {
    for (const [name, field] of Object.entries(kind.ownFields)) {
      for (const [path, value] of pointers(name, field, body[name])) count(path, value);
    }
  }
  return Object.fromEntries(Object.entries(used).map(([path, counts]) => [path, mostUsed(counts)]));
}

/** One record of a reference list, as a sheet shows it: the words first, codes and groups below. */
export function toOption(notebook: Notebook, record: LiveRecord): Option {
  const { id, kind, body } = record;
  const name = notebook.nameOf(id) || id;
  const also = [...aliasesOf(body['aliases']), textOf(body, 'code'), textOf(body, 'name')].filter(isText);
  switch (kind) {
    case 'programmeNode':
      return {
        key: id,
        label: name,
        hint: textOf(body, 'name') ?? undefined,
        group: textOf(body, 'programme') === null ? undefined : notebook.nameOf(textOf(body, 'programme')),
        also,
      };
    case 'trade':
    case 'goods':
      return { key: id, label: name, group: groupLabel(record), also };
    case 'village':
      return {
        key: id,
        label: name,
        hint: communeName(notebook, textOf(body, 'commune')) || undefined,
        also,
      };
    default:
      return { key: id, label: name, also };
  }
}

const SHOWN = 300;
const LATELY = 60;
const OFTEN = 6;

/** Villages and people of the places that this person may write in. */
function within(
  notebook: Notebook,
  kind: Kind,
  to: string,
  records: readonly LiveRecord[],
): readonly LiveRecord[] {
  if (to !== 'village' || kind.reference) return records;
  return villagesWithin(records, writingRoles(notebook.me.held, kind));
}

function* pointers(name: string, field: Field, value: unknown): Generator<readonly [string, unknown]> {
  if (field.type === 'ref') yield [name, value];
  else if (field.type === 'refs' && Array.isArray(value)) for (const one of value) yield [name, one];
  else if (field.type === 'rows' && Array.isArray(value)) {
    const pointing = Object.entries(field.of).filter(([, inner]) => inner.type === 'ref');
    const rows = value as readonly AnyBody[]; // rows are objects of fields
    for (const row of rows) {
      for (const [inner] of pointing) yield [`${name}.${inner}`, row[inner]];
    }
  }
}

function mostUsed(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, OFTEN)
    .map(([key]) => key);
}

function groupLabel(record: LiveRecord): Option['group'] {
  const field = findKind(record.kind)?.fields['group'];
  const group = textOf(record.body, 'group');
  return field?.type === 'choice' && group !== null ? field.options[group] : undefined;
}

/** Written as one text, or as rows with a name each. */
function aliasesOf(aliases: unknown): readonly (string | null)[] {
  if (typeof aliases === 'string') return [aliases];
  return Array.isArray(aliases) ? (aliases as readonly AnyBody[]).map((row) => textOf(row, 'name')) : []; // rows are objects of fields
}

function isText(text: string | null): text is string {
  return text !== null;
}
