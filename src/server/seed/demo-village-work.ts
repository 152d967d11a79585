/** What the demo's villages did: meetings, training demands of two years, and what they sent to the commune. */
import { on, to } from '../../kinds/example.ts';
import { trainingDemand } from '../../kinds/training-demand.ts';
import type { DemandState } from '../../kinds/training-demand-life.ts';
import { villageMeeting } from '../../kinds/village-meeting.ts';
import { villageSubmission } from '../../kinds/village-submission.ts';
import { demoVillages } from './demo-people.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

type DemandRow = readonly [
  number: number,
  village: string,
  trade: string,
  level: 'ngắn' | 'sơ cấp',
  people: number,
  women: number,
  ethnicMinority: number,
  poor: number,
  nearPoor: number,
  escapedPoor: number,
  status: DemandState,
  note?: string,
];

/** Recorded in October 2025, the year's classes were planned from them. */
const for2026: readonly DemandRow[] = [
  [1, '01969.01', 'duoc_lieu', 'ngắn', 15, 9, 15, 6, 4, 1, 'completed'],
  [
    2,
    '01969.01',
    'may_cong_nghiep',
    'sơ cấp',
    6,
    6,
    6,
    2,
    1,
    0,
    'not_planned',
    'Chưa đủ người mở lớp tại xã.',
  ],
  [3, '01969.02', 'nam', 'ngắn', 25, 14, 23, 8, 6, 3, 'completed'],
  [4, '01969.03', 'ga', 'ngắn', 18, 8, 18, 7, 4, 2, 'completed'],
  [5, '01969.04', 'xay_dung', 'ngắn', 16, 0, 13, 4, 3, 2, 'planned'],
  [6, '01969.05', 'trau_bo', 'ngắn', 20, 7, 20, 9, 5, 1, 'class_open'],
  [7, '01969.06', 'sua_xe_may', 'sơ cấp', 9, 0, 7, 2, 2, 1, 'planned'],
  [8, '01969.07', 'ban_hang_online', 'ngắn', 14, 12, 8, 1, 2, 1, 'class_open'],
  [9, '01981.01', 'trau_bo', 'ngắn', 17, 6, 17, 8, 5, 1, 'completed'],
  [10, '01981.02', 'ong_mat', 'ngắn', 21, 9, 20, 7, 6, 2, 'completed'],
  [11, '01981.03', 'lon', 'ngắn', 14, 8, 14, 8, 3, 1, 'planned'],
  [12, '01981.05', 'theu_det', 'ngắn', 11, 11, 11, 5, 3, 0, 'not_planned', 'Chuyển sang kế hoạch năm 2027.'],
];

/** Recorded from September 2026 on. */
const for2027: readonly DemandRow[] = [
  [21, '01969.01', 'duoc_lieu', 'ngắn', 14, 9, 14, 5, 3, 1, 'village_submitted'],
  [22, '01969.01', 'dien_dan_dung', 'ngắn', 8, 1, 8, 3, 2, 0, 'village_submitted'],
  [23, '01969.01', 'may_cong_nghiep', 'sơ cấp', 7, 7, 7, 2, 2, 1, 'draft'],
  [24, '01969.02', 'nam', 'ngắn', 22, 13, 20, 7, 5, 3, 'commune_consolidated'],
  [
    25,
    '01969.02',
    'sua_may_no',
    'ngắn',
    9,
    0,
    9,
    3,
    2,
    1,
    'returned',
    'Thiếu số hộ nghèo của hai nhóm hộ. Bổ sung giúp.',
  ],
  [26, '01969.03', 'ga', 'ngắn', 19, 9, 19, 8, 4, 1, 'commune_review'],
  [27, '01969.04', 'xay_dung', 'ngắn', 13, 0, 11, 3, 3, 1, 'commune_consolidated'],
  [28, '01969.04', 'nau_an', 'ngắn', 12, 11, 9, 2, 3, 1, 'commune_consolidated'],
  [29, '01969.05', 'trau_bo', 'ngắn', 16, 6, 16, 7, 4, 1, 'village_submitted'],
  [30, '01969.06', 'han', 'sơ cấp', 7, 0, 5, 1, 2, 1, 'draft'],
  [31, '01981.01', 'de', 'ngắn', 15, 6, 15, 7, 5, 0, 'village_submitted'],
  [32, '01981.02', 'ong_mat', 'ngắn', 18, 8, 17, 6, 5, 1, 'commune_consolidated'],
  [33, '01981.03', 'lon', 'ngắn', 16, 9, 16, 9, 4, 1, 'village_submitted'],
  [34, '01981.04', 'may_nong_nghiep', 'ngắn', 12, 0, 10, 3, 3, 1, 'draft'],
];

const headOf = (village: string): string => `p.${village}`;
const placeOf = (village: string) => ({ commune: to(village.slice(0, 5)), village: to(`v.${village}`) });

function demand(planYear: number, row: DemandRow, index: number): DatedSeed {
  const [
    number,
    village,
    trade,
    level,
    people,
    women,
    ethnicMinority,
    poor,
    nearPoor,
    escapedPoor,
    status,
    note,
  ] = row;
  const written = planYear === 2026 ? `2025-10-${10 + (index % 18)}` : meetingDay(village);
  return seedOf(trainingDemand, `demo.trainingDemand.${number}`, on(written), {
    recordedBy: headOf(village),
    ...placeOf(village),
    planYear,
    trade: to(`trade.${trade}`),
    level: level === 'ngắn' ? 'duoi_3_thang' : 'so_cap',
    people,
    women,
    ethnicMinority,
    poor,
    nearPoor,
    escapedPoor,
    months: ['10', '11'],
    place: level === 'ngắn' ? 'tai_thon' : 'co_so',
    expectedUse: trade === 'may_cong_nghiep' ? 'doanh_nghiep' : 'tu_tao_viec_lam',
    ...(planYear === 2027 ? { meeting: to(meetingId(village)) } : {}),
    status,
    ...(note === undefined ? {} : { statusNote: note }),
  });
}

/** Two villages have not met yet. */
const met = demoVillages
  .map(({ id }) => id.slice(2))
  .filter((village) => !['01969.07', '01981.05'].includes(village));
const meetingId = (village: string): string => `demo.villageMeeting.${met.indexOf(village) + 1}`;
const meetingDay = (village: string): string =>
  `2026-09-${String(8 + met.indexOf(village) * 2).padStart(2, '0')}`;

/** How many people want to learn: each counts once, and two in each village want two trades. */
function peopleOf(village: string): number {
  const demands = for2027.filter(([, of]) => of === village);
  const places = demands.reduce((sum, [, , , , people]) => sum + people, 0);
  return demands.length > 1 ? places - 2 : places;
}

function meeting(village: string): DatedSeed {
  const people = peopleOf(village);
  return seedOf(villageMeeting, meetingId(village), on(meetingDay(village)), {
    recordedBy: headOf(village),
    ...placeOf(village),
    date: on(meetingDay(village)),
    place: 'Nhà văn hóa thôn',
    attendees: 38 + people,
    women: 15 + Math.floor(people / 2),
    households: 34 + people,
    peopleWithNeed: people,
    chairedBy: 'Trưởng thôn',
    agenda: 'Rà soát nhu cầu học nghề năm 2027; bàn dự án hỗ trợ sản xuất.',
    conclusions:
      people > 0 ? 'Thống nhất danh sách đăng ký, gửi xã tổng hợp.' : 'Chưa có hộ nào đăng ký học nghề.',
  });
}

/** Which villages have pressed "Gửi xã" for 2027, and when. */
const sent: readonly (readonly [village: string, day: string])[] = [
  ['01969.01', '2026-10-05'],
  ['01969.02', '2026-09-30'],
  ['01969.03', '2026-10-02'],
  ['01969.04', '2026-09-29'],
  ['01969.05', '2026-10-08'],
  ['01981.01', '2026-10-06'],
  ['01981.02', '2026-09-30'],
  ['01981.03', '2026-10-09'],
];

function submission([village, day]: readonly [string, string], index: number): DatedSeed {
  const demands = for2027.filter(([, of, , , , , , , , , status]) => of === village && status !== 'draft');
  return seedOf(villageSubmission, `demo.villageSubmission.${index + 1}`, on(day), {
    recordedBy: headOf(village),
    ...placeOf(village),
    subject: 'trainingDemand',
    periodFrom: on('2027-01-01'),
    periodTo: on('2027-12-31'),
    records: demands.length,
    people: demands.reduce((sum, [, , , , people]) => sum + people, 0) - (demands.length > 1 ? 2 : 0),
    nothing: false,
  });
}

const nothingToSend = seedOf(villageSubmission, 'demo.villageSubmission.9', on('2026-10-10'), {
  recordedBy: headOf('01969.07'),
  ...placeOf('01969.07'),
  subject: 'trainingDemand',
  periodFrom: on('2027-01-01'),
  periodTo: on('2027-12-31'),
  records: 0,
  nothing: true,
});

export const villageWorkSeeds: readonly DatedSeed[] = [
  ...met.map(meeting),
  ...for2026.map((row, index) => demand(2026, row, index)),
  ...for2027.map((row, index) => demand(2027, row, index)),
  ...sent.map(submission),
  nothingToSend,
];
