/**
 * Files as they were opened: one after the other, what is to be handed in handed in at once.
 */
import { useState } from 'preact/hooks';
import type { CarriedFile } from '../../../storage/carried-files.ts';
import type { Received } from '../../../storage/carry.ts';
import { isTooBig } from '../../state/hand-file.ts';
import { useSession } from '../../state/session.ts';
import type { CarryProps } from './later.tsx';

export type Opened = { readonly name: string; readonly received: Received | 'TOO_BIG' };

/** Opens files one after the other, hands in at once what is to be handed in, and says what each was. */
export function useOpened({ carry }: CarryProps) {
  const { notebook } = useSession();
  const [busy, setBusy] = useState(false);
  /** null: nothing was looked for yet. */
  const [opened, setOpened] = useState<readonly Opened[] | null>(null);

  async function show(find: () => Promise<readonly Opened[]>): Promise<void> {
    setBusy(true);
    try {
      const found = await find();
      setOpened((before) => [...found, ...(before ?? [])]);
      const has = (is: Received['is']): boolean =>
        found.some(({ received }) => received !== 'TOO_BIG' && received.is === is);
      if (has('handover')) {
        await carry.deliver();
        const files = new Map((await carry.files()).map((file) => [file.id, file]));
        setOpened((now) => (now ?? []).map((one) => withState(one, files)));
      }
      if (has('receipts')) void notebook.syncNow();
    } finally {
      setBusy(false);
    }
  }

  const openAll = async (files: Iterable<File>): Promise<readonly Opened[]> => {
    const found: Opened[] = [];
    for (const file of files) {
      const received = isTooBig(file) ? 'TOO_BIG' : await carry.receive(file.name, file);
      found.push({ name: file.name, received });
    }
    return found;
  };

  return {
    busy,
    opened,
    open: (files: Iterable<File>) => void show(() => openAll(files)).catch(reportError),
    openNew: () => void show(() => carry.receiveNew()).catch(reportError),
  };
}

/** As it stands after the office was asked. */
function withState(one: Opened, files: ReadonlyMap<string, CarriedFile>): Opened {
  const { received } = one;
  if (received === 'TOO_BIG' || received.is !== 'handover') return one;
  return { ...one, received: { ...received, file: files.get(received.file.id) ?? received.file } };
}
