/**
 * All four programme trees, for seeding an office. Phones receive the office's nodes as records, so that
 * only the server imports this file.
 */
import { ct26 } from './ct26.ts';
import { dtts21 } from './dtts21.ts';
import { gn21 } from './gn21.ts';
import type { ProgrammeNodeSeed } from './node.ts';
import { ntm21 } from './ntm21.ts';

/** The merged programme first: it is the one that runs on. */
export const programmeNodes: readonly ProgrammeNodeSeed[] = [...ct26, ...dtts21, ...gn21, ...ntm21];
