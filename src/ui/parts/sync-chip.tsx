/**
 * Is it safe? Stands on every screen and leads to the sync page.
 */
import type { JSX } from 'preact';
import type { Words } from '../../core/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say, useLanguage } from './language.tsx';
import { needAttention, photosWaiting, sendingCount, waiting, withPhotos, words } from './words.ts';

/** The counts are records (mục), not messages; photos follow their records when they can. */
export type SyncState = Records & { readonly photos?: number };

type Records =
  | { readonly state: 'arrived' }
  | { readonly state: 'waiting'; readonly count: number }
  | { readonly state: 'sending'; readonly count: number }
  | { readonly state: 'attention'; readonly count: number }
  | { readonly state: 'offline'; readonly count: number };

export type SyncChipProps = { sync: SyncState; href?: string };

export function SyncChip({ sync, href = '/dong-bo' }: SyncChipProps): JSX.Element {
  const language = useLanguage();
  return (
    <a class="chip-sync" href={href}>
      <span>
        <i
          class={`dot ${DOTS[sync.state === 'arrived' && sync.photos ? 'waiting' : sync.state]}`}
          aria-hidden="true"
        />
        {say(
          syncWords(sync, (count) => formatNumber(count, language)),
          language,
        )}
      </span>
    </a>
  );
}

/** The state in words, for the chip and wherever else it is told. */
export function syncWords(sync: SyncState, show: (count: number) => string): Words {
  const { photos = 0 } = sync;
  if (photos === 0) return recordWords(sync, show);
  if (sync.state === 'arrived') return photosWaiting(show(photos));
  return withPhotos(recordWords(sync, show), show(photos));
}

function recordWords(sync: Records, show: (count: number) => string): Words {
  switch (sync.state) {
    case 'arrived':
      return words.arrived;
    case 'waiting':
      return waiting(show(sync.count));
    case 'sending':
      return sync.count === 0 ? words.sending : sendingCount(show(sync.count));
    case 'attention':
      return needAttention(show(sync.count));
    case 'offline':
      return sync.count === 0 ? words.offline : waiting(show(sync.count));
    default:
      return sync satisfies never;
  }
}

const DOTS = {
  arrived: 'ok',
  waiting: 'wait',
  sending: 'wait go',
  attention: 'bad',
  offline: 'off',
} as const satisfies Record<SyncState['state'], string>;
