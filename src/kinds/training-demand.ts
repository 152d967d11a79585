import { upwardFrom } from '../core/audience.ts';
import { defineKind } from '../core/kind.ts';
import { demo, demoCommune, demoVillage, to } from './example.ts';
import { counted, cut, line } from './line.ts';
import { ownPlace, placeOf } from './place.ts';
import { planYearOn } from './plan-year.ts';
import { trainingDemandFields } from './training-demand-fields.ts';
import { trainingDemandLife } from './training-demand-life.ts';
import { trainingDemandRules } from './training-demand-rules.ts';

/** Nhu cầu học nghề: village × trade × level × year, in counts only (field.md §3.1; names come in another issue). */
export const trainingDemand = defineKind({
  name: 'trainingDemand',
  label: {
    one: { vi: 'Nhu cầu học nghề', en: 'Training demand' },
    many: { vi: 'Nhu cầu học nghề', en: 'Training demands' },
  },
  icon: 'training',
  fields: trainingDemandFields,
  together: [
    [
      'people',
      'women',
      'ethnicMinority',
      'poor',
      'nearPoor',
      'escapedPoor',
      'lowIncome',
      'disabled',
      'merit',
      'landLost',
      'joblessWomen',
    ],
  ],
  audience: (demand) => upwardFrom(placeOf(demand)),
  same: ['village', 'trade', 'level', 'planYear'],
  life: trainingDemandLife,
  form: [
    {
      title: { vi: 'Học nghề gì', en: 'Which trade' },
      ask: ['village', 'planYear', 'trade', 'tradeOther', 'level'],
    },
    { title: { vi: 'Bao nhiêu người', en: 'How many people' }, ask: ['people', 'women', 'ethnicMinority'] },
    {
      title: { vi: 'Thuộc diện hộ nào', en: 'Which households' },
      ask: ['poor', 'nearPoor', 'escapedPoor', 'lowIncome'],
    },
    {
      title: { vi: 'Đối tượng ưu tiên khác', en: 'Other priority' },
      ask: ['disabled', 'merit', 'landLost', 'joblessWomen'],
    },
    { title: { vi: 'Học khi nào, ở đâu', en: 'When and where' }, ask: ['months', 'place', 'expectedUse'] },
    { title: { vi: 'Căn cứ, ghi chú', en: 'Basis and note' }, ask: ['meeting', 'node', 'note'] },
  ],
  start: (context) => ({ ...ownPlace(context), planYear: planYearOn(context.today) }),
  copy: { yearField: 'planYear', blank: ['meeting', 'note'] },
  list: {
    title: (demand, name, say) =>
      cut(name(demand.trade) || demand.tradeOther || say({ vi: 'Nhu cầu học nghề', en: 'Training demand' })),
    detail: (demand, _, say) =>
      line(
        counted(demand.people, say({ vi: 'người', en: 'people' })),
        counted(demand.women, say({ vi: 'nữ', en: 'women' })),
        demand.planYear,
      ),
    columns: [
      'commune',
      'village',
      'planYear',
      'trade',
      'tradeOther',
      'level',
      'people',
      'women',
      'ethnicMinority',
      'poor',
      'nearPoor',
      'escapedPoor',
      'lowIncome',
      'disabled',
    ],
  },
  search: ['tradeOther', 'note'],
  rules: trainingDemandRules,
  measures: {
    people: { label: trainingDemandFields.people.label, of: (demand) => demand.people },
    women: { label: trainingDemandFields.women.label, of: (demand) => demand.women },
    ethnicMinority: {
      label: trainingDemandFields.ethnicMinority.label,
      of: (demand) => demand.ethnicMinority,
    },
    poor: { label: trainingDemandFields.poor.label, of: (demand) => demand.poor },
    nearPoor: { label: trainingDemandFields.nearPoor.label, of: (demand) => demand.nearPoor },
    escapedPoor: { label: trainingDemandFields.escapedPoor.label, of: (demand) => demand.escapedPoor },
    lowIncome: { label: trainingDemandFields.lowIncome.label, of: (demand) => demand.lowIncome },
    disabled: { label: trainingDemandFields.disabled.label, of: (demand) => demand.disabled },
  },
  examples: [
    {
      ...demoVillage,
      planYear: 2027,
      trade: to('trade.duoc_lieu'),
      level: 'duoi_3_thang',
      people: 14,
      women: 9,
      ethnicMinority: 13,
      poor: 5,
      nearPoor: 3,
      escapedPoor: 1,
      disabled: 0,
      months: ['10', '11'],
      place: 'tai_thon',
      expectedUse: 'lien_ket_HTX',
      meeting: demo('villageMeeting', 1),
      node: to('CT26.HP2.NDTP03'),
      note: 'Đề nghị học buổi chiều, sau giờ lên nương.',
      status: 'draft',
    },
    {
      ...demoCommune,
      village: to('v.01969.02'),
      planYear: 2027,
      tradeOther: 'Làm bún khô truyền thống',
      level: 'so_cap',
      people: 12,
      women: 12,
      poor: 4,
      status: 'returned',
      statusNote: 'Thiếu số hộ cận nghèo.',
    },
  ],
});
