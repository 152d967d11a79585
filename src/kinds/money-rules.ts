/** Rules that allocations and disbursements share. */
import type { Trouble } from '../core/kind.ts';
import { capitalSourcesOf, type CapitalSource } from '../programmes/capital.ts';
import { stop, warn } from './rule.ts';

export function zeroAmount<N extends string>(field: N, amount: number | null): Trouble<N>[] {
  if (amount !== 0) return [];
  return [stop(field, 'zero', 'Số tiền là 0 đ. Ghi số tiền thật.', 'The amount is 0 đ. Write the real one.')];
}

/** Districts were abolished on 01/07/2025: their budget is history. */
export function districtAfter2025<N extends string>(
  field: N,
  source: CapitalSource | null,
  year: number | null,
): Trouble<N>[] {
  if (source === null || year === null || capitalSourcesOf(year).includes(source)) return [];
  return [
    warn(
      field,
      'no-district',
      `Năm ${year} không còn ngân sách huyện. Xem lại nguồn vốn.`,
      `There is no district budget in ${year}. Please check the source.`,
    ),
  ];
}
