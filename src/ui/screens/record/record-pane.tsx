/**
 * A record: where it stands, what it says, what belongs to it, who wrote what.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { PhotoItself, PhotosOfRecord } from '../photos/later.tsx';
import { Answers } from './answers.tsx';
import { Comments } from './comments.tsx';
import { History } from './history.tsx';
import { MoneyOfProject } from './project-money.tsx';
import { RecordNotices } from './record-notices.tsx';
import { RelatedRecords } from './related-records.tsx';
import { Standing } from './standing.tsx';
import { Takebacks } from './takebacks.tsx';

export function RecordPane({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  return (
    <>
      <RecordNotices kind={kind} entry={entry} />
      <Standing kind={kind} entry={entry} />
      {kind.name === 'productionProject' && <MoneyOfProject entry={entry} />}
      <Answers kind={kind} entry={entry} />
      <PhotoItself key={`photo ${entry.id}`} entry={entry} />
      <PhotosOfRecord key={entry.id} kind={kind} entry={entry} />
      <RelatedRecords kind={kind} entry={entry} />
      {!kind.reference && kind.parentField === null && <Comments entry={entry} />}
      <History kind={kind} entry={entry} />
      <Takebacks kind={kind} entry={entry} />
    </>
  );
}
