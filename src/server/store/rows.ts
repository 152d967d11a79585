import type { Scope } from '../../core/audience.ts';
import type { JsonObject } from '../../core/json.ts';
import type { FieldTrouble } from '../../core/outcome.ts';
import type { Review } from '../../core/record.ts';
import type { Device, LoggedMutation, RecordStamps, StoredRecord } from './port.ts';
import type { DeviceTable, MutationTable, RecordTable } from './tables.ts';

// Rows are written here and nowhere else, so what is read back has the type that went in.

export function mutationRow(office: string, m: LoggedMutation): MutationTable {
  return {
    office,
    id: m.id,
    hash: m.hash,
    outcome: m.outcome,
    reason: m.reason,
    troubles: m.troubles.length === 0 ? null : JSON.stringify(m.troubles),
    time: m.time,
    seq: m.seq,
    mac: m.mac,
    arrival: m.arrival,
    op: m.op,
    act: m.act,
    kind: m.kind,
    record: m.record,
    person: m.person,
    device: m.device,
    authored: m.authored,
    corrected: m.corrected,
    received: m.received,
    schema: m.schema,
    open: m.open === null ? null : JSON.stringify(m.open),
    sealed: m.sealed,
    target: m.target,
    replaced_by: m.replacedBy,
    waits_for: m.waitsFor,
    admitted: m.admitted ? 1 : 0,
    salt: m.salt,
    leaf: m.leaf,
    purged: m.purged,
  };
}

export function toMutation(row: MutationTable): LoggedMutation {
  return {
    id: row.id,
    hash: row.hash,
    outcome: row.outcome,
    reason: row.reason,
    // Written by mutationRow().
    troubles: row.troubles === null ? [] : (JSON.parse(row.troubles) as FieldTrouble[]),
    time: row.time,
    seq: row.seq,
    mac: row.mac,
    arrival: row.arrival,
    op: row.op,
    act: row.act,
    kind: row.kind,
    record: row.record,
    person: row.person,
    device: row.device,
    authored: row.authored,
    corrected: row.corrected,
    received: row.received,
    schema: row.schema,
    open: row.open === null ? null : readObject(row.open),
    sealed: row.sealed,
    target: row.target,
    replacedBy: row.replaced_by,
    waitsFor: row.waits_for,
    admitted: row.admitted === 1,
    salt: row.salt,
    leaf: row.leaf,
    purged: row.purged,
  };
}

export function recordRow(office: string, r: StoredRecord): RecordTable {
  return {
    office,
    id: r.id,
    kind: r.kind,
    entry: r.entry ? 1 : 0,
    parent: r.parent,
    holder: r.holder,
    reverses: r.reverses,
    audience: r.audience.join(' '),
    seq: r.seq,
    gone: r.gone,
    time: r.time,
    stamps: JSON.stringify(r.stamps),
    review: r.review.join(' '),
    open: JSON.stringify(r.open),
    sealed: r.sealed,
    recorded_by: r.recordedBy,
    leaf: r.leaf,
    salt: r.salt,
    purged: r.purged,
  };
}

export function toRecord(row: RecordTable): StoredRecord {
  return {
    id: row.id,
    kind: row.kind,
    entry: row.entry === 1,
    parent: row.parent,
    holder: row.holder,
    reverses: row.reverses,
    audience: words<Scope>(row.audience),
    seq: row.seq,
    gone: row.gone,
    time: row.time,
    // Written by recordRow().
    stamps: JSON.parse(row.stamps) as RecordStamps,
    review: words<Review>(row.review),
    open: readObject(row.open),
    sealed: row.sealed,
    recordedBy: row.recorded_by,
    leaf: row.leaf,
    salt: row.salt,
    purged: row.purged,
  };
}

export function toDevice(row: DeviceTable): Device {
  const { last_seen, app_version, ...same } = row;
  return { ...same, lastSeen: last_seen, appVersion: app_version };
}

export function deviceRow(device: Device): DeviceTable {
  const { lastSeen, appVersion, ...same } = device;
  return { ...same, last_seen: lastSeen, app_version: appVersion };
}

/** Scopes and reviews hold no blanks: ids cannot. */
export function words<T extends string>(text: string): T[] {
  return text === '' ? [] : (text.split(' ') as T[]); // written by the functions above
}

export function readObject(json: string): JsonObject {
  return JSON.parse(json) as JsonObject; // as above
}
