/**
 * Nhu cầu học nghề of a plan year by trade or village, with the classes that it makes; the commune adds up here.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { trainingDemand } from '../../kinds/training-demand.ts';
import type { DemandCount, DemandRow } from '../../reports/demand-summary.ts';
import type { Report } from '../../reports/tally.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { RadioChips } from '../parts/chips.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import type { Reports } from '../state/reports.ts';
import { linkTo } from '../state/reports-link.ts';
import { useSession, useText } from '../state/session.ts';
import { addUp, readWaiting } from '../state/submit-add-up.ts';
import { useWatched } from '../state/watched.ts';
import { wide } from '../state/wide.ts';
import { ReportTable } from './reports-table.tsx';
import { YearChip } from './reports-period.tsx';

type Props = { reports: Reports; report: Report };

/** What fits a phone; a wide screen shows every column. */
const ON_A_PHONE = ['people', 'women', 'ethnicMinority', 'classes'];

export function DemandReport({ reports, report }: Props): JSX.Element {
  const text = useText();
  const [by, setBy] = useState<'trade' | 'village'>('trade');
  const { total } = report.byTrade;
  const year = reports.planYear.value;
  return (
    <Section title={text.report.demandOf(year)}>
      <div class="chips scroll">
        <YearChip
          label={text.report.planYear}
          year={year}
          years={reports.years.value}
          onChange={(next) => {
            reports.planYear.value = next;
          }}
        />
        <RadioChips
          required
          options={[
            { key: 'trade', label: text.report.byTrade },
            { key: 'village', label: text.report.byVillage },
          ]}
          value={by}
          onChange={(next) => setBy(next ?? 'trade')}
        />
      </div>
      {total.records === 0 ? (
        <EmptyState icon="training" title={text.report.noDemandTitle} text={text.report.emptyNext} />
      ) : (
        <>
          <Card>
            <p class="sub">{useTotalLine(total, report.classSize)}</p>
            <ReportTable
              table={by === 'trade' ? report.tables.byTrade : report.tables.byVillage}
              caption={by === 'trade' ? text.report.byTrade : text.report.byVillage}
              captionHidden
              only={wide.value ? undefined : ON_A_PHONE}
            />
            <Blanks total={total} />
          </Card>
          <div class="line tools">
            <Button look="outline" small icon="print" href={linkTo('/in/nhu-cau', reports)}>
              {text.do.print}
            </Button>
          </div>
          <AddUp year={year} />
        </>
      )}
    </Section>
  );
}

/** "8 thôn · 214 người · đủ mở 5 lớp". */
function useTotalLine(total: DemandRow, classSize: number | null): string {
  const text = useText();
  return [
    text.report.villages(total.villages),
    text.say.people(total.people ?? 0),
    ...(total.classes === null || classSize === null
      ? []
      : [text.report.enoughFor(total.classes, classSize)]),
  ].join(' · ');
}

/** A sum with blanks in it says less than it seems: nobody said is not none. */
function Blanks({ total }: { total: DemandRow }): JSX.Element | null {
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const names: readonly DemandCount[] = ['women', 'ethnicMinority', 'poor', 'nearPoor'];
  const open = names.flatMap((name) => {
    const count = total.blanks[name];
    const label = trainingDemand.fields[name]?.label;
    return count > 0 && label ? [`${say(label)} ${formatNumber(count, language)}`] : [];
  });
  if (open.length === 0) return null;
  return <p class="sub t-wait">{text.report.blanks(open.join(', '), total.records)}</p>;
}

/** "Xã đã tổng hợp": every record that villages have sent, in one act. */
function AddUp({ year }: { year: number }): JSX.Element | null {
  const { notebook, toast } = useSession();
  const text = useText();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const waiting = useWatched(notebook, () => readWaiting(notebook, 'trainingDemand', year), [year]);
  if (waiting === null || waiting.length === 0) return null;
  const villages = new Set(waiting.map(({ body }) => body.village)).size;
  async function run(): Promise<void> {
    if (waiting === null) return;
    setBusy(true);
    const saved = await addUp(notebook, 'trainingDemand', waiting);
    setBusy(false);
    setAsked(false);
    toast.say(saved.saved ? text.submit.addedUp(waiting.length) : text.form.notSaved);
  }
  return (
    <Card>
      <p>
        <b>{text.submit.toAddUp(waiting.length, villages)}</b>
      </p>
      <Button icon="check" onClick={() => setAsked(true)}>
        {text.submit.addUp}
      </Button>
      <Dialog
        open={asked}
        title={text.submit.addUpAsk(waiting.length)}
        confirm={text.submit.addUp}
        busy={busy}
        onConfirm={() => void run()}
        onCancel={() => setAsked(false)}
      >
        <p>{text.submit.addUpHint}</p>
      </Dialog>
    </Card>
  );
}
