/**
 * Are the villages, programmes and people in memory? Screens that begin by reading them wait for it.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Notebook } from '../../storage/notebook-door.ts';

export function useReady(notebook: Notebook): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let open = true;
    const wait = async (): Promise<void> => {
      await notebook.ready;
      if (open) setReady(true);
    };
    void wait();
    return () => {
      open = false;
    };
  }, [notebook]);
  return ready;
}
