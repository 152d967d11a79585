/** An alert in a sentence, with its figures: the same words on the phone, at the desk and in the report. */
import type { NameOf } from '../../core/kind.ts';
import type { Language } from '../../core/text.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatPercent, shortDong } from '../../i18n/format.ts';
import type { AlertTexts } from '../../i18n/vi-alerts.ts';
import { say } from '../../i18n/language.ts';
import { capitalKinds } from '../../programmes/capital.ts';
import type { Alert } from './alert.ts';

export interface AlertWords {
  /** What it is about: "DA3-TDA2 – Sản xuất theo chuỗi giá trị", else the commune. */
  readonly about: string;
  /** Kind of capital, commune, budget year: what `about` leaves open. */
  readonly where: string;
  /** "Vượt 12 triệu đồng, ở 2 khoản chi." */
  readonly says: string;
}

/** `text`: the section `alerts` of the texts in that language. `place`: the commune whose alerts they all are. */
export function wordsOf(
  alert: Alert,
  text: AlertTexts['alerts'],
  language: Language,
  nameOf: NameOf,
  place: string | null = null,
): AlertWords {
  const commune = alert.commune === place ? '' : nameOf(alert.commune);
  const node = nameOf(alert.node);
  const capital = Object.entries(capitalKinds).find(([kind]) => kind === alert.capitalKind)?.[1];
  const about = node || nameOf(alert.commune) || text.here;
  const where = [
    capital && say(capital, language),
    node === '' ? '' : commune,
    alert.year > 0 && text.ofYear(alert.year),
  ];
  return { about, where: where.filter(Boolean).join(' · '), says: sentenceOf(alert, text, language) };
}

function sentenceOf(alert: Alert, text: AlertTexts['alerts'], language: Language): string {
  const { kind, count, days } = alert;
  const amount = alert.amount === null ? '-' : shortDong(alert.amount, language);
  const share = formatPercent(alert.share, language);
  const mark = formatPercent(alert.mark, language);
  const day = alert.day === null ? '-' : formatDay(alert.day);
  switch (kind) {
    case 'over':
      return text.overBy(amount, count ?? 0);
    case 'twins':
      return text.twinsOf(amount);
    case 'treasury':
      return text.differs(count ?? 0, amount);
    case 'expires':
      return (days ?? 0) < 0 ? text.expired(day, amount) : text.expiresIn(days ?? 0, day, amount);
    case 'none':
      return text.nonePaid(amount, mark);
    case 'behind':
      return text.below(share, mark, amount);
    case 'forecast':
      return text.willReach(share, mark);
    case 'advance':
      return text.advanced(amount, day, days ?? 0);
    case 'notDetailed':
      return text.givenSince(amount, day, days ?? 0);
    case 'silent':
      return text.quietFor(days ?? 0, amount);
    default:
      return kind satisfies never;
  }
}
