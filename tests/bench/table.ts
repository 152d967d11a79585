/** Prints what was measured as a table of text. */
import type { Figure } from './figures.ts';
import { MORE_IS_BETTER, type Line, type Unit } from './line.ts';

const HEAD = ['what', 'mark', 'ours', 'peer', 'peer ÷ ours', 'peer is'] as const;

export function tableOf(lines: readonly Line[]): string {
  const cells = lines.map(({ what, unit, mark, ours, peer }) => [
    what,
    mark === null ? '–' : judged(ours.median, mark, unit),
    spread(ours, unit),
    peer === null ? '–' : spread(peer.figure, unit),
    peer === null ? '–' : ratio(peer.figure.median / ours.median),
    peer?.who ?? '–',
  ]);
  const all = [[...HEAD], ...cells];
  const widths = HEAD.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const text = all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return text.join('\n');
}

function judged(median: number, mark: number, unit: Unit): string {
  const isMore = MORE_IS_BETTER.has(unit);
  const isMet = isMore ? median >= mark : median <= mark;
  return `${isMore ? '≥' : '≤'} ${shown(mark, unit)} ${isMet ? '✓' : '✗'}`;
}

/** `312 ms (298–340)`; the extremes only where the runs differ. */
function spread({ median, least, most }: Figure, unit: Unit): string {
  const apart = shown(least, unit) !== shown(most, unit);
  return apart ? `${shown(median, unit)} (${bare(least)}–${bare(most)})` : shown(median, unit);
}

function shown(value: number, unit: Unit): string {
  return unit === 'requests' ? bare(value) : `${bare(value)} ${unit}`;
}

function bare(value: number): string {
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

function ratio(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ×`;
}
