/**
 * The chips above a list: each says what it is set to and opens a sheet to change it.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { yearOf } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { EntryState } from '../../reports/ledger.ts';
import { ChipButton } from '../parts/chip-button.tsx';
import { Sheet, type Option } from '../parts/choice-sheet.tsx';
import { useWords } from '../parts/language.tsx';
import { levelOf } from '../state/level.ts';
import { isMoney, yearField, type Filters, type List } from '../state/list.ts';
import { todayOf, useSession, useText, type Session } from '../state/session.ts';
import { moneyMark } from '../state/transport.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';

export function ListFilters({ list }: { list: List }): JSX.Element | null {
  const session = useSession();
  const text = useText();
  const all = filtersOf(list, session, text);
  if (all.length === 0) return null;
  return (
    <div class="chips scroll">
      {all.map((filter) => (
        <Filter key={filter.name} list={list} filter={filter} />
      ))}
    </div>
  );
}

interface Choosing {
  readonly name: keyof Filters;
  readonly title: string;
  readonly options: readonly Option[];
  readonly toValue: (key: string) => string | number;
}

function Filter({ list, filter }: { list: List; filter: Choosing }): JSX.Element {
  const text = useText();
  const say = useWords();
  const [open, setOpen] = useState(false);
  const value = list.filters.value[filter.name];
  const chosen = value === null ? undefined : filter.options.find(({ key }) => key === String(value));
  const set = (next: string | number | null): void => {
    list.set({ [filter.name]: next });
    setOpen(false);
  };
  return (
    <>
      <ChipButton
        label={chosen ? say(chosen.label) : filter.title}
        on={chosen !== undefined}
        onClick={() => setOpen(true)}
      />
      <Sheet
        open={open}
        title={filter.title}
        options={[{ key: '', label: text.say.all }, ...filter.options]}
        chosen={[value === null ? '' : String(value)]}
        onClose={() => setOpen(false)}
        onPick={(key) => set(key === '' ? null : filter.toValue(key))}
      />
    </>
  );
}

function filtersOf({ kind }: List, session: Session, text: Dictionary): readonly Choosing[] {
  const { notebook } = session;
  const found: Choosing[] = [];
  if (yearField(kind) !== null) {
    const now = yearOf(todayOf(session));
    const years = [now + 1, now, now - 1, now - 2, now - 3];
    found.push({
      name: 'year',
      title: text.list.year,
      options: years.map((year) => ({ key: String(year), label: text.say.year(year) })),
      toValue: Number,
    });
  }
  if (kind.life || isMoney(kind)) {
    const states = kind.life
      ? Object.entries(kind.life.states).map(([key, { label }]) => ({ key, label }))
      : [
          ...MONEY_STATES.map((key) => ({ key, label: moneyMark(key, text).text })),
          { key: 'over', label: text.record.overPlan },
          { key: 'twins', label: text.record.maybeTwice },
        ];
    found.push({ name: 'status', title: text.list.status, options: states, toValue: String });
  }
  if ('node' in kind.ownFields) {
    const roots = notebook.references('programmeNode').filter(({ body }) => textOf(body, 'parent') === null);
    const options = roots.map(({ id, body }) => ({
      key: textOf(body, 'programme') ?? id,
      label: textOf(body, 'shortName') ?? notebook.nameOf(id),
    }));
    found.push({ name: 'programme', title: text.list.programme, options, toValue: String });
  }
  if (
    ('village' in kind.ownFields || 'villages' in kind.ownFields) &&
    levelOf(notebook.me.held) !== 'village'
  ) {
    const options = notebook.references('village').map(({ id }) => ({ key: id, label: notebook.nameOf(id) }));
    found.push({ name: 'village', title: text.list.place, options, toValue: String });
  }
  return found;
}

const MONEY_STATES: readonly EntryState[] = ['pending', 'confirmed', 'refused', 'merged'];
