/** The register: every kind of record, in the order of menus. A new kind is one file and its line here. */
import type { Kind } from '../core/kind.ts';
import { allocation } from './allocation.ts';
import { comment } from './comment.ts';
import { commune } from './commune.ts';
import { confirmation } from './confirmation.ts';
import { conflict } from './conflict.ts';
import { difficulty } from './difficulty.ts';
import { disbursement } from './disbursement.ts';
import { entryTwin } from './entry-twin.ts';
import { ethnicGroup } from './ethnic-group.ts';
import { fieldVisit } from './field-visit.ts';
import { frozenReport } from './frozen-report.ts';
import { goods } from './goods.ts';
import { grant } from './grant.ts';
import { letterhead } from './letterhead.ts';
import { periodicReport } from './periodic-report.ts';
import { importBatch } from './import-batch.ts';
import { person } from './person.ts';
import { photo } from './photo.ts';
import { productionProject } from './production-project.ts';
import { programmeNode } from './programme-node.ts';
import { threshold } from './threshold.ts';
import { trade } from './trade.ts';
import { trainingDemand } from './training-demand.ts';
import { treasuryLine } from './treasury-line.ts';
import { village } from './village.ts';
import { villageMeeting } from './village-meeting.ts';
import { villageSubmission } from './village-submission.ts';

export const kinds: readonly Kind[] = [
  villageMeeting,
  trainingDemand,
  productionProject,
  disbursement,
  difficulty,
  fieldVisit,
  villageSubmission,
  allocation,
  confirmation,
  entryTwin,
  treasuryLine,
  periodicReport,
  frozenReport,
  comment,
  photo,
  importBatch,
  conflict,
  village,
  programmeNode,
  trade,
  goods,
  ethnicGroup,
  threshold,
  letterhead,
  commune,
  person,
  grant,
];

const byName: ReadonlyMap<string, Kind> = new Map(kinds.map((kind) => [kind.name, kind]));

export function findKind(name: string): Kind | null {
  return byName.get(name) ?? null;
}

/** For names that stand in our own code or were checked at the door. Throws a RangeError for another one. */
export function getKind(name: string): Kind {
  const kind = findKind(name);
  if (kind === null) throw new RangeError(`there is no kind ${name}`);
  return kind;
}
