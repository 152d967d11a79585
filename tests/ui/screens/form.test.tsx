import { describe, expect, test } from 'vitest';
import { aDemand, createPhone, here, record, screen, waitFor, type Phone } from './alone.tsx';

const next = (): HTMLElement => screen.getByRole('button', { name: 'Tiếp' });
const box = (name: string): HTMLElement => screen.getByRole('textbox', { name });

/** The first two groups of a training demand, as a village head fills them in. */
async function fillDemand({ user }: Phone, people: string): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /Nghề đề nghị đào tạo/u }));
  await user.click(screen.getByRole('button', { name: /Trồng quế, hồi/u }));
  await user.click(screen.getByRole('radio', { name: 'Đào tạo dưới 3 tháng' }));
  await user.click(next());
  await user.type(box('Số người đăng ký'), people);
}

describe('a form', () => {
  test('asks one group at a time and writes into the book what was answered', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await fillDemand(phone, '14');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    const [written] = await phone.notebook.list({ kind: 'trainingDemand' });
    expect(written?.body).toMatchObject({
      ...here,
      planYear: 2027,
      trade: 'trade.que',
      people: 14,
      women: null,
      status: 'draft',
      recordedBy: 'p.here',
    });
    expect(location.pathname).toBe(`/phieu/${written?.id}`);
    expect(await phone.notebook.drafts()).toEqual([]);
  });

  test('tells blanks only when somebody goes on, and leads to the first of them', async () => {
    const { user, go } = await createPhone();
    go('/ghi/trainingDemand');
    await screen.findByText('Học nghề gì');
    expect(screen.queryByText('Cần điền mục này.')).toBeNull();
    await user.click(next());
    expect(screen.getByText('Cần điền mục này.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.id).toBe('q-trade'));
  });

  test('says at the field that a part is more than its whole, and does not save it', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await fillDemand(phone, '14');
    await phone.user.type(box('Nữ'), '19');
    expect(await screen.findByText('Nữ (19) nhiều hơn số người đăng ký (14).')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Ghi vào sổ' })).toBeNull();
    await phone.user.click(next());
    expect(screen.getByText('Bao nhiêu người')).toBeTruthy();
    expect(await phone.notebook.list({ kind: 'trainingDemand' })).toEqual([]);
  });

  test('keeps letters typed into a number, and says what to do', async () => {
    const phone = await createPhone();
    phone.go('/ghi/trainingDemand');
    await fillDemand(phone, 'mười bốn');
    await phone.user.click(next());
    expect(box('Số người đăng ký')).toHaveProperty('value', 'mười bốn');
    expect(screen.getByText(/Chỉ ghi chữ số ở đây/u)).toBeTruthy();
  });

  test('asks for another trade only while no trade is chosen', async () => {
    const { user, go } = await createPhone();
    go('/ghi/trainingDemand');
    expect(await screen.findByRole('textbox', { name: 'Nghề khác' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Nghề đề nghị đào tạo/u }));
    await user.click(screen.getByRole('button', { name: /Trồng quế, hồi/u }));
    expect(screen.queryByRole('textbox', { name: 'Nghề khác' })).toBeNull();
  });

  test('asks a commune officer for the village, and fills the commune in by itself', async () => {
    const phone = await createPhone('communeOfficer');
    phone.go('/ghi/trainingDemand');
    await phone.user.click(await screen.findByRole('button', { name: /Thôn, bản/u }));
    await phone.user.click(screen.getByRole('button', { name: /Nà Tu/u }));
    await fillDemand(phone, '5');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    const [written] = await phone.notebook.list({ kind: 'trainingDemand' });
    expect(written?.body).toMatchObject({ commune: '01969', village: 'v.01969.02' });
  });

  test('takes the village and the plan year over from the meeting that it is written from', async () => {
    const phone = await createPhone();
    await phone.put(record('villageMeeting', 'meeting.1', { ...here, date: '2026-09-12', attendees: 40 }));
    phone.go('/ghi/trainingDemand?meeting=meeting.1');
    await fillDemand(phone, '3');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    const [written] = await phone.notebook.list({ kind: 'trainingDemand' });
    expect(written?.body).toMatchObject({ ...here, meeting: 'meeting.1', planYear: 2027 });
  });

  test('warns of a record that looks the same, with a way to it', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/ghi/trainingDemand');
    await phone.user.click(await screen.findByRole('button', { name: /Nghề đề nghị đào tạo/u }));
    await phone.user.click(screen.getByRole('button', { name: /Trồng quế, hồi/u }));
    await phone.user.click(screen.getByRole('radio', { name: 'Đào tạo dưới 3 tháng' }));
    expect(await screen.findByText('Có thể trùng với mục đã ghi')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Xem' }).getAttribute('href')).toBe('/phieu/demand.1');
  });

  test('is refused to a role that does not write that kind', async () => {
    const { go } = await createPhone('communeLeader');
    go('/ghi/trainingDemand');
    expect(await screen.findByText('Vai của máy này không ghi mục đó')).toBeTruthy();
  });

  test('writes only what differs when a record is edited', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1/sua');
    await screen.findByText('Học nghề gì');
    await phone.user.click(next());
    await phone.user.clear(box('Nữ'));
    await phone.user.type(box('Nữ'), '10');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    const { items } = await phone.notebook.history('demand.1');
    const changes = items.find(({ op }) => op === 'update')?.changes.filter(({ old, next }) => old !== next);
    expect(changes).toEqual([{ field: 'women', old: 9, next: 10 }]);
  });

  test('stays filled where the phone is full, says that nothing was written, and saves once there is room', async () => {
    let full = true;
    const phone = await createPhone('villageHead', undefined, (notebook) => ({
      ...notebook,
      save: (...asked) =>
        full ? Promise.resolve({ saved: false, why: 'NO_SPACE', troubles: [] }) : notebook.save(...asked),
    }));
    phone.go('/ghi/trainingDemand');
    await fillDemand(phone, '14');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toContain('CHƯA ghi được: máy hết chỗ');
    expect(box('Số người đăng ký')).toHaveProperty('value', '14');
    expect(await phone.notebook.list({ kind: 'trainingDemand' })).toEqual([]);
    full = false;
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    expect(await phone.notebook.list({ kind: 'trainingDemand' })).toHaveLength(1);
  });

  test('opens at the question that the office refused, and takes the place of what was refused', async () => {
    const mended: unknown[] = [];
    const phone = await createPhone('villageHead', undefined, (notebook) => ({
      ...notebook,
      mend: (mutation, values) => {
        mended.push(mutation, values['women']);
        return Promise.resolve({ saved: true, ids: [], warnings: [] });
      },
    }));
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1/sua?mend=m.1&field=women');
    await screen.findByText('Bao nhiêu người');
    await waitFor(() => expect(document.activeElement?.id).toBe('q-women'));
    await phone.user.clear(box('Nữ'));
    await phone.user.type(box('Nữ'), '8');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await screen.findByText(/Đã ghi vào sổ/u);
    expect(mended).toEqual(['m.1', 8]);
  });

  test('asks nobody over the network while one types', async () => {
    const asked: unknown[] = [];
    const fetched = globalThis.fetch;
    globalThis.fetch = (...request) => {
      asked.push(request[0]);
      return fetched(...request);
    };
    try {
      const phone = await createPhone();
      phone.go('/ghi/trainingDemand');
      await fillDemand(phone, '14');
    } finally {
      globalThis.fetch = fetched;
    }
    expect(asked).toEqual([]);
  });
});
