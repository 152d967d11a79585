/**
 * "Có thể trùng với …": the payments that this one may be a second writing of, the accountant's word about each, and
 * the way back from it. The latest word stands; no payment is changed.
 */
import '../../../i18n/vi-money.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDayTime } from '../../../i18n/format-day.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useLanguage } from '../../parts/language.tsx';
import { mayWith, placeIn } from '../../state/allowed.ts';
import { readPairs, type Pair } from '../../state/payment-pairs.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { whyNot } from '../record/move-dialog.tsx';

export function PaymentTwins({ entry }: { entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const pairs = useWatched(notebook, () => readPairs(notebook, entry), [entry]) ?? [];
  return (
    <>
      {pairs.map((pair) => (
        <OnePair key={pair.other.id} entry={entry} pair={pair} />
      ))}
    </>
  );
}

type Verdict = 'same' | 'different';

function OnePair({ entry, pair }: { entry: Entry; pair: Pair }): JSX.Element {
  const { notebook, toast } = useSession();
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { other, kept, verdict } = pair;
  const place = placeIn(getKind('disbursement'), entry);
  const judges = mayWith(notebook.me, 'create', getKind('entryTwin'), entry, place);
  const beside = kept === entry ? other : entry;

  const judge = async (next: Verdict): Promise<void> => {
    setBusy(true);
    const values = { about: kept.id, other: beside.id, verdict: next, recordedBy: notebook.me.person };
    const saved = await notebook.save([{ do: 'create', kind: 'entryTwin', values }]);
    setBusy(false);
    setAsking(false);
    toast.say(saved.saved ? text.form.savedWaiting : whyNot(saved, text));
  };

  return (
    <>
      <Banner
        tone={verdict === null ? 'wait' : 'info'}
        title={titleOf()}
        text={[
          <a key="other" href={`/phieu/${other.id}`}>
            {other.title} · {other.detail}
          </a>,
          ' ',
          <Judged key="judged" pair={pair} />,
        ]}
        action={judges && <Choice verdict={verdict} busy={busy} ask={() => setAsking(true)} judge={judge} />}
      />
      <Dialog
        open={asking}
        title={text.plan.sameAsk}
        confirm={text.plan.same}
        busy={busy}
        onConfirm={() => void judge('same')}
        onCancel={() => setAsking(false)}
      >
        <p>{text.plan.sameHint(`${kept.title} · ${kept.detail}`)}</p>
      </Dialog>
    </>
  );

  function titleOf(): string {
    if (verdict === null) return text.plan.twinOf(other.title);
    if (!verdict) return text.plan.judgedDifferent(other.title);
    return pair.merged ? text.plan.mergedWith(other.title) : text.plan.keptFor(other.title);
  }
}

type ChoiceProps = {
  verdict: boolean | null;
  busy: boolean;
  ask: () => void;
  judge: (verdict: Verdict) => Promise<void>;
};

/** One is asked about again, for it takes money out of the tables. */
function Choice({ verdict, busy, ask, judge }: ChoiceProps): JSX.Element {
  const text = useText();
  return (
    <>
      {verdict !== true && (
        <Button small look={verdict === null ? 'primary' : 'outline'} onClick={ask}>
          {verdict === null ? text.plan.same : text.plan.mergeAfterAll}
        </Button>
      )}
      {verdict !== false && (
        <Button small look="outline" busy={busy} onClick={() => void judge('different')}>
          {verdict === null ? text.plan.different : text.plan.split}
        </Button>
      )}
    </>
  );
}

/** Who decided, and when; until somebody has, what to do. */
function Judged({ pair }: { pair: Pair }): JSX.Element {
  const { notebook, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const { word } = pair;
  if (word === null) return <>{text.plan.twinHint}</>;
  const by = word.body['recordedBy'];
  const when = formatDayTime(word.time, { now: clock() }, language);
  return <>{text.plan.judgedBy(typeof by === 'string' ? notebook.nameOf(by) : '', when)}</>;
}
