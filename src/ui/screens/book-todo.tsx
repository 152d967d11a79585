/**
 * "Việc cần làm": one row for each thing that somebody must do, the pressing ones first.
 */
import type { JSX } from 'preact';
import { ago, formatDayTime } from '../../i18n/format-day.ts';
import { findKind, getKind } from '../../kinds/index.ts';
import type { Draft } from '../../storage/notebook-door.ts';
import { Card, Section } from '../parts/card.tsx';
import type { IconName } from '../parts/icon.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import type { Tone } from '../parts/tone.ts';
import { useSession, useText } from '../state/session.ts';
import type { Todo } from '../state/todo.ts';
import { titleOfDraft } from './draft-title.ts';

/** Unsent for longer than this is worth a word: the phone may have no way to the network at all. */
const LONG_UNSENT_MS = 3 * 24 * 3_600_000;

export function TodoList({ todo }: { todo: Todo | null }): JSX.Element | null {
  const { sync, clock, notebook } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  if (todo === null) return null;
  const { attention, conflicts, oldestUnsent } = sync.value;
  const now = clock();
  const late = oldestUnsent !== null && now - oldestUnsent > LONG_UNSENT_MS;
  const items: JSX.Element[] = [
    ...todo.returned.map((entry) => (
      <Item
        key={entry.id}
        tone="bad"
        icon="undo"
        title={text.book.returnedOne(entry.title)}
        sub={typeof entry.body['statusNote'] === 'string' ? `“${entry.body['statusNote']}”` : entry.detail}
        href={`/phieu/${entry.id}`}
      />
    )),
    ...(attention > 0
      ? [<Item key="attention" tone="bad" icon="warn" title={text.book.review(attention)} href="/dong-bo" />]
      : []),
    ...(conflicts > 0
      ? [
          <Item
            key="conflicts"
            tone="bad"
            icon="history"
            title={text.book.conflicts(conflicts)}
            href="/dong-bo"
          />,
        ]
      : []),
    ...(todo.toConfirm > 0
      ? [
          <Item
            key="confirm"
            tone="wait"
            icon="money"
            title={text.book.toConfirm(todo.toConfirm)}
            href="/so/disbursement?trang-thai=pending"
          />,
        ]
      : []),
    ...todo.toReview.map(({ kind, status, village, count }) => (
      <Item
        key={`${kind}${village ?? ''}`}
        tone="wait"
        icon="people"
        title={capital(notebook.nameOf(village)) || say(getKind(kind).label.many)}
        sub={text.book.toCheckOf(say(getKind(kind).label.one), count)}
        href={`/so/${kind}?trang-thai=${status}${village === null ? '' : `&thon=${village}`}`}
      />
    )),
    ...(todo.toAnswer > 0
      ? [
          <Item
            key="answer"
            tone="wait"
            icon="talk"
            title={text.book.toAnswer(todo.toAnswer)}
            href="/so/difficulty?trang-thai=new"
          />,
        ]
      : []),
    ...todo.drafts.map((draft) => (
      <Item
        key={draft.id}
        tone="plain"
        icon="edit"
        title={text.book.draftOf(titleOfDraft(draft, notebook.nameOf, say))}
        sub={formatDayTime(draft.changedAt, { now }, language)}
        href={addressOf(draft)}
      />
    )),
    ...(late
      ? [
          <Item
            key="late"
            tone="wait"
            icon="clock"
            title={text.book.unsentFor(ago(oldestUnsent, now, language))}
            sub={text.book.unsentNext}
            href="/dong-bo"
          />,
        ]
      : []),
  ];
  return (
    <Section title={text.book.todo}>
      {items.length > 0 ? items : <p class="sub">{text.book.nothingToDo}</p>}
    </Section>
  );
}

type ItemProps = { tone: Tone; icon: IconName; title: string; sub?: string; href: string };

function Item({ tone, icon, title, sub, href }: ItemProps): JSX.Element {
  return (
    <Card>
      <Row title={title} sub={sub} href={href} start={<Tile icon={icon} tone={tone} small />} arrow />
    </Card>
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function addressOf(draft: Draft): string {
  const query = `?draft=${encodeURIComponent(draft.id)}`;
  if (draft.record !== null) return `/phieu/${draft.record}/sua${query}`;
  return findKind(draft.kind) === null ? '/' : `/ghi/${draft.kind}${query}`;
}
