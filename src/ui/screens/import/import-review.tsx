/**
 * The third step: what would be written, what is wrong and how to put it right, and whether the sums fit.
 */
import type { JSX } from 'preact';
import { formatNumber } from '../../../i18n/format.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { Chips } from '../../parts/chips.tsx';
import { Figures } from '../../parts/figures.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { rowTitle, type Review } from '../../state/import-review.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { bodyOf } from '../../state/allowed.ts';
import { useSession, useText } from '../../state/session.ts';
import { UnknownNames } from './unknown-names.tsx';
import { WrongRows } from './wrong-rows.tsx';

type Props = { state: ImportState; review: Review };

export function ImportReview({ state }: { state: ImportState }): JSX.Element | null {
  const text = useText();
  const review = state.review.value;
  if (review === null) return null;
  const ready = state.ready.value;
  const before = state.before.value;
  return (
    <>
      <Counts state={state} review={review} />
      <Totals state={state} review={review} />
      <UnknownNames state={state} review={review} />
      <WrongRows state={state} review={review} />
      <StandingRows state={state} review={review} />
      <FirstRows state={state} />
      {ready.length === 0 && <Banner tone="wait" title={text.import.nothingReady} />}
      <div class="line">
        <Button look="outline" onClick={state.back}>
          {text.import.backToColumns}
        </Button>
        <Button
          icon="check"
          busy={state.work.value !== null}
          disabled={ready.length === 0}
          onClick={() =>
            void state.save(before?.state === 'saving' && before.mine ? before.id : null).catch(reportError)
          }
        >
          {text.import.save(ready.length)}
        </Button>
      </div>
    </>
  );
}

function Counts({ state, review }: Props): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { rows } = review;
  const skipped = state.skipped.value;
  const wrong = rows.filter(({ key, stops }) => stops.length > 0 && !skipped.has(key)).length;
  const standing = rows.filter(({ stands, stops }) => stands !== null && stops.length === 0).length;
  const shown = (count: number): string => formatNumber(count, language);
  const { counts } = text.import;
  return (
    <Section title={text.import.review}>
      <Figures
        figures={[
          { label: counts.ready, value: shown(state.ready.value.length), tone: 'ok' },
          { label: counts.wrong, value: shown(wrong), tone: wrong > 0 ? 'bad' : 'plain' },
          { label: counts.standing, value: shown(standing) },
          { label: counts.skipped, value: shown(skipped.size) },
        ]}
      />
      {review.passedOver > 0 && <p class="sub">{text.import.passedOver(review.passedOver)}</p>}
    </Section>
  );
}

const SHOWN = 6;

function Totals({ state, review }: Props): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const { totals } = review;
  const open = state.open.value;
  if (totals.length === 0) return null;
  const off = totals.filter(({ fits }) => !fits);
  if (off.length === 0) return <Banner tone="ok" title={text.import.totalsFit(totals.length)} />;
  const head = (column: number): string =>
    open?.table.columns.find(({ index }) => index === column)?.path.join(' › ') ?? '';
  return (
    <Banner
      tone="wait"
      title={text.import.totalsOff(off.length)}
      text={off.slice(0, SHOWN).map(({ at, column, said, sum }) => (
        <span class="block" key={`${at}.${column}`}>
          {text.import.totalOff(
            at + 1,
            head(column),
            formatNumber(said, language),
            formatNumber(sum, language),
          )}
        </span>
      ))}
    />
  );
}

function StandingRows({ state, review }: Props): JSX.Element | null {
  const text = useText();
  const standing = review.rows.filter(({ stands, stops }) => stands !== null && stops.length === 0).length;
  if (standing === 0) return null;
  const label = text.import.standing(standing);
  if (state.kind.value.entry) return <Banner tone="info" title={label} text={text.import.skipStanding} />;
  return (
    <Card>
      <Chips
        label={label}
        required
        options={[
          { key: 'skip', label: text.import.skipStanding },
          { key: 'update', label: text.import.updateStanding },
        ]}
        value={state.standing.value}
        onChange={(next) => next !== null && state.setStanding(next)}
      />
    </Card>
  );
}

const FIRST = 8;

function FirstRows({ state }: { state: ImportState }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const kind = state.kind.value;
  const rows = state.ready.value.slice(0, FIRST);
  if (rows.length === 0) return null;
  return (
    <Section title={text.import.first}>
      <Card>
        <Rows inCard>
          {rows.map(({ key, at, values, warnings, sameAs }) => (
            <Row
              key={key}
              title={rowTitle(notebook, kind, values)}
              sub={`${text.import.row(at + 1)} · ${kind.detail(bodyOf(values), notebook.nameOf)}`}
              note={
                warnings[0]
                  ? say(warnings[0].says)
                  : sameAs === null
                    ? undefined
                    : text.import.sameAs(sameAs + 1)
              }
              noteTone="wait"
            />
          ))}
        </Rows>
      </Card>
    </Section>
  );
}
