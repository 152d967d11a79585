import { describe, expect, test } from 'vitest';
import { roleNames, type HeldRole, type Place, type Role } from '../../src/core/role.ts';
import { may, mayMove, movesOf, type Act } from '../../src/kinds/access.ts';
import { kinds } from '../../src/kinds/index.ts';

const office: Place = { commune: null, village: null };
const phuThong: Place = { commune: '01969', village: null };
const vinhThong: Place = { commune: '01981', village: null };
const naHin: Place = { commune: '01969', village: 'v.01969.01' };
const neighbour: Place = { commune: '01969', village: 'v.01969.02' };

/** Each role where people hold it. */
const homes: Readonly<Record<Role, Place>> = {
  villageHead: naHin,
  communeOfficer: phuThong,
  communeAccountant: phuThong,
  communeLeader: phuThong,
  provinceDesk: office,
  administrator: office,
};
const held = (role: Role): readonly HeldRole[] => [{ role, ...homes[role] }];
const acts: readonly Act[] = ['create', 'edit', 'delete', 'withdraw'];

const daily = [
  'villageMeeting',
  'trainingDemand',
  'productionProject',
  'difficulty',
  'fieldVisit',
  'villageSubmission',
];
const reference = kinds.filter((kind) => kind.reference).map(({ name }) => name);
const money = kinds.filter((kind) => kind.entry).map(({ name }) => name);

describe('who may write what', () => {
  test('walks every role, kind and act: these and no other are allowed at home', () => {
    const allowed: string[] = [];
    for (const role of roleNames) {
      for (const { name } of kinds) {
        for (const act of acts)
          if (may(held(role), act, name, homes[role])) allowed.push(`${role} ${act} ${name}`);
      }
    }
    const each = (role: Role, verbs: readonly Act[], names: readonly string[]) =>
      names.flatMap((name) => verbs.map((act) => `${role} ${act} ${name}`));
    const write: readonly Act[] = ['create', 'edit', 'delete'];
    expect(allowed.sort()).toEqual(
      [
        ...each('villageHead', write, daily),
        ...each('villageHead', ['create'], ['disbursement', 'comment', 'photo']),
        ...each('villageHead', ['edit'], ['conflict']),
        ...each('communeOfficer', write, daily),
        ...each('communeOfficer', ['create', 'withdraw'], ['disbursement']),
        ...each('communeOfficer', write, ['periodicReport']),
        ...each('communeOfficer', ['create'], ['comment', 'photo', 'village', 'letterhead']),
        ...each('communeOfficer', ['edit'], ['conflict', 'village', 'letterhead']),
        ...each('communeAccountant', ['create', 'withdraw'], ['disbursement', 'allocation']),
        ...each('communeAccountant', write, ['periodicReport', 'treasuryLine']),
        ...each('communeAccountant', ['create'], ['confirmation', 'entryTwin', 'comment', 'photo']),
        ...each('communeAccountant', ['edit'], ['conflict']),
        ...['villageHead', 'communeOfficer', 'communeAccountant', 'provinceDesk', 'administrator'].map(
          (role) => `${role} create importBatch`,
        ),
        ...each('communeLeader', ['create'], ['comment']),
        ...each('communeLeader', ['create', 'edit'], ['periodicReport']),
        ...each('provinceDesk', ['create', 'withdraw'], ['allocation']),
        ...each('provinceDesk', write, ['periodicReport']),
        ...each('provinceDesk', ['create', 'edit'], ['trade', 'goods', 'threshold', 'programmeNode']),
        ...each('provinceDesk', ['create', 'edit'], ['letterhead']),
        ...each('provinceDesk', ['create'], ['comment']),
        ...each('provinceDesk', ['edit'], ['conflict']),
        ...each('administrator', write, reference),
        ...each('administrator', ['create'], ['comment']),
        ...each('administrator', ['edit'], ['conflict']),
      ].sort(),
    );
  });

  test('lets nobody edit or delete a money entry', () => {
    for (const role of roleNames) {
      for (const kind of money) {
        expect(may(held(role), 'edit', kind, homes[role], true)).toBe(false);
        expect(may(held(role), 'delete', kind, homes[role], true)).toBe(false);
      }
    }
  });

  test('lets an administrator see money and write none', () => {
    for (const kind of [...money, 'confirmation']) {
      for (const act of acts) expect(may(held('administrator'), act, kind, phuThong, true)).toBe(false);
    }
  });

  test('lets nobody but the office write a conflict', () => {
    for (const role of roleNames)
      expect(may(held(role), 'create', 'conflict', homes[role], true)).toBe(false);
  });

  test('keeps a village head to the own village', () => {
    const head = held('villageHead');
    for (const { name } of kinds) {
      for (const act of acts) {
        for (const place of [neighbour, phuThong, vinhThong, office]) {
          expect(may(head, act, name, place, true), `${act} ${name}`).toBe(false);
        }
      }
    }
  });

  test('keeps a commune to itself and its villages', () => {
    const officer = held('communeOfficer');
    expect(may(officer, 'create', 'trainingDemand', neighbour)).toBe(true);
    expect(may(officer, 'create', 'trainingDemand', vinhThong)).toBe(false);
    expect(may(officer, 'edit', 'village', phuThong)).toBe(true);
    expect(may(officer, 'edit', 'village', vinhThong)).toBe(false);
    expect(may(held('communeAccountant'), 'create', 'confirmation', naHin)).toBe(true);
    expect(may(held('communeAccountant'), 'create', 'confirmation', vinhThong)).toBe(false);
  });

  test('lets the province desk allocate at its own level, and not in the name of a commune', () => {
    expect(may(held('provinceDesk'), 'create', 'allocation', office)).toBe(true);
    expect(may(held('provinceDesk'), 'create', 'allocation', phuThong)).toBe(false);
  });

  test('lets people take back and mend only what they wrote themselves', () => {
    const head = held('villageHead');
    expect(may(head, 'withdraw', 'disbursement', naHin)).toBe(false);
    expect(may(head, 'withdraw', 'disbursement', naHin, true)).toBe(true);
    // A village that was imported by mistake (storage/import-undo.ts looks first whether anything points to it).
    expect(may(held('communeOfficer'), 'delete', 'village', phuThong)).toBe(false);
    expect(may(held('communeOfficer'), 'delete', 'village', phuThong, true)).toBe(true);
    for (const role of roleNames) {
      expect(may(held(role), 'edit', 'comment', homes[role])).toBe(false);
      expect(may(held(role), 'edit', 'comment', homes[role], true)).toBe(true);
      expect(may(held(role), 'create', 'comment', homes[role])).toBe(true);
    }
  });

  test('adds up several grants and knows neither strangers nor strange kinds', () => {
    const both = [...held('communeOfficer'), ...held('communeAccountant')];
    expect(may(both, 'create', 'allocation', phuThong)).toBe(true);
    expect(may(both, 'create', 'trainingDemand', naHin)).toBe(true);
    expect(may([], 'create', 'comment', naHin)).toBe(false);
    for (const name of ['house', 'constructor', '__proto__']) {
      expect(may(held('administrator'), 'create', name, office)).toBe(false);
      expect(mayMove(held('administrator'), name, 'draft', 'returned', office)).toBeNull();
    }
  });
});

describe('who may move what', () => {
  const demand = (role: Role, from: string, to: string, place: Place = naHin) =>
    mayMove(held(role), 'trainingDemand', from, to, place);

  test('lets the village send its demands by its own act only', () => {
    expect(demand('villageHead', 'draft', 'village_submitted')).toMatchObject({
      within: 'villageSubmission',
    });
    expect(demand('villageHead', 'returned', 'village_submitted')).toMatchObject({
      within: 'villageSubmission',
    });
    expect(demand('villageHead', 'draft', 'village_submitted', neighbour)).toBeNull();
    expect(demand('villageHead', 'village_submitted', 'commune_review')).toBeNull();
  });

  test('lets the commune officer check, return with a reason, add up and send on', () => {
    expect(demand('communeOfficer', 'village_submitted', 'commune_review')).not.toBeNull();
    expect(demand('communeOfficer', 'commune_review', 'returned')).toMatchObject({ needs: ['statusNote'] });
    expect(demand('communeOfficer', 'commune_review', 'commune_consolidated')).not.toBeNull();
    expect(demand('communeOfficer', 'commune_consolidated', 'sent_up')).not.toBeNull();
    expect(demand('communeOfficer', 'sent_up', 'planned')).toBeNull();
    expect(demand('communeOfficer', 'draft', 'commune_consolidated')).toBeNull();
  });

  test('lets leader and province decide on the plan, and say why not', () => {
    for (const role of ['communeLeader', 'provinceDesk'] as const) {
      expect(demand(role, 'sent_up', 'planned')).not.toBeNull();
      expect(demand(role, 'sent_up', 'not_planned')).toMatchObject({ needs: ['statusNote'] });
    }
    expect(demand('communeLeader', 'sent_up', 'planned', vinhThong)).toBeNull();
    expect(demand('provinceDesk', 'sent_up', 'planned', vinhThong)).not.toBeNull();
  });

  test('gives accountant and administrator no say in a demand', () => {
    for (const role of ['communeAccountant', 'administrator'] as const) {
      for (const from of ['draft', 'village_submitted', 'commune_review', 'sent_up', 'planned']) {
        expect(movesOf(held(role), 'trainingDemand', from, naHin)).toEqual([]);
      }
    }
  });

  test('lets whoever signs approve a project, with the number of the decision', () => {
    const approve = (role: Role) => mayMove(held(role), 'productionProject', 'publicised', 'approved', naHin);
    expect(approve('communeLeader')).toMatchObject({ needs: ['decisionNo', 'decisionDate', 'approver'] });
    expect(approve('provinceDesk')).not.toBeNull();
    expect(approve('communeOfficer')).toBeNull();
    expect(approve('villageHead')).toBeNull();
  });

  test('lets a village send its idea, and not a project of several villages', () => {
    const send = (place: Place) =>
      mayMove(held('villageHead'), 'productionProject', 'idea', 'submitted', place);
    expect(send(naHin)).toMatchObject({ to: 'submitted' });
    expect(send(naHin)?.within).toBeUndefined();
    expect(send(phuThong)).toBeNull();
  });

  test('asks for an answer before a difficulty is solved', () => {
    const solve = mayMove(held('communeLeader'), 'difficulty', 'working', 'solved', naHin);
    expect(solve).toMatchObject({ needs: ['answer'] });
    expect(mayMove(held('villageHead'), 'difficulty', 'working', 'solved', naHin)).toBeNull();
  });

  test('offers the buttons of a state', () => {
    const labels = movesOf(held('communeOfficer'), 'trainingDemand', 'commune_review', naHin).map(
      (m) => m.label.vi,
    );
    expect(labels).toEqual(['Trả lại bổ sung', 'Tổng hợp', 'Hủy']);
  });
});
