/**
 * What each file that was opened turned out to be, and what to do with it.
 */
import '../../../i18n/vi-carry.ts';
import type { JSX } from 'preact';
import type { CarriedFile } from '../../../storage/carried-files.ts';
import type { Received } from '../../../storage/carry.ts';
import { Banner } from '../../parts/banner.tsx';
import { useText } from '../../state/session.ts';
import type { Opened } from './opened-files.ts';

export function OpenedList({ opened }: { opened: readonly Opened[] | null }): JSX.Element {
  return (
    <div role="status">
      {opened?.map(({ name, received }, at) => (
        <OpenedBanner key={`${opened.length - at} ${name}`} received={received} />
      ))}
    </div>
  );
}

function OpenedBanner({ received }: { received: Opened['received'] }): JSX.Element {
  const { received: text } = useText();
  if (received === 'TOO_BIG') return <Banner tone="bad" title={text.tooBig} text={text.unknownNext} />;
  switch (received.is) {
    case 'handover':
      return <HandoverBanner file={received.file} />;
    case 'receipts':
      return <ReceiptsBanner noted={received} />;
    case 'backup':
      return <Banner tone="info" title={text.backup} text={text.backupNext} />;
    case 'trouble':
      return <TroubleBanner trouble={received.trouble} />;
    default:
      return received satisfies never;
  }
}

function HandoverBanner({ file }: { file: CarriedFile }): JSX.Element {
  const { received: text } = useText();
  if (file.state === 'delivered') return <Banner tone="ok" title={text.delivered} />;
  if (file.state === 'refused') return <Banner tone="bad" title={text.refused} text={text.refusedWhy} />;
  return file.receipts === null ? (
    <Banner tone="wait" title={text.toCarry} />
  ) : (
    <Banner tone="wait" title={text.recordsDelivered} text={text.photosLeft(file.left)} />
  );
}

function ReceiptsBanner({ noted }: { noted: Extract<Received, { is: 'receipts' }> }): JSX.Element {
  const { received: text } = useText();
  const { notTaken, photos, photosNotTaken } = noted;
  if (noted.noted === 0 && photos + photosNotTaken === 0) {
    return <Banner tone="info" title={text.notHere} />;
  }
  return (
    <Banner
      tone={notTaken + photosNotTaken > 0 ? 'wait' : 'ok'}
      title={noted.told > 0 ? text.receipts(noted.taken, noted.told) : text.photos(photos)}
      text={
        <>
          {notTaken > 0 ? text.notTaken(notTaken) : text.receiptsNext}
          {noted.told > 0 && photos > 0 && ` ${text.photos(photos)}`}
          {photosNotTaken > 0 && ` ${text.photosNotTaken(photosNotTaken)}`}
        </>
      }
    />
  );
}

function TroubleBanner({ trouble }: { trouble: 'NO_KEY' | 'UNKNOWN' | 'FORGED' }): JSX.Element {
  const { received, carry } = useText();
  const [title, next] = {
    NO_KEY: [carry.noKey, carry.noKeyNext] as const,
    UNKNOWN: [received.unknown, received.unknownNext] as const,
    FORGED: [received.forged, received.forgedNext] as const,
  }[trouble];
  return <Banner tone="bad" urgent title={title} text={next} />;
}
