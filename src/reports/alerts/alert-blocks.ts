/** Alerts as they stand in the report (sơ kết): one sentence, then an item for each, sort by sort. */
import type { NameOf } from '../../core/kind.ts';
import { alertTexts } from '../../i18n/vi-alerts.ts';
import { grouped } from '../grouped.ts';
import type { Block } from '../narrative.ts';
import { alertKinds, type Alert } from './alert.ts';
import { wordsOf } from './alert-words.ts';

/** Items of one sort at most: a report of a province names the largest and counts the rest. */
const MOST = 5;

/** `place`: the commune of the report, which its items need not name. Reports are written in Vietnamese. */
export function alertBlocks(
  alerts: readonly Alert[],
  nameOf: NameOf,
  place: string | null = null,
): readonly Block[] {
  const text = alertTexts.alerts;
  if (alerts.length === 0) return [{ is: 'text', text: text.noneInReport }];
  const bad = alerts.filter(({ tone }) => tone === 'bad').length;
  const sorts = grouped(alerts, ({ kind }) => kind);
  return [
    { is: 'text', text: text.inReport(bad, alerts.length) },
    ...alertKinds.flatMap((kind): readonly Block[] => {
      const own = sorts.get(kind) ?? [];
      const items = own.slice(0, MOST).map((alert): Block => {
        const { about, where, says } = wordsOf(alert, text, 'vi', nameOf, place);
        return { is: 'item', text: `${text.kinds[kind]}: ${about}${where && ` (${where})`}. ${says}` };
      });
      const rest = own.length - items.length;
      return rest > 0 ? [...items, { is: 'item', text: text.moreInReport(rest) }] : items;
    }),
  ];
}
