/**
 * Where a record stands, as a tag: on its way (transport) and in its life.
 */
import type { Kind } from '../../core/kind.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import type { EntryState } from '../../reports/ledger.ts';
import type { Entry } from '../../storage/notebook-door.ts';
import type { Said } from '../parts/language.tsx';
import type { Tone } from '../parts/tone.ts';

export interface Mark {
  readonly tone: Tone;
  readonly text: Said;
}

/** What a list says of a record: transport where it has not arrived, else its state. */
export function markOf(kind: Kind, entry: Entry, text: Dictionary, money?: EntryState): Mark | null {
  if (entry.gone !== 'no') {
    return { tone: 'plain', text: entry.gone === 'withdrawn' ? text.record.withdrawn : text.record.removed };
  }
  if (entry.transport !== 'arrived') return transportMark(entry, text);
  if (entry.review.length > 0) return { tone: 'bad', text: text.record.review };
  return stateMark(kind, entry) ?? (money === undefined ? null : moneyMark(money, text));
}

export function transportMark(entry: Entry, text: Dictionary): Mark {
  switch (entry.transport) {
    case 'waiting':
      return { tone: 'wait', text: text.sync.one.waiting };
    case 'arrived':
      return { tone: 'ok', text: text.sync.one.arrived };
    case 'attention':
      return { tone: 'bad', text: text.sync.one.attention };
    default:
      return entry.transport satisfies never;
  }
}

/** The state of its life, where its kind has one. */
export function stateMark(kind: Kind, entry: Entry): Mark | null {
  const state = kind.life?.states[String(entry.body['status'])];
  return state ? { tone: state.tone, text: state.label } : null;
}

export function moneyMark(state: EntryState, text: Dictionary): Mark {
  switch (state) {
    case 'confirmed':
      return { tone: 'ok', text: text.record.confirmed };
    case 'pending':
      return { tone: 'wait', text: text.record.awaitingConfirmation };
    case 'refused':
      return { tone: 'bad', text: text.record.refused };
    case 'withdrawn':
      return { tone: 'plain', text: text.record.withdrawn };
    case 'merged':
      return { tone: 'plain', text: text.record.merged };
    default:
      return state satisfies never;
  }
}
