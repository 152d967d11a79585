/**
 * What was chosen for a layout of columns, kept on this phone: the next file of the same layout is read the same way.
 */
import { layoutOf } from '../../intake/layout.ts';
import type { FoundTable } from '../../intake/find-table.ts';
import type { ColumnUse } from '../../intake/mapping.ts';
import { keepText, keptText, type Store } from './settings.ts';

type Columns = Readonly<Record<number, ColumnUse>>;

/** Layouts of a kind that are remembered, the latest first. */
const MOST = 8;

export function rememberColumns(store: Store, kind: string, table: FoundTable, columns: Columns): void {
  const layout = layoutOf(table);
  const others = kept(store, kind).filter((one) => one.layout !== layout);
  keepText(store, keyOf(kind), JSON.stringify([{ layout, columns }, ...others].slice(0, MOST)));
}

/** Null: no file of this layout was brought in on this phone. */
export function recallColumns(store: Store, kind: string, table: FoundTable): Columns | null {
  const layout = layoutOf(table);
  return kept(store, kind).find((one) => one.layout === layout)?.columns ?? null;
}

const keyOf = (kind: string): string => `so-thon:import:${kind}`;

interface Kept {
  readonly layout: string;
  readonly columns: Columns;
}

function kept(store: Store, kind: string): readonly Kept[] {
  try {
    const list: unknown = JSON.parse(keptText(store, keyOf(kind)) ?? '[]');
    return Array.isArray(list) ? list.filter(isKept) : [];
  } catch {
    return []; // written by somebody else under our name: it is only a convenience
  }
}

function isKept(value: unknown): value is Kept {
  const { layout, columns } = Object(value) as Partial<Record<keyof Kept, unknown>>; // looked at in the next lines
  return typeof layout === 'string' && Object.values(Object(columns) as object).every(isUse);
}

function isUse(value: unknown): value is ColumnUse {
  const use = Object(value) as Partial<Record<'as' | 'field' | 'also', unknown>>; // looked at in the next line
  return (
    use.as === 'note' ||
    use.as === 'ignore' ||
    (use.as === 'field' && typeof use.field === 'string' && typeof use.also === 'object' && use.also !== null)
  );
}
