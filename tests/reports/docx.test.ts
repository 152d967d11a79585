import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { toDocx, type DocxHead } from '../../src/reports/docx.ts';
import { talliedOf } from './periodic-records.ts';

const head: DocxHead = {
  above: null,
  office: 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG',
  number: '12/BC-UBND',
  placeAndDay: 'Phủ Thông, ngày 05 tháng 11 năm 2026',
  signFor: 'TM. ỦY BAN NHÂN DÂN',
  signTitle: 'CHỦ TỊCH',
  recipients: ['Như trên', 'Lưu: VT'],
};

const { narrative } = talliedOf();
let files: Readonly<Record<string, Uint8Array>>;
let document: string;

beforeAll(async () => {
  const blob = await toDocx(narrative, head);
  files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
});

/** The text of each paragraph, as any reader of the format puts it together. */
const paragraphs = (): readonly string[] =>
  [...document.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, said = '']) => plain(said)).join(''),
  );

const plain = (xml: string): string =>
  xml.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('a report as a Word document', () => {
  test('is what readers of the format look for', () => {
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml']),
    );
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('Times New Roman');
  });

  test('begins with the office and the republic, and ends with who signs', () => {
    const lines = paragraphs();
    const at = (words: string): number => lines.indexOf(words);
    expect(at('ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG')).toBe(0);
    expect(lines).toContain('Số: 12/BC-UBND');
    expect(lines).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(lines).toContain('Phủ Thông, ngày 05 tháng 11 năm 2026');
    expect(at('BÁO CÁO SƠ KẾT')).toBeGreaterThan(at('Số: 12/BC-UBND'));
    expect(at('Nơi nhận:')).toBeGreaterThan(at('V. ĐỀ XUẤT, KIẾN NGHỊ'));
    expect(at('CHỦ TỊCH')).toBeGreaterThan(at('TM. ỦY BAN NHÂN DÂN'));
    expect(lines).toContain('- Lưu: VT');
  });

  test('holds every line of the words, and dots where nobody wrote', () => {
    const all = paragraphs().join('\n');
    const wanted = narrative.blocks.flatMap((block) => {
      if (block.is === 'table') return [];
      return [block.is === 'slot' && block.text === null ? `${block.label}: …` : (block.text ?? '')];
    });
    expect(wanted.filter((words) => !all.includes(words))).toEqual([]);
    expect(wanted.filter((words) => words.endsWith(': …')).length).toBeGreaterThan(3);
  });

  test('has its tables behind, across, each with all its rows and its unit', () => {
    const tables = narrative.blocks.flatMap((block) => (block.is === 'table' ? [block.table] : []));
    expect(tables.length).toBeGreaterThan(2);
    const rows = [...document.matchAll(/<w:tr[ >]/gu)].length;
    const wanted = tables.reduce((sum, table) => sum + table.rows.length + 1, 0);
    expect(rows).toBe(wanted + 2); // and the two halves of head and foot
    expect(document).toContain('w:orient="landscape"');
    expect(paragraphs()).toContain('Đơn vị tính: triệu đồng');
    expect(paragraphs()).toContain('120'); // 120.000.000 đồng in millions
  });
});
