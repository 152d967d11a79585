/** A province's year: its disbursement table at the desk, a commune's on a slow phone, a long workbook. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openBook } from '../../reports/outside/by-sql.ts';
import { bundle } from '../bundle.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { newPhone, SLOW_PHONE } from '../phone.ts';
import { COMMUNES, IN_ALL, provinceYear } from '../province-year.ts';

/** What pages/reports.ts gives a page. Times are ms. */
export interface ReportsBench {
  /** So many communes of the province's year; how many records they are, lists and places too. */
  make(communes: number): number;
  /** From the records to every cell of the disbursement table; `paid`: its cumulative payments, the total first. */
  timeTable(): { readonly took: number; readonly paid: readonly number[] };
  /** A workbook of so many payments. `pauses`: how often the screen got its turn, with how far it is. */
  timeXlsx(rows: number): Promise<{ readonly took: number; readonly pauses: number; readonly bytes: number }>;
}

declare global {
  interface Window {
    reportsBench: ReportsBench;
  }
}

const ROWS = 20_000;
/** Fewer would leave a screen without a sign of life for over a second. */
const FEWEST_PAUSES = 20;

export const reports: Row = {
  name: 'reports',
  says: `tables of a province's year, ${IN_ALL.toLocaleString('en')} records`,
  bare: true,
  async measure(bench) {
    const script = await bundle('reports.ts');
    const desk = await newPhone(bench.browser, 'about:blank');
    const phone = await newPhone(bench.browser, 'about:blank', { slow: SLOW_PHONE });
    try {
      for (const { page } of [desk, phone]) await page.evaluate(script);
      await desk.page.evaluate((communes) => window.reportsBench.make(communes), COMMUNES);
      await phone.page.evaluate(() => window.reportsBench.make(1));
      const took = { desk: [] as number[], phone: [] as number[], file: [] as number[] };
      let paid: readonly number[] = [];
      for (let run = 0; run < bench.runs; run += 1) {
        const table = await desk.page.evaluate(() => window.reportsBench.timeTable());
        const commune = await phone.page.evaluate(() => window.reportsBench.timeTable());
        const file = await desk.page.evaluate((rows) => window.reportsBench.timeXlsx(rows), ROWS);
        if (file.pauses < FEWEST_PAUSES) throw new Error(`only ${file.pauses} signs of life`);
        took.desk.push(table.took);
        took.phone.push(commune.took);
        took.file.push(file.took);
        paid = table.paid;
        bench.report(`run ${run + 1} of ${bench.runs}`);
      }
      return linesOf(took, { province: bySql(bench, COMMUNES, paid), commune: bySql(bench, 1, null) });
    } finally {
      await desk.context.close();
      await phone.context.close();
    }
  },
};

function linesOf(
  took: Readonly<Record<'desk' | 'phone' | 'file', readonly number[]>>,
  sql: Readonly<Record<'province' | 'commune', readonly number[]>>,
): readonly Line[] {
  const who = 'plain SQL over SQLite';
  return [
    lineOf(`disbursement table of a province, ${IN_ALL.toLocaleString('en')}`, 'ms', 2_000, took.desk, {
      who,
      runs: sql.province,
    }),
    lineOf('the same of a commune on a phone, 4×', 'ms', 300, took.phone, {
      who: `${who}, not slowed`,
      runs: sql.commune,
    }),
    lineOf(`.xlsx of ${ROWS.toLocaleString('en')} payments, with progress`, 'ms', 5_000, took.file, null),
  ];
}

/** The same table by SQL from the same records; it must say the same, or the figures compare nothing. */
function bySql(bench: Bench, communes: number, paid: readonly number[] | null): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'so-thon-bench-sql-'));
  const path = join(folder, 'book.sqlite');
  try {
    fill(path, communes);
    return Array.from({ length: bench.runs }, () => {
      const start = performance.now();
      const book = openBook(path, ['programme']);
      const table = book.money('programme', { year: 2026, from: '2026-01-01', until: '2026-08-31' });
      const took = performance.now() - start;
      book.close();
      const theirs = [...table.values()].map((sums) => sums.get('paid') ?? 0);
      const sorted = (list: readonly number[]): string => JSON.stringify(list.toSorted((a, b) => a - b));
      if (paid !== null && sorted(theirs) !== sorted(paid)) throw new Error('SQL and the table differ');
      return took;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(path: string, communes: number): void {
  const book = new DatabaseSync(path);
  book.exec(
    'create table record (id text primary key, kind text, time integer, gone text, open text); begin',
  );
  const insert = book.prepare('insert into record values (?, ?, ?, ?, ?)');
  for (const list of Object.values(provinceYear(communes)))
    for (const { id, kind, time, gone, body } of list as ReturnType<typeof provinceYear>['nodes'])
      insert.run(id, kind, time, gone, JSON.stringify(body));
  book.exec('commit; create index record_of_kind on record (kind)');
  book.close();
}
