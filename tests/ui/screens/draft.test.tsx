import { describe, expect, test } from 'vitest';
import { aDemand, createPhone, fireEvent, record, screen, waitFor } from './alone.tsx';

const box = (name: string): HTMLElement => screen.getByRole('textbox', { name });

describe('a half-filled form', () => {
  test('is on the phone at most 300 ms after the last key, and says so', async () => {
    const { notebook, user, go } = await createPhone();
    go('/ghi/trainingDemand');
    await user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'Làm bún');
    const typed = performance.now();
    await waitFor(async () => expect(await notebook.drafts()).toHaveLength(1), { interval: 10 });
    expect(performance.now() - typed).toBeLessThan(300);
    await screen.findByText('✓ Đã lưu nháp trong máy');
    const [draft] = await notebook.drafts();
    expect(draft).toMatchObject({ kind: 'trainingDemand', values: { tradeOther: 'Làm bún' } });
    await waitFor(() => expect(location.search).toBe(`?draft=${draft?.id}`));
  });

  test('is kept at once when the page goes away', async () => {
    const { notebook, user, go } = await createPhone();
    go('/ghi/trainingDemand');
    await user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'B');
    fireEvent(window, new Event('pagehide'));
    await waitFor(async () => expect(await notebook.drafts()).toHaveLength(1), { interval: 5, timeout: 100 });
  });

  test('opens again with all that was typed, what is no value included', async () => {
    const phone = await createPhone();
    phone.go('/ghi/villageMeeting');
    await phone.user.type(await screen.findByRole('textbox', { name: 'Nơi họp' }), 'Nhà văn hóa');
    await phone.user.click(screen.getByRole('button', { name: 'Tiếp' }));
    await phone.user.type(box('Số người dự'), 'bốn mươi');
    await waitFor(async () => {
      const [draft] = await phone.notebook.drafts();
      expect(draft?.typed).toMatchObject({ attendees: 'bốn mươi' });
    });
    const [draft] = await phone.notebook.drafts();
    phone.go('/');
    const again = await screen.findByRole('link', { name: /Đang ghi dở: Họp thôn/u });
    expect(again.getAttribute('href')).toBe(`/ghi/villageMeeting?draft=${draft?.id}`);
    phone.go(`/ghi/villageMeeting?draft=${draft?.id}`);
    expect(await screen.findByRole('textbox', { name: 'Số người dự' })).toHaveProperty('value', 'bốn mươi');
  });

  test('is offered when another record of its kind is begun', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await phone.user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'Làm bún');
    await screen.findByText('✓ Đã lưu nháp trong máy');
    phone.go('/ghi/trainingDemand');
    await screen.findByText('Có bản nháp đang ghi dở');
    await phone.user.click(screen.getByRole('link', { name: 'Ghi tiếp' }));
    expect(await screen.findByDisplayValue('Làm bún')).toBeTruthy();
  });

  test('is left by the way back without a loss', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await phone.user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'Làm bún');
    await phone.user.click(screen.getByRole('button', { name: 'Quay lại' }));
    await screen.findByText(/Bản nháp được giữ trong máy/u);
    expect(await phone.notebook.drafts()).toHaveLength(1);
  });

  test('that the phone cannot keep is not left by the way back', async () => {
    const phone = await createPhone('villageHead', undefined, (notebook) => ({
      ...notebook,
      keepDraft: () => Promise.resolve(false),
    }));
    phone.go('/ghi/trainingDemand');
    await phone.user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'Làm bún');
    await phone.user.click(screen.getByRole('button', { name: 'Quay lại' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(box('Nghề khác')).toHaveProperty('value', 'Làm bún');
  });

  test('is given up only after a question', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await phone.user.type(await screen.findByRole('textbox', { name: 'Nghề khác' }), 'Làm bún');
    await phone.user.click(await screen.findByRole('button', { name: 'Bỏ bản nháp' }));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog.textContent).toContain('Những gì đã gõ sẽ mất');
    await phone.user.click(screen.getAllByRole('button', { name: 'Bỏ bản nháp' }).at(-1) ?? dialog);
    await waitFor(async () => expect(await phone.notebook.drafts()).toEqual([]));
  });

  test('of a record goes on where the record is edited', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1/sua');
    await phone.user.click(await screen.findByRole('radio', { name: 'Sơ cấp' }));
    await screen.findByText('✓ Đã lưu nháp trong máy');
    phone.go('/phieu/demand.1/sua');
    expect(await screen.findByRole('radio', { name: 'Sơ cấp' })).toHaveProperty('checked', true);
    const entry = await phone.notebook.find('demand.1');
    expect(entry?.body['level']).toBe('duoi_3_thang');
  });
});
