/**
 * "Vượt kế hoạch": how much of a payment lies beyond what was allocated, and why it was made all the same.
 */
import '../../../i18n/vi-money.ts';
import type { JSX } from 'preact';
import { NO_DONG } from '../../../core/dong.ts';
import { textOf } from '../../../core/kind.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { shortDong } from '../../../i18n/format.ts';
import { limitsOf } from '../../../reports/limits.ts';
import { checkPayment } from '../../../reports/plan-check.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { useLanguage } from '../../parts/language.tsx';
import { Tag } from '../../parts/tag.tsx';
import { readYear } from '../../state/money-check.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';

export function BeyondPlan({ entry }: { entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const year = Number(entry.body['year']);
  const found = useWatched(notebook, () => read(), [entry]);
  if (found === null || (found.over === 0 && found.outside === null)) return null;
  const { over, outside, confirmed } = found;
  const reason = textOf(entry.body, 'reasonOver');
  const amount = shortDong(over, language);
  return (
    <>
      {over > 0 && (
        <Tag tone="bad" text={confirmed ? text.plan.over(amount) : text.plan.overIfConfirmed(amount)} />
      )}
      {outside !== null && (
        <Tag
          tone="bad"
          text={
            outside.why === 'programme' && outside.last
              ? text.plan.expired(formatDay(outside.last))
              : text.plan.otherYear(year)
          }
        />
      )}
      <p class="sub">{reason === null ? text.plan.noReason : text.plan.reason(reason)}</p>
    </>
  );

  async function read() {
    const money = await readYear(notebook, year);
    const state = money.states.get(entry.id);
    if (state !== 'confirmed' && state !== 'pending') return null;
    const confirmed = state === 'confirmed';
    // Confirmed, it is counted among all; pending, as if it were the next to be confirmed.
    const known = new Map([...money.states].filter(([, one]) => one === 'confirmed'));
    const check = checkPayment(money, known, entry.body, entry.id);
    const over = confirmed ? limitsOf(money, money.states).beyond.get(entry.id) : check?.over;
    return { over: over ?? NO_DONG, outside: check?.outside ?? null, confirmed };
  }
}
