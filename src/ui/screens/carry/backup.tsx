/**
 * The whole book of this phone in a file under a passphrase, and back.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { dayOfInstant } from '../../../core/day.ts';
import { formatDay } from '../../../i18n/format-day.ts';
import { SHORTEST_PASSPHRASE } from '../../../seal/passphrase.ts';
import type { BackupFile, BackupTrouble, Restored } from '../../../storage/backup.ts';
import type { OtherPhone } from '../../../sync/enrolment.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { Field } from '../../parts/field.tsx';
import { handFile } from '../../state/hand-file.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import type { CarryProps } from './later.tsx';
import { PickFile } from './pick-file.tsx';
import { goAlong, WithPhotos } from './with-photos.tsx';

export function BackupCards({ carry }: CarryProps): JSX.Element {
  return (
    <>
      <MakeBackup carry={carry} />
      <RestoreBackup carry={carry} />
    </>
  );
}

/** What the person's old phone still had, as the office knows, and the cure. */
export function RestoreCards({ carry }: CarryProps): JSX.Element {
  const text = useText();
  const [others, setOthers] = useState<readonly OtherPhone[]>([]);
  useEffect(() => {
    carry.otherPhones().then(setOthers).catch(reportError);
  }, [carry]);
  return (
    <>
      {others.map(({ unsent, seen }) => (
        <Banner
          key={seen}
          tone="wait"
          title={text.backup.otherPhone(unsent, formatDay(dayOfInstant(seen)))}
          text={text.backup.otherPhoneNext}
        />
      ))}
      <RestoreBackup carry={carry} />
    </>
  );
}

function MakeBackup({ carry }: CarryProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<BackupFile | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const photos = useWatched(notebook, () => carry.photosToKeep(), [carry]);
  const along = { count: photos?.count ?? 0, size: Math.ceil(((photos?.bytes ?? 0) * 4) / 3) };
  const isShort = phrase.trim().length < SHORTEST_PASSPHRASE;

  async function make(): Promise<void> {
    setAsked(true);
    if (isShort || phrase !== again) return;
    setBusy(true);
    try {
      const file = await carry.backUp(phrase, goAlong(chosen, along));
      if ('trouble' in file) return;
      await handFile(file.name, file.file);
      setMade(file);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={text.backup.title}>
      <Card>
        <p class="sub">{text.backup.hint}</p>
        <Passphrase
          label={text.backup.passphrase}
          hint={text.backup.rule}
          problem={asked && isShort ? text.backup.tooShort : null}
          value={phrase}
          onInput={setPhrase}
        />
        <Passphrase
          label={text.backup.again}
          problem={asked && !isShort && phrase !== again ? text.backup.notSame : null}
          value={again}
          onInput={setAgain}
        />
        <WithPhotos along={along} chosen={chosen} onChange={setChosen} />
        <Button look="outline" full icon="lock" busy={busy} onClick={() => void make().catch(reportError)}>
          {busy ? text.backup.making : text.backup.make}
        </Button>
        <div role="status">
          {made && (
            <>
              <p class="t-ok">{text.backup.made(made.edits, made.rows, made.photos)}</p>
              <p class="sub">{text.backup.noKeyInside}</p>
            </>
          )}
        </div>
      </Card>
    </Section>
  );
}

type Outcome = BackupTrouble | Restored | null;

function RestoreBackup({ carry }: CarryProps): JSX.Element {
  const { notebook, photos } = useSession();
  const text = useText();
  const [file, setFile] = useState<File | null>(null);
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function restore(from: File): Promise<void> {
    setBusy(true);
    try {
      const done = await carry.restore(phrase, from);
      setOutcome('trouble' in done ? done.trouble : done);
      if ('trouble' in done) return;
      if (done.restored > 0) void notebook.syncNow();
      if (done.photos > 0) await (await photos?.())?.settle();
    } finally {
      setBusy(false);
    }
  }

  return (
    <Section title={text.backup.restoreTitle}>
      <PickFile busy={false} hint={text.backup.restoreHint} onFiles={([first]) => setFile(first ?? null)} />
      {file && (
        <Card>
          <p>{file.name}</p>
          <Passphrase label={text.backup.passphrase} value={phrase} onInput={setPhrase} />
          <Button
            look="outline"
            full
            icon="undo"
            busy={busy}
            onClick={() => void restore(file).catch(reportError)}
          >
            {busy ? text.backup.restoring : text.backup.restore}
          </Button>
        </Card>
      )}
      <div role="status">{outcome !== null && <OutcomeBanner outcome={outcome} />}</div>
    </Section>
  );
}

function OutcomeBanner({ outcome }: { outcome: NonNullable<Outcome> }): JSX.Element {
  const { backup: text } = useText();
  switch (outcome) {
    case 'SHORT':
    case 'WRONG':
      return <Banner tone="bad" title={text.wrong} text={text.wrongNext} />;
    case 'OTHER':
      return <Banner tone="bad" title={text.other} text={text.otherNext} />;
    default:
      return <RestoredBanner restored={outcome} />;
  }
}

function RestoredBanner({ restored }: { restored: Restored }): JSX.Element {
  const { backup: text } = useText();
  const { restored: edits, photos, whole } = restored;
  const said = edits + photos === 0 ? text.nothingMissing : text.restored(edits, photos);
  if (!whole)
    return <Banner tone="wait" title={text.cut} text={edits + photos === 0 ? text.cutNext : said} />;
  return <Banner tone={edits + photos === 0 ? 'info' : 'ok'} title={said} />;
}

/** Shown as it is typed: a phrase with accents that nobody sees is a phrase that nobody can repeat. */
function Passphrase(props: {
  label: string;
  hint?: string;
  problem?: string | null;
  value: string;
  onInput: (value: string) => void;
}): JSX.Element {
  return (
    <Field label={props.label} hint={props.hint} problem={props.problem}>
      {(tie) => (
        <input
          class="in"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          {...tie}
          value={props.value}
          onInput={({ currentTarget }) => props.onInput(currentTarget.value)}
        />
      )}
    </Field>
  );
}
