/**
 * The places of carrying by hand and of backups on other screens. What stands there is fetched when it is shown.
 */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Carry } from '../../../storage/carry.ts';
import { useSession } from '../../state/session.ts';

export type CarryProps = { carry: Carry };

/** Sending without a network, and files that came from others. */
export function CarryByHand(): JSX.Element | null {
  return usePart(() => import('./carry-by-hand.tsx').then((m) => m.CarryByHandCards));
}

/** What the share sheet or a tap on a file brought. */
export function ReceivedFiles(): JSX.Element | null {
  return usePart(() => import('./received.tsx').then((m) => m.ReceivedNow));
}

export function Backup(): JSX.Element | null {
  return usePart(() => import('./backup.tsx').then((m) => m.BackupCards));
}

/** After an enrolment: what an old phone still had, and the way to bring it back. */
export function Restore(): JSX.Element | null {
  return usePart(() => import('./backup.tsx').then((m) => m.RestoreCards));
}

type Part = { readonly Shown: ComponentType<CarryProps>; readonly carry: Carry };

function usePart(load: () => Promise<ComponentType<CarryProps>>): JSX.Element | null {
  const session = useSession();
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (!session.carry) return undefined;
    let here = true;
    Promise.all([load(), session.carry()])
      .then(([Shown, carry]) => here && setPart({ Shown, carry }))
      .catch(() => undefined); // not fetched: without a network and a worker the screen goes without
    return () => {
      here = false;
    };
  }, []);
  return part && <part.Shown carry={part.carry} />;
}
