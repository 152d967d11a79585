import { downwardFrom, upwardFrom } from '../core/audience.ts';
import { text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demoCommune, demoVillage } from './example.ts';
import { cut, line } from './line.ts';
import { anyCommune, anyVillage, ownPlace, placeOf } from './place.ts';
import { stop, warn } from './rule.ts';

/**
 * Somebody who writes or in whose name is written. Screens show the title ("Trưởng thôn Nà Hin"), which is no
 * personal data; name and number are sealed. Whoever works at a commune is known to its villages.
 */
export const person = defineKind({
  name: 'person',
  label: { one: { vi: 'Người dùng', en: 'Person' }, many: { vi: 'Những người dùng', en: 'People' } },
  icon: 'people',
  reference: true,
  fields: {
    title: text(
      { vi: 'Chức danh', en: 'Title' },
      { required: true, hint: { vi: 'Ví dụ: Trưởng thôn Nà Hin', en: 'Such as: head of Nà Hin' } },
    ),
    fullName: text({ vi: 'Họ và tên', en: 'Full name' }, { privacy: 'personal' }),
    phone: text({ vi: 'Số điện thoại', en: 'Phone' }, { privacy: 'personal', max: 20 }),
    commune: anyCommune,
    village: anyVillage,
  },
  together: [['commune', 'village']],
  audience: (person) =>
    person.village === null ? downwardFrom(person.commune) : upwardFrom(placeOf(person)),
  same: ['title', 'commune', 'village'],
  form: [
    { title: { vi: 'Là ai', en: 'Who' }, ask: ['title', 'fullName', 'phone'] },
    { title: { vi: 'Ở đâu', en: 'Where' }, ask: ['commune', 'village'] },
  ],
  start: ownPlace,
  list: {
    title: ({ title }) => cut(title),
    detail: ({ commune, village }, name) => line(name(village), name(commune)),
    columns: ['title', 'fullName', 'phone', 'commune', 'village'],
  },
  rules: ({ phone, commune, village }) => [
    ...(village !== null && commune === null
      ? [
          stop(
            'commune',
            'commune-needed',
            'Đã chọn thôn thì chọn cả xã của thôn đó.',
            'A village is chosen: choose its commune, too.',
          ),
        ]
      : []),
    ...(phone === null || /^0\d{9}$/u.test(phone.replace(/[\s.]/gu, ''))
      ? []
      : [
          warn(
            'phone',
            'odd-phone',
            'Số điện thoại thường có 10 chữ số, bắt đầu bằng 0. Xem lại.',
            'A phone number has 10 digits and begins with 0. Please check.',
          ),
        ]),
  ],
  examples: [
    { ...demoCommune, title: 'Công chức Phòng Kinh tế xã', phone: '0900 000 001' },
    { ...demoVillage, title: 'Trưởng thôn Nà Hin', fullName: 'Trưởng thôn', phone: '0900 000 002' },
  ],
});
