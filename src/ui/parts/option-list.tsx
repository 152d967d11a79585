/**
 * The list of a choice sheet: a search box, and a button for each option, by thumb or by arrow keys.
 */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { findOptions, groupOptions, type Option, type OptionGroup } from './find-option.ts';
import { Icon } from './icon.tsx';
import { keysAtHand } from './keys-at-hand.ts';
import { useLanguage, useWords } from './language.tsx';
import { SearchBox } from './search-box.tsx';
import { leftOut, words } from './later-words.ts';

export type OptionListProps<K extends string> = {
  options: readonly Option<K>[];
  /** Keys that stand first while nothing is searched. */
  often: readonly K[];
  /** "Khác": last, and there even when nothing is found. */
  other: Option<K> | undefined;
  chosen: ReadonlySet<K>;
  onPick: (key: K) => void;
};

/** A phone draws this many at once without stuttering; search finds the rest. */
const SHOWN = 120;

export function OptionList<K extends string>(props: OptionListProps<K>): JSX.Element {
  const { options, often, other } = props;
  const say = useWords();
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);

  const found = findOptions(options, query, say);
  const shown = found.slice(0, SHOWN);
  const searching = query.trim() !== '';
  const groups: readonly OptionGroup<K>[] = searching
    ? [{ title: null, options: shown }]
    : groupOptions(shown, often, { often: words.often, rest: words.all });

  const onKey = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.isComposing) return;
    const first = shown[0];
    if (event.key === 'Enter' && searching && first !== undefined) {
      event.preventDefault();
      props.onPick(first.key);
    } else moveFocus(event, list.current);
  };

  return (
    <>
      <SearchBox
        label={words.searchChoices}
        value={query}
        onChange={setQuery}
        onKeyDown={onKey}
        autofocus={keysAtHand()}
      />
      <div class="opts" ref={list}>
        <output class="gh">
          {shown.length === 0 && say(other === undefined ? words.noneFound : words.noneFoundOther)}
        </output>
        {groups.map((group) => (
          <Group key={group.title === null ? '' : say(group.title)} {...props} group={group} box={list} />
        ))}
        {found.length > SHOWN && (
          <p class="gh">{say(leftOut(formatNumber(found.length - SHOWN, language)))}</p>
        )}
        {other !== undefined && <Group {...props} group={{ title: null, options: [other] }} box={list} />}
      </div>
    </>
  );
}

type GroupProps<K extends string> = Pick<OptionListProps<K>, 'chosen' | 'onPick'> & {
  group: OptionGroup<K>;
  box: { readonly current: HTMLElement | null };
};

function Group<K extends string>({ group, chosen, onPick, box }: GroupProps<K>): JSX.Element {
  const say = useWords();
  return (
    <>
      {group.title !== null && <h3 class="gh">{say(group.title)}</h3>}
      <ul>
        {group.options.map((option) => (
          <li key={option.key}>
            <button
              type="button"
              class="opt"
              aria-pressed={chosen.has(option.key)}
              onClick={() => onPick(option.key)}
              onKeyDown={(event) => moveFocus(event, box.current)}
            >
              <span class="grow">
                {say(option.label)}
                {option.hint !== undefined && <span class="hint"> {say(option.hint)}</span>}
              </span>
              <Icon name="check" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Up and down walk through the options; up from the first one returns to the search box. */
function moveFocus(event: TargetedKeyboardEvent<HTMLElement>, box: HTMLElement | null): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
  if (by === null || box === null) return;
  const search = box.parentElement?.querySelector<HTMLElement>('.search input');
  const stops = [...(search ? [search] : []), ...box.querySelectorAll<HTMLElement>('.opt')];
  const next = stops[stops.indexOf(event.currentTarget) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
