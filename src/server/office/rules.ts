import { may, mayMove, type Act } from '../../kinds/access.ts';
import { findKind } from '../../kinds/index.ts';
import { upcasts, type Upcasts } from '../../kinds/upcasts.ts';
import type { Kind } from '../../core/kind.ts';
import type { Move } from '../../core/life.ts';
import type { HeldRole, Place } from '../../core/role.ts';

/** The kinds and the one table of rights, as the office asks them. */
export interface Rules {
  /** The newest schema number that is understood; without it, this build's. */
  readonly schema?: number;
  /** The oldest one; without it, this build's. */
  readonly oldest?: number;
  readonly upcasts: Upcasts;
  find(kind: string): Kind | null;
  /** `own`: written by that person, or in their name. */
  may(held: readonly HeldRole[], act: Act, kind: string, place: Place, own: boolean): boolean;
  mayMove(held: readonly HeldRole[], kind: string, from: string, to: string, place: Place): Move | null;
}

export type { Act };

/** The ones of src/kinds. */
export const houseRules: Rules = { upcasts, find: findKind, may, mayMove };
