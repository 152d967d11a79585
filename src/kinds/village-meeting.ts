import { upwardFrom } from '../core/audience.ts';
import { count, date, note, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo, demoCommune, demoVillage, on, to } from './example.ts';
import { counted, cut, line, shownDay } from './line.ts';
import { commune, ownPlace, placeOf, village } from './place.ts';
import { futureDay, partsWithin, warn } from './rule.ts';

const fields = {
  commune,
  village,
  date: date({ vi: 'Ngày họp', en: 'Date' }, { required: true }),
  place: text({ vi: 'Nơi họp', en: 'Place' }),
  attendees: count(
    { vi: 'Số người dự', en: 'Attendees' },
    { required: true, unit: { vi: 'người', en: 'people' } },
  ),
  women: count({ vi: 'Nữ dự họp', en: 'Women attending' }, { unit: { vi: 'người', en: 'people' } }),
  households: count(
    { vi: 'Số hộ có người dự', en: 'Households present' },
    { unit: { vi: 'hộ', en: 'households' } },
  ),
  peopleWithNeed: count(
    { vi: 'Số người có nhu cầu', en: 'People with any need' },
    {
      unit: { vi: 'người', en: 'people' },
      hint: { vi: 'Mỗi người đếm một lần, dù đăng ký nhiều nghề.', en: 'Each person counts once.' },
    },
  ),
  chairedBy: text({ vi: 'Chủ trì', en: 'Chaired by' }, { privacy: 'personal' }),
  secretary: text({ vi: 'Thư ký', en: 'Secretary' }, { privacy: 'personal' }),
  agenda: note({ vi: 'Nội dung họp', en: 'Agenda' }),
  conclusions: note({ vi: 'Kết luận', en: 'Conclusions' }),
};

/** Họp thôn: where the needs of a village come from. Its minutes are printed and signed on paper. */
export const villageMeeting = defineKind({
  name: 'villageMeeting',
  label: {
    one: { vi: 'Họp thôn', en: 'Village meeting' },
    many: { vi: 'Các cuộc họp thôn', en: 'Village meetings' },
  },
  icon: 'people',
  fields,
  together: [['attendees', 'women', 'households']],
  audience: (meeting) => upwardFrom(placeOf(meeting)),
  same: ['village', 'date'],
  form: [
    { title: { vi: 'Họp ở đâu, ngày nào', en: 'Where and when' }, ask: ['village', 'date', 'place'] },
    {
      title: { vi: 'Ai dự họp', en: 'Who came' },
      ask: ['attendees', 'women', 'households', 'peopleWithNeed'],
    },
    { title: { vi: 'Chủ trì, thư ký', en: 'Chair and secretary' }, ask: ['chairedBy', 'secretary'] },
    { title: { vi: 'Bàn gì, kết luận gì', en: 'What was decided' }, ask: ['agenda', 'conclusions'] },
  ],
  start: (context) => ({ ...ownPlace(context), date: context.today }),
  list: {
    title: (meeting, name, say) =>
      cut(
        `${say({ vi: 'Họp thôn', en: 'Village meeting' })} ${line(shownDay(meeting.date), name(meeting.village))}`,
      ),
    detail: (meeting, _, say) =>
      line(
        counted(meeting.attendees, say({ vi: 'người dự', en: 'attended' })),
        counted(meeting.women, say({ vi: 'nữ', en: 'women' })),
        counted(meeting.peopleWithNeed, say({ vi: 'có nhu cầu', en: 'with a need' })),
      ),
    columns: ['commune', 'village', 'date', 'place', 'attendees', 'women', 'households', 'peopleWithNeed'],
  },
  search: ['place', 'agenda', 'conclusions'],
  rules: (meeting, { today }) => [
    ...futureDay('date', meeting.date, today),
    ...partsWithin(fields, meeting, 'attendees', ['women']),
    ...moreHouseholds(meeting.households, meeting.attendees),
  ],
  measures: {
    attendees: { label: { vi: 'Số người dự', en: 'Attendees' }, of: (meeting) => meeting.attendees },
    women: { label: { vi: 'Nữ dự họp', en: 'Women attending' }, of: (meeting) => meeting.women },
    peopleWithNeed: {
      label: { vi: 'Số người có nhu cầu', en: 'People with any need' },
      of: (meeting) => meeting.peopleWithNeed,
    },
  },
  examples: [
    {
      ...demoVillage,
      date: on('2026-09-12'),
      place: 'Nhà văn hóa thôn',
      attendees: 46,
      women: 21,
      households: 41,
      peopleWithNeed: 17,
      chairedBy: 'Trưởng thôn',
      secretary: 'Thư ký chi hội phụ nữ',
      agenda: 'Rà soát nhu cầu học nghề năm 2027; bình xét hộ tham gia dự án trâu sinh sản.',
      conclusions: 'Đề nghị xã mở một lớp trồng cây dược liệu, học tại thôn sau vụ mùa.',
    },
    {
      ...demoCommune,
      village: to('v.01969.02'),
      onBehalfOf: demo('person', 2),
      date: on('2026-10-03'),
      attendees: 28,
      peopleWithNeed: 0,
      conclusions: 'Chưa có hộ nào đăng ký học nghề.',
    },
  ],
});

/** One person may speak for two households, so that it is only unusual. */
function moreHouseholds(households: number | null, attendees: number | null) {
  if (households === null || attendees === null || households <= attendees) return [];
  return [
    warn(
      'households',
      'more-than-attendees',
      `Số hộ (${households}) nhiều hơn số người dự (${attendees}). Xem lại hai số này.`,
      `More households (${households}) than attendees (${attendees}). Please check both.`,
    ),
  ];
}
