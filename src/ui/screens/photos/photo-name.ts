import '../../../i18n/vi-photos.ts';
import { textOf } from '../../../core/kind.ts';
import { formatDayTime } from '../../../i18n/format-day.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { useLanguage } from '../../parts/language.tsx';
import { useSession, useText } from '../../state/session.ts';

/** What a photo is called for those who cannot see it. */
export function usePhotoName(record: Entry): string {
  const { clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const caption = textOf(record.body, 'caption');
  const at = Date.parse(textOf(record.body, 'takenAt') ?? '');
  if (caption !== null) return caption;
  return Number.isNaN(at)
    ? text.photos.title
    : text.photos.takenAt(formatDayTime(at, { now: clock() }, language));
}
