import type { MoneyRow, MoneyTable } from './disbursement-table.ts';
import { cellText, leadAt, leadText } from './cell-text.ts';
import type { Row, Table } from './table.ts';
import type { Sent } from './who-has-sent.ts';
import { textOf } from '../core/kind.ts';
import { formatMillion, formatPercent } from '../i18n/format.ts';

/** A block that pastes well into Zalo: plain lines, no table, amounts in triệu đồng. */
export function moneyText(table: MoneyTable, heading: string, dataUpTo: string, depth = 1): string {
  const lines = [heading.toUpperCase(), '(triệu đồng)', line(table.total)];
  for (const row of table.rows) if (row.level <= depth) lines.push(`• ${line(row)}`);
  if (table.total.pendingCount > 0) lines.push(`Chờ xác nhận: ${table.total.pendingCount} lần`);
  lines.push(`Số liệu đến ${dataUpTo}`);
  return lines.join('\n');
}

/** Any table as lines: what a row is called, then its chief figures; what is said under it at the end. */
export function tableText(table: Table, columns: readonly string[], place: string): string {
  const shown = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column, at }) => columns.includes(column.key) && at !== leadAt(table.columns));
  const figures = ({ cells }: Row): string =>
    shown
      .map(({ column, at }) => [column, cellText(column, cells[at] ?? null, 'vi')] as const)
      .filter(([, text]) => text !== '')
      .map(([{ heading }, text]) => `${heading.vi.toLocaleLowerCase('vi')} ${text}`)
      .join(', ');
  const inMoney = table.columns.some(({ type }) => type === 'dong');
  const few = table.rows.filter(({ level }) => level <= 2).slice(0, MOST_LINES);
  const more = table.rows.length - few.length;
  return [
    `${table.title.vi} – ${place}`.toLocaleUpperCase('vi'),
    ...(table.subtitle ? [table.subtitle.vi] : []),
    ...(inMoney ? ['(triệu đồng)'] : []),
    ...few.map((row) => `${row.level === 0 ? '' : '• '}${leadText(row, table.columns)}: ${figures(row)}`),
    ...(more > 0 ? [`… và ${more} dòng khác.`] : []),
    ...table.notes.map(({ vi }) => vi),
  ].join('\n');
}

/** A longer message is cut by Zalo, and read by nobody. */
const MOST_LINES = 30;

/** The reminder to the villages that have not sent, in one tap. */
export function reminderText(sent: Sent, subject: string, period: string, due: string | null): string {
  const names = sent.missing.map(({ body }) => textOf(body, 'name') ?? '').filter((name) => name !== '');
  const until = due === null ? '' : ` trước ngày ${due}`;
  return [
    `Đề nghị các thôn sau gửi “${subject}” (${period})${until}:`,
    ...names.map((name) => `• ${name}`),
    'Mở Sổ Thôn, bấm “Gửi xã”. Không có nhu cầu cũng bấm gửi. Cảm ơn các bác!',
  ].join('\n');
}

function line(row: MoneyRow): string {
  const paid = row.paid === null ? '0' : formatMillion(row.paid);
  const plan = row.plan === null ? '-' : formatMillion(row.plan);
  const code = row.heading.code === '' ? '' : `${row.heading.code} `;
  return `${code}${row.heading.name}: ${paid}/${plan} (${formatPercent(row.rate)})${row.overPlan ? ' – vượt kế hoạch' : ''}`;
}
