import '../../storage/test-engine.ts';
import { Blob, File } from 'node:buffer';
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { id as idSchema } from '../../../src/core/id.ts';
import { hashOf } from '../../../src/storage/photos.ts';
import { App } from '../../../src/ui/app.tsx';
import type { Session } from '../../../src/ui/state/session.ts';
import { createSettings } from '../../../src/ui/state/settings.ts';
import { createSyncState } from '../../../src/ui/state/sync-state.ts';
import { createToast } from '../../../src/ui/state/toast.ts';
import { createUpdates } from '../../../src/ui/state/updates.ts';
import { openPhone, type OfficePhone } from '../../storage/office-phone.ts';
import { openTestOffice, type TestOffice } from '../../support/server.ts';
import '../parts/drawing.tsx';

// jsdom's own have no streams, which files are packed with.
// And what TextEncoder makes is Node's, which a library that looks at classes must know.
Object.assign(globalThis, { Blob, File, Uint8Array: new TextEncoder().encode('').constructor });
window.scrollTo = () => undefined;

const phones: OfficePhone[] = [];
const offices: TestOffice[] = [];
const stops: (() => void)[] = [];

afterEach(async () => {
  cleanup();
  for (const stop of stops.splice(0)) stop();
  for (const phone of phones.splice(0)) phone.close();
  for (const office of offices.splice(0)) await office.close();
});

async function openOffice(): Promise<TestOffice> {
  const office = await openTestOffice();
  offices.push(office);
  return office;
}

/** The phone of a person with its screens. What it gives to the share sheet stands in `shared`. */
async function phoneOf(office: TestOffice, person: string, justEnrolled = false) {
  const phone = openPhone(office);
  phones.push(phone);
  const account = await phone.join(person);
  const book = phone.open(account);
  const { notebook } = book;
  await notebook.syncNow();
  await notebook.ready;
  const shared: File[] = [];
  const { sync, stop } = createSyncState(notebook);
  stops.push(stop);
  const session: Session = {
    notebook,
    sync,
    settings: createSettings(localStorage, document.documentElement),
    updates: createUpdates(),
    toast: createToast(),
    clock: () => phone.clock.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    store: localStorage,
    justEnrolled,
    enrol: () => Promise.resolve('USED'),
    leave: () => Promise.resolve(),
    carry: book.carry,
  };
  return {
    phone,
    notebook,
    book,
    shared,
    user: userEvent.setup(),
    go(address: string) {
      cleanup();
      Object.assign(navigator, {
        canShare: () => true,
        share: ({ files = [] }: { files?: File[] }) => Promise.resolve(void shared.push(...files)),
      });
      history.replaceState(null, '', address);
      return render(<App session={session} />);
    },
    async record(people: number) {
      const values = { planYear: 2027, trade: 'trade.han', level: 'so_cap', people, women: 4, poor: 2 };
      const saved = await notebook.save([{ do: 'create', kind: 'trainingDemand', values }]);
      expect(saved.saved).toBe(true);
    },
    /** A photo that waits for a network. */
    async photograph() {
      const made = idSchema.parse('photo-1');
      const bytes = Uint8Array.from({ length: 500 }, (_, at) => [0xff, 0xd8, 0xff][at] ?? at % 256);
      const none = { offset: 0, values: {}, at: 0, askedAt: 0, wholeAt: null, draft: null };
      const whole = { sha256: await hashOf(bytes), size: bytes.length, thumb: new Uint8Array(1) };
      const database = phone.database(account);
      await database.photos.put({ id: made, about: made, state: 'waiting', ...whole, ...none });
      await database.photoBytes.put({ id: made, bytes });
      database.close();
    },
  };
}

type Screen = ReturnType<Awaited<ReturnType<typeof phoneOf>>['go']>;

/** Picks a file as the system's own picker would give it. */
async function pick(screen: Screen, name: string, content: string, nth = 0): Promise<void> {
  const box = (await screen.findAllByLabelText('Chọn tệp', { selector: 'input' }))[nth];
  if (!box) throw new Error('no place for a file');
  Object.defineProperty(box, 'files', { value: [new File([content], name)], configurable: true });
  fireEvent.change(box);
}

describe('carrying by hand', () => {
  test('goes from one phone over another to the office, and the receipts back', async () => {
    const office = await openOffice();
    const head = await phoneOf(office, 'p.01969.01');
    head.phone.wire.online = false;
    await head.record(12);
    await head.record(15);
    await head.photograph();
    let screen = head.go('/dong-bo');
    const withPhoto = await screen.findByRole('checkbox', { name: 'Kèm 1 ảnh chưa gửi (4 KB)' });
    await head.user.click(withPhoto);
    await head.user.click(await screen.findByRole('button', { name: 'Đóng gói 2 mục' }));
    await screen.findByText(/^Đã đóng gói 2 mục vào so-thon-TRUONG-.*\.sothon$/u);
    screen.getByText('Các mục vẫn ở trong máy. Khi có mạng, sổ tự khớp, không ghi hai lần.');
    await screen.findByText('Ảnh không đi theo tệp này: ảnh ở lại máy, chờ mạng.');
    await head.user.click(withPhoto);
    await head.user.click(await screen.findByRole('button', { name: 'Đóng gói 2 mục, 1 ảnh' }));
    await screen.findByText(/^Đã đóng gói 2 mục, 1 ảnh vào so-thon-/u);
    await head.user.click(screen.getByRole('button', { name: 'Gửi lại tệp này' }));
    await waitFor(() => expect(head.shared).toHaveLength(3));
    const [, file] = head.shared;
    if (!file) throw new Error('nothing was shared');

    const officer = await phoneOf(office, 'p.01969.cong_chuc');
    screen = officer.go('/dong-bo');
    await screen.findByText('Không có mục nào chờ gửi.');
    await pick(screen, file.name, await file.text());
    await screen.findByText('Đã nộp');
    await officer.user.click(screen.getByRole('button', { name: 'Gửi biên nhận' }));
    const [receipts] = officer.shared;
    if (!receipts) throw new Error('no receipts');
    expect(receipts.name).toBe(`bien-nhan-${file.name}`);

    screen = head.go('/dong-bo');
    await pick(screen, receipts.name, await receipts.text());
    await screen.findByText('Biên nhận: xã đã nhận 2 trên 2 mục');
    screen.getByText('Khi máy có mạng, sổ khớp lại lần cuối. Xã đã nhận 1 ảnh.');
    screen.getByText('2 mục chờ mạng');
    head.phone.wire.online = true;
    await head.user.click(await screen.findByRole('button', { name: 'Gửi ngay' }));
    await screen.findByText('2 trên 2 đã tới xã');
  });

  test('is offered after three days without a network', async () => {
    const head = await phoneOf(await openOffice(), 'p.01969.01');
    head.phone.wire.online = false;
    await head.record(12);
    head.phone.clock.now += 3 * 86_400_000 + 1;
    const screen = head.go('/dong-bo');
    await screen.findByText('Đã 3 ngày chưa gửi được');
    screen.getByText('Nhờ người đi chợ, đi họp mang hộ bằng tệp.');
  });

  test('says what is none of ours', async () => {
    const head = await phoneOf(await openOffice(), 'p.01969.01');
    const screen = head.go('/nhan-tep');
    await screen.findByText('Chưa có tệp nào');
    await pick(screen, 'anh.txt', 'xin chào');
    await screen.findByText('Không nhận ra tệp này');
  });

  test('opens what the share sheet left, once', async () => {
    const office = await openOffice();
    const head = await phoneOf(office, 'p.01969.01');
    head.phone.wire.online = false;
    await head.record(12);
    const file = await (await head.book.carry()).pack();
    if ('trouble' in file) throw new Error(file.trouble);
    const officer = await phoneOf(office, 'p.01969.cong_chuc');
    const { openCarriedFiles } = await import('../../../src/storage/carried-files.ts');
    const inbox = openCarriedFiles(officer.phone.engine);
    await inbox.put(file.name, file.file, 'new', 1);
    inbox.close();
    const screen = officer.go('/nhan-tep');
    await screen.findByText(file.name);
    await screen.findByText('Đã nộp');
    expect(await (await officer.book.carry()).receiveNew()).toEqual([]);
  });
});

describe('a place for files', () => {
  test.each([
    ['a mouse', true],
    ['a finger', false],
  ])('speaks of dropping where there is %s', async (_, fits) => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: fits && query === '(hover: hover) and (pointer: fine)',
      addEventListener: () => undefined,
    }));
    const head = await phoneOf(await openOffice(), 'p.01969.01');
    const screen = head.go('/nhan-tep');
    await screen.findByText('Chưa có tệp nào');
    expect(screen.queryAllByText('hoặc thả tệp vào đây')).toHaveLength(fits ? 1 : 0);
    vi.unstubAllGlobals();
  });
});

describe('a backup', () => {
  test('wants a passphrase twice, and restores under it', async () => {
    const office = await openOffice();
    const head = await phoneOf(office, 'p.01969.01');
    await head.record(12);
    let screen = head.go('/cai-dat');
    const make = await screen.findByRole('button', { name: 'Tạo bản sao lưu' });
    await head.user.type(screen.getByLabelText(/^Mật khẩu của bản sao lưu/u), 'ngắn');
    await head.user.click(make);
    screen.getByText('Mật khẩu phải có ít nhất 8 ký tự.');
    await head.user.type(screen.getByLabelText(/^Mật khẩu của bản sao lưu/u), ' thôi mà');
    await head.user.click(make);
    screen.getByText('Hai lần gõ chưa giống nhau.');
    await head.user.type(screen.getByLabelText(/^Gõ lại mật khẩu/u), 'ngắn thôi mà');
    await head.user.click(make);
    await screen.findByText(/^Đã sao lưu 1 lần ghi/u);
    const [file] = head.shared;
    if (!file) throw new Error('nothing was shared');

    const told = await office.enrol('p.01969.01');
    await told.sync({ unsent: 3 });
    const next = await phoneOf(office, 'p.01969.01', true);
    screen = next.go('/gia-nhap');
    await screen.findByText('Máy cũ của bác còn 3 mục chưa gửi, lần cuối ngày 22/11/2026');
    await pick(screen, file.name, await file.text());
    await next.user.type(await screen.findByLabelText(/^Mật khẩu của bản sao lưu/u), 'ngắn thôi');
    await next.user.click(screen.getByRole('button', { name: 'Khôi phục' }));
    await screen.findByText('Mật khẩu không đúng, hoặc tệp hỏng');
    await next.user.type(screen.getByLabelText(/^Mật khẩu của bản sao lưu/u), ' mà');
    await next.user.click(screen.getByRole('button', { name: 'Khôi phục' }));
    await screen.findByText('Đã đưa lại 1 lần ghi. Sổ đang gửi.');
  });
});
