import { test } from 'vitest';
import { openOffice, openPhone } from './phone.tsx';
test('x', async () => {
  const t0 = performance.now();
  const at = (s: string) => console.log(s, Math.round(performance.now() - t0));
  const office = await openOffice();
  at('office');
  const device = await office.enrol('p.01969.cong_chuc');
  at('enrol');
  const rows = await device.pull();
  at('pulled ' + rows.size);
  const p = await openPhone(office, 'p.01969.cong_chuc');
  at('phone');
  console.log((await p.notebook.list({kind:'disbursement'})).length);
}, 60000);
