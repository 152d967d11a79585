/**
 * The places of plans, limits and twins on other screens. What stands there is fetched when it is shown.
 */
import { later } from '../../parts/later.tsx';
import type { Form } from '../../state/form.ts';
import { wide } from '../../state/wide.ts';

/** Of a payment or an allocation: below the amount, or above the questions where that is not asked now. */
export const MoneyOfForm = later(() => import('./form-money.tsx').then((m) => m.FormMoney));

export function isMoneyForm({ kind }: Form): boolean {
  return kind.name === 'allocation' || kind.name === 'disbursement';
}

/** Is the question in sight? */
export function asksNow(form: Form, name: string): boolean {
  const groups = form.groups.value;
  const at = Math.min(form.group.value, groups.length - 1);
  const shown = wide.value ? groups : groups.slice(at, at + 1);
  return shown.some(({ questions }) => questions.some((one) => one.name === name));
}

/** Above the questions of a production project. */
export const SupportOfForm = later(() => import('./support-twice.tsx').then((m) => m.SupportOfForm));

/** On the page of a production project. */
export const SupportOfProject = later(() => import('./support-twice.tsx').then((m) => m.SupportOfProject));

/** Where a payment stands against its plan. */
export const BeyondPlan = later(() => import('./beyond-plan.tsx').then((m) => m.BeyondPlan));

/** Other payments that one may be the same as. */
export const PaymentTwins = later(() => import('./payment-twins.tsx').then((m) => m.PaymentTwins));
