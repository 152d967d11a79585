/**
 * Why nothing moves just now; i18n has the words and what to do next (protocol.md §5).
 * - OFFLINE, SLOW, PORTAL: the network · BUSY: the office asks for patience, or made a mistake
 * - TOO_BIG: one entry that the office does not take · AUTH: the phone must sign in again · REVOKED
 * - UPGRADE, SERVER_OLD: phone and office speak different versions · CLOCK: the phone's date is before its app
 * - EPOCH: the office was restored, everything is being sent again · TOO_OLD: everything is being read again
 * - NO_SPACE, NO_STORE: this phone cannot keep what came
 */
export type Standstill =
  | 'OFFLINE'
  | 'SLOW'
  | 'PORTAL'
  | 'BUSY'
  | 'TOO_BIG'
  | 'AUTH'
  | 'REVOKED'
  | 'UPGRADE'
  | 'SERVER_OLD'
  | 'EPOCH'
  | 'TOO_OLD'
  | 'CLOCK'
  | 'NO_SPACE'
  | 'NO_STORE';
