/** A table that leaves the phone says of when the phone has last heard from its office. */
import { syncedNote } from '../../reports/table-notes.ts';
import type { Table } from '../../reports/table.ts';
import { useSession } from '../state/session.ts';

export function useStamped(): (table: Table) => Table {
  const { sync } = useSession();
  return (table) => {
    const { lastGood, waiting } = sync.value;
    return { ...table, notes: [...table.notes, syncedNote(lastGood, waiting)] };
  };
}
