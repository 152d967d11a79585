/**
 * Whose report it is, and why it came back.
 */
import type { JSX } from 'preact';
import { textOf } from '../../../core/kind.ts';
import { getKind } from '../../../kinds/index.ts';
import { Banner } from '../../parts/banner.tsx';
import type { PeriodicBook } from '../../state/periodic.ts';
import { statusOf } from '../../state/periodic-frozen.ts';

export function ReturnNote({ book }: { book: PeriodicBook }): JSX.Element | null {
  const note = textOf(book.report.body, 'statusNote');
  const label = getKind('periodicReport').life?.states['returned']?.label;
  if (statusOf(book) !== 'returned' || note === null || !label) return null;
  return <Banner tone="bad" title={label} text={note} />;
}

/** `office`: what the whole office is called. */
export function placeSaid(
  { report }: PeriodicBook,
  nameOf: (id: string | null) => string,
  office: string,
): string {
  const commune = textOf(report.body, 'commune');
  return commune === null ? office : nameOf(commune);
}
