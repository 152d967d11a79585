/**
 * A list with its search, its filters and its rows; rows are drawn as one comes near them.
 */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatPercent } from '../../i18n/format.ts';
import '../../kinds/asking.ts';
import { Bar } from '../parts/bar.tsx';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { iconNamed } from '../parts/icon.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Tag } from '../parts/tag.tsx';
import type { List, ListRow } from '../state/list.ts';
import { NO_FILTERS } from '../state/list.ts';
import { writingRoles } from '../state/form-places.ts';
import { useSession, useText } from '../state/session.ts';
import { markOf } from '../state/transport.ts';
import { CopyYear } from './copy-year.tsx';
import { ImportLink } from './import/later.tsx';
import { ListFilters } from './list-filters.tsx';

export function ListPane({ list, current }: { list: List; current: string | null }): JSX.Element {
  const text = useText();
  const listed = list.listed.value;
  return (
    <div class="listing">
      <SearchBox
        label={text.list.search}
        value={list.filters.value.search}
        onChange={(search) => list.set({ search })}
      />
      <ListFilters list={list} />
      {list.kind.copy && <CopyYear kind={list.kind} />}
      <ImportLink kind={list.kind} />
      {listed === null ? (
        <p class="sub">{text.app.loading}</p>
      ) : (
        <>
          <output class="sr">{text.list.found(listed.rows.length)}</output>
          {listed.rows.length === 0 ? (
            <Nothing list={list} />
          ) : (
            <ListRows list={list} rows={listed.rows} current={current} />
          )}
          {listed.more && <MoreBelow onNear={list.showMore} />}
        </>
      )}
    </div>
  );
}

function ListRows({
  list,
  rows,
  current,
}: {
  list: List;
  rows: readonly ListRow[];
  current: string | null;
}): JSX.Element {
  return (
    <Rows>
      {rows.map((row) => (
        <OneRow key={row.entry.id} list={list} row={row} current={row.entry.id === current} />
      ))}
    </Rows>
  );
}

function OneRow({ list, row, current }: { list: List; row: ListRow; current: boolean }): JSX.Element {
  const { entry, money, paid } = row;
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const mark = markOf(list.kind, entry, text, money ?? undefined);
  const note = entry.body['status'] === 'returned' ? entry.body['statusNote'] : null;
  return (
    <Row
      title={entry.title || say(list.kind.label.one)}
      sub={entry.detail}
      href={`/phieu/${entry.id}`}
      current={current}
      note={
        typeof note === 'string'
          ? text.record.returnedSays(note)
          : entry.maybeTwice
            ? text.record.maybeTwice
            : undefined
      }
      noteTone={typeof note === 'string' ? 'bad' : 'wait'}
      end={mark === null ? undefined : <Tag tone={mark.tone} text={mark.text} />}
      below={
        paid === null ? undefined : (
          <Bar
            label={text.book.ofPlan(formatPercent(paid, language))}
            share={paid}
            end={formatPercent(paid, language)}
          />
        )
      }
    />
  );
}

/** Says what to do first, or what to take back. */
function Nothing({ list }: { list: List }): JSX.Element {
  const { notebook, sync } = useSession();
  const text = useText();
  const say = useWords();
  if (list.filtered.value) {
    return (
      <EmptyState icon="find" title={text.list.noMatchTitle} text={text.list.noMatchNext}>
        <Button small look="outline" onClick={() => list.set(NO_FILTERS)}>
          {text.do.clearAll}
        </Button>
      </EmptyState>
    );
  }
  const writes = writingRoles(notebook.me.held, list.kind).length > 0;
  const next = sync.value.loading
    ? text.list.stillLoading
    : writes
      ? text.list.emptyNext
      : text.list.emptyReadOnly;
  return (
    <EmptyState
      icon={iconNamed(list.kind.icon)}
      title={text.list.emptyTitle(say(list.kind.label.one).toLowerCase())}
      text={next}
    />
  );
}

/** Asks for more rows before the end comes into view. */
function MoreBelow({ onNear }: { onNear: () => void }): JSX.Element {
  const text = useText();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || typeof IntersectionObserver !== 'function') return undefined;
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && onNear(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  });
  return (
    <div ref={end}>
      <Button look="quiet" full small onClick={onNear}>
        {text.do.showMore}
      </Button>
    </div>
  );
}
