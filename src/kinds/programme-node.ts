import { count, date, ref, text, yesNo } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { on, to } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { endBeforeStart, warn } from './rule.ts';

/** A node of a programme tree: the old trees and the new one are live at once, so each node is dated. */
export const programmeNode = defineKind({
  name: 'programmeNode',
  label: {
    one: { vi: 'Mục của chương trình', en: 'Programme node' },
    many: { vi: 'Cây chương trình', en: 'Programme trees' },
  },
  icon: 'list',
  reference: true,
  fields: {
    code: text({ vi: 'Mã', en: 'Code' }, { required: true, max: 40 }),
    programme: text(
      { vi: 'Mã chương trình', en: 'Programme code' },
      { required: true, max: 20, hint: { vi: 'Ví dụ: CT26', en: 'Such as CT26' } },
    ),
    parent: ref('programmeNode', { vi: 'Thuộc mục', en: 'Parent' }),
    name: text({ vi: 'Tên trong quyết định', en: 'Name in the decision' }, { required: true, max: 500 }),
    shortName: text(
      { vi: 'Nghĩa ngắn', en: 'Meaning' },
      {
        required: true,
        max: 60,
        hint: { vi: 'Không mã nào đứng một mình mà thiếu nghĩa.', en: 'Shown beside the code.' },
      },
    ),
    sayAs: text({ vi: 'Cách gọi', en: 'How officers say it' }, { required: true, max: 40 }),
    vt: yesNo({ vi: 'Có đào tạo nghề', en: 'Vocational training' }),
    ps: yesNo({ vi: 'Có hỗ trợ sản xuất', en: 'Production support' }),
    inv: yesNo({ vi: 'Có vốn đầu tư', en: 'Investment capital' }),
    rec: yesNo({ vi: 'Có kinh phí thường xuyên', en: 'Recurrent money' }),
    validFrom: date({ vi: 'Dùng vốn từ ngày', en: 'Money usable from' }, { required: true }),
    validTo: date({ vi: 'Đến hết ngày', en: 'Until' }),
    order: count({ vi: 'Thứ tự', en: 'Order' }),
  },
  audience: () => ['all'],
  same: ['programme', 'code'],
  form: [
    {
      title: { vi: 'Mã và tên', en: 'Code and name' },
      ask: ['programme', 'code', 'sayAs', 'shortName', 'name'],
    },
    { title: { vi: 'Ở đâu trong cây', en: 'Where in the tree' }, ask: ['parent', 'order'] },
    { title: { vi: 'Có những gì', en: 'What it has' }, ask: ['vt', 'ps', 'inv', 'rec'] },
    { title: { vi: 'Dùng đến khi nào', en: 'When it holds' }, ask: ['validFrom', 'validTo'] },
  ],
  list: {
    title: ({ sayAs, shortName }) => cut([sayAs, shortName].filter(Boolean).join(' – ')),
    detail: ({ programme, validTo }, _, say) =>
      line(programme, validTo && `${say({ vi: 'đến', en: 'until' })} ${shownDay(validTo)}`),
    columns: [
      'programme',
      'code',
      'sayAs',
      'shortName',
      'name',
      'parent',
      'vt',
      'ps',
      'inv',
      'rec',
      'validFrom',
      'validTo',
      'order',
    ],
  },
  search: ['code', 'name', 'programme'],
  rules: ({ validFrom, validTo, vt, ps, inv, rec }) => [
    ...endBeforeStart('validTo', validFrom, validTo),
    ...(inv === false && rec === false && (vt === true || ps === true)
      ? [
          warn(
            'rec',
            'no-money',
            'Có đào tạo nghề hoặc sản xuất mà không có loại vốn nào. Xem lại.',
            'It has training or production but no kind of money. Please check.',
          ),
        ]
      : []),
  ],
  examples: [
    {
      recordedBy: 'p.demo',
      code: 'CT26',
      programme: 'CT26',
      name: 'Chương trình mục tiêu quốc gia 2026-2035, giai đoạn I: 2026-2030',
      shortName: 'Chương trình MTQG 2026-2030',
      sayAs: 'CT 2026',
      vt: false,
      ps: false,
      inv: true,
      rec: true,
      validFrom: on('2026-01-01'),
      validTo: on('2030-12-31'),
      order: 0,
    },
    {
      recordedBy: 'p.demo',
      code: 'DA3.TDA2',
      programme: 'DTTS21',
      parent: to('DTTS21.DA3'),
      name:
        'Hỗ trợ phát triển sản xuất theo chuỗi giá trị, vùng trồng dược liệu quý, thúc đẩy khởi sự kinh doanh,' +
        ' khởi nghiệp và thu hút đầu tư',
      shortName: 'Sản xuất theo chuỗi, dược liệu quý',
      sayAs: 'DA3-TDA2',
      vt: false,
      ps: true,
      inv: false,
      rec: true,
      validFrom: on('2021-01-01'),
      validTo: on('2026-12-31'),
      order: 12,
    },
  ],
});
