/**
 * Files that came from others: a file to hand in, receipts for this phone, or something that is none of ours.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Received } from '../../../storage/carry.ts';
import type { CarriedFile } from '../../../storage/carried-files.ts';
import { FILE_END } from '../../../sync/handover.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Tone } from '../../parts/tone.ts';
import { handFile, readFile } from '../../state/hand-file.ts';
import { launchedFiles } from '../../state/launched-files.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import type { CarryProps } from './later.tsx';

type Opened = { readonly name: string; readonly received: Received | 'TOO_BIG' };

/** Opens files one after the other, hands in at once what is to be handed in, and says what each was. */
function useOpened({ carry }: CarryProps) {
  const { notebook } = useSession();
  const [busy, setBusy] = useState(false);
  /** null: nothing was looked for yet. */
  const [opened, setOpened] = useState<readonly Opened[] | null>(null);

  async function show(find: () => Promise<readonly Opened[]>): Promise<void> {
    setBusy(true);
    try {
      const found = await find();
      setOpened((before) => [...found, ...(before ?? [])]);
      const has = (is: Received['is']): boolean =>
        found.some(({ received }) => received !== 'TOO_BIG' && received.is === is);
      if (has('handover')) {
        await carry.deliver();
        const files = new Map((await carry.files()).map((file) => [file.id, file]));
        setOpened((now) => (now ?? []).map((one) => withState(one, files)));
      }
      if (has('receipts')) void notebook.syncNow();
    } finally {
      setBusy(false);
    }
  }

  const openAll = async (files: Iterable<File>): Promise<readonly Opened[]> => {
    const found: Opened[] = [];
    for (const file of files) {
      const text = await readFile(file);
      found.push({
        name: file.name,
        received: text === null ? 'TOO_BIG' : await carry.receive(file.name, text),
      });
    }
    return found;
  };

  return {
    busy,
    opened,
    open: (files: Iterable<File>) => void show(() => openAll(files)).catch(reportError),
    openNew: () => void show(() => carry.receiveNew()).catch(reportError),
  };
}

/** As it stands after the office was asked. */
function withState(one: Opened, files: ReadonlyMap<string, CarriedFile>): Opened {
  const { received } = one;
  if (received === 'TOO_BIG' || received.is !== 'handover') return one;
  return { ...one, received: { ...received, file: files.get(received.file.id) ?? received.file } };
}

/** To pick or drop a file, and what this phone carries for others. */
export function OpenReceived({ carry }: CarryProps): JSX.Element {
  const text = useText();
  const { busy, opened, open } = useOpened({ carry });
  return (
    <Section title={text.received.title}>
      <PickFile busy={busy} hint={text.received.hint} onFiles={open} />
      <OpenedList opened={opened} />
      <Carried carry={carry} />
    </Section>
  );
}

/** The page that the share sheet and a tap on a file lead to. */
export function ReceivedNow({ carry }: CarryProps): JSX.Element {
  const text = useText();
  const { busy, opened, open, openNew } = useOpened({ carry });
  useEffect(() => {
    openNew();
    return launchedFiles(open);
  }, []);
  return (
    <>
      {opened?.length === 0 && !busy && (
        <EmptyState icon="file" title={text.received.nothing} text={text.received.pageHint} />
      )}
      <OpenedList opened={opened} />
      <Carried carry={carry} />
      <PickFile busy={busy} hint={text.received.hint} onFiles={open} />
    </>
  );
}

export function PickFile(props: {
  busy: boolean;
  hint: string;
  onFiles: (files: readonly File[]) => void;
}): JSX.Element {
  const { busy, hint, onFiles } = props;
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class="card"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <p class="sub">{hint}</p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={text.received.open}
        accept={`${FILE_END},.txt,text/plain`}
        multiple
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button look="outline" full icon="file" busy={busy} onClick={() => input.current?.click()}>
        {busy ? text.received.opening : text.received.open}
      </Button>
      <p class="hint">{text.received.drop}</p>
    </div>
  );
}

function OpenedList({ opened }: { opened: readonly Opened[] | null }): JSX.Element {
  return (
    <div role="status">
      {opened?.map(({ name, received }, at) => (
        <OpenedBanner key={`${opened.length - at} ${name}`} received={received} />
      ))}
    </div>
  );
}

function OpenedBanner({ received }: { received: Opened['received'] }): JSX.Element {
  const { received: text } = useText();
  if (received === 'TOO_BIG') return <Banner tone="bad" title={text.tooBig} text={text.unknownNext} />;
  switch (received.is) {
    case 'handover':
      return received.file.state === 'delivered' ? (
        <Banner tone="ok" title={text.delivered} />
      ) : (
        <Banner tone="wait" title={text.toCarry} />
      );
    case 'receipts':
      return <ReceiptsBanner noted={received} />;
    case 'backup':
      return <Banner tone="info" title={text.backup} text={text.backupNext} />;
    case 'trouble':
      return <TroubleBanner trouble={received.trouble} />;
    default:
      return received satisfies never;
  }
}

function ReceiptsBanner({ noted }: { noted: Extract<Received, { is: 'receipts' }> }): JSX.Element {
  const { received: text } = useText();
  if (noted.noted === 0) return <Banner tone="info" title={text.notHere} />;
  const { notTaken } = noted;
  return (
    <Banner
      tone={notTaken > 0 ? 'wait' : 'ok'}
      title={text.receipts(noted.taken, noted.told)}
      text={notTaken > 0 ? text.notTaken(notTaken) : text.receiptsNext}
    />
  );
}

function TroubleBanner({ trouble }: { trouble: 'NO_KEY' | 'UNKNOWN' | 'FORGED' }): JSX.Element {
  const { received, carry } = useText();
  const [title, next] = {
    NO_KEY: [carry.noKey, carry.noKeyNext] as const,
    UNKNOWN: [received.unknown, received.unknownNext] as const,
    FORGED: [received.forged, received.forgedNext] as const,
  }[trouble];
  return <Banner tone="bad" urgent title={title} text={next} />;
}

/** What this phone carries for others, and the receipts that go back. */
function Carried({ carry }: CarryProps): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const files = (useWatched(notebook, () => carry.files(), [carry]) ?? []).filter(
    ({ state }) => state !== 'new',
  );
  const [busy, setBusy] = useState(false);
  if (files.length === 0) return null;

  async function handIn(): Promise<void> {
    setBusy(true);
    await carry.deliver().finally(() => setBusy(false));
  }

  return (
    <Card>
      <h3>{text.received.carried}</h3>
      <Rows inCard>
        {files.map((file) => (
          <CarriedRow key={file.id} file={file} carry={carry} />
        ))}
      </Rows>
      {files.some(({ state }) => state === 'waiting') && (
        <Button look="outline" full icon="send" busy={busy} onClick={() => void handIn().catch(reportError)}>
          {text.received.handInNow}
        </Button>
      )}
    </Card>
  );
}

const TONES: Readonly<Record<CarriedFile['state'], Tone>> = {
  new: 'info',
  waiting: 'wait',
  delivered: 'ok',
  refused: 'bad',
};

function CarriedRow({ file, carry }: { file: CarriedFile } & CarryProps): JSX.Element {
  const text = useText();
  const { id, name, state, receipts } = file;
  return (
    <Row
      title={name}
      sub={state === 'refused' ? text.received.refusedWhy : undefined}
      end={<Tag tone={TONES[state]} text={text.received.states[state]} />}
      below={
        state !== 'waiting' && (
          <div class="line">
            {receipts !== null && (
              <Button
                look="outline"
                small
                icon="share"
                onClick={() => void handFile(`bien-nhan-${name}`, receipts).catch(reportError)}
              >
                {text.received.sendReceipts}
              </Button>
            )}
            <Button look="quiet" small onClick={() => void carry.drop(id).catch(reportError)}>
              {text.received.forget}
            </Button>
          </div>
        )
      }
    />
  );
}
