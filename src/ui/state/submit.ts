/**
 * "Gửi xã": what a village sends of a subject and a period, and the one act that sends it. Transport is not
 * its matter: the act is written into the book, and travels when there is a network.
 */
import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { dayOfInstant, type Day } from '../../core/day.ts';
import type { Id } from '../../core/id.ts';
import { textOf, type AnyBody } from '../../core/kind.ts';
import type { Period } from '../../core/period.ts';
import type { Words } from '../../core/text.ts';
import { mayMove } from '../../kinds/access.ts';
import { getKind } from '../../kinds/index.ts';
import type { Act, Entry, Notebook, Saved } from '../../storage/notebook-door.ts';
import { villagesWithin, writingRoles } from './form-places.ts';
import { bodyOf } from './allowed.ts';
import { holderPlace } from './reports-place.ts';
import { belongs, periodsFor, subjectRules, type Subject } from './submit-subjects.ts';

export interface SubmitItem {
  readonly entry: Entry;
  /** Labels of numbers that nobody gave. */
  readonly missing: readonly Words[];
  /** Sending moves it on; false: it was sent before, or needs no step. */
  readonly moves: boolean;
}

export interface Submit {
  readonly subject: ReadonlySignal<Subject>;
  /** Another subject begins with its usual period, and with everything going. */
  choose(subject: Subject): void;
  readonly period: Signal<Period>;
  readonly periods: ReadonlySignal<readonly Period[]>;
  /** The village that sends; null until somebody of the commune has chosen one. */
  readonly village: Signal<string | null>;
  /** Villages to choose from; one: nothing to choose. */
  readonly villages: ReadonlySignal<readonly Id[]>;
  /** Null while they are read. Those with missing parts first. */
  readonly items: ReadonlySignal<readonly SubmitItem[] | null>;
  /** Records that the person leaves in the book for now. */
  readonly left: Signal<ReadonlySet<Id>>;
  readonly going: ReadonlySignal<readonly SubmitItem[]>;
  /** Each person once, where the subject counts people; the sum of the records until somebody says better. */
  readonly people: ReadonlySignal<number | null>;
  sayPeople(count: number | null): void;
  /** The latest submission of that village, subject and period. */
  readonly before: ReadonlySignal<Entry | null>;
  send(): Promise<Saved>;
  stop(): void;
}

type Read = { readonly records: readonly Entry[]; readonly submissions: readonly Entry[] };

export function createSubmit(notebook: Notebook, clock: () => number, first: Subject): Submit {
  const today: Day = dayOfInstant(clock());
  const { held, person } = notebook.me;
  const writing = writingRoles(held, getKind('villageSubmission'));
  const villages = signal<readonly Id[]>([]);
  const subject = signal<Subject>(first);
  const periods = computed(() => periodsFor(subject.value, today));
  const period = signal<Period>(periodsFor(first, today)[0] ?? { from: today, to: today });
  const village = signal<string | null>(holderPlace(notebook).village);
  const left = signal<ReadonlySet<Id>>(new Set());
  const read = signal<Read | null>(null);
  const said = signal<number | null>(null);

  const stopVillages = notebook.watch(
    () => notebook.list({ kind: 'village' }),
    (found) => {
      villages.value = villagesWithin(found, writing).map(({ id }) => id);
      village.value ??= only(villages.value);
    },
  );
  let stopReading: () => void = () => {};
  const stopWatching = subject.subscribe((now) => {
    stopReading();
    read.value = null;
    stopReading = notebook.watch(
      async () => {
        const [records, submissions] = await Promise.all([
          notebook.list({ kind: now }),
          notebook.list({ kind: 'villageSubmission', where: { subject: now } }),
        ]);
        return { records, submissions };
      },
      (found) => (read.value = found),
    );
  });

  const items = computed(() => {
    const from = village.value;
    if (read.value === null || from === null) return null;
    return read.value.records
      .filter((entry) => isOf(entry.body, from) && belongs(entry, subject.value, period.value))
      .map((entry) => itemOf(notebook, entry, subject.value))
      .sort((a, b) => urgency(b) - urgency(a));
  });
  const going = computed(() => (items.value ?? []).filter(({ entry }) => !left.value.has(entry.id)));
  const summed = computed(() => sumOf(going.value, subjectRules[subject.value].people));
  const people = computed(() => said.value ?? summed.value);
  const before = computed(() => sameBefore(read.value, village.value, period.value));

  async function send(): Promise<Saved> {
    const from = village.value;
    if (from === null) return { saved: false, why: 'RULES', troubles: [] };
    const sent = going.value;
    const place = { commune: textOf(notebook.reference(from)?.body ?? {}, 'commune'), village: from };
    const values: AnyBody = {
      ...place,
      subject: subject.value,
      periodFrom: period.value.from,
      periodTo: period.value.to,
      records: sent.length,
      people: people.value,
      nothing: sent.length === 0,
      recordedBy: person,
    };
    const to = subjectRules[subject.value].sentState;
    const moves = sent.flatMap(({ entry, moves }): Act[] =>
      moves && to !== null ? [{ do: 'move', record: entry.id, to, note: null }] : [],
    );
    return notebook.save([{ do: 'create', kind: 'villageSubmission', values }, ...moves]);
  }

  return {
    subject,
    choose(next) {
      batch(() => {
        subject.value = next;
        period.value = periodsFor(next, today)[0] ?? period.value;
        left.value = new Set();
        said.value = null;
      });
    },
    period,
    periods,
    village,
    villages,
    items,
    left,
    going,
    people,
    sayPeople(count) {
      said.value = count;
    },
    before,
    send,
    stop() {
      stopVillages();
      stopWatching();
      stopReading();
    },
  };
}

function itemOf({ me }: Notebook, entry: Entry, subject: Subject): SubmitItem {
  const kind = getKind(entry.kind);
  const { sentState, parts } = subjectRules[subject];
  const from = textOf(entry.body, 'status') ?? '';
  const place = kind.place(bodyOf(entry.body));
  return {
    entry,
    missing: parts.flatMap((part) => {
      const field = kind.fields[part];
      return field && (entry.body[part] ?? null) === null ? [field.label] : [];
    }),
    moves: sentState !== null && mayMove(me.held, kind.name, from, sentState, place) !== null,
  };
}

/** What a person should look at before it goes comes first, then what goes for the first time. */
function urgency({ missing, entry, moves }: SubmitItem): number {
  return (missing.length > 0 ? 4 : 0) + (entry.maybeTwice ? 2 : 0) + (moves ? 1 : 0);
}

function sumOf(items: readonly SubmitItem[], field: string | null): number | null {
  if (field === null || items.length === 0) return null;
  return items.reduce((sum, { entry }) => {
    const number = entry.body[field];
    return sum + (typeof number === 'number' ? number : 0);
  }, 0);
}

function sameBefore(read: Read | null, village: string | null, period: Period): Entry | null {
  return (
    read?.submissions.find(
      ({ body }) =>
        body.village === village && body.periodFrom === period.from && body.periodTo === period.to,
    ) ?? null
  );
}

const isOf = (body: AnyBody, village: string): boolean =>
  body.village === village || (Array.isArray(body.villages) && body.villages.includes(village));
const only = (list: readonly Id[]): Id | null => (list.length === 1 ? (list[0] ?? null) : null);
