import { upwardFrom } from '../core/audience.ts';
import { choice, date, note, ref, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import type { Life } from '../core/life.ts';
import { difficultyCategories } from '../programmes/difficulty-categories.ts';
import { demo, demoCommune, demoVillage, on, to } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { anyVillage, commune, ownPlace, placeOf } from './place.ts';
import { endBeforeStart, futureDay } from './rule.ts';

type DifficultyState = 'new' | 'working' | 'solved' | 'beyond';

const life: Life<DifficultyState> = {
  start: 'new',
  states: {
    new: { label: { vi: 'Mới', en: 'New' }, tone: 'bad' },
    working: { label: { vi: 'Đang xử lý', en: 'Being worked on' }, tone: 'wait' },
    solved: { label: { vi: 'Đã tháo gỡ', en: 'Solved' }, tone: 'ok' },
    beyond: { label: { vi: 'Vượt thẩm quyền', en: 'Beyond our powers' }, tone: 'info' },
  },
  moves: [
    {
      label: { vi: 'Nhận xử lý', en: 'Take it on' },
      from: ['new', 'beyond'],
      to: 'working',
      by: ['communeOfficer', 'communeLeader', 'provinceDesk'],
    },
    {
      label: { vi: 'Đã tháo gỡ', en: 'Solved' },
      from: ['new', 'working', 'beyond'],
      to: 'solved',
      by: ['communeOfficer', 'communeLeader', 'provinceDesk'],
      needs: ['answer'],
    },
    {
      label: { vi: 'Vượt thẩm quyền', en: 'Beyond our powers' },
      from: ['new', 'working'],
      to: 'beyond',
      by: ['communeOfficer', 'communeLeader'],
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Mở lại', en: 'Open again' },
      from: ['solved'],
      to: 'working',
      by: ['villageHead', 'communeOfficer', 'communeLeader'],
      needs: ['statusNote'],
    },
  ],
  path: ['new', 'working', 'solved'],
};

/** Khó khăn, vướng mắc, with the answer of whoever can solve it (field.md §3.3, §5.6). */
export const difficulty = defineKind({
  name: 'difficulty',
  label: {
    one: { vi: 'Khó khăn, vướng mắc', en: 'Difficulty' },
    many: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' },
  },
  icon: 'warn',
  fields: {
    commune,
    village: anyVillage,
    about: ref(null, { vi: 'Về phiếu nào', en: 'About which record' }),
    node: ref('programmeNode', { vi: 'Thuộc chương trình', en: 'Programme' }),
    category: choice({ vi: 'Loại khó khăn', en: 'Kind of difficulty' }, difficultyCategories, {
      required: true,
    }),
    description: note({ vi: 'Khó khăn thế nào', en: 'What is difficult' }, { required: true }),
    proposal: note({ vi: 'Kiến nghị, đề xuất', en: 'Proposal' }),
    sinceDate: date({ vi: 'Từ ngày', en: 'Since' }),
    level: choice(
      { vi: 'Cấp giải quyết được', en: 'Who can solve it' },
      {
        thon: { vi: 'Thôn', en: 'Village' },
        xa: { vi: 'Xã', en: 'Commune' },
        tinh: { vi: 'Tỉnh', en: 'Province' },
        trung_uong: { vi: 'Trung ương', en: 'Central government' },
      },
    ),
    owner: text({ vi: 'Người, đơn vị phụ trách', en: 'In charge' }, { privacy: 'personal' }),
    dueDate: date({ vi: 'Hạn giải quyết', en: 'Due' }),
    answer: note({ vi: 'Trả lời, cách tháo gỡ', en: 'Answer' }),
    answeredDate: date({ vi: 'Ngày trả lời', en: 'Answered on' }),
  },
  together: [['answer', 'answeredDate']],
  audience: (difficulty) => upwardFrom(placeOf(difficulty)),
  life,
  form: [
    {
      title: { vi: 'Khó khăn gì', en: 'What is difficult' },
      ask: ['village', 'category', 'description', 'sinceDate'],
    },
    { title: { vi: 'Về việc nào', en: 'About what' }, ask: ['node', 'about'] },
    { title: { vi: 'Đề xuất ai giải quyết', en: 'Who could solve it' }, ask: ['level', 'proposal'] },
    { title: { vi: 'Trả lời', en: 'Answer' }, ask: ['owner', 'dueDate', 'answer', 'answeredDate'] },
  ],
  start: (context) => ({ ...ownPlace(context), sinceDate: context.today }),
  list: {
    title: ({ description }, _, say) =>
      cut(description) || say({ vi: 'Khó khăn, vướng mắc', en: 'Difficulty' }),
    detail: ({ category, village, sinceDate }, name, say) =>
      cut(line(category && say(difficultyCategories[category]), name(village), shownDay(sinceDate)), 90),
    columns: [
      'commune',
      'village',
      'node',
      'category',
      'description',
      'proposal',
      'sinceDate',
      'level',
      'owner',
      'dueDate',
      'answer',
      'answeredDate',
    ],
  },
  search: ['description', 'proposal', 'answer'],
  rules: (difficulty, { today }) => [
    ...futureDay('sinceDate', difficulty.sinceDate, today),
    ...endBeforeStart('answeredDate', difficulty.sinceDate, difficulty.answeredDate),
    ...futureDay('answeredDate', difficulty.answeredDate, today),
  ],
  examples: [
    {
      ...demoVillage,
      about: demo('productionProject', 1),
      node: to('DTTS21.DA3.TDA2'),
      category: 'dau_ra',
      description: 'Chưa tìm được nơi bán trâu giống đủ hồ sơ kiểm dịch trong tỉnh.',
      proposal: 'Cho mua của hộ dân trong xã, xã xác nhận giấy biên nhận.',
      sinceDate: on('2026-05-04'),
      level: 'xa',
      status: 'new',
    },
    {
      ...demoCommune,
      node: to('CT26.HP2.NDTP03'),
      category: 'huong_dan',
      description: 'Chưa có định mức kinh phí lớp dưới 3 tháng theo quy định mới.',
      sinceDate: on('2026-07-15'),
      level: 'tinh',
      owner: 'Phòng Văn hóa - Xã hội xã',
      dueDate: on('2026-12-15'),
      answer: 'Tỉnh sẽ ban hành định mức trong tháng 12; trước mắt lập danh sách.',
      answeredDate: on('2026-10-30'),
      status: 'working',
    },
  ],
});
