/** A phone: its disk, its tabs with the real exchange, and the real decisions of saving, mending and giving up. */
import { gzipSync } from 'node:zlib';
import { newId, type Id } from '../../src/core/id.ts';
import type { AnyBody, Kind } from '../../src/core/kind.ts';
import { dayOfInstant } from '../../src/core/day.ts';
import type { HeldRole } from '../../src/core/role.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { openBody } from '../../src/storage/opened-body.ts';
import { createMending } from '../../src/storage/mend-refused.ts';
import type { Act, Me, Saved } from '../../src/storage/notebook-door.ts';
import { createActWriter, type ActWriter, type Standing } from '../../src/storage/write-acts.ts';
import { stops } from '../../src/core/check.ts';
import { createExchange, type Ended, type Send } from '../../src/sync/exchange.ts';
import { saveEdits, wantedForSave, type Unstamped } from '../../src/sync/decisions/save.ts';
import type { FindKind } from '../../src/sync/decisions/fold.ts';
import type { PhoneGuards } from '../../src/sync/guards.ts';
import { ShelfFault, type Edit, type Shelf } from '../../src/sync/shelf.ts';
import type { Disk } from './disk.ts';
import type { Scheduler } from './scheduler.ts';

export interface TabParts {
  readonly group: string;
  readonly disk: Disk;
  readonly scheduler: Scheduler;
  readonly person: Id;
  readonly find: FindKind;
  readonly send: Send;
  /** The phone's own clock. */
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly guards: PhoneGuards;
  readonly held: readonly HeldRole[];
  /** The number under which this app writes. */
  readonly schema: number;
  readonly onFault: (fault: unknown) => void;
  /** A save begins; and its author is told that it was refused. */
  readonly onSave: (ids: readonly Id[], refused: boolean) => void;
}

export interface Tab {
  readonly group: string;
  readonly running: () => boolean;
  /** Rounds until nothing is left, or something stands in the way. */
  sync(): Promise<Ended>;
  save(acts: readonly Act[]): Promise<Saved>;
  /** What an older app, or a hand, might write: no rule of the form is asked. */
  saveUnchecked(kind: Kind, record: Id | null, values: AnyBody): Promise<Saved>;
  mend(mutation: Id, values: AnyBody): Promise<Saved>;
  discard(mutation: Id): Promise<Saved>;
  read(record: Id): Promise<Standing | null>;
}

/** With little room to set up: what a story sends is short. */
const QUICK_GZIP = { level: 1, memLevel: 1, windowBits: 9 } as const;

const ofSchema = (edit: Edit, schema: number): Edit => ({ ...edit, mutation: { ...edit.mutation, schema } });

export function openTab(parts: TabParts): Tab {
  const { group, disk, person, find, clock, random, guards, held } = parts;
  const shelf: Shelf = disk.openShelf(group);
  const exchange = createExchange({
    shelf,
    send: parts.send,
    find,
    clock,
    random,
    guards,
    gzip: (plain) => Promise.resolve(new Uint8Array(gzipSync(plain, QUICK_GZIP))),
    onFault: parts.onFault,
  });
  const { signal } = new AbortController();
  let running = 0;

  const me = (): Me => ({
    office: { id: 'o', name: 'Tỉnh thử', province: '19' },
    person,
    title: person,
    device: 'd',
    held: disk.contents().meta.grants?.held ?? held,
  });

  async function standing(record: Id): Promise<Standing | null> {
    const { rows } = await shelf.read({ rows: [record] });
    const row = rows.get(record);
    return row?.visible
      ? { kind: row.kind, body: await openBody(passThrough, find, row.kind, row.visible) }
      : null;
  }

  const context = () => ({ today: dayOfInstant(Math.max(clock(), disk.contents().meta.officeTime)) });
  const writer: ActWriter = createActWriter({ find, seal: passThrough, random, me, context, standing });

  async function keep(edits: readonly Unstamped[]): Promise<void> {
    if (edits.length === 0) return;
    const ids = edits.map((edit) => edit.id);
    parts.onSave(ids, false);
    try {
      await shelf.change(wantedForSave(edits), (found) => {
        const changes = saveEdits(found, edits, clock(), find, guards);
        return { ...changes, edits: changes.edits?.map((edit) => ofSchema(edit, parts.schema)) ?? [] };
      });
    } catch (fault) {
      if (fault instanceof ShelfFault) parts.onSave(ids, true);
      throw fault;
    }
  }

  async function saying(step: () => Promise<Saved>): Promise<Saved> {
    try {
      return await step();
    } catch (fault) {
      if (fault instanceof ShelfFault) return { saved: false, why: fault.why, troubles: [] };
      throw fault;
    }
  }

  const refused = createMending({ shelf, find, seal: passThrough, random, writer, standing, keep });

  return {
    group,
    running: () => running > 0,
    async sync() {
      running++;
      try {
        return await exchange.run(signal);
      } finally {
        running--;
      }
    },
    save: (acts) =>
      saying(async () => {
        const prepared = await writer.prepare(acts);
        if (!prepared) return { saved: false, why: 'GONE', troubles: [] };
        const { edits, troubles } = prepared;
        if (stops(troubles).length > 0) return { saved: false, why: 'RULES', troubles };
        await keep(edits);
        return { saved: true, ids: edits.map((edit) => edit.id), warnings: [] };
      }),
    saveUnchecked: (kind, record, values) =>
      saying(async () => {
        const id = newId(random);
        const op = record === null ? ('create' as const) : ('update' as const);
        const body = record === null ? { recordedBy: person, ...values } : values;
        const edit = { id, op, kind: kind.name, record: record ?? id, target: null };
        await keep([await writer.seal(edit, body as never)]); // plain JSON of the story
        return { saved: true, ids: [id], warnings: [] };
      }),
    mend: (mutation, values) => saying(() => refused.mend(mutation, values)),
    discard: (mutation) => saying(() => refused.discard(mutation)),
    read: standing,
  };
}
