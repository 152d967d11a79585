/**
 * A report as a Word document in the layout of decree 30/2020/NĐ-CP: Times New Roman 13–14, the head of the office,
 * signatures at the foot. What nobody has written yet is left as dots to write on. Fetched when one is asked for.
 */
import type * as Docx from 'docx';
import { NO_VALUE } from '../i18n/format.ts';
import { cellText, isNumber } from './cell-text.ts';
import type { Block, Narrative } from './narrative.ts';
import type { Cell, Column, Table as Figures } from './table.ts';

/** From the office's `letterhead`. */
export interface DocxHead {
  readonly above: string | null;
  readonly office: string;
  /** "12/BC-UBND"; without a number "…/BC-UBND". */
  readonly number: string;
  readonly placeAndDay: string;
  readonly signFor: string | null;
  readonly signTitle: string | null;
  /** One a line. */
  readonly recipients: readonly string[];
}

/** The blob's type is that of .docx files. */
export async function toDocx(narrative: Narrative, head: DocxHead): Promise<Blob> {
  return writerWith(await fetchWord())(narrative, head);
}

/** Named one by one: the rest of the library stays off the phone. */
async function fetchWord() {
  const {
    AlignmentType,
    BorderStyle,
    Document,
    HeightRule,
    Packer,
    PageOrientation,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = await import('docx');
  return {
    AlignmentType,
    BorderStyle,
    Document,
    HeightRule,
    Packer,
    PageOrientation,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  };
}

type Word = Awaited<ReturnType<typeof fetchWord>>;
type WordParagraph = Docx.Paragraph;
type WordTable = Docx.Table;

function writerWith(word: Word) {
  async function write(narrative: Narrative, head: DocxHead): Promise<Blob> {
    const firstTable = narrative.blocks.findIndex(({ is }) => is === 'table');
    const appendix = firstTable < 0 ? narrative.blocks.length : firstTable - 1;
    const page = { margin: { top: 1134, bottom: 1134, left: 1701, right: 851 } }; // 20, 20, 30, 15 mm
    const document = new word.Document({
      styles: { default: { document: { run: { font: 'Times New Roman', size: 28 } } } },
      sections: [
        {
          properties: { page },
          children: [
            headOf(head),
            line(narrative.title, { bold: true, centred: true, before: 360 }),
            line(narrative.subtitle, { bold: true, centred: true, after: 240 }),
            ...narrative.blocks.slice(0, appendix).flatMap(blockOf),
            footOf(head),
          ],
        },
        ...(appendix < narrative.blocks.length
          ? [
              {
                properties: { page: { ...page, size: { orientation: word.PageOrientation.LANDSCAPE } } },
                children: narrative.blocks.slice(appendix).flatMap(blockOf),
              },
            ]
          : []),
      ],
    });
    return word.Packer.toBlob(document);
  }

  function blockOf(block: Block): readonly (WordParagraph | WordTable)[] {
    switch (block.is) {
      case 'part':
        return [line(block.text, { bold: true, before: 240 })];
      case 'section':
        return [line(block.text, { bold: true, before: 120 })];
      case 'text':
        return [line(block.text, { indent: true })];
      case 'item':
        return [line(`- ${block.text}`, { indent: true })];
      case 'slot':
        if (block.text === null) return [line(`${block.label}: ${DOTS}`, { indent: true, italic: true })];
        return block.text.split('\n').map((words) => line(words, { indent: true }));
      case 'table':
        return [
          line(block.table.title.vi.toLocaleUpperCase('vi'), { bold: true, centred: true, before: 240 }),
          ...tableOf(block.table),
        ];
      default:
        return block satisfies never;
    }
  }

  function line(words: string, look: Look = {}): WordParagraph {
    const { bold = false, italic = false, centred = false, right = false, size } = look;
    const alignment = centred
      ? word.AlignmentType.CENTER
      : right
        ? word.AlignmentType.RIGHT
        : word.AlignmentType.JUSTIFIED;
    return new word.Paragraph({
      alignment,
      spacing: { before: look.before ?? 60, after: look.after ?? 60 },
      ...(look.indent ? { indent: { firstLine: 567 } } : {}),
      children: [
        new word.TextRun({ text: words, bold, italics: italic, ...(size === undefined ? {} : { size }) }),
      ],
    });
  }

  const NONE = { style: word.BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const BARE = {
    top: NONE,
    bottom: NONE,
    left: NONE,
    right: NONE,
    insideHorizontal: NONE,
    insideVertical: NONE,
  } as const;

  /** Two columns without lines: the office at the left, the republic at the right. */
  function headOf({ above, office, number, placeAndDay }: DocxHead): WordTable {
    const tight = { before: 0, after: 0, centred: true, size: 26 } as const;
    const left = [
      ...(above === null ? [] : [line(above, tight)]),
      line(office, { ...tight, bold: true }),
      line(`Số: ${number}`, { ...tight, before: 120 }),
    ];
    const right = [
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...tight, bold: true }),
      line('Độc lập - Tự do - Hạnh phúc', { ...tight, bold: true }),
      line(placeAndDay, { ...tight, italic: true, before: 120 }),
    ];
    return halves(left, right);
  }

  function footOf({ signFor, signTitle, recipients }: DocxHead): WordTable {
    const left = [
      line('Nơi nhận:', { bold: true, italic: true, size: 24, before: 0 }),
      ...recipients.map((one) => line(`- ${one}`, { size: 22, before: 0, after: 0 })),
    ];
    const right = [
      ...(signFor === null ? [] : [line(signFor, { bold: true, centred: true, before: 0 })]),
      line(signTitle ?? '', { bold: true, centred: true, before: 0 }),
      line('(Ký, ghi rõ họ tên, đóng dấu)', { italic: true, centred: true, after: 1200 }),
    ];
    return halves(left, right);
  }

  function halves(left: readonly WordParagraph[], right: readonly WordParagraph[]): WordTable {
    const cell = (children: readonly WordParagraph[]) =>
      new word.TableCell({
        borders: BARE,
        width: { size: 50, type: word.WidthType.PERCENTAGE },
        children: [...children],
      });
    return new word.Table({
      borders: BARE,
      width: { size: 100, type: word.WidthType.PERCENTAGE },
      rows: [new word.TableRow({ cantSplit: true, children: [cell(left), cell(right)] })],
    });
  }

  function tableOf({ columns, rows, notes }: Figures): readonly (WordParagraph | WordTable)[] {
    const small = { size: 18, before: 20, after: 20 } as const;
    const cell = (paragraph: WordParagraph) =>
      new word.TableCell({ children: [paragraph], margins: { left: 60, right: 60 } });
    const heading = new word.TableRow({
      tableHeader: true,
      height: { value: 400, rule: word.HeightRule.ATLEAST },
      children: columns.map((column) =>
        cell(line(column.heading.vi, { ...small, bold: true, centred: true })),
      ),
    });
    const unit = columns.some(({ type }) => type === 'dong')
      ? [line('Đơn vị tính: triệu đồng', { italic: true, right: true, size: 22 })]
      : [];
    return [
      ...unit,
      new word.Table({
        width: { size: 100, type: word.WidthType.PERCENTAGE },
        rows: [
          heading,
          ...rows.map(
            ({ cells, level }) =>
              new word.TableRow({
                cantSplit: true,
                children: columns.map((column, at) =>
                  cell(
                    line(said(column, cells[at] ?? null), {
                      ...small,
                      bold: level === 0,
                      right: isNumber(column.type),
                    }),
                  ),
                ),
              }),
          ),
        ],
      }),
      ...notes.map((note) => line(note.vi, { italic: true, size: 22 })),
    ];
  }

  return write;
}

const DOTS = '…'.repeat(30);

interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly centred?: boolean;
  readonly right?: boolean;
  readonly indent?: boolean;
  readonly before?: number;
  readonly after?: number;
  /** Half points. */
  readonly size?: number;
}

/** As on other papers, but for what nobody said: a document has room for a blank, and says no where it is asked. */
function said(column: Column, cell: Cell): string {
  if (cell === null) return column.type === 'percent' ? NO_VALUE : '';
  if (column.type === 'yesNo') return cell === true ? 'Có' : 'Không';
  return cellText(column, cell, 'vi');
}
