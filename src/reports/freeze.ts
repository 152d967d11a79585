/** The tables of a periodic report as they are frozen: made by the same code on the phone and at the office. */
import { parseDay, type Day } from '../core/day.ts';
import type { Json } from '../core/json.ts';
import { textOf, type AnyBody, type NameOf } from '../core/kind.ts';
import { planYearOn } from '../kinds/plan-year.ts';
import type { MoneyBy } from './headings.ts';
import type { Table } from './table.ts';
import type { Block, Narrative } from './narrative.ts';
import { periodicNarrative, slots } from './periodic-words.ts';
import { byHeading, tableNames } from './table-titles.ts';
import { tallyReport, type Report, type ReportQuestion, type ReportRecords } from './tally.ts';

/** A table as `frozenReport.cells` keeps it: values as they are, headings in Vietnamese. */
export interface FrozenCells {
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly type: string; readonly heading: string }[];
  readonly rows: readonly { readonly level: number; readonly cells: readonly Json[] }[];
  readonly notes: readonly string[];
}

/** `name`: of `tableTitles`, with ".village" or ".commune" where money is added up by those. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
}

/** Null: the report has no period that could be added up. `today`: on which it is asked. */
export function questionOf(body: AnyBody, by: MoneyBy, today: Day): ReportQuestion | null {
  const { year } = body;
  const [from, to] = [parseDay(body['periodFrom']), parseDay(body['periodTo'])];
  if (typeof year !== 'number' || from === null || to === null) return null;
  const period = { from, to };
  return { budgetYear: year, period, by, planYear: planYearOn(to), subject: 'trainingDemand', today };
}

/** What a periodic report is made of. */
export interface Periodic {
  readonly body: AnyBody;
  readonly records: ReportRecords;
  /** The day on which it is asked. */
  readonly today: Day;
  readonly nameOf: NameOf;
  /** What the office is called, for its own reports. */
  readonly officeName: string;
}

export interface Tallied {
  readonly report: Report;
  readonly tables: readonly NamedTable[];
  readonly narrative: Narrative;
}

/** By programme, and once more by village (a commune's report) or by commune (the office's). Null: it has no period. */
export function tallyPeriodic({ body, records, today, nameOf, officeName }: Periodic): Tallied | null {
  const below = textOf(body, 'commune') === null ? 'commune' : 'village';
  const [question, second] = [questionOf(body, 'programme', today), questionOf(body, below, today)];
  if (question === null || second === null) return null;
  const report = tallyReport(records, question, nameOf);
  const parts = tallyReport(records, second, nameOf);
  return {
    report,
    narrative: periodicNarrative({ body, records, report, question, nameOf, officeName }),
    tables: [
      ...tableNames.map((name) => ({ name, table: report.tables[name] })),
      ...byHeading.map((name) => ({ name: `${name}.${below}`, table: parts.tables[name] })),
    ],
  };
}

export function cellsOf({ title, columns, rows, notes }: Table): FrozenCells {
  return {
    title: title.vi,
    columns: columns.map(({ key, type, heading }) => ({ key, type, heading: heading.vi })),
    rows: rows.map(({ level, cells }) => ({ level, cells: cells as readonly Json[] })), // cells are plain data
    notes: notes.map(({ vi }) => vi),
  };
}

/** Under which its words are frozen, beside its tables. */
export const WORDS = 'words';

/** The words of a report as cells: what a line is, its slot, its text. */
export function cellsOfWords({ title, subtitle, blocks }: Narrative): FrozenCells {
  const rows = blocks.flatMap((block) => {
    if (block.is === 'table') return [];
    const cells = block.is === 'slot' ? [block.is, block.slot, block.text] : [block.is, null, block.text];
    return [{ level: 0, cells }];
  });
  const columns = ['is', 'slot', 'text'].map((key) => ({ key, type: 'text', heading: key }));
  return { title, columns, rows, notes: [subtitle] };
}

/** Back again, with these tables behind it. */
export function wordsIn({ title, rows, notes }: FrozenCells, tables: readonly Table[]): Narrative {
  const blocks = rows.flatMap(({ cells: [is, slot, said] }): Block[] => {
    const text = typeof said === 'string' ? said : null;
    const named = slots.find((one) => one === slot);
    if (is === 'slot') return named ? [{ is, slot: named, label: '', text }] : [];
    const plain = is === 'part' || is === 'section' || is === 'item' ? is : 'text';
    return [{ is: plain, text: text ?? '' }];
  });
  const behind = tables.map((table): Block => ({ is: 'table', table }));
  return { title, subtitle: notes[0] ?? '', blocks: [...blocks, ...behind], missing: [] };
}

/** Characters of one frozen record: a phone on a bad network takes it in one answer. */
const LONGEST = 100_000;

/** A long table goes into several records, "projects", "projects:2" …; each says its own columns. */
export function partsOf(name: string, whole: FrozenCells): readonly (readonly [string, FrozenCells])[] {
  const pieces: FrozenCells['rows'][number][][] = [[]];
  let length = 0;
  for (const row of whole.rows) {
    const size = JSON.stringify(row).length;
    const last = pieces.at(-1) ?? [];
    if (length + size > LONGEST && last.length > 0) {
      pieces.push([row]);
      length = size;
    } else {
      last.push(row);
      length += size;
    }
  }
  return pieces.map((rows, at) => {
    const part: FrozenCells = { ...whole, rows, notes: at === 0 ? whole.notes : [] };
    return [at === 0 ? name : `${name}:${at + 1}`, part];
  });
}
