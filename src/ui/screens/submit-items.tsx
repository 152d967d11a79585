/**
 * The records that go: what lacks something first, doubtful ones marked; any of them may stay in the book.
 */
import type { JSX } from 'preact';
import { formatNumber } from '../../i18n/format.ts';
import { getKind } from '../../kinds/index.ts';
import { Section } from '../parts/card.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../state/session.ts';
import type { Submit, SubmitItem } from '../state/submit.ts';
import { stateMark } from '../state/transport.ts';

export function SubmitItems({
  submit,
  items,
}: {
  submit: Submit;
  items: readonly SubmitItem[];
}): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const people = submit.people.value;
  const count = text.say.records(submit.going.value.length);
  const said =
    people === null ? count : `${count} · ${formatNumber(people, language)} ${text.submit.persons}`;
  return (
    <Section title={text.submit.goes} end={<span class="sub num">{said}</span>}>
      <Rows>
        {items.map((item) => (
          <OneItem key={item.entry.id} submit={submit} item={item} />
        ))}
      </Rows>
    </Section>
  );
}

function OneItem({ submit, item }: { submit: Submit; item: SubmitItem }): JSX.Element {
  const text = useText();
  const say = useWords();
  const { entry, missing, moves } = item;
  const goes = !submit.left.value.has(entry.id);
  const state = stateMark(getKind(entry.kind), entry);
  const toggle = (): void => {
    const left = new Set(submit.left.value);
    if (goes) left.add(entry.id);
    else left.delete(entry.id);
    submit.left.value = left;
  };
  return (
    <Row
      title={entry.title}
      sub={entry.detail}
      href={`/phieu/${entry.id}`}
      start={
        moves ? (
          <input
            type="checkbox"
            class="over check"
            aria-label={text.submit.sendThis(entry.title)}
            checked={goes}
            onChange={toggle}
          />
        ) : undefined
      }
      end={
        <>
          {entry.maybeTwice && <Tag tone="wait" text={text.record.maybeTwice} />}
          {state !== null && <Tag tone={state.tone} text={state.text} />}
        </>
      }
      {...(missing.length === 0
        ? {}
        : { note: text.submit.missing(missing.map(say).join(', ')), noteTone: 'wait' as const })}
    />
  );
}
