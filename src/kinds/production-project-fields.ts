import {
  choice,
  count,
  date,
  money,
  note,
  percent,
  quantity,
  ref,
  refs,
  rows,
  text,
  year,
  yesNo,
} from '../core/field.ts';
import type { Body } from '../core/kind.ts';
import { capitalSources } from '../programmes/capital.ts';
import { goodsUnits } from '../programmes/goods-units.ts';
import { commune } from './place.ts';

const households = { unit: { vi: 'hộ', en: 'households' } };
const unit = choice({ vi: 'Đơn vị tính', en: 'Unit' }, goodsUnits);

/** The four forms of production support named in TT 60/2026/TT-BTC. */
export const supportForms = {
  chuoi_gia_tri: { vi: 'Liên kết theo chuỗi giá trị', en: 'Value chain' },
  cong_dong: { vi: 'Cộng đồng', en: 'Community' },
  nhiem_vu: { vi: 'Theo nhiệm vụ', en: 'Task' },
  dac_thu: { vi: 'Đặc thù', en: 'Specific' },
} as const;

export const sectors = {
  trong_trot: { vi: 'Trồng trọt', en: 'Crops' },
  chan_nuoi: { vi: 'Chăn nuôi', en: 'Livestock' },
  thuy_san: { vi: 'Thủy sản', en: 'Fishery' },
  lam_nghiep: { vi: 'Lâm nghiệp', en: 'Forestry' },
  duoc_lieu: { vi: 'Dược liệu', en: 'Medicinal plants' },
  nganh_nghe: { vi: 'Ngành nghề nông thôn', en: 'Rural crafts' },
  dich_vu: { vi: 'Dịch vụ', en: 'Services' },
  che_bien: { vi: 'Chế biến', en: 'Processing' },
} as const;

export const leadTypes = {
  HTX: { vi: 'Hợp tác xã', en: 'Cooperative' },
  THT: { vi: 'Tổ hợp tác', en: 'Cooperative group' },
  DN: { vi: 'Doanh nghiệp', en: 'Enterprise' },
  nhom_ho: { vi: 'Nhóm hộ', en: 'Group of households' },
  to_chuc_CTXH: { vi: 'Tổ chức chính trị - xã hội', en: 'Mass organisation' },
} as const;

export const productionProjectFields = {
  commune,
  villages: refs('village', { vi: 'Địa bàn (thôn, bản)', en: 'Villages' }, { required: true }),
  node: ref('programmeNode', { vi: 'Chương trình, dự án', en: 'Programme' }),
  year: year({ vi: 'Năm', en: 'Year' }, { required: true }),
  name: text({ vi: 'Tên dự án', en: 'Name of the project' }, { required: true }),
  form: choice({ vi: 'Hình thức hỗ trợ', en: 'Form of support' }, supportForms, { required: true }),
  sector: choice({ vi: 'Lĩnh vực', en: 'Sector' }, sectors, { required: true }),
  items: rows(
    { vi: 'Cây trồng, vật nuôi, vật tư', en: 'Crops, livestock, supplies' },
    {
      goods: ref('goods', { vi: 'Loại', en: 'Goods' }, { required: true }),
      spec: text({ vi: 'Quy cách', en: 'Specification' }),
      quantity: quantity({ vi: 'Số lượng', en: 'Quantity' }, { required: true }),
      unit,
      unitPrice: money({ vi: 'Đơn giá', en: 'Unit price' }),
      source: text({ vi: 'Nơi cung cấp', en: 'Supplied by' }),
    },
  ),
  startDate: date({ vi: 'Bắt đầu', en: 'Start' }),
  endDate: date({ vi: 'Kết thúc', en: 'End' }),
  leadType: choice({ vi: 'Đơn vị chủ trì, đại diện', en: 'Lead' }, leadTypes),
  leadName: text({ vi: 'Tên đơn vị, người đại diện', en: 'Name of the lead' }, { privacy: 'personal' }),
  partnerContract: yesNo({ vi: 'Đã có hợp đồng liên kết, tiêu thụ', en: 'Contract with a buyer' }),
  households: count({ vi: 'Số hộ tham gia', en: 'Households' }, households),
  poor: count({ vi: 'Hộ nghèo', en: 'Poor households' }, households),
  nearPoor: count({ vi: 'Hộ cận nghèo', en: 'Near-poor households' }, households),
  escapedPoor: count({ vi: 'Hộ mới thoát nghèo', en: 'Just escaped poverty' }, households),
  ethnicMinority: count({ vi: 'Hộ dân tộc thiểu số', en: 'Ethnic minority households' }, households),
  femaleHead: count({ vi: 'Hộ do phụ nữ làm chủ', en: 'Headed by a woman' }, households),
  totalCost: money({ vi: 'Tổng kinh phí', en: 'Total cost' }),
  sources: rows(
    { vi: 'Nguồn kinh phí', en: 'Sources of money' },
    {
      source: choice({ vi: 'Nguồn', en: 'Source' }, capitalSources, { required: true }),
      amount: money({ vi: 'Số tiền', en: 'Amount' }, { required: true }),
    },
  ),
  inKind: rows(
    { vi: 'Đối ứng hiện vật, ngày công', en: 'Counterpart in kind, labour' },
    {
      what: text({ vi: 'Đóng góp gì', en: 'What' }, { required: true }),
      quantity: quantity({ vi: 'Số lượng', en: 'Quantity' }),
      unit,
      unitValue: money({ vi: 'Giá trị một đơn vị', en: 'Value of one' }),
    },
    { hint: { vi: 'Chuồng trại, thức ăn, ngày công… tính ra tiền.', en: 'Barn, feed, labour in money.' } },
  ),
  rotationRatio: percent({ vi: 'Tỷ lệ quay vòng', en: 'Rotation ratio' }),
  rotationForm: choice(
    { vi: 'Hình thức quay vòng', en: 'Rotation form' },
    { tien: { vi: 'Bằng tiền', en: 'Money' }, hien_vat: { vi: 'Bằng hiện vật', en: 'In kind' } },
  ),
  rotationDue: date({ vi: 'Hạn quay vòng', en: 'Rotation due' }),
  expectedIncome: text({ vi: 'Dự kiến thu nhập tăng thêm', en: 'Expected income' }),
  expectedJobs: count(
    { vi: 'Dự kiến việc làm', en: 'Expected jobs' },
    { unit: { vi: 'người', en: 'people' } },
  ),
  expectedOutput: text({ vi: 'Dự kiến sản phẩm', en: 'Expected output' }),
  appraisalDate: date({ vi: 'Ngày thẩm định', en: 'Appraised on' }),
  appraisalScore: quantity({ vi: 'Điểm thẩm định', en: 'Appraisal score' }),
  appraisalComments: note({ vi: 'Ý kiến thẩm định', en: 'Appraisal comments' }),
  decisionNo: text(
    { vi: 'Số quyết định', en: 'Decision number' },
    { hint: { vi: 'Ví dụ: 125/QĐ-UBND', en: 'Such as 125/QĐ-UBND' } },
  ),
  decisionDate: date({ vi: 'Ngày quyết định', en: 'Decided on' }),
  approver: text({ vi: 'Cấp phê duyệt', en: 'Approved by' }),
  acceptanceDate: date({ vi: 'Ngày nghiệm thu', en: 'Accepted on' }),
  acceptedQuantity: quantity({ vi: 'Số lượng nghiệm thu', en: 'Accepted quantity' }),
  lossQuantity: quantity({ vi: 'Hao hụt, chết', en: 'Losses' }),
  lossReason: text({ vi: 'Lý do hao hụt', en: 'Reason of losses' }),
  note: note({ vi: 'Ghi chú', en: 'Note' }),
};

export type ProductionProject = Body<typeof productionProjectFields>;
export type ProjectField = keyof typeof productionProjectFields;
