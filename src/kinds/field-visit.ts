import { upwardFrom } from '../core/audience.ts';
import { choice, date, note, position, ref, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo, demoCommune, demoVillage, on, to } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { commune, ownPlace, placeOf, village } from './place.ts';
import { endBeforeStart, futureDay } from './rule.ts';

const purposes = {
  kiem_tra: { vi: 'Kiểm tra', en: 'Inspection' },
  giam_sat: { vi: 'Giám sát cộng đồng', en: 'Public supervision' },
  giao_nhan: { vi: 'Giao nhận giống, vật tư', en: 'Delivery of breeds, supplies' },
  nghiem_thu: { vi: 'Nghiệm thu', en: 'Acceptance' },
  lop_hoc: { vi: 'Thăm lớp học nghề', en: 'Visit to a class' },
  khac: { vi: 'Việc khác', en: 'Other' },
} as const;

/** Kiểm tra, giám sát: what was found on the spot, and what has to follow by when. */
export const fieldVisit = defineKind({
  name: 'fieldVisit',
  label: {
    one: { vi: 'Kiểm tra, giám sát', en: 'Field visit' },
    many: { vi: 'Các lần kiểm tra, giám sát', en: 'Field visits' },
  },
  icon: 'visit',
  fields: {
    commune,
    village,
    project: ref('productionProject', { vi: 'Dự án', en: 'Project' }),
    date: date({ vi: 'Ngày đi', en: 'Date' }, { required: true }),
    purpose: choice({ vi: 'Đi để làm gì', en: 'Purpose' }, purposes, { required: true }),
    visitors: text({ vi: 'Thành phần', en: 'Visitors' }, { privacy: 'personal' }),
    findings: note({ vi: 'Thấy gì', en: 'Findings' }, { required: true }),
    followUp: note({ vi: 'Việc phải làm tiếp', en: 'Follow-up' }),
    followUpBy: date({ vi: 'Hạn làm', en: 'Follow-up by' }),
    position: position({ vi: 'Vị trí', en: 'Position' }),
  },
  together: [['followUp', 'followUpBy']],
  audience: (visit) => upwardFrom(placeOf(visit)),
  form: [
    {
      title: { vi: 'Đi đâu, ngày nào', en: 'Where and when' },
      ask: ['village', 'project', 'date', 'purpose', 'visitors'],
    },
    { title: { vi: 'Thấy gì', en: 'Findings' }, ask: ['findings', 'position'] },
    { title: { vi: 'Làm gì tiếp', en: 'Follow-up' }, ask: ['followUp', 'followUpBy'] },
  ],
  start: (context) => ({ ...ownPlace(context), date: context.today, purpose: 'kiem_tra' }),
  list: {
    title: ({ purpose, project, village }, name, say) =>
      cut(line(purpose && say(purposes[purpose]), name(project) || name(village))),
    detail: ({ date, findings }) => line(shownDay(date), cut(findings)),
    columns: ['commune', 'village', 'project', 'date', 'purpose', 'findings', 'followUp', 'followUpBy'],
  },
  search: ['findings', 'followUp'],
  rules: (visit, { today }) => [
    ...futureDay('date', visit.date, today),
    ...endBeforeStart('followUpBy', visit.date, visit.followUpBy),
  ],
  examples: [
    {
      ...demoVillage,
      project: demo('productionProject', 1),
      date: on('2026-10-08'),
      purpose: 'giam_sat',
      visitors: 'Ban giám sát cộng đồng thôn, công chức nông nghiệp xã',
      findings: '7/7 con trâu khỏe mạnh, 2 con đã phối giống; một chuồng dột mái.',
      followUp: 'Hộ lợp lại mái chuồng trước mùa rét.',
      followUpBy: on('2026-11-30'),
      position: { lat: 22.2563, lon: 105.8712, accuracy: 18 },
    },
    {
      ...demoCommune,
      village: to('v.01969.02'),
      date: on('2026-11-05'),
      purpose: 'lop_hoc',
      findings: 'Lớp trồng nấm có 24/25 học viên, đủ vật tư thực hành.',
    },
  ],
});
