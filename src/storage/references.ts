/** The reference lists (villages, nodes, trades, people …) in memory: names without waiting, always fresh. */
import type { Id } from '../core/id.ts';
import type { NameOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Language } from '../core/text.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import { openBody } from './opened-body.ts';
import { sayTitle, titleLanguage, titleOf } from './titles.ts';
import { wordsOf } from './row-index.ts';
import { watchQuery } from './watch.ts';

export interface References {
  /** '' where it is none, or not known yet. */
  readonly nameOf: NameOf;
  /** Gone ones, too: old records still point to them. */
  find(id: string | null): LiveRecord | null;
  /** Live ones of a kind, by name. */
  list(kind: string): readonly LiveRecord[];
  /** Ids of those with a name in which a word begins with that folded word. */
  withWord(word: string): readonly Id[];
  readonly ready: Promise<void>;
  stop(): void;
}

interface Known {
  readonly record: LiveRecord;
  /** In the language of the screen as it was then. */
  name: { readonly language: Language; readonly said: string } | null;
  words: readonly string[] | null;
}

export function createReferences(database: Database, find: FindKind, seal: Seal): References {
  let known: ReadonlyMap<string, Known> = new Map();
  let lists = new Map<string, readonly LiveRecord[]>();
  let latest = 0;
  let done: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (done = resolve));

  function nameOf(id: string | null): string {
    const item = id === null ? undefined : known.get(id);
    if (!item) return '';
    const language = titleLanguage();
    if (item.name?.language !== language) {
      const { kind, body } = item.record;
      item.name = { language, said: '' }; // what points to itself, however far round, gets no longer name for it
      item.name = { language, said: titleOf(find, kind, body, nameOf, sayTitle) };
    }
    return item.name.said;
  }

  function list(kind: string): readonly LiveRecord[] {
    const made = lists.get(kind);
    if (made) return made;
    const records = [...known.values()].map((item) => item.record);
    const live = records
      .filter((record) => record.kind === kind && record.gone === 'no')
      .sort(byOrderThenName);
    lists.set(kind, live);
    return live;
  }

  function byOrderThenName(a: LiveRecord, b: LiveRecord): number {
    const [first, second] = [a.body['order'], b.body['order']];
    const order = typeof first === 'number' && typeof second === 'number' ? first - second : 0;
    return order || collator.compare(nameOf(a.id), nameOf(b.id)) || (a.id < b.id ? -1 : 1);
  }

  async function take(rows: readonly StoredRow[]): Promise<void> {
    const number = ++latest;
    const items = await Promise.all(rows.map(async (row) => liveRecordOf(seal, find, row)));
    if (number !== latest) return;
    known = new Map(
      items.flatMap((record) => (record ? [[record.id, { record, name: null, words: null }]] : [])),
    );
    lists = new Map();
    done();
  }

  const stop = watchQuery(
    () => database.rows.where('reference').equals(1).toArray(),
    (rows) => void take(rows),
  );

  return {
    nameOf,
    find: (id) => (id === null ? null : (known.get(id)?.record ?? null)),
    list,
    withWord(word) {
      const ids: Id[] = [];
      for (const item of known.values()) {
        item.words ??= wordsOf(titleOf(find, item.record.kind, item.record.body, nameOf));
        if (item.words.some((own) => own.startsWith(word))) ids.push(item.record.id);
      }
      return ids;
    },
    ready,
    stop,
  };
}

const collator = new Intl.Collator('vi', { numeric: true });

/** null: nothing of it is to be seen. */
export async function liveRecordOf(seal: Seal, find: FindKind, row: StoredRow): Promise<LiveRecord | null> {
  const { id, kind, base, visible } = row;
  if (!visible) return null;
  const body = await openBody(seal, find, kind, visible);
  return {
    id,
    kind,
    seq: base?.seq ?? 0,
    gone: visible.gone,
    time: visible.time,
    review: base?.review ?? [],
    body,
  };
}
