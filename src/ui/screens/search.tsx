/**
 * Tìm: over everything on the phone, as one types, without accents.
 */
import '../parts/css/choose.css';
import '../../i18n/vi-work.ts';
import type { JSX } from 'preact';
import { findKind } from '../../kinds/index.ts';
import type { Entry } from '../../storage/notebook-door.ts';
import { Section } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { iconNamed } from '../parts/icon.tsx';
import { useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { Tag } from '../parts/tag.tsx';
import { Tile } from '../parts/tile.tsx';
import { createSearch, type Search } from '../state/search.ts';
import { useSession, useText } from '../state/session.ts';
import { markOf } from '../state/transport.ts';
import { useCreated } from '../state/watched.ts';
import { Page } from './page.tsx';

export function SearchScreen(): JSX.Element {
  const { notebook, store } = useSession();
  const text = useText();
  const search = useCreated(() => createSearch(notebook, store, lastWords), [notebook]);
  const words = search.words.value;
  lastWords = words;
  const found = search.found.value;
  return (
    <Page title={text.find.title} tab="/tim">
      <SearchBox label={text.find.placeholder} value={words} onChange={search.type} autofocus />
      {words.trim() === '' ? (
        <Before search={search} />
      ) : (
        <>
          <output class="sub">{found === null ? '' : text.find.found(found.length)}</output>
          {found?.length === 0 && (
            <EmptyState icon="find" title={text.find.noMatchTitle(words)} text={text.find.noMatchNext} />
          )}
          {found !== null && found.length > 0 && <Found entries={found} onOpen={search.keep} />}
        </>
      )}
    </Page>
  );
}

/** The way back from a record leads to what was found: a page remembers its words. */
let lastWords = '';

function Before({ search }: { search: Search }): JSX.Element {
  const text = useText();
  const recent = search.recent.value;
  return (
    <>
      <p class="hint">{text.find.hint}</p>
      {recent.length > 0 && (
        <Section title={text.find.recentWords}>
          <div class="chips">
            {recent.map((words) => (
              <button key={words} type="button" class="chip" onClick={() => search.type(words)}>
                <span>{words}</span>
              </button>
            ))}
          </div>
        </Section>
      )}
    </>
  );
}

function Found({ entries, onOpen }: { entries: readonly Entry[]; onOpen: () => void }): JSX.Element {
  const text = useText();
  const say = useWords();
  return (
    <Rows>
      {entries.map((entry) => {
        const kind = findKind(entry.kind);
        if (kind === null) return null;
        const mark = markOf(kind, entry, text);
        return (
          <Row
            key={entry.id}
            title={entry.title || say(kind.label.one)}
            sub={[say(kind.label.one), entry.detail].filter((part) => part !== '').join(' · ')}
            href={`/phieu/${entry.id}`}
            onClick={onOpen}
            start={<Tile icon={iconNamed(kind.icon)} tone="plain" small />}
            end={mark === null ? undefined : <Tag tone={mark.tone} text={mark.text} />}
          />
        );
      })}
    </Rows>
  );
}
