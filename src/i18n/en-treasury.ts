/** The texts of the reconciliation with the Treasury, in English. */
import { formatNumber } from './format.ts';
import type { TreasuryTexts } from './vi-treasury.ts';

const some = (count: number, one: string, many: string): string =>
  `${formatNumber(count, 'en')} ${count === 1 ? one : many}`;

export const enTreasury: TreasuryTexts = {
  treasury: {
    title: 'Reconcile with the Treasury',
    year: 'Budget year',
    looking: 'Comparing…',
    due: (day: string, days: number) =>
      days === 0 ? `Due on ${day}: today` : `Due on ${day}: ${some(days, 'day', 'days')} left`,
    toMend: (count: number, day: string | null) =>
      `${some(count, 'line', 'lines')} to settle${day === null ? '' : ` before ${day}`}.`,
    allAgree: 'The book and the Treasury agree. Nothing is left to settle.',
    atTreasury: 'Treasury',
    inBook: 'Book of the commune',
    difference: 'Difference',
    noLines: 'There is no statement of the Treasury for this year',
    noLinesNext: 'Type its lines, or bring in its file, and compare.',
    addLine: 'Type a line',
    bringIn: 'Bring in a file',
    line: (voucher: string, day: string, amount: string) =>
      `Treasury: ${[voucher, day, amount].filter(Boolean).join(' · ')}`,
    entry: (voucher: string, day: string, amount: string) =>
      `Book: ${[voucher, day, amount].filter(Boolean).join(' · ')}`,
    differs: (amount: string) => `Differs by ${amount}`,
    duty: {
      book: 'For the commune: mend the book',
      treasury: 'For the commune: ask the Treasury to adjust',
    },
    by: (day: string) => `before ${day}`,
    choose: 'Choose the entry',
    chooseFor: (what: string) => `Choose the entry for ${what}`,
    openEntry: 'See the entry',
    more: (count: number) => `Show ${some(count, 'more line', 'more lines')}`,
    onPaper: 'See it on paper',
  },
};
