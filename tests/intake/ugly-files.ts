/** Files as offices keep them, and the lists that they name: shared by the tests of reading. */
import write, { type Cell as Written, type SheetData } from 'write-excel-file/universal';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { createLookups, type Lookups } from '../../src/intake/lookups.ts';
import { readWorkbook, type ReadFile } from '../../src/intake/read-workbook.ts';
import { withBlanks } from '../../src/core/record.ts';
import { getKind } from '../../src/kinds/index.ts';
import { programmeNodes } from '../../src/programmes/trees.ts';

export type Plain = string | number | boolean | Date | null;

/** A cell that lies over others: text, how many columns, how many rows. */
export interface Over {
  readonly text: string;
  readonly across?: number;
  readonly down?: number;
}

export async function xlsx(
  rows: readonly (readonly (Plain | Over)[])[],
  sheet = 'Sheet1',
): Promise<Uint8Array<ArrayBuffer>> {
  const data: SheetData = rows.map((row) => row.map(written));
  return bytesOf(await write(data, { sheet }).toBlob());
}

export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}

function written(cell: Plain | Over): Written {
  if (cell === null) return null;
  if (cell instanceof Date) return { value: cell, format: 'dd/mm/yyyy' };
  if (typeof cell !== 'object') return { value: cell };
  const { text, across = 1, down = 1 } = cell;
  return { value: text, columnSpan: across, rowSpan: down };
}

export function textBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

export async function sheetOf(bytes: Uint8Array<ArrayBuffer>) {
  const read: ReadFile = await readWorkbook(bytes);
  const [sheet] = 'workbook' in read ? read.workbook.sheets : [];
  if (!sheet) throw new Error(JSON.stringify(read));
  return sheet;
}

function live(kind: string, at: string, body: AnyBody): LiveRecord {
  const full = withBlanks(
    getKind(kind),
    JSON.parse(JSON.stringify(body)) as Parameters<typeof withBlanks>[1],
  );
  return { id: id.parse(at), kind, seq: 1, gone: 'no', time: 0, review: [], body: full };
}

const old = { from: null, to: '2025-06-30' };

const records: readonly LiveRecord[] = [
  live('commune', '01969', {
    code: '01969',
    name: 'Phủ Thông',
    unitType: 'xã',
    aliases: [
      { id: 'a1', name: 'Vi Hương', unit: 'commune', ...old },
      { id: 'a2', name: 'Bạch Thông', unit: 'district', ...old },
    ],
  }),
  live('commune', '01981', {
    code: '01981',
    name: 'Vĩnh Thông',
    unitType: 'xã',
    aliases: [
      { id: 'a1', name: 'Sỹ Bình', unit: 'commune', ...old },
      { id: 'a2', name: 'Bạch Thông', unit: 'district', ...old },
    ],
  }),
  live('village', 'v.01969.01', { name: 'Nà Hin', unitType: 'thon', commune: '01969' }),
  live('village', 'v.01969.02', {
    name: 'Nà Tu',
    unitType: 'thon',
    commune: '01969',
    aliases: [{ id: 'a1', name: 'Khuổi Slao', from: null, to: '2024-12-31' }],
  }),
  live('village', 'v.01969.03', { name: 'Nà Tư', unitType: 'ban', commune: '01969' }),
  live('village', 'v.01969.04', {
    name: 'Pá Hạ',
    unitType: 'ban',
    commune: '01969',
    mergedInto: 'v.01969.03',
  }),
  live('village', 'v.01981.01', { name: 'Nà Hin', unitType: 'thon', commune: '01981' }),
  live('trade', 'trade.que', { name: 'Trồng quế, hồi', group: 'nong_nghiep', aliases: 'quế, hồi' }),
  live('trade', 'trade.han', { name: 'Hàn', group: 'phi_nong_nghiep' }),
  ...programmeNodes.map(({ label, ...node }) => live('programmeNode', node.id, { ...node, sayAs: label })),
];

export const lookups: Lookups = createLookups((kind) => records.filter((record) => record.kind === kind));
