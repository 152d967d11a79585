/**
 * The records that point to this one, and a + for those that are written from here.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { AddButton } from '../../parts/add-button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useWords } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { Tag } from '../../parts/tag.tsx';
import { readStates } from '../../state/entry-states.ts';
import { writingRoles } from '../../state/form-places.ts';
import { readRelated, type Related } from '../../state/related.ts';
import { useSession, useText } from '../../state/session.ts';
import { markOf } from '../../state/transport.ts';
import { useWatched } from '../../state/watched.ts';

/** What is written from a record of that kind: each with the field that points back. */
const WRITTEN_FROM: Readonly<Record<string, readonly (readonly [kind: string, field: string])[]>> = {
  villageMeeting: [['trainingDemand', 'meeting']],
  trainingDemand: [['difficulty', 'about']],
  productionProject: [
    ['disbursement', 'project'],
    ['fieldVisit', 'project'],
    ['difficulty', 'about'],
  ],
  allocation: [['disbursement', 'allocation']],
  disbursement: [['difficulty', 'about']],
};

export function RelatedRecords({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const related = useWatched(notebook, () => readRelated(notebook, kind, entry.id), [entry.id, kind]) ?? [];
  const empty = (WRITTEN_FROM[kind.name] ?? [])
    .filter(([name, field]) => !related.some((one) => one.kind.name === name && one.field === field))
    .map(([name, field]): Related => ({ kind: getKind(name), field, entries: [] }));
  return (
    <>
      {[...related, ...empty].map((one) => (
        <Group key={`${one.kind.name}.${one.field}`} around={kind} entry={entry} related={one} />
      ))}
    </>
  );
}

type GroupProps = { around: Kind; entry: Entry; related: Related };

function Group({ around, entry, related }: GroupProps): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const { kind, field, entries } = related;
  const states = useWatched(
    notebook,
    async () => (kind.name === 'disbursement' ? readStates(notebook, entries) : null),
    [entries],
  );
  const fromHere = (WRITTEN_FROM[around.name] ?? []).some(([name, by]) => name === kind.name && by === field);
  const writes = fromHere && entry.gone === 'no' && writingRoles(notebook.me.held, kind).length > 0;
  if (entries.length === 0 && !writes) return null;
  const label = say(field === 'reverses' ? text.record.reversedBy : kind.label.many);
  return (
    <Section
      title={label}
      end={
        writes ? (
          <AddButton
            label={text.book.addOf(say(kind.label.one).toLowerCase())}
            href={`/ghi/${kind.name}?${field}=${entry.id}`}
          />
        ) : undefined
      }
    >
      <Card>
        {entries.length === 0 ? (
          <p class="sub">{text.record.noneYet}</p>
        ) : (
          <Rows inCard>
            {entries.map((one) => {
              const mark = markOf(kind, one, text, states?.get(one.id));
              return (
                <Row
                  key={one.id}
                  title={one.title}
                  sub={one.detail}
                  href={`/phieu/${one.id}`}
                  end={mark === null ? undefined : <Tag tone={mark.tone} text={mark.text} />}
                />
              );
            })}
          </Rows>
        )}
      </Card>
    </Section>
  );
}
