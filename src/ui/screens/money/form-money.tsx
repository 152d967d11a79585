/**
 * What is told at the amount of a payment or an allocation: what is left of the plan, what goes beyond it or
 * comes too late, which payment it may be a second writing of.
 */
import '../../../i18n/vi-money.ts';
import type { JSX } from 'preact';
import { NO_DONG, type Dong } from '../../../core/dong.ts';
import type { AnyBody } from '../../../core/kind.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { shortDong } from '../../../i18n/format.ts';
import { plus } from '../../../reports/ledger.ts';
import type { Limit } from '../../../reports/limits.ts';
import { checkAllocation, checkPayment, type PlanCheck } from '../../../reports/plan-check.ts';
import { capitalKinds, capitalSources } from '../../../programmes/capital.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { useLanguage, useWords, type Said } from '../../parts/language.tsx';
import type { Form } from '../../state/form.ts';
import { levelOf } from '../../state/level.ts';
import { asRecord, readYear, twinsOfForm, type YearOfMoney } from '../../state/money-check.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';

/** amount: below it, in full; top: only what goes beyond or comes too late. */
type Where = { form: Form; at: 'amount' | 'top' };

export function FormMoney({ form, at }: Where): JSX.Element | null {
  const { notebook } = useSession();
  const { year } = form.values.value;
  const money = useWatched(notebook, () => readYear(notebook, typeof year === 'number' ? year : 0), [year]);
  if (money === null) return null;
  return form.kind.name === 'allocation' ? (
    <Allocation form={form} at={at} money={money} />
  ) : (
    <Payment form={form} at={at} money={money} />
  );
}

type Parts = Where & { money: YearOfMoney };

function Payment({ form, at, money }: Parts): JSX.Element {
  const values = form.values.value;
  const self = form.opening.record ?? form.opening.draft;
  const check = checkPayment(money, money.states, values, self);
  return (
    <>
      {check !== null && at === 'amount' && values['reverses'] === null && <Left check={check} />}
      <div role="status">{check !== null && <Beyond check={check} year={check.account.year} />}</div>
      <Twins money={money} values={values} self={self} />
    </>
  );
}

function Left({ check }: { check: PlanCheck }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const { account, left } = check;
  const short = (amount: Dong): string => shortDong(amount, language);
  if (account.planned === null || left === null)
    return <Banner tone="wait" title={text.plan.none} text={text.plan.noneNext} />;
  if (levelOf(notebook.me.held) === 'village')
    return (
      <Banner
        tone="info"
        title={text.plan.communePlan(short(account.planned))}
        text={text.plan.onlyOwn(short(plus(account.paid, account.pending) ?? NO_DONG))}
      />
    );
  const pending = account.pending > 0 ? short(account.pending) : null;
  return (
    <Banner
      tone="info"
      title={text.plan.left(short(left))}
      text={[
        <OfWhat key="of" account={account} />,
        '. ',
        text.plan.sums(short(account.planned), short(account.paid), pending),
      ]}
    />
  );
}

function OfWhat({ account }: { account: Limit }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const named = (words: Readonly<Record<string, Said>>, key: string): string => say(words[key] ?? key);
  const { node, source, capitalKind, year } = account;
  return (
    <>
      {text.plan.of(
        notebook.nameOf(node),
        named(capitalSources, source),
        named(capitalKinds, capitalKind),
        year,
      )}
    </>
  );
}

function Beyond({ check, year }: { check: PlanCheck; year: number }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { over, outside, lower } = check;
  const day = outside?.last ? formatDay(outside.last) : '';
  return (
    <>
      {over > 0 && (
        <Banner tone="bad" title={text.plan.over(shortDong(over, language))} text={text.plan.overNext} />
      )}
      {outside?.why === 'programme' && (
        <Banner tone="bad" title={text.plan.expired(day)} text={text.plan.expiredNext} />
      )}
      {outside?.why === 'year' && (
        <Banner tone="bad" title={text.plan.otherYear(year)} text={text.plan.otherYearNext(day)} />
      )}
      {lower !== null && (
        <Banner
          tone="wait"
          title={text.plan.lower(formatDay(lower.day), shortDong(lower.amount, language))}
          text={text.plan.lowerNext(formatDay(lower.before), shortDong(lower.was, language))}
        />
      )}
    </>
  );
}

type TwinsProps = { money: YearOfMoney; values: AnyBody; self: string };

function Twins({ money, values, self }: TwinsProps): JSX.Element | null {
  const text = useText();
  const [first] = twinsOfForm(money, values, self);
  if (!first) return null;
  return (
    <Banner
      tone="wait"
      title={text.form.likeThis}
      text={`${first.title} · ${first.detail}`}
      action={
        <Button small look="outline" href={`/phieu/${first.id}`}>
          {text.do.show}
        </Button>
      }
    />
  );
}

function Allocation({ form, at, money }: Parts): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const values = form.values.value;
  const line = asRecord('allocation', values, form.opening.record ?? form.opening.draft);
  const check = checkAllocation(money, money.states, line);
  if (check === null) return null;
  const { account, outside } = check;
  const short = (amount: Dong): string => shortDong(amount, language);
  const pending = account.pending > 0 ? short(account.pending) : null;
  return (
    <>
      {account.planned !== null && at === 'amount' && (
        <Banner
          tone="info"
          title={text.plan.afterLine(short(account.planned))}
          text={[
            <OfWhat key="of" account={account} />,
            '. ',
            text.plan.sums(short(account.planned), short(account.paid), pending),
          ]}
        />
      )}
      {values['amount'] !== null && account.over > 0 && (
        <Banner tone="wait" title={text.plan.paidOver(short(account.over))} text={text.plan.paidOverNext} />
      )}
      {outside !== null && (
        <Banner
          tone="wait"
          title={text.plan.notPayable(formatDay(outside))}
          text={text.plan.notPayableNext}
        />
      )}
    </>
  );
}
