/**
 * Nhận tệp: where the share sheet and a tap on a file lead.
 */
import '../../i18n/vi-work.ts';
import '../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useText } from '../state/session.ts';
import { ReceivedFiles } from './carry/later.tsx';
import { Page } from './page.tsx';

export function ReceivedScreen(): JSX.Element {
  const text = useText();
  return (
    <Page title={text.received.title} tab="/dong-bo" back="/dong-bo">
      <ReceivedFiles />
    </Page>
  );
}
