import { enrolPhone, openOffice } from './office-phone.tsx';
import { test } from 'vitest';
test('x', async () => {
  const office = await openOffice();
  const p = await enrolPhone(office, 'p.01969.cong_chuc');
  console.log((await p.notebook.list({ kind: 'disbursement' })).length);
  const s = p.go('/bao-cao');
  await s.findByText(/Chương trình từ 2026/u);
  console.log(s.container.textContent);
  p.go('/dong-bo'); await new Promise((r) => setTimeout(r, 300)); console.log(document.body.textContent);
  p.go('/cai-dat'); await new Promise((r) => setTimeout(r, 300)); console.log(document.body.textContent);
  p.go('/gui-xa'); await new Promise((r) => setTimeout(r, 300)); console.log(document.body.textContent);
}, 12000);
