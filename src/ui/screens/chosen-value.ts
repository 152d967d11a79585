/**
 * "Đã giữ: Số người dự 35. Công chức xã Phủ Thông chọn hôm nay 09:01." – for whoever's value it was about.
 */
import { formatDayTime } from '../../i18n/format-day.ts';
import type { OutboxItem } from '../../storage/notebook-door.ts';
import { useLanguage, useWords } from '../parts/language.tsx';
import { readChosen } from '../state/chosen-conflict.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { showValue } from './show-value.ts';

/** Null: it is no such conflict, or nobody has chosen yet. */
export function useChosenValue(item: OutboxItem): string | null {
  const { notebook, clock } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const found = useWatched(notebook, () => readChosen(notebook, item.record), [item.record]);
  if (item.outcome !== 'CONFLICT' || item.reason !== 'same-field' || found === null) return null;
  const showing = { language, nameOf: notebook.nameOf, text };
  const kept = Object.entries(found.values).flatMap(([name, value]) => {
    const field = found.kind.fields[name];
    return field ? [`${say(field.label)}: ${showValue(field, value, showing) ?? text.say.notGiven}`] : [];
  });
  const who = found.by === null ? null : found.by || text.say.unknown;
  return text.sync.wasChosen(kept.join(', '), who, formatDayTime(found.at, { now: clock() }, language));
}
