import { downwardFrom } from '../core/audience.ts';
import { date, note, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demoCommune, on } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { anyCommune, ownPlace } from './place.ts';

/** The head and foot of an office's papers (field.md §4.2): names of offices change, and stand in no code. */
export const letterhead = defineKind({
  name: 'letterhead',
  label: {
    one: { vi: 'Mẫu đầu văn bản', en: 'Letterhead' },
    many: { vi: 'Mẫu đầu, cuối văn bản', en: 'Letterheads' },
  },
  icon: 'file',
  reference: true,
  fields: {
    commune: anyCommune,
    above: text({ vi: 'Cơ quan cấp trên', en: 'Office above' }),
    office: text({ vi: 'Cơ quan ban hành', en: 'Issuing office' }, { required: true }),
    numberSuffix: text(
      { vi: 'Ký hiệu sau số', en: 'After the number' },
      { hint: { vi: 'Như BC-UBND, để thành "Số: 12/BC-UBND".', en: 'Such as BC-UBND.' } },
    ),
    placeName: text({ vi: 'Địa danh ở dòng ngày tháng', en: 'Place before the day' }, { required: true }),
    signFor: text({ vi: 'Ký thay mặt', en: 'Signed for' }),
    signTitle: text({ vi: 'Chức vụ người ký', en: 'Title of the signer' }),
    recipients: note(
      { vi: 'Nơi nhận', en: 'Recipients' },
      { privacy: 'none', hint: { vi: 'Mỗi nơi một dòng.', en: 'One a line.' } },
    ),
    validFrom: date({ vi: 'Dùng từ ngày', en: 'Used from' }, { required: true }),
  },
  audience: ({ commune }) => downwardFrom(commune),
  form: [
    {
      title: { vi: 'Đầu văn bản', en: 'The head' },
      ask: ['commune', 'above', 'office', 'numberSuffix', 'placeName'],
    },
    {
      title: { vi: 'Cuối văn bản', en: 'The foot' },
      ask: ['signFor', 'signTitle', 'recipients', 'validFrom'],
    },
  ],
  start: (context) => ({ commune: ownPlace(context).commune, validFrom: context.today }),
  list: {
    title: ({ office }) => cut(office),
    detail: ({ signTitle, validFrom }) => line(signTitle, shownDay(validFrom)),
    columns: [
      'commune',
      'above',
      'office',
      'numberSuffix',
      'placeName',
      'signFor',
      'signTitle',
      'recipients',
      'validFrom',
    ],
  },
  examples: [
    {
      ...demoCommune,
      office: 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG',
      numberSuffix: 'BC-UBND',
      placeName: 'Phủ Thông',
      signFor: 'TM. ỦY BAN NHÂN DÂN',
      signTitle: 'CHỦ TỊCH',
      recipients: 'Như trên;\nThường trực Đảng ủy, HĐND xã;\nLưu: VT.',
      validFrom: on('2025-07-01'),
    },
    {
      recordedBy: 'p.demo',
      office: 'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG TỈNH THÁI NGUYÊN',
      numberSuffix: 'BC-BCĐ',
      placeName: 'Thái Nguyên',
      signFor: 'KT. TRƯỞNG BAN',
      signTitle: 'PHÓ TRƯỞNG BAN',
      validFrom: on('2025-07-01'),
    },
  ],
});
