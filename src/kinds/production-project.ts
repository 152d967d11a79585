import { yearOf } from '../core/day.ts';
import { defineKind } from '../core/kind.ts';
import { demo, demoCommune, on, to, vnd } from './example.ts';
import { counted, cut, dongs, line } from './line.ts';
import { ownPlace } from './place.ts';
import { productionProjectFields as fields } from './production-project-fields.ts';
import { productionProjectLife } from './production-project-life.ts';
import { productionProjectRules } from './production-project-rules.ts';
import { projectAudience, projectPlace, stateMoney } from './production-project-sums.ts';

/** Dự án hỗ trợ phát triển sản xuất: what is given to whom, who pays, what comes back (field.md §3.2). */
export const productionProject = defineKind({
  name: 'productionProject',
  label: {
    one: { vi: 'Dự án sản xuất', en: 'Production project' },
    many: { vi: 'Dự án sản xuất', en: 'Production projects' },
  },
  icon: 'project',
  fields,
  together: [
    ['households', 'poor', 'nearPoor', 'escapedPoor', 'ethnicMinority', 'femaleHead'],
    ['totalCost', 'sources'],
    ['startDate', 'endDate'],
    ['decisionNo', 'decisionDate', 'approver'],
  ],
  audience: projectAudience,
  place: projectPlace,
  same: ['commune', 'year', 'name'],
  life: productionProjectLife,
  form: [
    {
      title: { vi: 'Dự án gì, ở đâu', en: 'What and where' },
      ask: ['villages', 'year', 'name', 'form', 'sector', 'node'],
    },
    { title: { vi: 'Hỗ trợ những gì', en: 'What is given' }, ask: ['items', 'startDate', 'endDate'] },
    {
      title: { vi: 'Bao nhiêu hộ', en: 'How many households' },
      ask: ['households', 'poor', 'nearPoor', 'escapedPoor', 'ethnicMinority', 'femaleHead'],
    },
    { title: { vi: 'Tiền ở đâu', en: 'Who pays' }, ask: ['totalCost', 'sources', 'inKind'] },
    {
      title: { vi: 'Ai chủ trì', en: 'Who leads' },
      ask: ['leadType', 'leadName', 'partnerContract'],
    },
    {
      title: { vi: 'Quay vòng', en: 'Rotation' },
      ask: ['rotationRatio', 'rotationForm', 'rotationDue'],
    },
    {
      title: { vi: 'Dự kiến được gì', en: 'Expected results' },
      ask: ['expectedIncome', 'expectedJobs', 'expectedOutput', 'note'],
    },
    {
      title: { vi: 'Thẩm định, phê duyệt', en: 'Appraisal and approval' },
      ask: ['appraisalDate', 'appraisalScore', 'appraisalComments', 'decisionNo', 'decisionDate', 'approver'],
    },
    {
      title: { vi: 'Nghiệm thu', en: 'Acceptance' },
      ask: ['acceptanceDate', 'acceptedQuantity', 'lossQuantity', 'lossReason'],
    },
  ],
  start: (context) => {
    const { commune, village } = ownPlace(context);
    return { commune, villages: village === null ? null : [village], year: yearOf(context.today) };
  },
  copy: {
    yearField: 'year',
    blank: [
      'startDate',
      'endDate',
      'rotationDue',
      'appraisalDate',
      'appraisalScore',
      'appraisalComments',
      'decisionNo',
      'decisionDate',
      'approver',
      'acceptanceDate',
      'acceptedQuantity',
      'lossQuantity',
      'lossReason',
      'note',
    ],
  },
  list: {
    title: (project, _, say) => cut(project.name ?? say({ vi: 'Dự án sản xuất', en: 'Production project' })),
    detail: (project, _, say) =>
      line(
        counted(project.households, say({ vi: 'hộ', en: 'households' })),
        dongs(project.totalCost),
        project.year,
      ),
    columns: [
      'commune',
      'villages',
      'year',
      'node',
      'name',
      'form',
      'sector',
      'households',
      'poor',
      'nearPoor',
      'escapedPoor',
      'ethnicMinority',
      'totalCost',
      'decisionNo',
      'decisionDate',
    ],
  },
  search: ['name', 'expectedOutput', 'note'],
  rules: productionProjectRules,
  measures: {
    households: { label: fields.households.label, of: (project) => project.households },
    poor: { label: fields.poor.label, of: (project) => project.poor },
    nearPoor: { label: fields.nearPoor.label, of: (project) => project.nearPoor },
    escapedPoor: { label: fields.escapedPoor.label, of: (project) => project.escapedPoor },
    ethnicMinority: { label: fields.ethnicMinority.label, of: (project) => project.ethnicMinority },
    totalCost: { label: fields.totalCost.label, of: (project) => project.totalCost },
    stateMoney: { label: { vi: 'Ngân sách nhà nước', en: 'State budget' }, of: stateMoney },
  },
  examples: [
    {
      ...demoCommune,
      villages: [to('v.01969.01')],
      node: to('DTTS21.DA3.TDA2'),
      year: 2026,
      name: 'Nuôi trâu sinh sản thôn Nà Hin',
      form: 'cong_dong',
      sector: 'chan_nuoi',
      items: [
        {
          id: 'r1',
          goods: to('goods.trau_cai'),
          spec: 'Từ 24 tháng tuổi, trên 200 kg',
          quantity: 7,
          unit: 'con',
          unitPrice: vnd(18_000_000),
          source: 'Mua trong xã',
        },
        {
          id: 'r2',
          goods: to('goods.thuoc_thu_y'),
          spec: null,
          quantity: 14,
          unit: 'lieu',
          unitPrice: vnd(50_000),
          source: null,
        },
      ],
      startDate: on('2026-03-01'),
      endDate: on('2027-12-31'),
      leadType: 'nhom_ho',
      leadName: 'Trưởng nhóm hộ thôn Nà Hin',
      households: 7,
      poor: 4,
      nearPoor: 2,
      escapedPoor: 1,
      ethnicMinority: 7,
      femaleHead: 2,
      totalCost: vnd(143_000_000),
      sources: [
        { id: 's1', source: 'nstw', amount: vnd(96_000_000) },
        { id: 's2', source: 'nhan_dan', amount: vnd(47_000_000) },
      ],
      inKind: [{ id: 'k1', what: 'Làm chuồng trại', quantity: 7, unit: 'cai', unitValue: vnd(3_000_000) }],
      rotationRatio: 30,
      rotationForm: 'tien',
      rotationDue: on('2028-06-30'),
      expectedIncome: 'Thêm khoảng 10 triệu đồng một hộ mỗi năm',
      expectedJobs: 7,
      decisionNo: '125/QĐ-UBND',
      decisionDate: on('2026-02-20'),
      approver: 'UBND xã Phủ Thông',
      status: 'implementing',
    },
    {
      ...demoCommune,
      villages: [to('v.01969.01'), to('v.01969.02')],
      node: to('CT26.HP2.NDTP02'),
      year: 2027,
      name: 'Trồng quế hữu cơ liên kết bao tiêu sản phẩm',
      form: 'chuoi_gia_tri',
      sector: 'lam_nghiep',
      items: [
        {
          id: 'r1',
          goods: to('goods.que'),
          spec: 'Cây cao trên 25 cm',
          quantity: 30_000,
          unit: 'cay',
          unitPrice: vnd(2_500),
          source: null,
        },
      ],
      leadType: 'HTX',
      partnerContract: true,
      households: 20,
      poor: 8,
      nearPoor: 4,
      escapedPoor: 0,
      status: 'idea',
      onBehalfOf: demo('person', 2),
    },
  ],
});
