/**
 * The list of a kind (`/so/:kind`) and a record (`/phieu/:id`): two addresses of one screen, so that on a wide
 * one the list stays where it was while records are opened beside it.
 */
import '../../i18n/vi-work.ts';
import '../parts/css/record.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { findKind } from '../../kinds/index.ts';
import type { Kind } from '../../core/kind.ts';
import type { Entry } from '../../storage/notebook-door.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useWords } from '../parts/language.tsx';
import { writingRoles } from '../state/form-places.ts';
import { createList, NO_FILTERS, type Filters } from '../state/list.ts';
import { useSession, useText } from '../state/session.ts';
import { useCreated, useWatched } from '../state/watched.ts';
import { wide } from '../state/wide.ts';
import { ListPane } from './list-pane.tsx';
import { Page } from './page.tsx';
import { RecordFoot } from './record/record-foot.tsx';
import { RecordPane } from './record/record-pane.tsx';
import { subtitleOf } from './record/subtitle.ts';

export function RecordsScreen(): JSX.Element {
  const { params, query } = useRoute();
  const { notebook } = useSession();
  const id = params['id'];
  const entry = useWatched(notebook, () => readOne(id), [id]);
  const kindName = useSignal(params['kind'] ?? '');
  const found = entry !== null && entry.id === id ? entry.entry : undefined;
  if (params['kind'] !== undefined) kindName.value = params['kind'];
  else if (found) kindName.value = found.kind;
  const kind = findKind(kindName.value);

  async function readOne(
    wanted: string | undefined,
  ): Promise<{ id: string | undefined; entry: Entry | null }> {
    return { id: wanted, entry: wanted === undefined ? null : await notebook.find(wanted) };
  }

  if (id === undefined) return kind === null ? <NoKind /> : <ListPage kind={kind} query={query} />;
  return <RecordPage key={id} entry={found} kind={kind} query={query} />;
}

type ListPageProps = { kind: Kind; query: Readonly<Record<string, string>> };

function ListPage({ kind, query }: ListPageProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const writes = writingRoles(notebook.me.held, kind).length > 0 && kind.parentField === null;
  return (
    <Page
      title={say(kind.label.many)}
      back="/"
      tab="/"
      list={<KindList key={kind.name} kind={kind} query={query} current={null} />}
      show="list"
      float={
        writes && (
          <Button icon="plus" href={kind.name === 'villageSubmission' ? '/gui-xa' : `/ghi/${kind.name}`}>
            {text.do.addNew}
          </Button>
        )
      }
    >
      <EmptyState icon="list" title={text.desk.chooseTitle} text={text.desk.chooseRecord} />
    </Page>
  );
}

type RecordPageProps = {
  /** Undefined while it is read; null: it is not on this phone. */
  entry: Entry | null | undefined;
  kind: Kind | null;
  query: Readonly<Record<string, string>>;
};

function RecordPage({ entry, kind, query }: RecordPageProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const title = entry
    ? entry.title || say(kind?.label.one ?? text.app.name)
    : say(kind?.label.one ?? text.app.name);
  const back = kind === null ? '/' : `/so/${kind.name}`;
  return (
    <Page
      title={title}
      subtitle={entry && kind ? subtitleOf(kind, entry, notebook) : undefined}
      back={back}
      tab="/"
      list={
        kind !== null && wide.value ? (
          <KindList key={kind.name} kind={kind} query={query} current={entry?.id ?? null} />
        ) : undefined
      }
      show="detail"
      foot={entry && kind ? <RecordFoot kind={kind} entry={entry} /> : undefined}
    >
      {entry && kind && <RecordPane kind={kind} entry={entry} />}
      {entry === null && (
        <EmptyState icon="find" title={text.record.missingTitle} text={text.record.missingNext} />
      )}
      {entry === undefined && <p class="sub">{text.app.loading}</p>}
    </Page>
  );
}

type KindListProps = { kind: Kind; query: Readonly<Record<string, string>>; current: string | null };

function KindList({ kind, query, current }: KindListProps): JSX.Element {
  const { notebook } = useSession();
  const list = useCreated(
    () => createList(notebook, kind, filtersFrom(query)),
    [kind, query['trang-thai'], query['thon']],
  );
  return <ListPane list={list} current={current} />;
}

/** What a link to the list asks for: `?trang-thai=returned&thon=ID`. */
function filtersFrom(query: Readonly<Record<string, string>>): Filters {
  return { ...NO_FILTERS, status: query['trang-thai'] ?? null, village: query['thon'] ?? null };
}

function NoKind(): JSX.Element {
  const text = useText();
  return (
    <Page title={text.app.notFoundTitle} back="/">
      <EmptyState icon="find" title={text.app.notFoundTitle} text={text.app.notFoundNext} />
    </Page>
  );
}
