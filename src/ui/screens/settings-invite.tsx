/**
 * A one-time link for one person: as a QR to point a phone at, and as a text to send.
 */
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { LiveRecord } from '../../core/record.ts';
import { formatDayTime } from '../../i18n/format-day.ts';
import type { InviteAnswer } from '../../sync/enrolment.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useLanguage } from '../parts/language.tsx';
import { Modal } from '../parts/modal.tsx';
import { invite, type CallOffice, type OfficeRefusal } from '../state/office.ts';
import { useSession, useText } from '../state/session.ts';
import { shareText } from '../state/share.ts';
import { Refused } from './settings-refused.tsx';

type Props = { office: CallOffice; person: LiveRecord; onClose: () => void };

export function InviteSheet({ office, person, onClose }: Props): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const id = useId();
  const [made, setMade] = useState<InviteAnswer | null>(null);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const name = notebook.nameOf(person.id) || person.id;

  async function make(): Promise<void> {
    setRefusal(null);
    const asked = await invite(office, person.id);
    if ('answer' in asked) setMade(asked.answer);
    else setRefusal(asked);
  }
  useEffect(() => void make(), [person.id]);

  return (
    <Modal open onClose={onClose} labelledBy={id}>
      <div class="head">
        <h2 id={id}>{text.settings.linkFor(name)}</h2>
        <IconButton icon="x" label={text.do.close} onClick={onClose} />
      </div>
      <div class="said">
        {refusal !== null && <Refused refusal={refusal} onAgain={() => void make()} />}
        {made === null && refusal === null && <p class="sub">{text.settings.makingLink}</p>}
        {made !== null && <Link made={made} name={name} />}
      </div>
    </Modal>
  );
}

function Link({ made, name }: { made: InviteAnswer; name: string }): JSX.Element {
  const { clock, toast } = useSession();
  const text = useText();
  const language = useLanguage();
  const expires = formatDayTime(made.expires, { now: clock() }, language);

  async function send(): Promise<void> {
    const handed = await shareText(`${text.settings.linkMessage(name)}\n${made.link}`);
    if (handed === 'copied') toast.say(text.settings.linkCopied);
    if (handed === 'failed') toast.say(text.report.reminderFailed);
  }

  return (
    <>
      <QrCode text={made.link} label={text.settings.qrOf(name)} />
      <p class="center code">{made.code}</p>
      <p class="sub">{text.settings.linkOnce(expires)}</p>
      <Button full icon="share" onClick={() => void send()}>
        {text.settings.sendLink}
      </Button>
    </>
  );
}

/** Drawn by its own squares: a path needs no picture from anywhere. */
function QrCode({ text, label }: { text: string; label: string }): JSX.Element | null {
  const [path, setPath] = useState<{ readonly size: number; readonly d: string } | null>(null);
  useEffect(() => {
    let shown = true;
    const draw = async (): Promise<void> => {
      const { encode } = await import('uqr');
      const { data, size } = encode(text, { border: 2 });
      if (shown) setPath({ size, d: pathOf(data) });
    };
    // Where that part never came to this phone, the link and the code below serve as well.
    draw().catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [text]);
  if (path === null) return null;
  return (
    <svg class="qr" viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label={label}>
      <path d={path.d} fill="#000" />
    </svg>
  );
}

function pathOf(data: readonly (readonly boolean[])[]): string {
  return data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
}
