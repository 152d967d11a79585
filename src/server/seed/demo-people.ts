/** The demo office's villages and the people who work in it: roles, never names of anybody. */
import { grant } from '../../kinds/grant.ts';
import { on, to } from '../../kinds/example.ts';
import { person } from '../../kinds/person.ts';
import { village } from '../../kinds/village.ts';
import type { Role } from '../../core/role.ts';
import { villageFullName, type VillageUnitType } from '../../places/village-unit.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

export const demoCommunes = [
  { code: '01969', name: 'Phủ Thông' },
  { code: '01981', name: 'Vĩnh Thông' },
] as const;

type VillageRow = readonly [
  id: string,
  unitType: VillageUnitType,
  name: string,
  isDbkk: boolean,
  households: number,
  people: number,
];

/** Invented names in the manner of the place. */
const villages: readonly VillageRow[] = [
  ['v.01969.01', 'ban', 'Pá Hạ', true, 62, 271],
  ['v.01969.02', 'thon', 'Nà Món', true, 74, 318],
  ['v.01969.03', 'ban', 'Khuổi Đeng', true, 48, 226],
  ['v.01969.04', 'thon', 'Nà Lùng', false, 91, 372],
  ['v.01969.05', 'thon', 'Cốc Pái', true, 57, 249],
  ['v.01969.06', 'thon', 'Phiêng Lào', false, 83, 341],
  ['v.01969.07', 'to_dan_pho', 'Phố Mới', false, 128, 467],
  ['v.01981.01', 'ban', 'Lủng Chuông', true, 44, 207],
  ['v.01981.02', 'thon', 'Nà Cà', true, 66, 288],
  ['v.01981.03', 'ban', 'Khau Slung', true, 39, 191],
  ['v.01981.04', 'thon', 'Pác Nghè', false, 78, 325],
  ['v.01981.05', 'thon', 'Thẳm Mỏ', true, 52, 238],
];

export const demoVillages = villages.map(([id]) => ({
  id,
  commune: id.slice(2, 7),
  head: `p${id.slice(1)}`,
}));

/** Who is at work in each demo commune, and in what words. */
const desk = [
  ['cong_chuc', 'communeOfficer', 'Công chức xã'],
  ['ke_toan', 'communeAccountant', 'Kế toán xã'],
  ['lanh_dao', 'communeLeader', 'Chủ tịch UBND xã'],
] as const;

/** The one person whom a new office without a demo begins with. */
export function administratorSeeds(province: string): readonly DatedSeed[] {
  return holder(administratorOf(province), 'Quản trị sổ', 'administrator', null, null);
}

export function administratorOf(province: string): string {
  return `p.${province}.quan_tri`;
}

export const demoPeople = {
  head: 'p.01969.01',
  officer: 'p.01969.cong_chuc',
  accountant: 'p.01969.ke_toan',
  province: 'p.19.tong_hop',
} as const;

export const peopleSeeds: readonly DatedSeed[] = [
  ...villages.map(([id, unitType, name, isDbkk, households, people]) =>
    seedOf(village, id, null, {
      name,
      unitType,
      commune: to(id.slice(2, 7)),
      number: Number(id.slice(-2)),
      isDbkk,
      ...(isDbkk ? { isDbkkFrom: on('2026-02-15') } : {}),
      households,
      people,
    }),
  ),
  ...villages.flatMap(([id, unitType, name]) =>
    holder(`p${id.slice(1)}`, headTitle(unitType, name), 'villageHead', id.slice(2, 7), id),
  ),
  ...demoCommunes.flatMap(({ code, name }) =>
    desk.flatMap(([key, role, title]) => holder(`p.${code}.${key}`, `${title} ${name}`, role, code, null)),
  ),
  ...holder(demoPeople.province, 'Bàn tổng hợp tỉnh Thái Nguyên', 'provinceDesk', null, null),
];

/** "Trưởng bản Pá Hạ", "Tổ trưởng tổ dân phố Phố Mới" */
function headTitle(unitType: VillageUnitType, name: string): string {
  const full = villageFullName({ unitType, name });
  return unitType === 'to_dan_pho' ? `Tổ trưởng ${full}` : `Trưởng ${full}`;
}

function holder(
  id: string,
  title: string,
  role: Role,
  commune: string | null,
  ofVillage: string | null,
): readonly DatedSeed[] {
  const place = {
    commune: commune === null ? null : to(commune),
    village: ofVillage === null ? null : to(ofVillage),
  };
  return [
    seedOf(person, id, null, { title, ...place }),
    seedOf(grant, `g${id.slice(1)}`, null, { person: to(id), role, ...place, from: on('2026-01-01') }),
  ];
}
