/** The end of a story: everything comes back, everybody speaks, and then all must agree. */
import { tookEffect } from '../../src/core/outcome.ts';
import { provesOurs } from '../../src/server/office/proof.ts';
import type { LoggedMutation } from '../../src/server/store/port.ts';
import { isVoid } from './effects.ts';
import { diceOf } from './dice.ts';
import type { Tables } from './memory-store.ts';
import { bringPhotos } from './photo-ending.ts';
import { checkPhotos } from './photo-checks.ts';
import { checkRows } from './row-checks.ts';
import type { SimPhone } from './sim-phone.ts';
import type { World } from './world.ts';

const MOST_ROUNDS = 14;
const MOST_STEPS = 20_000;

export async function endStory(world: World): Promise<void> {
  await comeToRest(world);
  if (world.ledger.broken.length > 0) return;
  await allSpeak(world);
  if (world.ledger.broken.length > 0) return;
  checkBook(world);
  await bringPhotos(world);
  if (world.ledger.broken.length > 0) return;
  checkPhotos(world);
  for (const phone of world.phones) {
    checkOutcomes(world, phone);
    await checkRows(world, phone);
  }
  const verdict = await world.scheduler.directly(() => officeOf(world).verify());
  if (!verdict.sound) world.ledger.break(`verify: ${verdict.troubles.join('; ')}`);
}

const officeOf = ({ processes }: World) => {
  const [process] = processes;
  if (!process) throw new Error('an office has a process');
  return process.office;
};

/** What is under way comes to its end; what the network kept arrives. */
async function comeToRest({ scheduler, network, phones, ledger, clock }: World): Promise<void> {
  const dice = diceOf(7);
  clock.officeSkew = 0;
  for (const phone of phones) {
    phone.pocket.online = true;
    Object.assign(phone.disk, { full: 0, deaf: 0, torn: 0 });
    phone.hazards.splice(0);
    for (const tab of phone.tabs) if (tab) scheduler.freeze(tab.group, false);
  }
  for (let steps = 0; ; steps++) {
    if (steps > MOST_STEPS) return ledger.break('what was under way never ended');
    if (await scheduler.step(dice)) continue;
    network.releaseLate();
    const [late] = network.delayed.splice(0, 1);
    if (late) network.deliver(late);
    else if (!(await scheduler.step(dice))) break;
  }
  if (scheduler.waiting() > 0) ledger.break(`${scheduler.waiting()} wait for ever`);
  if (scheduler.unfinished() > 0) ledger.break(`${scheduler.unfinished()} never came to their end`);
}

/** Everybody online, until nobody has anything to say: within a bounded number of rounds (hazard 31). */
async function allSpeak(world: World): Promise<void> {
  const { phones, ledger, scheduler, database, clock } = world;
  world.upgradeServers();
  for (const device of database.tables().devices.keys()) {
    await scheduler.directly(() => officeOf(world).setDeviceState(device, 'active', 'desk'));
  }
  const tabs = phones.map((phone) => ({ phone, tab: world.reopen(phone) }));
  let before = '';
  for (let round = 0; ; round++) {
    if (round > MOST_ROUNDS) return ledger.break('the phones never come to an end');
    const stands: (string | null)[] = [];
    for (const { tab } of tabs) {
      clock.now += 1_000;
      const { standstill } = await scheduler.directly(() => tab.sync());
      stands.push(standstill);
    }
    for (const device of database.tables().devices.values()) {
      if (device.state === 'unconfirmed')
        await scheduler.directly(() => officeOf(world).setDeviceState(device.id, 'active', 'desk'));
    }
    const now = JSON.stringify([
      database.tables().head,
      stands,
      phones.map((phone) => phone.disk.contents().meta.cursor),
    ]);
    const unsent = phones.flatMap(({ disk }) =>
      [...disk.contents().edits.values()].filter((e) => e.state === 'unsent'),
    );
    if (now === before) {
      if (unsent.length > 0) ledger.break(`never sent: ${unsent.map((edit) => edit.id).join(' ')}`);
      stands.forEach((stand, i) => stand !== null && ledger.break(`phone ${i} ends with ${stand}`));
      return;
    }
    before = now;
  }
}

/** Every record that a phone called saved is at the office, once, while a living phone held it. */
function checkBook({ ledger, database, phones }: World): void {
  const tables = database.tables();
  const held = new Set(phones.flatMap(({ disk }) => [...disk.contents().edits.keys()]));
  const setAside = new Set(
    phones.flatMap(({ disk }) =>
      [...disk.contents().edits.values()].filter((e) => e.receipt?.mac === '').map((e) => e.id as string),
    ),
  );
  for (const id of ledger.said) {
    if (tables.mutations.has(id) || setAside.has(id)) continue;
    if (ledger.lost.has(id) && !held.has(id as never)) continue; // an id is a text
    ledger.break(`${id} was saved and is not at the office`);
  }
  for (const id of ledger.toldOk) {
    const logged = tables.mutations.get(id);
    const isCopy = ledger.copied.has(id);
    if (!logged || isCopy) continue;
    const stands = tookEffect(logged.outcome) || logged.outcome === 'HELD' || logged.outcome === 'DISCARDED';
    if (!stands || isVoid(logged))
      ledger.break(`${id} was told to have worked and is ${logged.outcome} ${logged.reason}`);
  }
  for (const m of tables.mutations.values()) checkWaiting(m, tables, (what) => ledger.break(what));
  checkSums(tables, (what) => ledger.break(what));
}

/** What is HELD waits for something that is really not there. */
function checkWaiting(m: LoggedMutation, tables: Tables, say: (what: string) => void): void {
  if (m.outcome !== 'HELD' || m.waitsFor === null) return;
  const [what, ...rest] = m.waitsFor.split(':');
  const of = rest.join(':');
  const isThere = (): boolean => {
    if (m.reason === 'replay') return false;
    if (what === 'record') return tables.records.has(of);
    if (what === 'mutation') return tables.mutations.has(of);
    if (what === 'schema') return true;
    if (what === 'device') return tables.devices.get(of)?.state === 'active';
    if (what !== 'line') return false;
    return ![...tables.mutations.values()].some(
      (other) =>
        other.person === m.person &&
        other.record === m.record &&
        (other.outcome === 'HELD' || other.outcome === 'INVALID') &&
        other.arrival < m.arrival,
    );
  };
  if (isThere()) say(`${m.id} waits for ${m.waitsFor}, which is there`);
}

/** Σ of the entries that stand = Σ of the distinct ones written, less what was taken back. */
function checkSums({ records, mutations }: Tables, say: (what: string) => void): void {
  let stands = 0;
  for (const record of records.values())
    if (record.kind === 'payment' && record.gone === 'no') stands += Number(record.open['amount']);
  let written = 0;
  const gone = new Set<string>();
  const amounts = new Map<string, number>();
  for (const m of mutations.values()) {
    if (m.kind !== 'payment' || !tookEffect(m.outcome) || isVoid(m)) continue;
    if (m.act === 'create') amounts.set(m.record, Number(m.open?.['amount']));
    if (m.act === 'withdraw') gone.add(m.record);
  }
  for (const [id, amount] of amounts) if (!gone.has(id)) written += amount;
  if (stands !== written) say(`the entries come to ${stands}, and ${written} was written`);
}

/** What the phone believes of its own edits is what the office has stored. */
function checkOutcomes({ ledger, database }: World, { number, disk }: SimPhone): void {
  const { mutations } = database.tables();
  for (const edit of disk.contents().edits.values()) {
    if (edit.state === 'unsent' || edit.receipt?.mac === '') continue;
    const logged = mutations.get(edit.id);
    const say = (what: string): void => ledger.break(`phone ${number}: ${edit.id} ${what}`);
    if (!logged) {
      say('was acknowledged and is not at the office');
      continue;
    }
    const waits = logged.outcome === 'HELD' || logged.outcome === 'INVALID';
    const believes = edit.state === 'held' || edit.state === 'invalid';
    if (waits !== believes) say(`is ${edit.state} here and ${logged.outcome} there`);
  }
}

/**
 * While a phone's proof lies on the office's chain, everything that it was told is there: nothing acknowledged is
 * missing.
 */
export async function checkAcknowledged({ ledger, database, phones }: World): Promise<void> {
  const tables = database.tables();
  for (const { number, disk } of phones) {
    const { meta, edits } = disk.contents();
    if (meta.proof === null) continue;
    const isOurs = await provesOurs(meta.proof, tables.head, (seq) =>
      Promise.resolve(tables.commits.get(seq)?.hash ?? null),
    );
    if (!isOurs) continue;
    for (const edit of edits.values()) {
      const told = edit.state !== 'unsent' && edit.receipt?.mac !== '';
      if (told && !tables.mutations.has(edit.id))
        ledger.break(`phone ${number}: ${edit.id} was acknowledged and is missing`);
    }
  }
}
