/** The office: two processes on one store and one folder of photos, its backups, and its clock. */
import { newId } from '../../src/core/id.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import type { Role } from '../../src/core/role.ts';
import { createBlobFolder, type BlobFolder, type KeptBlobs } from './blob-folder.ts';
import { createBookWatch } from './book-checks.ts';
import { bytesOf, type Dice } from './dice.ts';
import { asId } from './ledger.ts';
import { createMemoryDatabase, type OfficeDatabase, type Tables } from './memory-store.ts';
import { createProcess, type ServerProcess } from './process.ts';
import { simRules } from './sim-rules.ts';
import type { Stage } from './stage.ts';

/** What an upgraded app writes, and an upgraded office understands. */
export const NEW_SCHEMA = 2;

/** Of one moment. */
export interface Backup {
  readonly tables: Tables;
  readonly blobs: KeptBlobs;
}

export interface ServerRoom {
  readonly database: OfficeDatabase;
  readonly blobs: BlobFolder;
  readonly processes: readonly ServerProcess[];
  /** null: that process is down. */
  groupOf(number: number): string | null;
  process(number: number): ServerProcess;
  /** They start; those that run die where they stand first. */
  restart(numbers: readonly number[]): void;
  /** Whatever starts from now on understands the new number. */
  upgrade(): void;
  takeBackup(): Promise<void>;
  /** The newest one is looked at: older ones go. */
  verifyBackup(): Backup | null;
  /** The newest verified one. */
  kept(): Backup | null;
  /** One of the backups, by dice; none: nothing happens. */
  restore(dice: Dice, newEpoch: boolean): Promise<void>;
  /** Something that somebody does at the office, beside everything else. */
  does(what: string, work: (process: ServerProcess) => Promise<unknown>, dice: Dice): void;
  grant(
    person: string,
    role: Role,
    place: readonly [string | null, string | null],
    process: ServerProcess,
  ): Promise<string>;
  endGrant(id: string, process: ServerProcess): Promise<void>;
}

/** `onEnd`: nobody answers any more who was asked at that process. */
export function createServerRoom(stage: Stage, onEnd: (number: number) => void): ServerRoom {
  const { scheduler, clock, ledger, trace, chance, off, story, ground } = stage;
  const watch = createBookWatch(ledger);
  const database = (ground.database ?? createMemoryDatabase)(scheduler, (before, after, batch) =>
    watch.committed(before, after, batch, clock.now + clock.officeMost),
  );
  const blobs = createBlobFolder(() => clock.now + clock.officeSkew);
  const groups: (string | null)[] = [null, null];
  const processes: ServerProcess[] = [];
  const backups: Backup[] = [];
  let kept: Backup | null = null;
  let upgraded = false;

  function start(number: number): void {
    const group = `server ${number} ${stage.next()}`;
    groups[number] = group;
    processes[number] = createProcess({
      store: database.open(group),
      clock: () => clock.now + clock.officeSkew,
      random: bytesOf(chance),
      rules: { ...simRules, schema: upgraded ? NEW_SCHEMA : 1 },
      guards: off.office ?? {},
      most: story.pages ?? null,
      photos: blobs.open(() => scheduler.pause(group)),
      report: stage.fault,
    });
  }

  function end(number: number): void {
    const group = groups[number];
    if (group === null || group === undefined) return;
    scheduler.kill(group);
    database.abort(group);
    onEnd(number);
    groups[number] = null;
  }

  const processOf = (number: number): ServerProcess => {
    const process = processes[number];
    if (!process) throw new Error(`process ${number}`);
    return process;
  };

  return {
    database,
    blobs,
    processes,
    groupOf: (number) => groups[number] ?? null,
    process: processOf,
    restart(numbers) {
      for (const number of numbers) end(number);
      for (const number of numbers) start(number);
    },
    upgrade() {
      upgraded = true;
    },
    async takeBackup() {
      backups.push({ tables: await database.backup(), blobs: blobs.keep() });
    },
    verifyBackup() {
      const backup = backups.at(-1);
      if (!backup) return null;
      kept = backup;
      backups.splice(0, backups.length - 1);
      return backup;
    },
    kept: () => kept,
    async restore(dice, newEpoch) {
      const at = dice.below(backups.length);
      const backup = backups[at];
      if (!backup) return;
      backups.splice(at + 1);
      trace.push(`  restored to ${backup.tables.head.seq} of ${database.tables().head.seq}`);
      for (const number of [0, 1]) end(number);
      await database.restore(backup.tables);
      blobs.restore(backup.blobs);
      ledger.restores++;
      watch.restored(backup.tables);
      for (const number of [0, 1]) start(number);
      if (newEpoch) await scheduler.directly(() => processOf(0).office.newEpoch());
    },
    does(what, work, dice) {
      const number = dice.below(2);
      const group = groups[number] ?? groups[1 - number];
      const process = groups[number] === null ? processOf(1 - number) : processOf(number);
      if (group === null || group === undefined) return;
      scheduler.spawn(group, async () => {
        await work(process);
        trace.push(`  office: ${what}`);
      });
    },
    async grant(person, role, [commune, village], process) {
      const id = newId(bytesOf(chance));
      const place = { ...(commune === null ? {} : { commune }), ...(village === null ? {} : { village }) };
      await process.office.plant([
        { id, kind: 'grant', body: { person, role, ...place, from: '2026-01-01' } },
      ]);
      return id;
    },
    async endGrant(id, process) {
      const none = { open: null, sealed: null, target: null };
      const at = clock.now + clock.officeSkew;
      const mutation: Mutation = {
        id: newId(bytesOf(chance)),
        op: 'delete',
        kind: 'grant',
        record: asId(id),
        at,
        schema: 1,
        ...none,
      };
      await process.office.writeAsOffice([mutation]);
    },
  };
}
