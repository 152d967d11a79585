/**
 * The place of what the office holds back, for those who supervise: fetched after the settings are shown.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import type { HeldOnes } from './settings-held.tsx';

/** The roles to whom the office's door lists anything. */
const SUPERVISING: readonly string[] = ['administrator', 'provinceDesk', 'communeOfficer'];

export function Held(): JSX.Element | null {
  const { notebook, office } = useSession();
  const [part, setPart] = useState<{ readonly Shown: typeof HeldOnes } | null>(null);
  const supervising = notebook.me.held.some(({ role }) => SUPERVISING.includes(role));
  useEffect(() => {
    if (!supervising) return undefined;
    let here = true;
    import('./settings-held.tsx')
      .then(({ HeldOnes: Shown }) => here && setPart({ Shown }))
      .catch(() => undefined); // not fetched: without a network there is nothing to list either
    return () => {
      here = false;
    };
  }, [supervising]);
  return part && office ? <part.Shown office={office} /> : null;
}
