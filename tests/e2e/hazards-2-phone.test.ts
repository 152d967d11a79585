/** What happens to a real phone between "Đã ghi" and the office: killed, frozen, full, with many pages open. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { handOn } from '../support/hand.ts';
import { bookedRecords, creations } from '../support/office-book.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { LONG, rounds } from '../support/rounds.ts';
import { cameToIt, fillMeeting, recordMeeting } from '../support/village-day.ts';
import { wokenWorkerOf } from '../support/woken-worker.ts';

let office: RunningOffice;
let phone: Pocket;
let before: number;
/** Of each meeting that was written: how many came. */
const written: number[] = [];

beforeAll(async () => {
  office = await startOffice();
  phone = await newPocket();
  await phone.switchOn('about:blank');
  await phone.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await phone.hand.page.evaluate(() => navigator.serviceWorker.ready);
  before = bookedRecords(office.data, 'villageMeeting').length;
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    task.result.errors?.push({ message: `${phone.complaints.join('\n')}\n${await phone.hand.screen()}` });
  }
});

afterAll(async () => {
  await phone.remove();
  await office.remove();
});

describe('a save', () => {
  test('is on the disk before the screen says so: every write of it asks for strict durability', async () => {
    const { page } = phone.hand;
    await page.context().addInitScript(() => {
      const begin = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function transaction(this: IDBDatabase, stores, mode, options) {
        const names = typeof stores === 'string' ? [stores] : [...stores];
        if (mode === 'readwrite' && names.includes('edits')) {
          const asked = sessionStorage.getItem('asked') ?? '';
          sessionStorage.setItem('asked', `${asked} ${options?.durability ?? 'default'}`);
        }
        return begin.call(this, stores, mode, options);
      };
    });
    await page.reload();
    await page.evaluate(() => sessionStorage.removeItem('asked'));
    await record();
    const asked = await page.evaluate(() => sessionStorage.getItem('asked'));
    expect(new Set(asked?.trim().split(' '))).toEqual(new Set(['strict']));
  });

  test('is there after the browser was killed right behind it', LONG, async () => {
    await phone.network(false);
    for (let time = 1; time <= rounds(2); time += 1) {
      await record();
      await phone.kill();
      await phone.switchOn(`${office.origin}/so/villageMeeting`);
      await phone.hand.see(cameToIt(written.at(-1) ?? 0));
    }
    await phone.network(true);
    await arrive();
  });

  test('that finds no room says so and keeps the form, and goes through once there is room', async () => {
    // The browser looks at the quota when it opens the book, and then not for some seconds.
    await phone.switchOff();
    await phone.switchOn('about:blank');
    const { page } = phone.hand;
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: office.origin, quotaSize: 1 });
    await page.goto(`${office.origin}/`);
    const people = nextPeople();
    await fillMeeting(phone.hand, people);
    await phone.hand.press('Ghi vào sổ');
    await phone.hand.see('CHƯA ghi được: máy hết chỗ');
    expect(await page.getByRole('textbox', { name: 'Số người dự', exact: true }).inputValue()).toBe(
      String(people),
    );
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: office.origin });
    await savedAtLast();
    written.push(people);
    await arrive();
  });
});

describe('a connection to the database that is closed from outside', () => {
  test('is opened again behind the next tap', async () => {
    const { page } = phone.hand;
    await page.context().addInitScript(() => {
      const open: IDBDatabase[] = [];
      const closeAll = (): void => {
        for (const database of open.splice(0)) {
          database.close();
          // A browser that closes a connection by itself says so.
          database.dispatchEvent(new Event('close'));
        }
      };
      addEventListener('test:close-all', closeAll);
      const ask = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function openDatabase(this: IDBFactory, name, version) {
        const request = ask.call(this, name, version);
        request.addEventListener('success', () => open.push(request.result));
        return request;
      };
    });
    await page.reload();
    const people = nextPeople();
    await fillMeeting(phone.hand, people);
    await page.evaluate(() => dispatchEvent(new Event('test:close-all')));
    await phone.hand.save();
    written.push(people);
    await page.evaluate(() => dispatchEvent(new Event('test:close-all')));
    await phone.hand.go('/so/villageMeeting');
    await phone.hand.see(cameToIt(people));
    await arrive();
  });
});

describe('two pages and the worker on one book', () => {
  test('send everything once, and each shows what the other wrote', LONG, async () => {
    const context = phone.hand.page.context();
    const second = await context.newPage();
    await second.goto(`${office.origin}/`);
    const worker = await wokenWorkerOf(phone.hand.page, office.origin);
    const hands = [phone.hand, handOn(second)];
    for (let round = 1; round <= rounds(4, 2); round += 1) {
      const came = [nextPeople(), nextPeople() + 1];
      // Alternately without a network, so that both pages and the woken worker have something to send at once.
      await phone.network(round % 2 === 1);
      for (const [page, hand] of hands.entries()) await recordMeeting(hand, came[page] ?? 0);
      written.push(...came);
      await Promise.all([phone.network(true), worker.wake()]);
      for (const [page, hand] of hands.entries()) {
        await hand.go('/so/villageMeeting');
        await hand.see(cameToIt(came[1 - page] ?? 0));
      }
      expect(await worker.rounds(), 'the worker took part').toBeGreaterThanOrEqual(round);
    }
    await second.close();
    await arrive();
  });

  test('go on where one page is frozen while it is sending', async () => {
    const context = phone.hand.page.context();
    const frozen = await context.newPage();
    const cdp = await context.newCDPSession(frozen);
    await frozen.goto(`${office.origin}/`);
    await handOn(frozen).see('Việc cần làm');
    // It holds the turn to send and is then stopped by the system.
    await frozen.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      const books = await indexedDB.databases();
      const name = books.map(({ name: book }) => book ?? '').find((book) => book.startsWith('so-thon:'));
      if (name === undefined) throw new Error(`no book beside ${held.length} locks`);
      await new Promise<void>((taken) => {
        void navigator.locks.request(`so-thon:sync:${name}`, () => {
          taken();
          return new Promise(() => undefined);
        });
      });
    });
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await record();
    await arrive();
    await frozen.close();
  });
});

describe('a browser without Background Sync', () => {
  test('sends when the network is back, by the other triggers', async () => {
    const { page } = phone.hand;
    await page.context().addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'SyncManager');
      Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync');
    });
    await page.reload();
    expect(await page.evaluate(() => 'SyncManager' in globalThis)).toBe(false);
    await phone.network(false);
    await record();
    await phone.network(true);
    await arrive();
  });
});

describe('an old page beside a newer version of the book', () => {
  test('lets it be opened and loses nothing', async () => {
    const { page } = phone.hand;
    await record();
    const newer = await page.context().newPage();
    await newer.goto(`${office.origin}/healthz`);
    const opened = await newer.evaluate(async () => {
      const books = await indexedDB.databases();
      const book = books.find(({ name }) => name?.startsWith('so-thon:'));
      return new Promise<string>((resolve) => {
        const request = indexedDB.open(book?.name ?? '', (book?.version ?? 0) + 10);
        request.addEventListener('upgradeneeded', () => request.result.createObjectStore('later'));
        request.addEventListener('blocked', () => resolve('blocked'));
        request.addEventListener('error', () => resolve('error'));
        request.addEventListener('success', () => {
          request.result.close();
          resolve('open');
        });
      });
    });
    expect(opened).toBe('open');
    await newer.close();
    await page.reload();
    await phone.hand.go('/so/villageMeeting');
    await phone.hand.see(cameToIt(written.at(-1) ?? 0));
    await record();
    await arrive();
    expect(phone.complaints).toEqual([]);
  });
});

/** The number by which the next meeting is known. */
function nextPeople(): number {
  return 100 + written.length;
}

async function record(): Promise<void> {
  const people = nextPeople();
  await recordMeeting(phone.hand, people);
  written.push(people);
}

/** Presses until it is written: the browser notices the room with a delay. */
async function savedAtLast(): Promise<void> {
  const { page } = phone.hand;
  const button = page.getByRole('button', { name: 'Ghi vào sổ', exact: true });
  const tried = async (): Promise<boolean> => {
    if (await button.isVisible()) await button.click({ timeout: 1_000 }).catch(() => undefined);
    return page
      .getByText(/Đã ghi vào sổ/u)
      .first()
      .isVisible();
  };
  await expect.poll(tried, { timeout: 45_000, interval: 1_000 }).toBe(true);
}

/** Waits until all is in the office's book, once, without asking for it, and until the phone has heard so. */
async function arrive(): Promise<void> {
  const came = (): readonly number[] =>
    bookedRecords(office.data, 'villageMeeting').map(({ open }) => Number(open['attendees']));
  await expect.poll(() => came().length, { timeout: 45_000 }).toBe(before + written.length);
  expect(new Set(came().slice(before))).toEqual(new Set(written));
  expect([...creations(office.data, 'villageMeeting').values()].filter((times) => times !== 1)).toEqual([]);
  await phone.hand.go('/dong-bo');
  await phone.hand.page.getByText('Không có mục nào chờ gửi', { exact: true }).waitFor({ timeout: 45_000 });
}
