import { render, within } from '@testing-library/preact';
import { useMemo } from 'preact/hooks';
import { describe, expect, test } from 'vitest';
import { LanguageContext } from '../../../src/ui/parts/language.tsx';
import { ReportPictures } from '../../../src/ui/screens/report-pictures.tsx';
import { createReports } from '../../../src/ui/state/reports.ts';
import { SessionContext, TextContext } from '../../../src/ui/state/session.ts';
import { vi as texts } from '../../../src/i18n/vi-texts.ts';
import { aDemand, aPayment, aProject, createPhone, record, screen, type Phone } from './alone.tsx';

const norms = [3, 6, 9, 12, 13].map((month, at) =>
  record('threshold', `n.${month}`, {
    norm: 'disbursement.pace',
    month,
    value: [10, 30, 60, 90, 95][at],
    unit: 'phan_tram',
    validFrom: '2021-01-01',
  }),
);

async function putWork(phone: Phone): Promise<void> {
  await phone.put(
    ...norms,
    record('productionProject', 'project.1', { ...aProject, leadName: 'Nguyễn Văn A' }),
    record('trainingDemand', 'demand.1', aDemand),
    record('disbursement', 'payment.1', aPayment),
    record('confirmation', 'word.1', { about: 'payment.1', verdict: 'confirmed', date: '2026-08-25' }),
  );
}

/** The pictures as the report page shows them. */
function Shown({ phone }: { phone: Phone }) {
  const { session } = phone;
  const reports = useMemo(() => createReports(session.notebook, session.clock), [session]);
  const report = reports.report.value;
  return (
    <LanguageContext.Provider value="vi">
      <TextContext.Provider value={texts}>
        <SessionContext.Provider value={session}>
          {report !== null && <ReportPictures reports={reports} report={report} />}
        </SessionContext.Provider>
      </TextContext.Provider>
    </LanguageContext.Provider>
  );
}

describe('the pictures of the report page', () => {
  test('say in words what they show, and are a table with one tap', async () => {
    const phone = await createPhone();
    await putWork(phone);
    render(<Shown phone={phone} />);
    const picture = await screen.findByRole('img', { name: /^Tiến độ so với mốc/u });
    expect(picture.getAttribute('aria-labelledby')?.split(' ')).toHaveLength(2);
    expect(picture.querySelector('desc')?.textContent).toContain('50% · mốc 77,3%, dưới mốc.');
    const figure = picture.closest('figure');
    const inFigure = within(figure ?? document.body);
    await phone.user.click(inFigure.getByRole('button', { name: 'Xem dạng bảng' }));
    expect(inFigure.getByRole('row', { name: /50% 77,3% dưới mốc$/u })).toBeTruthy();
    await phone.user.click(inFigure.getByRole('button', { name: 'Xem dạng hình' }));
    expect(inFigure.getByRole('img')).toBeTruthy();
  });

  test('draw the pace of each kind of capital beside its marks', async () => {
    const phone = await createPhone();
    await putWork(phone);
    render(<Shown phone={phone} />);
    const picture = await screen.findByRole('img', { name: /^Nhịp giải ngân trong năm: Kinh phí/u });
    expect(picture.querySelectorAll('path.marks')).toHaveLength(2); // the legend and the line
    expect(picture.querySelectorAll('path.reached')).toHaveLength(2);
    expect(picture.textContent).toContain('Mốc cần đạt');
  });
});

describe("the page of a village's board", () => {
  test('shows what the village gets and how far it is, and names nobody', async () => {
    const phone = await createPhone();
    await putWork(phone);
    phone.go('/bang-tin');
    const page = await screen.findByRole('img', { name: /^Thôn Nà Hin: Nhà nước hỗ trợ gì năm 2026/u });
    expect(page.textContent).toContain('Nuôi trâu sinh sản');
    expect(page.textContent).toContain('7 hộ · Nhà nước 96 triệu');
    expect(page.textContent).toContain('48 triệu trên 96 triệu (50%)');
    expect(page.textContent).toContain('Trồng quế, hồi: 14 người đăng ký');
    expect(document.body.textContent).not.toContain('Nguyễn');
    expect(screen.queryByLabelText('Thôn nào')).toBeNull();
  });

  test('lets a commune choose the village', async () => {
    const phone = await createPhone('communeOfficer');
    await putWork(phone);
    phone.go('/bang-tin?thon=v.01969.02');
    await screen.findByRole('img', { name: /^Thôn Nà Tu/u });
    expect(document.body.textContent).toContain('Chưa có dự án nào của thôn này trong năm');
    await phone.user.click(screen.getByRole('button', { name: /Thôn nào/u }));
    await phone.user.click(await screen.findByRole('button', { name: 'Nà Hin' }));
    await screen.findByRole('img', { name: /^Thôn Nà Hin/u });
  });
});
