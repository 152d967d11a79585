/**
 * Deadlines in lines: what, when, how many days are left.
 */
import type { JSX } from 'preact';
import { formatDay } from '../../i18n/format-day.ts';
import type { Deadline } from '../../reports/rhythm.ts';
import { useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../state/session.ts';

/** Days that are left when it begins to press. */
const SOON = 3;

export function DeadlineRows({
  deadlines,
  basis = false,
}: {
  deadlines: readonly Deadline[];
  /** With the rule that each is taken from. */
  basis?: boolean;
}): JSX.Element {
  const text = useText();
  const say = useWords();
  return (
    <Rows inCard>
      {deadlines.map(({ norm, day, title, daysLeft, basis: rule }) => (
        <Row
          key={`${norm}${day}`}
          title={say(title)}
          sub={[formatDay(day), basis && rule !== '' && text.deadlines.basis(rule)]
            .filter(Boolean)
            .join(' · ')}
          end={
            <Tag
              tone={daysLeft <= SOON ? 'wait' : 'plain'}
              text={daysLeft === 0 ? text.deadlines.today : text.deadlines.left(daysLeft)}
            />
          }
        />
      ))}
    </Rows>
  );
}
