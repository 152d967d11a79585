import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aPayment, createPhone, here, record, screen, waitFor, type Phone } from './alone.tsx';

/** Where jsdom has no pictures: a file is one if its name says so, and is drawn as its first bytes. */
const drawn: { width: number; height: number }[] = [];
beforeEach(() => {
  drawn.length = 0;
  vi.stubGlobal('createImageBitmap', async (file: File) => {
    if (!file.name.endsWith('.jpg')) throw new DOMException('no picture', 'InvalidStateError');
    return { width: 4000, height: 3000, close: () => undefined };
  });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      readonly size: { width: number; height: number };
      constructor(width: number, height: number) {
        this.size = { width, height };
        drawn.push(this.size);
      }
      getContext = () => ({ drawImage: () => undefined });
      convertToBlob = ({ type }: { type: string }) => {
        const bytes = new TextEncoder().encode(`${this.size.width} × ${this.size.height}`);
        return Promise.resolve({ type, arrayBuffer: () => Promise.resolve(bytes.buffer) });
      };
    },
  );
  URL.createObjectURL = () => 'blob:photo';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => vi.unstubAllGlobals());
// Effects of the last screen come a frame later: the page must still be there.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 200)));

const aVisit = { ...here, date: '2026-11-20', purpose: 'giam_sat', findings: 'Chuồng dột mái' };
const file = (name: string) => new File(['a large picture'], name, { type: 'image/jpeg' });

/** What the camera gives back; `user.upload` would open it, which a script cannot. */
async function give({ user }: Phone, name = 'anh.jpg', label = 'Chụp ảnh'): Promise<void> {
  const input = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  if (!input) throw new Error('no camera');
  await user.upload(input, file(name));
}

describe('the camera of a form', () => {
  test('opens only once the draft is on the phone, and the address leads back to it', async () => {
    const phone = await createPhone();
    const order: string[] = [];
    phone.go('/ghi/fieldVisit');
    await phone.user.click(await screen.findByRole('button', { name: 'Tiếp' }));
    const button = await screen.findByRole('button', { name: 'Chụp ảnh' });
    const input = document.querySelector<HTMLInputElement>('input[capture="environment"]');
    if (!input) throw new Error('no camera');
    expect(input.accept).toBe('image/*');
    input.click = () => {
      // What Android finds when it kills the page at this very moment.
      void phone.notebook.drafts().then((drafts) => order.push(`camera, ${drafts.length} draft`));
      order.push(location.search);
    };
    await phone.user.click(button);
    await waitFor(() => expect(order).toHaveLength(2));
    const [draft] = await phone.notebook.drafts();
    expect(order).toEqual([`?draft=${draft?.id}`, 'camera, 1 draft']);
    // The page was killed: the address opens the form again, at its place, with its photos.
    await give(phone);
    await screen.findByRole('img', { name: 'Ảnh 1' });
    phone.go(`${location.pathname}${location.search}`);
    expect(await screen.findByRole('heading', { name: 'Thấy gì' })).toBeTruthy();
    expect(await screen.findByRole('img', { name: 'Ảnh 1' })).toBeTruthy();
  });

  test('stays shut while the draft cannot be kept', async () => {
    const phone = await createPhone('villageHead', undefined, (notebook) => ({
      ...notebook,
      keepDraft: () => Promise.resolve(false),
    }));
    phone.go('/ghi/fieldVisit');
    await phone.user.click(await screen.findByRole('button', { name: 'Tiếp' }));
    let opened = 0;
    const button = await screen.findByRole('button', { name: 'Chụp ảnh' });
    const input = document.querySelector<HTMLInputElement>('input[capture]');
    if (input) input.click = () => (opened += 1);
    await phone.user.click(button);
    expect((await screen.findByRole('alert')).textContent).toContain('chưa mở máy ảnh');
    expect(opened).toBe(0);
  });

  test('makes photos small, and they become records when the form is saved', async () => {
    const phone = await createPhone();
    phone.go('/ghi/fieldVisit');
    await phone.user.click(await screen.findByRole('button', { name: 'Tiếp' }));
    await screen.findByRole('button', { name: 'Chụp ảnh' });
    await give(phone);
    await screen.findByRole('img', { name: 'Ảnh 1' });
    expect(drawn).toEqual([
      { width: 1600, height: 1200 },
      { width: 240, height: 180 },
    ]);
    expect(await phone.notebook.list({ kind: 'photo' })).toEqual([]);
    await phone.user.type(screen.getByRole('textbox', { name: 'Thấy gì' }), 'Tốt');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    await waitFor(async () => expect(await phone.notebook.list({ kind: 'photo' })).toHaveLength(1));
    const [visit] = await phone.notebook.list({ kind: 'fieldVisit' });
    const [photo] = await phone.notebook.list({ kind: 'photo' });
    expect(photo?.body).toMatchObject({
      about: visit?.id,
      width: 1600,
      height: 1200,
      takenAt: '2026-11-22T05:00:00Z',
    });
    // On its page: "not sent", and the chip on every screen counts it.
    await screen.findByText('ảnh chưa gửi');
    await screen.findByRole('link', { name: /· 1 ảnh/u });
  });

  test('says when a file is no picture, and gives photos up with their form', async () => {
    const phone = await createPhone();
    phone.go('/ghi/villageMeeting');
    for (let step = 0; step < 3; step++) {
      for (const name of ['Số người dự']) {
        const box = screen.queryByRole('textbox', { name });
        if (box) await phone.user.type(box, '40');
      }
      await phone.user.click(await screen.findByRole('button', { name: 'Tiếp' }));
    }
    await screen.findByRole('button', { name: 'Chụp ảnh' });
    await give(phone, 'so.pdf');
    expect((await screen.findByRole('alert')).textContent).toBe('Không đọc được tệp này như một tấm ảnh.');
    await give(phone, 'bien-ban.jpg', 'Chọn ảnh');
    await screen.findByRole('img', { name: 'Ảnh 1' });
    await phone.user.click(await screen.findByRole('button', { name: 'Bỏ bản nháp' }));
    const photos = await phone.session.photos?.();
    const [draft] = await phone.notebook.drafts();
    await phone.user.click(screen.getAllByRole('button', { name: 'Bỏ bản nháp' }).at(-1) ?? document.body);
    await waitFor(async () => expect(await photos?.of(draft?.id ?? '')).toEqual([]));
  });
});

describe('the photos of a record', () => {
  test('are taken there too: a voucher after its payment was written', async () => {
    const phone = await createPhone('communeAccountant');
    await phone.put(record('disbursement', 'pay.1', aPayment));
    phone.go('/phieu/pay.1');
    await screen.findByRole('button', { name: 'Chụp ảnh' });
    await give(phone);
    await screen.findByRole('button', { name: /Ảnh chụp/u });
    expect(await phone.notebook.list({ kind: 'photo', where: { about: 'pay.1' } })).toHaveLength(1);
    await phone.user.click(screen.getByRole('button', { name: /Ảnh chụp/u }));
    const dialog = await screen.findByRole('dialog');
    await waitFor(() => expect(dialog.querySelector('img.photo-large')).toBeTruthy());
  });

  test('of others say that they cannot be seen without a network', async () => {
    const phone = await createPhone('communeLeader');
    const about = 'visit.1';
    const photo = { about, sha256: 'a'.repeat(64), bytes: 214_503, caption: 'Mái chuồng' };
    await phone.put(record('fieldVisit', about, aVisit), record('photo', 'photo.1', photo));
    phone.go('/phieu/visit.1');
    await phone.user.click(await screen.findByRole('button', { name: /Xem ảnh \(21\d/u }));
    expect((await screen.findByRole('dialog')).textContent).toContain('Mái chuồng');
    await screen.findByText('Chưa tải được ảnh. Có mạng thì mở lại.');
    // A leader reads: nothing to take here.
    expect(screen.queryByRole('button', { name: 'Chụp ảnh' })).toBeNull();
  });
});

describe('the sync page', () => {
  test('counts photos, and lets them wait for Wi-Fi', async () => {
    const phone = await createPhone();
    await phone.put(record('fieldVisit', 'visit.1', { ...aVisit, recordedBy: 'p.here' }));
    phone.go('/phieu/visit.1');
    await screen.findByRole('button', { name: 'Chụp ảnh' });
    await give(phone);
    await screen.findByRole('button', { name: /Ảnh chụp/u });
    phone.go('/dong-bo');
    await screen.findByText('Đã gửi 0 / 1 ảnh');
    await phone.user.click(screen.getByRole('radio', { name: 'Chỉ gửi ảnh khi có Wi-Fi' }));
    expect(localStorage.getItem('so-thon:photos-by-wifi')).toBe('1');
    expect(await screen.findByRole('button', { name: 'Gửi ảnh ngay' })).toBeTruthy();
  });
});
