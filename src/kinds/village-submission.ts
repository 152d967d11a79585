import { upwardFrom } from '../core/audience.ts';
import { makeDay } from '../core/day.ts';
import { choice, count, date, note, yesNo } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demoCommune, demoVillage, on, to } from './example.ts';
import { counted, cut, line, shownDay } from './line.ts';
import { commune, ownPlace, placeOf, village } from './place.ts';
import { planYearOn } from './plan-year.ts';
import { endBeforeStart, stop } from './rule.ts';

/** What a village sends to its commune, each with its own deadline. */
export const submissionSubjects = {
  trainingDemand: { vi: 'Nhu cầu học nghề', en: 'Training demand' },
  productionProject: { vi: 'Dự án sản xuất', en: 'Production projects' },
  disbursement: { vi: 'Giải ngân', en: 'Disbursement' },
  difficulty: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
} as const;

/**
 * "Gửi xã": the village's act by which its records of a subject and a period become "Thôn đã gửi". It is what
 * "9/12 thôn" counts; a village without any need says so here. Transport ("Đã tới xã") is another thing.
 */
export const villageSubmission = defineKind({
  name: 'villageSubmission',
  label: {
    one: { vi: 'Thôn gửi xã', en: 'Village submission' },
    many: { vi: 'Các lần thôn gửi xã', en: 'Village submissions' },
  },
  icon: 'send',
  fields: {
    commune,
    village,
    subject: choice({ vi: 'Gửi về việc gì', en: 'About' }, submissionSubjects, { required: true }),
    periodFrom: date({ vi: 'Kỳ từ ngày', en: 'Period from' }, { required: true }),
    periodTo: date({ vi: 'Đến ngày', en: 'Period to' }, { required: true }),
    records: count({ vi: 'Số phiếu gửi', en: 'Records sent' }, { unit: { vi: 'phiếu', en: 'records' } }),
    people: count(
      { vi: 'Số người', en: 'People' },
      {
        unit: { vi: 'người', en: 'people' },
        hint: { vi: 'Mỗi người đếm một lần trong cả kỳ.', en: 'Each person counts once in the period.' },
      },
    ),
    nothing: yesNo(
      { vi: 'Không có nhu cầu trong kỳ này', en: 'Nothing to send this period' },
      { hint: { vi: 'Vẫn là đã gửi: xã không phải nhắc nữa.', en: 'This counts as sent.' } },
    ),
    note: note({ vi: 'Ghi chú', en: 'Note' }),
  },
  audience: (submission) => upwardFrom(placeOf(submission)),
  form: [
    {
      title: { vi: 'Gửi về việc gì', en: 'About what' },
      ask: ['village', 'subject', 'periodFrom', 'periodTo'],
    },
    { title: { vi: 'Gửi những gì', en: 'What is sent' }, ask: ['nothing', 'records', 'people', 'note'] },
  ],
  start: (context) => ({
    ...ownPlace(context),
    subject: 'trainingDemand',
    periodFrom: makeDay(planYearOn(context.today), 1, 1),
    periodTo: makeDay(planYearOn(context.today), 12, 31),
  }),
  list: {
    title: (submission, name, say) =>
      cut(line(submission.subject && say(submissionSubjects[submission.subject]), name(submission.village))),
    detail: (submission, _, say) =>
      line(
        `${shownDay(submission.periodFrom) ?? '…'} – ${shownDay(submission.periodTo) ?? '…'}`,
        submission.nothing === true
          ? say({ vi: 'không có nhu cầu', en: 'no demand' })
          : counted(submission.records, say({ vi: 'phiếu', en: 'records' })),
      ),
    columns: ['commune', 'village', 'subject', 'periodFrom', 'periodTo', 'records', 'people', 'nothing'],
  },
  rules: (submission) => [
    ...endBeforeStart('periodTo', submission.periodFrom, submission.periodTo),
    ...sayingBoth(submission.nothing, submission.records),
  ],
  measures: {
    records: { label: { vi: 'Số phiếu gửi', en: 'Records sent' }, of: (submission) => submission.records },
    people: { label: { vi: 'Số người', en: 'People' }, of: (submission) => submission.people },
  },
  examples: [
    {
      ...demoVillage,
      subject: 'trainingDemand',
      periodFrom: on('2027-01-01'),
      periodTo: on('2027-12-31'),
      records: 2,
      people: 17,
      nothing: false,
      note: 'Đã thống nhất tại cuộc họp thôn ngày 12/9.',
    },
    {
      ...demoCommune,
      village: to('v.01969.03'),
      subject: 'trainingDemand',
      periodFrom: on('2027-01-01'),
      periodTo: on('2027-12-31'),
      records: 0,
      nothing: true,
    },
  ],
});

function sayingBoth(nothing: boolean | null, records: number | null) {
  if (nothing === true && records !== null && records > 0) {
    return [
      stop(
        'nothing',
        'nothing-and-records',
        `Đã chọn "không có nhu cầu" mà vẫn gửi ${records} phiếu. Bỏ một trong hai.`,
        `"Nothing to send" is chosen, yet ${records} records are sent. Undo one of them.`,
      ),
    ];
  }
  if (nothing !== true && records === 0) {
    return [
      stop(
        'nothing',
        'neither',
        'Chưa có phiếu nào để gửi (0). Ghi phiếu, hoặc chọn "không có nhu cầu".',
        'There are 0 records to send. Record some, or choose "nothing to send".',
      ),
    ];
  }
  return [];
}
