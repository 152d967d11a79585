import { enrolPhone, openOffice } from './office-phone.tsx';
import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { id } from '../../../src/core/id.ts';
import { letterhead } from '../../../src/kinds/letterhead.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';

const here = { commune: '01969', village: 'v.01969.01' };

describe('the minutes of a village meeting', () => {
  test('have the offices at their head, the demands of the meeting and who signs', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    phone.network.on = false;
    const [trade] = phone.notebook.references('trade');
    const meeting = { ...here, date: '2026-11-20', attendees: 31, women: 12, agenda: 'Rà soát nhu cầu.' };
    const demand = {
      ...here,
      meeting: 'm.1',
      planYear: 2027,
      trade: trade?.id,
      level: 'so_cap',
      people: 14,
      women: 9,
    };
    const saved = await phone.notebook.save([
      { do: 'create', kind: 'villageMeeting', id: id.parse('m.1'), values: meeting },
      { do: 'create', kind: 'trainingDemand', id: id.parse('d.1'), values: demand },
    ]);
    expect(saved).toMatchObject({ saved: true });
    const screen = phone.go('/in/m.1');
    const [minutes, sheet] = await screen.findAllByRole('article');
    const paper = within(minutes ?? document.body);
    paper.getByText('ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG');
    paper.getByText('BẢN PÁ HẠ');
    paper.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    paper.getByText('Phủ Thông, ngày 20 tháng 11 năm 2026');
    paper.getByRole('heading', { name: 'Biên bản họp thôn' });
    paper.getByText('Số người dự: 31 người');
    paper.getByText('Rà soát nhu cầu.');
    await paper.findByRole('cell', { name: '14' });
    paper.getByText('NGƯỜI LẬP BIỂU');
    paper.getByText('TRƯỞNG THÔN');
    const rows = within(sheet ?? document.body).getAllByRole('row');
    expect(rows.length - 1).toBeGreaterThanOrEqual(31);
    expect(rows.at(-1)?.textContent?.trim()).toBe(String(rows.length - 1));
  });

  test('of what is no meeting are no paper', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const screen = phone.go('/in/nothing');
    await screen.findByText('Không có giấy để in cho mục này');
  });
});

describe('the tables on paper', () => {
  test('show what the report showed, in triệu đồng, with the office at their head', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.officer);
    const report = phone.go('/bao-cao');
    await phone.user.click(await report.findByLabelText('8 tháng'));
    await phone.user.click(await report.findByRole('button', { name: 'Giải ngân' }));
    const link = (await report.findAllByRole('link', { name: 'In' }))[0]?.getAttribute('href') ?? '';
    const screen = phone.go(link);
    await screen.findByText('(Kỳ 01/01/2026 – 31/08/2026)');
    screen.getByText('ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG');
    screen.getByText('Đơn vị tính: triệu đồng');
    expect(screen.getAllByText(/^DA3-TDA2 – /u).length).toBeGreaterThan(0);
    screen.getByText(/^TM\. ỦY BAN NHÂN DÂN/u);
    screen.getByText('Máy đồng bộ lần cuối 22/11/2026 09:00.');
  });

  test('carry the head that the office keeps itself, and its marks in two storeys', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.officer);
    const [own] = letterhead.examples;
    const values = { ...own, commune: '01969', above: 'TỈNH THÁI NGUYÊN' };
    const saved = await phone.notebook.save([{ do: 'create', kind: 'letterhead', values }]);
    expect(saved).toMatchObject({ saved: true });
    const screen = phone.go('/in/monthly?nam=2026&thang=8&von=dau_tu');
    await screen.findByRole('heading', { name: 'Giải ngân theo tháng' });
    screen.getByText('(Tháng 8 năm 2026, Vốn đầu tư phát triển)');
    screen.getByText('TỈNH THÁI NGUYÊN');
    screen.getByText(/^Số:.*\/BC-UBND$/u);
    screen.getByRole('columnheader', { name: 'Lũy kế giải ngân đến 31/07/2026' });
    screen.getByText(
      (_, element) => element?.textContent === 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH' && element.tagName === 'B',
    );
  });

  test('give the demand by trade and by village', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.officer);
    const screen = phone.go('/in/nhu-cau?nam-hoc=2027');
    await screen.findByRole('heading', { name: 'Biểu tổng hợp nhu cầu đào tạo nghề năm 2027' });
    expect(screen.getAllByText('Tổng cộng')).toHaveLength(2);
    screen.getByText('bản Pá Hạ');
  });
});
