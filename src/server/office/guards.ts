/**
 * The rules of protocol.md §3.1 and §4 that can be switched off, so that a test can show that each is needed.
 * Always all on, except in tests; each is asked at its one place.
 */
export interface Guards {
  /** The office's row is locked before anything is read. */
  readonly officeRowFirst: boolean;
  /** Nothing is answered before its commit is on disk. */
  readonly ackAfterCommit: boolean;
  /** 1: a known id is answered by its stored outcome. */
  readonly ids: boolean;
  /** 3: every outcome is covered by the chain. */
  readonly chain: boolean;
  /** 4 */
  readonly proofFirst: boolean;
  /** 8: own rows go by version alone only where the phone has the predecessor. */
  readonly predecessor: boolean;
  /** 9: the feed begins at the seq of a walk's first page. */
  readonly walkStart: boolean;
  /** 9: leaving a granted scope sends an exit. */
  readonly exits: boolean;
  /** 9: the grant set is known by its hash; another one is walked. */
  readonly grantHash: boolean;
  /** 10: later ones of the same user wait behind one that waits. */
  readonly heldLine: boolean;
  /** 10: what waits is tried again after every push, move and grant change. */
  readonly release: boolean;
  /** 11, §4: authored time is corrected by the phone's clock and clamped. */
  readonly correctedTime: boolean;
  /** 12: a receipt is honoured at a replay. */
  readonly receipts: boolean;
  /** 12: mend and discard work once, on an INVALID target only. */
  readonly mendOnce: boolean;
  /** 13: edits merge beneath a deletion, a money entry revives. */
  readonly deletedApart: boolean;
  /** §4: an update is judged against the value that its author saw. */
  readonly baseValues: boolean;
  /** §4: groups merge as one value. */
  readonly togetherGroups: boolean;
  /** §4: children follow their parent's audience. */
  readonly childrenFollow: boolean;
  /** Rights are judged at the office's door. */
  readonly rights: boolean;
  /** A pull reads within the grants of its person. */
  readonly scopeCheck: boolean;
  /** A phone that a restored office forgot is admitted by its certificate. */
  readonly certificates: boolean;
}

export const allGuards: Guards = {
  officeRowFirst: true,
  ackAfterCommit: true,
  ids: true,
  chain: true,
  proofFirst: true,
  predecessor: true,
  walkStart: true,
  exits: true,
  grantHash: true,
  heldLine: true,
  release: true,
  correctedTime: true,
  receipts: true,
  mendOnce: true,
  deletedApart: true,
  baseValues: true,
  togetherGroups: true,
  childrenFollow: true,
  rights: true,
  scopeCheck: true,
  certificates: true,
};
