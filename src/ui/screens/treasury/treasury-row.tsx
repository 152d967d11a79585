/** One finding: both sides, who mends it, and the entry chosen by hand. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { parseDay } from '../../../core/day.ts';
import { textOf } from '../../../core/kind.ts';
import type { LiveRecord } from '../../../core/record.ts';
import type { Language } from '../../../core/text.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { formatDong } from '../../../i18n/format.ts';
import { getKind } from '../../../kinds/index.ts';
import { dongOf } from '../../../reports/ledger.ts';
import type { TreasuryRow } from '../../../reports/treasury.ts';
import { Button } from '../../parts/button.tsx';
import { Sheet } from '../../parts/choice-sheet.tsx';
import { useLanguage } from '../../parts/language.tsx';
import { Row } from '../../parts/row.tsx';
import { mayWith } from '../../state/allowed.ts';
import { useSession, useText } from '../../state/session.ts';
import { matchByHand, type Reconciling } from '../../state/treasury.ts';
import { whyNot } from '../record/move-dialog.tsx';

export function OneRow({ row, read }: { row: TreasuryRow; read: Reconciling }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const { line, entry, difference, duty, finding } = row;
  const theirs = line && sideOf(line, language);
  const ours = entry && sideOf(entry, language);
  const day = read.deadline && formatDay(read.deadline.day);
  const chooses =
    line !== null && finding !== 'agreed' && mayWith(notebook.me, 'edit', getKind(line.kind), line);
  return (
    <Row
      title={theirs ? text.treasury.line(...theirs) : text.treasury.entry(...(ours ?? ['', '', '']))}
      href={`/phieu/${(line ?? entry)?.id ?? ''}`}
      sub={[
        theirs && ours ? text.treasury.entry(...ours) : '',
        difference === 0 ? '' : text.treasury.differs(formatDong(difference, language)),
      ]
        .filter(Boolean)
        .join(' · ')}
      note={
        duty &&
        [text.treasury.duty[duty], day === null ? '' : text.treasury.by(day)].filter(Boolean).join(', ')
      }
      noteTone="wait"
      below={
        (chooses || (line && entry)) && (
          <div class="chips">
            {chooses && <ChooseEntry line={line} read={read} />}
            {line && entry && (
              <Button small look="quiet" href={`/phieu/${entry.id}`}>
                {text.treasury.openEntry}
              </Button>
            )}
          </div>
        )
      }
    />
  );
}

function ChooseEntry({ line, read }: { line: LiveRecord; read: Reconciling }): JSX.Element {
  const { notebook, toast } = useSession();
  const text = useText();
  const language = useLanguage();
  const [open, setOpen] = useState(false);

  async function choose(id: string): Promise<void> {
    setOpen(false);
    const entry = read.entries.find((one) => one.id === id);
    if (!entry) return;
    const saved = await matchByHand(notebook, line, entry);
    toast.say(saved.saved ? text.form.savedWaiting : whyNot(saved, text));
  }

  const what = sideOf(line, language).filter(Boolean).join(' · ');
  return (
    <>
      <Button small look="outline" label={text.treasury.chooseFor(what)} onClick={() => setOpen(true)}>
        {text.treasury.choose}
      </Button>
      <Sheet
        open={open}
        title={text.treasury.choose}
        chosen={[textOf(line.body, 'entry') ?? ''].filter(Boolean)}
        options={nearestFirst(read.entries, line).map((entry) => {
          const [voucher, day, amount] = sideOf(entry, language);
          return {
            key: String(entry.id),
            label: [amount, voucher].filter(Boolean).join(' · '),
            hint: [day, notebook.nameOf(textOf(entry.body, 'node'))].filter(Boolean).join(' · '),
          };
        })}
        onPick={(id) => void choose(id)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}

/** The likeliest first: nearest in amount, then in day. */
function nearestFirst(entries: readonly LiveRecord[], { body }: LiveRecord): readonly LiveRecord[] {
  const far = (entry: LiveRecord): number => Math.abs(Number(entry.body['amount']) - Number(body['amount']));
  const day = (entry: LiveRecord): string => textOf(entry.body, 'payDate') ?? '';
  return [...entries].sort((a, b) => far(a) - far(b) || (day(a) < day(b) ? 1 : -1));
}

/** Voucher, day, amount, as people read them; '' where nobody wrote it. */
function sideOf({ body }: LiveRecord, language: Language): readonly [string, string, string] {
  const [day, amount] = [parseDay(body['payDate']), dongOf(body, 'amount')];
  return [
    textOf(body, 'voucherNo') ?? '',
    day === null ? '' : formatDay(day),
    amount === null ? '' : formatDong(amount, language),
  ];
}
