/**
 * Mục đang giữ: what the office holds back of somebody else's phone, and a person's word on each. What has waited
 * for more than seven days stands first.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDayTime } from '../../i18n/format-day.ts';
import { findKind } from '../../kinds/index.ts';
import { HELD_TOO_LONG, type HeldAnswer } from '../../sync/held.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tag } from '../parts/tag.tsx';
import { decideHeld, readHeld, type CallOffice, type OfficeRefusal } from '../state/office.ts';
import { useSession, useText } from '../state/session.ts';
import { Refused } from './settings-refused.tsx';

type One = HeldAnswer['held'][number];

export function HeldOnes({ office }: { office: CallOffice }): JSX.Element | null {
  const { clock } = useSession();
  const text = useText();
  const [held, setHeld] = useState<readonly One[]>([]);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);

  async function read(): Promise<void> {
    const asked = await readHeld(office);
    setRefusal('answer' in asked ? null : asked);
    if ('answer' in asked) setHeld(asked.answer.held);
  }
  useEffect(() => void read(), [office]);

  async function decide(one: One, decision: 'admit' | 'refuse'): Promise<void> {
    const asked = await decideHeld(office, one.mutation, decision);
    if ('answer' in asked) await read();
    else setRefusal(asked);
  }

  // Without a network the list of phones above says so already.
  if (held.length === 0 && (refusal === null || refusal.why === 'OFFLINE')) return null;
  const isLate = ({ since }: One): boolean => clock() - since > HELD_TOO_LONG;
  const rank = (one: One): number => (isLate(one) ? 0 : one.toDecide ? 1 : 2);
  return (
    <Section title={text.held.title}>
      <p class="sub">{text.held.hint}</p>
      {refusal !== null && <Refused refusal={refusal} onAgain={() => void read()} />}
      {[...held]
        .sort((a, b) => rank(a) - rank(b) || a.since - b.since)
        .map((one) => (
          <HeldCard key={one.mutation} one={one} late={isLate(one)} decide={decide} />
        ))}
    </Section>
  );
}

type CardProps = {
  one: One;
  late: boolean;
  decide: (one: One, decision: 'admit' | 'refuse') => Promise<void>;
};

function HeldCard({ one, late, decide }: CardProps): JSX.Element {
  const { clock } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const kind = say(findKind(one.kind)?.label.one ?? one.kind);
  const since = text.held.since(formatDayTime(one.since, { now: clock() }, language));

  async function settle(decision: 'admit' | 'refuse'): Promise<void> {
    setBusy(true);
    await decide(one, decision);
    setBusy(false);
    setAsked(false);
  }

  return (
    <Card>
      <Row
        title={one.title || text.say.unknown}
        sub={`${kind} · ${text.sync.ops[one.op]} · ${since}`}
        note={whyOf(one.reason)}
        noteTone="wait"
        href={`/phieu/${one.record}`}
        end={late ? <Tag tone="bad" text={text.held.late} /> : undefined}
      />
      <div class="line">
        {one.toDecide && (
          <Button small icon="check" busy={busy} onClick={() => void settle('admit')}>
            {text.held.admit}
          </Button>
        )}
        <Button small look="outline" icon="x" onClick={() => setAsked(true)}>
          {text.held.refuse}
        </Button>
      </div>
      <Dialog
        open={asked}
        danger
        busy={busy}
        title={text.held.refuse}
        confirm={text.held.refuse}
        onConfirm={() => void settle('refuse')}
        onCancel={() => setAsked(false)}
      >
        <p>{text.held.refuseAsk}</p>
      </Dialog>
    </Card>
  );

  function whyOf(reason: string | null): string {
    switch (reason) {
      case 'revoked':
      case 'unconfirmed':
      case 'no-grant':
      case 'replay':
        return text.held.why[reason];
      default:
        return text.held.why.other;
    }
  }
}
