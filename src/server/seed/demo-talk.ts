/** What the demo's people noticed and said: difficulties with their answers, visits on the spot, comments. */
import type { Day } from '../../core/day.ts';
import { comment } from '../../kinds/comment.ts';
import { difficulty } from '../../kinds/difficulty.ts';
import { on, to } from '../../kinds/example.ts';
import { fieldVisit } from '../../kinds/field-visit.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

type DifficultyBody = Parameters<typeof seedOf<(typeof difficulty)['ownFields']>>[3];
type VisitBody = Parameters<typeof seedOf<(typeof fieldVisit)['ownFields']>>[3];

const inVillage = (village: string) => ({ commune: to(village.slice(0, 5)), village: to(`v.${village}`) });

function trouble(number: number, day: string, recordedBy: string, body: DifficultyBody): DatedSeed {
  return seedOf(difficulty, `demo.difficulty.${number}`, on(day), {
    recordedBy,
    sinceDate: on(day),
    ...body,
  });
}

function visit(
  number: number,
  day: string,
  village: string,
  project: number | null,
  body: VisitBody,
): DatedSeed {
  return seedOf(fieldVisit, `demo.fieldVisit.${number}`, on(day), {
    recordedBy: `p.${village.slice(0, 5)}.cong_chuc`,
    ...inVillage(village),
    project: project === null ? null : to(`demo.productionProject.${project}`),
    date: on(day),
    ...body,
  });
}

function words(number: number, day: string, recordedBy: string, about: string, text: string): DatedSeed {
  return seedOf(comment, `demo.comment.${number}`, on(day), { recordedBy, about: to(about), text });
}

/** An answer on its day. */
const answered = (day: string, answer: string): { answer: string; answeredDate: Day } => ({
  answer,
  answeredDate: on(day),
});

export const talkSeeds: readonly DatedSeed[] = [
  trouble(1, '2026-05-04', 'p.01969.01', {
    ...inVillage('01969.01'),
    about: to('demo.productionProject.1'),
    node: to('DTTS21.DA3.TDA2'),
    category: 'dau_ra',
    description: 'Chưa tìm được nơi bán trâu giống đủ hồ sơ kiểm dịch trong tỉnh.',
    proposal: 'Cho mua của hộ dân trong xã, xã xác nhận giấy biên nhận.',
    level: 'xa',
    owner: 'Phòng Kinh tế xã',
    ...answered('2026-05-20', 'Đồng ý mua của hộ dân theo giá thị trường, xã xác nhận giấy biên nhận.'),
    status: 'solved',
  }),
  trouble(2, '2026-07-15', 'p.01969.cong_chuc', {
    commune: to('01969'),
    node: to('CT26.HP2.NDTP03'),
    category: 'huong_dan',
    description: 'Chưa có định mức kinh phí lớp dưới 3 tháng theo quy định mới.',
    level: 'tinh',
    dueDate: on('2026-12-15'),
    status: 'working',
  }),
  trouble(3, '2026-08-02', 'p.01969.ke_toan', {
    commune: to('01969'),
    node: to('DTTS21.DA4.TDA1'),
    category: 'thu_tuc',
    description: 'Hồ sơ thanh toán đường nội đồng bị trả lại vì thiếu phiếu giá.',
    level: 'xa',
    ...answered('2026-08-19', 'Nhà thầu đã bổ sung phiếu giá, Kho bạc đã nhận.'),
    status: 'solved',
  }),
  trouble(4, '2026-09-18', 'p.01969.03', {
    ...inVillage('01969.03'),
    about: to('demo.productionProject.5'),
    node: to('CT26.HP2.NDTP02'),
    category: 'dich_benh',
    description: 'Gà giống hao 4% sau hai tuần vì đường xa, trời lạnh.',
    proposal: 'Xin hỗ trợ thuốc thú y và đèn sưởi.',
    level: 'xa',
    status: 'new',
  }),
  trouble(5, '2026-09-25', 'p.01981.02', {
    ...inVillage('01981.02'),
    category: 'ha_tang',
    description: 'Sóng điện thoại chỉ có ở đầu thôn, gửi số liệu phải ra nhà văn hóa.',
    level: 'tinh',
    status: 'beyond',
    statusNote: 'Đã kiến nghị tỉnh bổ sung trạm phát sóng.',
  }),
  trouble(6, '2026-10-20', 'p.01981.cong_chuc', {
    commune: to('01981'),
    node: to('GN21.DA2'),
    category: 'doi_tuong',
    description: 'Ba hộ trong danh sách đã thoát nghèo, phải bình xét lại.',
    level: 'xa',
    status: 'working',
  }),
  visit(1, '2026-08-18', '01969.01', 1, {
    purpose: 'nghiem_thu',
    visitors: 'Công chức nông nghiệp xã, đại diện thôn',
    findings: '9/9 con trâu khỏe mạnh, đủ số tai; một chuồng dột mái.',
    followUp: 'Hộ lợp lại mái chuồng trước mùa rét.',
    followUpBy: on('2026-11-30'),
    position: { lat: 22.2563, lon: 105.8712, accuracy: 18 },
  }),
  visit(2, '2026-09-04', '01969.02', 3, {
    purpose: 'nghiem_thu',
    findings: 'Ba bộ máy chạy tốt; tổ hợp tác đã có sổ theo dõi lượt dùng.',
  }),
  visit(3, '2026-09-22', '01969.03', 5, {
    purpose: 'giam_sat',
    findings: 'Đàn gà còn 2.880 con; hai hộ chưa rải đủ chất độn chuồng.',
    followUp: 'Thú y xã hướng dẫn lại cách úm gà.',
    followUpBy: on('2026-10-05'),
  }),
  visit(4, '2026-09-26', '01981.01', 6, {
    purpose: 'nghiem_thu',
    findings: 'Nghiệm thu 10 con bò; một con chết do rét đã lập biên bản.',
  }),
  visit(5, '2026-10-28', '01969.05', null, {
    purpose: 'lop_hoc',
    findings: 'Lớp chăn nuôi trâu bò có 19/20 học viên, đủ vật tư thực hành.',
  }),
  visit(6, '2026-11-12', '01981.02', 8, {
    purpose: 'giao_nhan',
    findings: 'Giao đủ 120 thùng ong cho 14 hộ, có ký nhận từng hộ.',
  }),
  words(
    1,
    '2026-09-21',
    'p.01969.cong_chuc',
    'demo.trainingDemand.25',
    'Thôn xem lại giúp số hộ nghèo của lớp này.',
  ),
  words(
    2,
    '2026-09-09',
    'p.01969.ke_toan',
    'demo.disbursement.13',
    'Chứng từ ghi 118 triệu, sổ Kho bạc ghi 116 triệu.',
  ),
  words(3, '2026-09-10', 'p.01969.02', 'demo.disbursement.13', 'Thôn đang đối chiếu lại với bên bán máy.'),
  words(
    4,
    '2026-10-03',
    'p.01969.cong_chuc',
    'demo.productionProject.10',
    'Bổ sung hộ nghèo, cận nghèo rồi gửi lại nhé.',
  ),
  words(
    5,
    '2026-10-16',
    'p.01981.cong_chuc',
    'demo.productionProject.12',
    'Hợp đồng bao tiêu đang chờ doanh nghiệp ký.',
  ),
];
