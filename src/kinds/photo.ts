import { note, position, quantity, ref, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo } from './example.ts';
import { cut, grouped, line, shownDay } from './line.ts';
import { stop } from './rule.ts';
import { parseDay } from '../core/day.ts';

/** Records that a photo may belong to. */
export const photographed = ['fieldVisit', 'disbursement', 'villageMeeting', 'productionProject'] as const;

export function isPhotographed(kind: string): boolean {
  return photographed.some((name) => name === kind);
}

/**
 * Ảnh: a photo of something that was recorded. The record travels like any other, and never waits for its bytes,
 * which go their own way (POST, HEAD, PATCH and GET /v1/blob) under the hash that stands here.
 */
export const photo = defineKind({
  name: 'photo',
  label: { one: { vi: 'Ảnh', en: 'Photo' }, many: { vi: 'Ảnh', en: 'Photos' } },
  icon: 'camera',
  fields: {
    about: ref(photographed, { vi: 'Ảnh của phiếu', en: 'Photo of' }, { required: true }),
    sha256: text({ vi: 'Mã của ảnh', en: 'Hash of the bytes' }, { required: true, max: 64 }),
    bytes: quantity({ vi: 'Dung lượng (byte)', en: 'Size in bytes' }, { required: true }),
    width: quantity({ vi: 'Rộng (điểm ảnh)', en: 'Width in pixels' }),
    height: quantity({ vi: 'Cao (điểm ảnh)', en: 'Height in pixels' }),
    /** ISO 8601, UTC, by the phone's clock. */
    takenAt: text({ vi: 'Chụp lúc', en: 'Taken at' }, { max: 30 }),
    caption: note(
      { vi: 'Chú thích', en: 'Caption' },
      { hint: { vi: 'Không chụp thẻ căn cước.', en: 'Never photograph an identity card.' } },
    ),
    /** Only of kinds that ask for a position themselves. */
    position: position({ vi: 'Vị trí', en: 'Position' }),
  },
  together: [['sha256', 'bytes', 'width', 'height']],
  audience: { of: 'about' },
  form: [
    { title: { vi: 'Ảnh', en: 'Photo' }, ask: ['caption', 'about', 'takenAt', 'position'] },
    { title: { vi: 'Tệp ảnh', en: 'File' }, ask: ['sha256', 'bytes', 'width', 'height'] },
  ],
  list: {
    title: ({ caption, about }, name, say) =>
      cut(caption ?? line(say({ vi: 'Ảnh', en: 'Photo' }), name(about))),
    detail: ({ bytes, takenAt }) =>
      line(
        shownDay(parseDay(takenAt?.slice(0, 10))),
        bytes === null ? null : `${grouped(Math.ceil(bytes / 1000))} kB`,
      ),
    columns: ['about', 'takenAt', 'bytes'],
  },
  search: ['caption'],
  rules: ({ sha256 }) =>
    sha256 === null || /^[0-9a-f]{64}$/u.test(sha256)
      ? []
      : [
          stop(
            'sha256',
            'not-a-hash',
            'Mã của ảnh không đúng. Chụp lại ảnh này.',
            'The hash of this photo is not one. Take the photo again.',
          ),
        ],
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('fieldVisit', 1),
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      bytes: 214_503,
      width: 1600,
      height: 1200,
      takenAt: '2026-10-08T02:14:00Z',
      caption: 'Chuồng dột mái, đã báo nhóm hộ.',
      position: { lat: 22.2563, lon: 105.8712, accuracy: 18 },
    },
    {
      recordedBy: 'p.demo',
      about: demo('villageMeeting', 1),
      sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      bytes: 388_120,
      width: 1200,
      height: 1600,
      takenAt: '2026-09-12T09:40:00Z',
    },
  ],
});
