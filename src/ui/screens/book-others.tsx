/**
 * "Ghi khác": what is written less often, still one tap away.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../core/kind.ts';
import { AddButton } from '../parts/add-button.tsx';
import { Card } from '../parts/card.tsx';
import { iconNamed } from '../parts/icon.tsx';
import { useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import { writingRoles } from '../state/form-places.ts';
import { useSession, useText } from '../state/session.ts';

export function OtherEntries({ kinds }: { kinds: readonly Kind[] }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  return (
    <Card>
      <Rows inCard>
        {kinds.map((kind) => {
          const label = say(kind.label.one);
          const writes = writingRoles(notebook.me.held, kind).length > 0;
          // A submission moves the records that it sends: it has a page of its own.
          const href = kind.name === 'villageSubmission' ? '/gui-xa' : `/ghi/${kind.name}`;
          return (
            <Row
              key={kind.name}
              title={label}
              href={`/so/${kind.name}`}
              start={<Tile icon={iconNamed(kind.icon)} tone="plain" small />}
              end={
                writes ? <AddButton label={text.book.addOf(label.toLowerCase())} href={href} /> : undefined
              }
              arrow={!writes}
            />
          );
        })}
      </Rows>
    </Card>
  );
}
