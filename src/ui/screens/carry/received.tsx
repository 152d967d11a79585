/**
 * Files that came from others: a file to hand in, receipts for this phone, or something that is none of ours.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Section } from '../../parts/card.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { launchedFiles } from '../../state/launched-files.ts';
import { useText } from '../../state/session.ts';
import { CarriedList } from './carried-list.tsx';
import type { CarryProps } from './later.tsx';
import { useOpened } from './opened-files.ts';
import { OpenedList } from './opened-list.tsx';
import { PickFile } from './pick-file.tsx';

/** To pick or drop a file, and what this phone carries for others. */
export function OpenReceived({ carry }: CarryProps): JSX.Element {
  const text = useText();
  const { busy, opened, open } = useOpened({ carry });
  return (
    <Section title={text.received.title}>
      <PickFile busy={busy} hint={text.received.hint} onFiles={open} />
      <OpenedList opened={opened} />
      <CarriedList carry={carry} />
    </Section>
  );
}

/** The page that the share sheet and a tap on a file lead to. */
export function ReceivedNow({ carry }: CarryProps): JSX.Element {
  const text = useText();
  const { busy, opened, open, openNew } = useOpened({ carry });
  useEffect(() => {
    openNew();
    return launchedFiles(open);
  }, []);
  return (
    <>
      {opened?.length === 0 && !busy && (
        <EmptyState icon="file" title={text.received.nothing} text={text.received.pageHint} />
      )}
      <OpenedList opened={opened} />
      <CarriedList carry={carry} />
      <PickFile busy={busy} hint={text.received.hint} onFiles={open} />
    </>
  );
}
