/** Cases by hand for rules that no story shows alone, because another rule stands before them. */
import { createPhone, row } from '../sync/phone.ts';
import { asId } from './ledger.ts';
import type { Off } from './world.ts';

/** Rule 9, said by an office that sends old things in the answer that is due: an older row or exit changes nothing. */
export async function newerStays({ phone: guards = {} }: Off): Promise<boolean> {
  const phone = createPhone(guards);
  await phone.round(() => ({ rows: [row('r1', 3, { name: 'mới' })], proof: 'p3', cursor: 'c3' }));
  await phone.round(() => ({ rows: [row('r1', 2, { name: 'cũ' })] }));
  const keepsRow = phone.row('r1')?.base?.seq === 3;
  await phone.round(() => ({ exits: [{ id: asId('r1'), seq: 1 }] }));
  return keepsRow && phone.row('r1')?.base?.seq === 3;
}
