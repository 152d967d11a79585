import { choice, count, date, quantity, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { supportAreas } from '../programmes/area-class.ts';
import { capitalKinds } from '../programmes/capital.ts';
import { norms } from '../programmes/norms.ts';
import { marks, normUnits } from '../programmes/threshold.ts';
import { on } from './example.ts';
import { cut, grouped, line, shownDay } from './line.ts';
import { endBeforeStart, stop } from './rule.ts';

/** Định mức, ngưỡng: a dated number with its basis. It warns; it never refuses what an officer enters. */
export const threshold = defineKind({
  name: 'threshold',
  label: {
    one: { vi: 'Định mức, ngưỡng', en: 'Norm' },
    many: { vi: 'Các định mức, ngưỡng', en: 'Norms and thresholds' },
  },
  icon: 'chart',
  reference: true,
  fields: {
    norm: choice({ vi: 'Định mức', en: 'Norm' }, norms, { required: true }),
    capitalKind: choice({ vi: 'Chỉ cho loại vốn', en: 'Only for capital' }, capitalKinds),
    month: count(
      { vi: 'Đến hết tháng', en: 'To the end of month' },
      { hint: { vi: '13 là ngày 31/01 năm sau.', en: '13 is 31/01 of the next year.' } },
    ),
    areaClass: choice({ vi: 'Chỉ cho địa bàn', en: 'Only for the area' }, supportAreas),
    value: quantity({ vi: 'Mức', en: 'Value' }, { required: true }),
    unit: choice({ vi: 'Đơn vị', en: 'Unit' }, normUnits, { required: true }),
    validFrom: date({ vi: 'Áp dụng từ ngày', en: 'Valid from' }, { required: true }),
    validTo: date({ vi: 'Đến hết ngày', en: 'Valid to' }),
    basis: text({ vi: 'Căn cứ', en: 'Basis' }),
    mark: choice({ vi: 'Độ tin cậy', en: 'How certain' }, marks),
  },
  audience: () => ['all'],
  same: ['norm', 'capitalKind', 'month', 'areaClass', 'validFrom'],
  form: [
    { title: { vi: 'Định mức nào', en: 'Which norm' }, ask: ['norm', 'value', 'unit'] },
    { title: { vi: 'Chỉ cho trường hợp', en: 'Only for' }, ask: ['capitalKind', 'month', 'areaClass'] },
    {
      title: { vi: 'Khi nào, căn cứ nào', en: 'When and why' },
      ask: ['validFrom', 'validTo', 'basis', 'mark'],
    },
  ],
  start: (context) => ({ validFrom: context.today }),
  list: {
    title: ({ norm }, _, say) => cut(norm && say(norms[norm])),
    detail: ({ value, unit, capitalKind, month, areaClass, validFrom }, _, say) =>
      line(
        value === null ? null : `${grouped(value)} ${unit ? say(normUnits[unit]) : ''}`.trim(),
        capitalKind && say(capitalKinds[capitalKind]),
        month === null ? null : `${say({ vi: 'tháng', en: 'month' })} ${month}`,
        areaClass && say(supportAreas[areaClass]),
        validFrom && `${say({ vi: 'từ', en: 'from' })} ${shownDay(validFrom)}`,
      ),
    columns: [
      'norm',
      'capitalKind',
      'month',
      'areaClass',
      'value',
      'unit',
      'validFrom',
      'validTo',
      'basis',
      'mark',
    ],
  },
  search: ['basis'],
  rules: ({ month, validFrom, validTo }) => [
    ...endBeforeStart('validTo', validFrom, validTo),
    ...(month !== null && (month < 1 || month > 13)
      ? [
          stop(
            'month',
            'no-such-month',
            `Tháng ${month} không có: ghi từ 1 đến 12, hoặc 13 cho 31/01 năm sau.`,
            `There is no month ${month}: write 1 to 12, or 13 for 31/01 of the next year.`,
          ),
        ]
      : []),
  ],
  examples: [
    {
      recordedBy: 'p.demo',
      norm: 'disbursement.pace',
      capitalKind: 'dau_tu',
      month: 9,
      value: 60,
      unit: 'phan_tram',
      validFrom: on('2021-01-01'),
      basis: 'Đề xuất của ứng dụng theo nhịp giải ngân các năm',
      mark: '·',
    },
    {
      recordedBy: 'p.demo',
      norm: 'stateShare.community',
      areaClass: 'dbkk',
      value: 95,
      unit: 'phan_tram',
      validFrom: on('2021-01-01'),
      mark: '≈',
    },
  ],
});
