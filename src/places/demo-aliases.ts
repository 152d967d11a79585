/**
 * Names of the demo area until 30/06/2025: the district Bạch Thông of the former province Bắc Kạn and its
 * communes. Which of today's communes took which of them is ≈ (resolution 1683/NQ-UBTVQH15, read second
 * hand). Sỹ Bình is spelled both ways; a real office imports its own list.
 */
import { day } from '../core/day.ts';
import type { Alias } from './aliases.ts';

const lastDay = day.parse('2025-06-30');

const mergedCommunes: readonly (readonly [communeCode: string, formerNames: readonly string[]])[] = [
  ['01969', ['Phủ Thông', 'Vi Hương', 'Tân Tú', 'Lục Bình']],
  ['01981', ['Sỹ Bình', 'Sĩ Bình', 'Vũ Muộn', 'Cao Sơn']],
  ['02008', ['Cẩm Giàng', 'Quân Hà', 'Nguyên Phúc', 'Mỹ Thanh']],
  ['02014', ['Đồng Thắng', 'Dương Phong', 'Quang Thuận']],
  ['01849', ['Dương Quang', 'Đôn Phong']],
];

export const demoAliases: readonly Alias[] = [
  {
    name: 'Bạch Thông',
    kind: 'district',
    from: null,
    to: lastDay,
    communeCodes: mergedCommunes.map(([code]) => code),
  },
  ...mergedCommunes.flatMap(([code, names]) =>
    names.map((name): Alias => ({ name, kind: 'commune', from: null, to: lastDay, communeCodes: [code] })),
  ),
];
