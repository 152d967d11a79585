/** A story as text, so that one that failed can be kept, read and told again. */
import type { Deed, Story, StoryEvent } from './events.ts';

/**
 * The people first, with what is said of the story; then a line for each event: what, which phone and tab, its
 * dice, turns and ms.
 */
export function writeScript({ people, pages, long, fresh, events }: Story): string {
  const marks = [
    ...(pages === undefined ? [] : [`pages=${pages}`]),
    ...(long ? ['long'] : []),
    ...(fresh ? ['fresh'] : []),
  ];
  return [[...people, ...marks].join(' '), ...events.map(lineOf)].join('\n');
}

const lineOf = ({ do: what, phone, tab, dice, steps, ms }: StoryEvent): string =>
  `${what} ${phone}.${tab} ${dice} ${steps} ${ms}`;

export function readScript(text: string): Story {
  const [first = '', ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const words = first.split(' ');
  const pages = words.find((word) => word.startsWith('pages='));
  return {
    people: words.filter((word) => !['long', 'fresh', pages].includes(word)),
    ...(pages === undefined ? {} : { pages: Number(pages.slice('pages='.length)) }),
    ...(words.includes('long') ? { long: true } : {}),
    ...(words.includes('fresh') ? { fresh: true } : {}),
    events: lines.map(eventIn),
  };
}

function eventIn(line: string): StoryEvent {
  const [what = '', where = '', dice, steps, ms] = line.split(' ');
  const [phone, tab] = where.split('.');
  return {
    do: what as Deed, // written above, or by whoever keeps the story; an unknown one does nothing
    phone: Number(phone),
    tab: Number(tab),
    dice: Number(dice),
    steps: Number(steps),
    ms: Number(ms),
  };
}
