import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { ReportsScreen } from '../../../src/ui/screens/reports.tsx';
import { openOffice, openPhone } from './phone.tsx';

describe('the report page', () => {
  test('adds up money by programme, old and new beside each other', async () => {
    const phone = await openPhone(await openOffice(), 'p.01969.cong_chuc');
    const screen = phone.show(<ReportsScreen />, '/bao-cao');
    await screen.findByText(/Chương trình từ 2026/u);
    console.log(document.body.textContent);
  });
});
