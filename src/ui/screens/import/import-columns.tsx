/**
 * The second step: what each column of the table is. The guess is shown, with how sure it is.
 */
import type { JSX } from 'preact';
import { moneyUnits, type MoneyUnit } from '../../../intake/above-table.ts';
import { textOfCell } from '../../../intake/cell.ts';
import { saidBeside, type Guess } from '../../../intake/guess-columns.ts';
import { severalPerRow, type ColumnUse } from '../../../intake/mapping.ts';
import { capitalSources } from '../../../programmes/capital.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { ChoiceSheet } from '../../parts/choice-sheet.tsx';
import { Chips } from '../../parts/chips.tsx';
import { useWords } from '../../parts/language.tsx';
import { columnLetter } from '../../state/import-errors.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { useText } from '../../state/session.ts';
import { FixedFields } from './fixed-fields.tsx';
import { SheetChoice } from './sheet-choice.tsx';

type Props = { state: ImportState };

export function ImportColumns({ state }: Props): JSX.Element | null {
  const text = useText();
  const open = state.open.value;
  if (open === null) return null;
  const [first, last] = open.table.head;
  const data = open.rows.filter(({ sort }) => sort === 'data').length;
  return (
    <>
      <SameFile state={state} />
      <p class="sub">
        <b>{state.file.value?.name}</b> · {text.import.headFound(first + 1, last + 1, data)}
      </p>
      {state.recalled.value && <Banner tone="info" title={text.import.recalled} />}
      <SheetChoice state={state} />
      <Section title={text.import.columns}>
        <p class="sub">{text.import.columnsHint}</p>
        {open.guesses.map((guess) => (
          <OneColumn key={guess.column.index} state={state} guess={guess} />
        ))}
      </Section>
      <Unit state={state} />
      <FixedFields state={state} />
      <div class="line">
        <Button look="outline" onClick={state.startOver}>
          {text.import.backToFile}
        </Button>
        <Button
          icon="check"
          busy={state.work.value !== null}
          onClick={() => void state.check().catch(reportError)}
        >
          {text.import.check}
        </Button>
      </div>
    </>
  );
}

/** The same bytes were here before: begun, or brought in wholly. */
function SameFile({ state }: Props): JSX.Element | null {
  const text = useText();
  const before = state.before.value;
  if (before === null) return null;
  if (before.state === 'saving')
    return <Banner tone="wait" title={text.import.begun} text={text.import.begunNext} />;
  const day = before.on === null ? '' : formatDay(before.on);
  return (
    <Banner tone="wait" title={text.import.sameFile(day, before.rows)} text={text.import.sameFileNext} />
  );
}

function OneColumn({ state, guess }: { state: ImportState; guess: Guess }): JSX.Element {
  const { column, confidence } = guess;
  const text = useText();
  const say = useWords();
  const { kind } = state.target.value;
  const use = state.mapping.value.columns[column.index] ?? { as: 'ignore' };
  const head = column.path.join(' › ') || text.import.noHead(columnLetter(column.index));
  const fields = Object.keys(state.target.value.words).flatMap((name) => {
    const label = kind.fields[name]?.label;
    return label ? [{ key: `field:${name}`, label }] : [];
  });
  const others = [
    { key: 'ignore', label: text.import.ignore },
    ...('note' in kind.ownFields ? [{ key: 'note', label: text.import.keepInNote }] : []),
  ];
  const beside = use.as === 'field' ? besideWords(state, use, say) : '';
  const example = text.import.example(examplesOf(state, column.index));
  const isGuess =
    !state.recalled.value && use.as === 'field' && guess.use.as === 'field' && use.field === guess.use.field;
  return (
    <Card>
      <ChoiceSheet
        label={head}
        hint={[isGuess && confidence === 'sure' && text.import.sure, example, beside]
          .filter(Boolean)
          .join(' · ')}
        warning={isGuess && confidence !== 'sure' ? text.import[confidence] : null}
        options={[...others, ...fields]}
        value={use.as === 'field' ? `field:${use.field}` : use.as}
        onChange={(key) => state.use(column.index, useOf(state, guess, key ?? 'ignore'))}
      />
    </Card>
  );
}

function useOf(state: ImportState, { column }: Guess, key: string): ColumnUse {
  if (key === 'note' || key === 'ignore') return { as: key };
  const field = key.slice('field:'.length);
  const target = state.target.value;
  const several = severalPerRow[target.kind.name]?.includes(field) === true;
  return { as: 'field', field, also: several ? saidBeside(target, column) : {} };
}

/** "Vốn đầu tư phát triển, Ngân sách trung ương": what the heading says of the money below it. */
function besideWords(
  state: ImportState,
  { also }: Extract<ColumnUse, { as: 'field' }>,
  say: ReturnType<typeof useWords>,
): string {
  const { fields } = state.target.value.kind;
  return Object.entries(also)
    .flatMap(([name, value]) => {
      const own = fields[name];
      const options = own?.type === 'choice' ? own.options : name === 'source' ? capitalSources : {};
      const words = Object.entries(options).find(([key]) => key === value)?.[1];
      return words ? [say(words)] : [];
    })
    .join(', ');
}

function examplesOf(state: ImportState, column: number): string {
  const rows = state.open.value?.rows ?? [];
  const said = rows
    .filter(({ sort }) => sort === 'data')
    .map(({ cells }) => textOfCell(cells[column]))
    .filter((one) => one !== '');
  return [...new Set(said)].slice(0, 3).join(' · ').slice(0, 80) || '–';
}

// keys of that table
const UNITS = (Object.keys(moneyUnits) as MoneyUnit[]).map((key) => ({ key, label: moneyUnits[key].label }));

function Unit({ state }: Props): JSX.Element | null {
  const text = useText();
  const { columns, unit } = state.mapping.value;
  const { fields } = state.target.value.kind;
  const hasMoney = Object.values(columns).some(
    (use) => use.as === 'field' && (fields[use.field]?.type === 'dong' || use.field === 'sources'),
  );
  if (!hasMoney) return null;
  return (
    <Card>
      <Chips<MoneyUnit>
        label={text.import.unit}
        required
        options={UNITS}
        value={unit}
        onChange={(next) => next !== null && state.setUnit(next)}
      />
    </Card>
  );
}
