/** The texts of alerts, deadlines and pictures, in English. */
import { formatNumber } from './format.ts';
import type { AlertTexts } from './vi-alerts.ts';

const n = (count: number): string => formatNumber(count, 'en');

/** `1 household`, `2 households`. */
const some = (count: number, one: string, many = `${one}s`): string =>
  `${n(count)} ${count === 1 ? one : many}`;

export const enAlerts: AlertTexts = {
  alerts: {
    title: 'Alerts',
    hint: "Every limit is one of the office's norms and can be changed. Alerts never stop an entry.",
    seeAll: (count: number) => (count === 1 ? 'See the alert' : `See all ${n(count)} alerts`),
    none: 'No alerts',
    noneNext: 'Money keeps its pace, and nothing has to be looked at again.',
    looking: 'Looking through the figures…',
    more: (count: number) => `Show ${some(count, 'more alert', 'more alerts')}`,
    norms: 'See the norms and thresholds',
    ofYear: (year: number) => `year ${year}`,
    here: 'All of it',
    kinds: {
      over: 'Paid beyond the plan',
      twins: 'Payments that may be one',
      treasury: 'Differs from the Treasury',
      expires: 'Money that expires soon',
      none: 'Nothing paid yet',
      behind: 'Behind the mark of the month',
      forecast: 'Forecast below the norm',
      advance: 'Advance not recovered',
      notDetailed: 'Money not detailed',
      silent: 'No update for long',
    },
    overBy: (amount: string, entries: number) => `Over by ${amount}, in ${some(entries, 'payment')}.`,
    twinsOf: (amount: string) => `Two payments of one voucher, ${amount}.`,
    differs: (count: number, amount: string) =>
      `${some(count, 'difference')} from the statement, ${amount} together.`,
    expiresIn: (days: number, day: string, amount: string) =>
      `${some(days, 'day')} left, until ${day}; ${amount} not paid.`,
    expired: (day: string, amount: string) => `Ended on ${day}; ${amount} not paid.`,
    nonePaid: (amount: string, mark: string) => `Nothing of ${amount} is paid; the mark is now ${mark}.`,
    below: (share: string, mark: string, amount: string) =>
      `${share} paid, the mark is now ${mark}; ${amount} left.`,
    willReach: (share: string, mark: string) =>
      `At this pace the year ends at about ${share}; the norm is ${mark}.`,
    advanced: (amount: string, day: string, days: number) =>
      `${amount} advanced on ${day}, ${some(days, 'day')} ago.`,
    givenSince: (amount: string, day: string, days: number) =>
      `${amount} given on ${day}, ${some(days, 'day')} ago.`,
    quietFor: (days: number, amount: string) =>
      `Nothing written for ${some(days, 'day')}; ${amount} not paid.`,
    mend: {
      addPlan: 'Record an additional allocation',
      detail: 'Record the detailed allocation',
      project: 'Set up a production project',
      recover: 'Record the recovery',
      judge: 'Judge the two payments',
      match: 'Reconcile with the Treasury',
      pay: 'Record a payment',
      openEntry: 'See the payment',
      openLine: 'See the allocation',
      payments: 'See the payments',
    },
    inReport: (bad: number, all: number) => `${some(all, 'alert')}, ${n(bad)} of them red:`,
    noneInReport: 'No alerts about the pace of disbursement.',
    moreInReport: (count: number) => `And ${n(count)} more of the same sort.`,
  },

  deadlines: {
    title: 'Deadlines',
    today: 'today',
    left: (days: number) => `${some(days, 'day')} left`,
    all: 'See all deadlines',
    none: 'No deadlines yet',
    noneNext: 'The office writes them into the list of norms and thresholds.',
    hint: 'Deadlines of the next twelve months. The office can change each of them.',
    add: 'Add to the calendar',
    added: (file: string) => `Saved ${file}. Open it to put the days into your calendar.`,
    basis: (basis: string) => `Basis: ${basis}`,
    calendar: 'Sổ Thôn: deadlines',
  },

  pictures: {
    title: 'Pictures',
    progress: 'Progress against the mark',
    progressSaid: (rows: number, behind: number, day: string) =>
      `Disbursed share of ${some(rows, 'row')} until ${day}; ${n(behind)} below the mark.`,
    pace: 'Pace over the year',
    paceSaid: (kind: string, share: string, mark: string, day: string) =>
      `${kind}: ${share} until ${day}, the mark is ${mark}.`,
    rowSaid: (share: string, mark: string) => `${share} · mark ${mark}`,
    ok: 'at the mark',
    wait: 'below the mark',
    bad: 'far behind',
    paidLine: 'Disbursed',
    markLine: 'Mark to reach',
    month: 'Month',
    monthOf: (month: number) => (month === 13 ? '31/01 of next year' : `Month ${month}`),
    item: 'Item',
    share: 'Reached',
    mark: 'Mark',
    state: 'Finding',
    onlyWorst: (shown: number, all: number) =>
      `The ${n(shown)} furthest behind are drawn; the table has all ${n(all)}.`,
    asTable: 'As a table',
    asPicture: 'As a picture',
    noPlan: 'There is no plan to draw yet.',
    board: 'A picture for the village board',
    boardHint: 'One A4 page without names: what the village gets, how far it is.',
    boardOpen: 'Open the page',
    sharePicture: 'Send the picture',
    saved: (file: string) => `Saved ${file}`,
    notDrawn: 'This phone cannot make the picture.',
  },

  board: {
    title: (village: string, year: number) => `${village}: support in ${year}`,
    village: 'Village',
    nothing: 'No project of this village this year',
    nothingNext: 'Choose another village, or record a project first.',
    projects: 'Production support',
    training: (year: number) => `Training in ${year}`,
    money: 'How far the money has come',
    moneySaid: (paid: string, plan: string, share: string) => `${paid} of ${plan} (${share})`,
    households: (count: number) => some(count, 'household'),
    stateMoney: (amount: string) => `state ${amount}`,
    people: (count: number) => `${some(count, 'person', 'people')} registered`,
    noTraining: 'Nobody has registered for training.',
    noMoney: 'No support money is recorded.',
    more: (count: number) => `and ${n(count)} more`,
    asOf: (day: string) => `Figures until ${day}`,
    ask: 'Ask the village head or the commune for more.',
  },
};
