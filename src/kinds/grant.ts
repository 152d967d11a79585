import { upwardFrom } from '../core/audience.ts';
import { choice, date, ref } from '../core/field.ts';
import { defineKind, type Body, type Trouble } from '../core/kind.ts';
import { roles, type Role } from '../core/role.ts';
import { demo, demoVillage, on } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { anyCommune, anyVillage, ownPlace, placeOf } from './place.ts';
import { endBeforeStart, stop } from './rule.ts';

const fields = {
  person: ref('person', { vi: 'Người được giao', en: 'Person' }, { required: true }),
  role: choice({ vi: 'Vai trò', en: 'Role' }, roles, { required: true }),
  commune: anyCommune,
  village: anyVillage,
  from: date({ vi: 'Từ ngày', en: 'From' }, { required: true }),
  to: date({ vi: 'Đến hết ngày', en: 'Until' }),
};

/** Who holds which role for which village, commune or (both blank) the whole office, and until when. */
export const grant = defineKind({
  name: 'grant',
  label: { one: { vi: 'Phân quyền', en: 'Grant' }, many: { vi: 'Phân quyền', en: 'Grants' } },
  icon: 'lock',
  reference: true,
  fields,
  together: [['person', 'role', 'commune', 'village', 'from', 'to']],
  audience: (grant) => upwardFrom(placeOf(grant)),
  same: ['person', 'role', 'commune', 'village'],
  form: [
    { title: { vi: 'Giao cho ai, việc gì', en: 'Who and what' }, ask: ['person', 'role'] },
    { title: { vi: 'Ở đâu', en: 'Where' }, ask: ['commune', 'village'] },
    { title: { vi: 'Từ khi nào', en: 'When' }, ask: ['from', 'to'] },
  ],
  start: (context) => ({ ...ownPlace(context), from: context.today }),
  list: {
    title: ({ person, role }, name, say) => cut(line(role && say(roles[role]), name(person))),
    detail: ({ commune, village, from, to }, name) =>
      line(name(village), name(commune), `${shownDay(from) ?? '…'} – ${shownDay(to) ?? '…'}`),
    columns: ['person', 'role', 'commune', 'village', 'from', 'to'],
  },
  rules: (grant) => [...endBeforeStart('to', grant.from, grant.to), ...placeOfRole(grant)],
  examples: [
    { ...demoVillage, person: demo('person', 2), role: 'villageHead', from: on('2026-01-01') },
    {
      recordedBy: 'p.demo',
      person: demo('person', 1),
      role: 'provinceDesk',
      from: on('2026-01-01'),
      to: on('2030-12-31'),
    },
  ],
});

type Level = 'village' | 'commune' | 'office';

const levels: Readonly<Record<Role, Level>> = {
  villageHead: 'village',
  communeOfficer: 'commune',
  communeAccountant: 'commune',
  communeLeader: 'commune',
  provinceDesk: 'office',
  administrator: 'office',
};

const wanted: Readonly<Record<Level, readonly [code: string, vi: string, en: string]>> = {
  village: [
    'village-needed',
    'Vai trò này cần chọn cả xã và thôn.',
    'This role needs a commune and a village.',
  ],
  commune: ['commune-needed', 'Vai trò này cần chọn xã, không chọn thôn.', 'This role needs a commune only.'],
  office: [
    'office-wide',
    'Vai trò này cho cả tỉnh: không chọn xã, thôn.',
    'This role covers the whole office.',
  ],
};

/** A blank place covers everything, so that a role of one commune without its commune would open all of them. */
function placeOfRole({ role, commune, village }: Body<typeof fields>): Trouble<keyof typeof fields>[] {
  if (role === null) return [];
  const level: Level | null =
    commune === null ? (village === null ? 'office' : null) : village === null ? 'commune' : 'village';
  const needed = levels[role];
  if (level === needed) return [];
  const [code, vi, en] = wanted[needed];
  return [stop(needed === 'village' ? 'village' : 'commune', code, vi, en)];
}
