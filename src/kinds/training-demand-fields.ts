import { choice, choices, count, note, ref, text, year } from '../core/field.ts';
import type { Body } from '../core/kind.ts';
import { months } from './months.ts';
import { commune, village } from './place.ts';

const people = { unit: { vi: 'người', en: 'people' } };

export const trainingLevels = {
  duoi_3_thang: { vi: 'Đào tạo dưới 3 tháng', en: 'Under three months' },
  so_cap: { vi: 'Sơ cấp', en: 'Elementary' },
} as const;

export const trainingDemandFields = {
  commune,
  village,
  planYear: year({ vi: 'Năm kế hoạch', en: 'Plan year' }, { required: true }),
  trade: ref('trade', { vi: 'Nghề đề nghị đào tạo', en: 'Trade' }),
  tradeOther: text(
    { vi: 'Nghề khác', en: 'Another trade' },
    { hint: { vi: 'Chỉ ghi khi danh sách không có nghề đó.', en: 'Only if the list lacks it.' } },
  ),
  level: choice({ vi: 'Trình độ', en: 'Level' }, trainingLevels, { required: true }),
  people: count({ vi: 'Số người đăng ký', en: 'People who register' }, { ...people, required: true }),
  women: count({ vi: 'Nữ', en: 'Women' }, people),
  ethnicMinority: count({ vi: 'Dân tộc thiểu số', en: 'Ethnic minority' }, people),
  poor: count({ vi: 'Hộ nghèo', en: 'Poor households' }, people),
  nearPoor: count({ vi: 'Hộ cận nghèo', en: 'Near-poor households' }, people),
  escapedPoor: count({ vi: 'Hộ mới thoát nghèo', en: 'Just escaped poverty' }, people),
  lowIncome: count({ vi: 'Người thu nhập thấp', en: 'Low income' }, people),
  disabled: count({ vi: 'Người khuyết tật', en: 'Disabled' }, people),
  merit: count({ vi: 'Người có công', en: 'People of merit' }, people),
  landLost: count({ vi: 'Bị thu hồi đất', en: 'Land was taken back' }, people),
  joblessWomen: count({ vi: 'Lao động nữ mất việc', en: 'Women who lost their job' }, people),
  months: choices({ vi: 'Thời gian học phù hợp', en: 'Fitting months' }, months, {
    hint: { vi: 'Những tháng nông nhàn.', en: 'Months with little work in the fields.' },
  }),
  place: choice(
    { vi: 'Địa điểm học', en: 'Place of the class' },
    {
      tai_thon: { vi: 'Tại thôn', en: 'In the village' },
      tai_xa: { vi: 'Tại xã', en: 'In the commune' },
      co_so: { vi: 'Tại cơ sở đào tạo', en: 'At the training centre' },
    },
  ),
  expectedUse: choice(
    { vi: 'Dự kiến sau học', en: 'Afterwards' },
    {
      tu_tao_viec_lam: { vi: 'Tự tạo việc làm', en: 'Self-employed' },
      doanh_nghiep: { vi: 'Làm cho doanh nghiệp', en: 'Work for an enterprise' },
      lien_ket_HTX: { vi: 'Liên kết với hợp tác xã', en: 'With a cooperative' },
      xuat_khau_lao_dong: { vi: 'Đi làm việc ở nước ngoài', en: 'Work abroad' },
    },
  ),
  meeting: ref('villageMeeting', { vi: 'Từ cuộc họp thôn', en: 'From the meeting' }),
  node: ref(
    'programmeNode',
    { vi: 'Dự kiến từ chương trình', en: 'Expected programme' },
    { hint: { vi: 'Xã điền khi tổng hợp.', en: 'The commune fills it in.' } },
  ),
  note: note({ vi: 'Ghi chú', en: 'Note' }),
};

export type TrainingDemand = Body<typeof trainingDemandFields>;
