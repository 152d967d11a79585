/** The walk, third part: what the commune hands in opens as it stands on the screen. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../src/kinds/index.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

/** A list draws so many rows at first. */
const SHOWN = 60;
const MILLION = 1_000_000;
/** Chromium drops a page's eleventh download of a second. */
const BETWEEN_MS = 110;

let office: RunningOffice;
let officer: Pocket;

beforeAll(async () => {
  office = await startOffice();
  officer = await newPocket();
  await officer.switchOn('about:blank');
  await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  task.result.errors?.push({ message: `${officer.complaints.join('\n')}\n${await officer.hand.screen()}` });
});

afterAll(async () => {
  await officer.remove();
  await office.remove();
});

describe('a file for Excel', () => {
  test('has every record of each kind, in columns that a strange parser reads', async () => {
    await officer.hand.go('/bao-cao');
    await officer.hand.press('CSV');
    for (const { name, label } of kinds) {
      const text = await download(label.many.vi);
      expect(text.startsWith('\uFEFF'), name).toBe(true);
      expect(text, name).not.toMatch(/^\uFEFFsep=/u);
      const rows = read(text, ';');
      counts.set(name, rows.length - 1);
      files.set(name, asRecords(rows));
    }
    await officer.hand.press('Đóng');
  });

  test('has as many records as the list on the screen', async () => {
    for (const { name, parentField } of kinds) {
      if (parentField !== null) continue;
      await officer.hand.go(`/so/${name}`);
      const count = Math.min(SHOWN, counts.get(name) ?? -1);
      if (count === 0) await officer.hand.see(/Chưa có/u);
      else await officer.hand.see(`${count} mục`);
    }
  });

  test('says of each demand what the list says', async () => {
    await officer.hand.go('/so/trainingDemand');
    await officer.hand.see(`${counts.get('trainingDemand')} mục`);
    const onScreen = await officer.hand.page
      .locator('main li:has(a[href^="/phieu/"])')
      .evaluateAll((rows) =>
        rows.map(
          (row) => `${row.querySelector('a')?.textContent} | ${row.querySelector('.sub')?.textContent}`,
        ),
      );
    const inFile = (files.get('trainingDemand') ?? []).map((row) => {
      const parts = [`${row['Số người đăng ký']} người`, `${row['Nữ']} nữ`, row['Năm kế hoạch']];
      return `${row['Nghề đề nghị đào tạo'] || row['Nghề khác']} | ${parts.join(' · ')}`;
    });
    expect(inFile.toSorted()).toEqual(onScreen.toSorted());
  });

  test('says of money what the table on the screen says, in đồng', async () => {
    const { hand } = officer;
    await hand.go('/bao-cao');
    const shown = await moneyOnScreen();
    await hand.press('CSV');
    const whole = read(await download('Giải ngân'), ';');
    await hand.press('Đóng');
    // What is said under the table stands below it, after an empty line.
    const end = whole.findIndex((row) => row.every((cell) => cell === ''));
    expect(whole.slice(end).flat().join(' ')).toContain('Máy đồng bộ lần cuối');
    const filed = whole.slice(0, end);
    // Who spends it and why it is late are words; the narrow screen has no room for them.
    const words = ['Đơn vị thực hiện', 'Nguyên nhân, đề xuất'].map((name) => filed[0]?.indexOf(name) ?? -1);
    expect(words).not.toContain(-1);
    const rows = filed.map((row) => row.filter((_, column) => !words.includes(column)));

    expect(rows).toHaveLength(shown.length);
    const [head = []] = shown;
    expect(rows[0]?.slice(1)).toEqual(head);
    rows.slice(1).forEach(([code, name, ...cells], at) => {
      const [lead, ...said] = shown[at + 1] ?? [];
      expect(lead).toBe(code === '' ? name : `${code} – ${name}`);
      cells.forEach((cell, column) => {
        const place = `${lead}, ${head[column + 1]}`;
        // The screen rounds to triệu đồng and tenths of a percent.
        const apart = Math.abs(shownNumber(said[column] ?? '') - filedNumber(cell));
        const rounded = cell.endsWith('%') ? 0.0501 : 0.501;
        expect(apart, `${place}: ${said[column]} is not ${cell}`).toBeLessThan(rounded);
      });
    });
  });
});

describe('a workbook', () => {
  test('has the numbers of the screen, and opens in a reader that is not its writer', async () => {
    const { hand } = officer;
    await hand.go('/');
    await hand.go('/bao-cao');
    const shown = await moneyOnScreen();
    await hand.press('Excel');
    const file = await downloaded('Giải ngân', /^[A-Za-z0-9_-]+\.xlsx$/u);
    await hand.press('Đóng');
    const [sheet] = await readXlsxFile(new Blob([file]));
    const rows = sheet?.data ?? [];
    const first = rows.findIndex((row) => row[1] === 'Tổng cộng');
    const [head = []] = shown;
    const plan = head.indexOf('KH vốn: tổng');
    const paid = head.indexOf('Lũy kế giải ngân');
    shown.slice(1).forEach((cells, at) => {
      const row = rows[first + at] ?? [];
      expect(cells[0]).toBe([row[0], row[1]].filter(Boolean).join(' – '));
      expect(millions(row[3])).toBeCloseTo(shownNumber(cells[plan] ?? ''), 2);
      expect(millions(row[11])).toBeCloseTo(shownNumber(cells[paid] ?? ''), 2);
    });
    expect(rows.flat()).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(officer.complaints).toEqual([]);
  });
});

describe('a file for machines', () => {
  test('has the same records under field names, with bare codes and ISO days', async () => {
    await officer.hand.go('/bao-cao');
    await officer.hand.press('CSV');
    await officer.hand.tap('CSV', 'CSV cho máy');
    for (const { name, label } of kinds) {
      const text = await download(label.many.vi);
      expect(text.startsWith('\uFEFF'), name).toBe(false);
      const rows = read(text, ',');
      expect(rows.length - 1, name).toBe(counts.get(name));
      expect(rows[0]?.[0], name).toBe('id');
    }
    const meetings = asRecords(read(await download('Các cuộc họp thôn'), ','));
    expect(meetings.length).toBeGreaterThan(0);
    for (const meeting of meetings) {
      expect(meeting['commune']).toBe('01969');
      expect(meeting['date']).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    }
    expect(officer.complaints).toEqual([]);
  });
});

describe('sharing', () => {
  test('hands the same file to another app', async () => {
    const { hand } = officer;
    await hand.page.evaluate(() => {
      const share = async ({ files = [] }: ShareData): Promise<void> => {
        const [file] = files;
        document.body.dataset['shared'] = file ? `${file.name} ${await file.text()}` : '';
      };
      Object.assign(navigator, { canShare: () => true, share });
    });
    await hand.go('/');
    await hand.go('/bao-cao');
    await hand.press('Chia sẻ');
    const list = hand.page.getByRole('dialog').getByRole('list');
    await list.getByRole('button', { name: 'Các cuộc họp thôn', exact: true }).click();
    await hand.page.locator('body[data-shared]').waitFor({ state: 'attached' });
    const shared = await hand.page.locator('body').getAttribute('data-shared');
    expect(shared).toMatch(/^BC_\w+\.csv Mã phiếu;Xã;/u);
  });
});

const counts = new Map<string, number>();
const files = new Map<string, readonly Readonly<Record<string, string>>[]>();

/** The table of money as the report page shows it, its headings first. */
async function moneyOnScreen(): Promise<readonly (readonly string[])[]> {
  const { page } = officer.hand;
  await page
    .getByRole('region', { name: 'Các biểu' })
    .getByRole('button', { name: 'Giải ngân', exact: true })
    .click();
  const table = page.getByRole('table', { name: /^Giải ngân, Kỳ/u });
  await table.waitFor();
  return table.evaluate((element: HTMLTableElement) =>
    [...element.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
}

async function download(row: string): Promise<string> {
  return (await downloaded(row, /^[A-Za-z0-9_-]+\.csv$/u)).toString('utf8');
}

/** From the open sheet. */
async function downloaded(row: string, name: RegExp): Promise<Buffer<ArrayBuffer>> {
  const { page } = officer.hand;
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('list').getByRole('button', { name: row, exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(name);
  await officer.hand.see(`Đã xuất ${file.suggestedFilename()}`);
  await page.waitForTimeout(BETWEEN_MS);
  return readFileSync(await file.path());
}

/** RFC 4180: every line ends with CRLF, and has as many cells as the first one. */
function read(text: string, delimiter: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/u, ''), { delimiter, newline: '\r\n' });
  expect(errors).toEqual([]);
  expect(text.endsWith('\r\n')).toBe(true);
  const rows = data.slice(0, -1); // what stands behind the last line's end: nothing
  for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0);
  return rows;
}

function asRecords([head = [], ...rows]: readonly string[][]): readonly Readonly<Record<string, string>>[] {
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

/** What a cell of the screen says, as a number; a dash and a blank are nothing. */
function shownNumber(said: string): number {
  if (said === '-' || said === '') return 0;
  return Number(said.replaceAll('.', '').replace(',', '.').replace('%', ''));
}

/** A cell of a workbook in triệu đồng; a blank is nothing. */
const millions = (cell: unknown): number => Number(cell ?? 0) / MILLION;

/** The same of the file: amounts in triệu đồng, as the screen has them. */
function filedNumber(cell: string): number {
  if (cell === '' || cell === 'Không') return 0;
  const number = Number(cell.replace(',', '.').replace('%', ''));
  return cell.endsWith('%') || Math.abs(number) < MILLION ? number : number / MILLION;
}
