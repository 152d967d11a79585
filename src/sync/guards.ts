/**
 * The phone's side of the rules of protocol.md §3.1 as switches, so that a test can show that each is needed.
 * Always all on, except in tests; each is asked at its one place in `decisions/`, strictness where the book is opened.
 */
export interface PhoneGuards {
  /** §3: what a person saved is on disk before the screen says so. */
  readonly strictSave: boolean;
  /** 2: a request carries a prefix of the outbox. */
  readonly prefix: boolean;
  /** 2, 10: HELD ones are asked after. */
  readonly askHeld: boolean;
  /** 5: an answer is applied only to the proof and cursor of its request. */
  readonly compareAndSet: boolean;
  /** 6: the journal returns to the outbox. */
  readonly replay: boolean;
  /** 6: base rows lose their versions. */
  readonly voidVersions: boolean;
  /** 6, 9: what a walk did not bring goes at its end. */
  readonly sweep: boolean;
  /** 7: journal entries stay until a backup covers them. */
  readonly keepJournal: boolean;
  /** 9: an older row or exit never replaces a newer base. */
  readonly newerStays: boolean;
  /** 9: scopes that are gone are purged. */
  readonly purge: boolean;
  /** 10: HELD ones stay, folded. */
  readonly foldHeld: boolean;
  /** 11: authored time runs ahead of everything seen. */
  readonly authoredAhead: boolean;
  /** 12: receipts are shown at a replay. */
  readonly showReceipts: boolean;
}

export const allPhoneGuards: PhoneGuards = {
  strictSave: true,
  prefix: true,
  askHeld: true,
  compareAndSet: true,
  replay: true,
  voidVersions: true,
  sweep: true,
  keepJournal: true,
  newerStays: true,
  purge: true,
  foldHeld: true,
  authoredAhead: true,
  showReceipts: true,
};
