/**
 * Đồng bộ: is it safe, what stands in the way, what needs a person, what waits.
 */
import '../../i18n/vi-work.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ago, formatDayTime } from '../../i18n/format-day.ts';
import { formatBytes } from '../../i18n/format.ts';
import { getKind } from '../../kinds/index.ts';
import type { OutboxItem } from '../../storage/notebook-door.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { Tag } from '../parts/tag.tsx';
import { readConflicts } from '../state/conflicts.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { CarryByHand } from './carry/later.tsx';
import { DownloadCard } from './download-card.tsx';
import { Page } from './page.tsx';
import { PhotosSending } from './photos/later.tsx';
import { useStorage } from './settings-storage.ts';
import { AttentionCard } from './sync-page-attention.tsx';
import { ConflictCard } from './sync-page-conflict.tsx';

export function SyncScreen(): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const outbox = useWatched(notebook, () => notebook.outbox(), []) ?? [];
  const attention = useWatched(notebook, () => notebook.attention(), []) ?? [];
  const conflicts = useWatched(notebook, () => readConflicts(notebook), []) ?? [];
  const mine = attention.filter(({ outcome }) => outcome !== 'CONFLICT');
  const clashes = attention.filter(({ outcome }) => outcome === 'CONFLICT');
  const refused = new Set(attention.map(({ mutation }) => mutation));
  const waiting = outbox.filter(({ mutation }) => !refused.has(mutation));
  const nothing = attention.length === 0 && conflicts.length === 0;
  return (
    <Page title={text.sync.title} subtitle={notebook.me.title} tab="/dong-bo">
      <SendCard />
      <Section title={text.sync.needsReview}>
        {nothing && <p class="sub">{text.sync.nothingToReview}</p>}
        {mine.map((item) => (
          <AttentionCard key={item.mutation} item={item} />
        ))}
        {conflicts.map((open) => (
          <ConflictCard key={open.id} open={open} />
        ))}
        {clashes
          .filter(({ record }) => !conflicts.some(({ about }) => about.id === record))
          .map((item) => (
            <AttentionCard key={item.mutation} item={item} />
          ))}
      </Section>
      {waiting.length > 0 && (
        <Section title={text.sync.one.waiting}>
          <Rows>
            {waiting.slice(0, SHOWN).map((item) => (
              <WaitingRow key={item.mutation} item={item} />
            ))}
          </Rows>
          {waiting.length > SHOWN && <p class="sub">{text.sync.andMore(waiting.length - SHOWN)}</p>}
        </Section>
      )}
      <PhotosSending />
      <CarryByHand />
      <StorageCard />
    </Page>
  );
}

/** The oldest come first; a long list says how many more. */
const SHOWN = 100;

function SendCard(): JSX.Element {
  const { notebook, sync, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const { waiting, sending, loading, lastGood, oldestUnsent, standstill, arrived, written } = sync.value;

  async function sendNow(): Promise<void> {
    setAsked(true);
    await notebook.syncNow();
    setAsked(false);
  }

  return (
    <>
      <Card>
        <div class="center">
          <p class="big">{waiting > 0 ? text.sync.waiting(waiting) : text.sync.nothingWaits}</p>
          <p class="sub">{waiting > 0 ? text.sync.keptHere : text.sync.allSent}</p>
          {written > 0 && <p class="sub">{text.sync.arrived(arrived, written)}</p>}
          <p class="sub">
            {lastGood === null
              ? text.sync.never
              : text.sync.lastTime(formatDayTime(lastGood, { now: clock() }, language))}
          </p>
          {oldestUnsent !== null && waiting > 0 && (
            <p class="sub">{text.sync.oldestWaits(ago(oldestUnsent, clock(), language))}</p>
          )}
        </div>
        <Button full icon="sync" busy={sending || asked} onClick={() => void sendNow()}>
          {sending || asked ? text.sync.sending : text.do.sendNow}
        </Button>
      </Card>
      {standstill !== null && <StandstillBanner />}
      {loading && <DownloadCard />}
    </>
  );
}

/** Why nothing moves, and what to do about it. */
function StandstillBanner(): JSX.Element | null {
  const { sync } = useSession();
  const text = useText();
  const { standstill, waiting, download } = sync.value;
  if (standstill === null) return null;
  const said =
    standstill === 'NO_SPACE' || standstill === 'NO_STORE'
      ? text.storage[standstill]
      : text.states[standstill];
  const tone = MILD.includes(standstill) ? 'wait' : 'bad';
  const total = download?.total ?? null;
  const size = total === null ? text.sync.wholeBook : text.firstRun.records(total);
  return <Banner tone={tone} title={said.title} text={said.next(waiting, size)} />;
}

/** These pass by themselves. */
const MILD: readonly string[] = ['OFFLINE', 'SLOW', 'BUSY', 'TOO_BIG', 'EPOCH', 'TOO_OLD', 'SERVER_OLD'];

function WaitingRow({ item }: { item: OutboxItem }): JSX.Element {
  const { clock } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const kind = say(getKind(item.kind).label.one);
  const what = text.sync.ops[opOf(item.op)];
  return (
    <Row
      title={item.title === '' ? kind : item.title}
      sub={[kind, what, formatDayTime(item.at, { now: clock() }, language)].join(' · ')}
      href={`/phieu/${item.record}`}
      end={<Tag tone="wait" text={text.sync.one.waiting} />}
    />
  );
}

function opOf(op: string): 'create' | 'update' | 'delete' | 'withdraw' | 'mend' | 'discard' {
  switch (op) {
    case 'create':
    case 'delete':
    case 'withdraw':
    case 'mend':
    case 'discard':
      return op;
    default:
      return 'update';
  }
}

/** How much the book takes and whether the phone promised to keep it, in plain words. */
function StorageCard(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const { state } = useStorage(notebook);
  if (state === null) return null;
  const { usedBytes, quotaBytes, persisted } = state;
  const lines = [
    usedBytes === null ? text.sync.storageUnknown : text.sync.storageUsed(formatBytes(usedBytes, language)),
    ...(usedBytes === null || quotaBytes === null
      ? []
      : [text.sync.storageLeft(formatBytes(Math.max(0, quotaBytes - usedBytes), language))]),
    persisted === true ? text.firstRun.keepGranted : text.firstRun.keepDenied,
  ];
  return (
    <Section title={text.sync.storage}>
      <Card>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Card>
    </Section>
  );
}
