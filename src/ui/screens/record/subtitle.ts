/**
 * The second line of a record's heading: where, under which programme, of which year.
 */
import { textOf, type Kind } from '../../../core/kind.ts';
import type { Entry, Notebook } from '../../../storage/notebook-door.ts';
import { communeName } from '../../state/place-name.ts';
import { yearField } from '../../state/list.ts';

export function subtitleOf(
  kind: Kind,
  entry: Entry,
  notebook: Pick<Notebook, 'nameOf' | 'reference'>,
): string {
  const { nameOf } = notebook;
  const { body } = entry;
  const villages = Array.isArray(body['villages']) ? body['villages'] : [body['village']];
  const names = villages.filter((one): one is string => typeof one === 'string').map((id) => nameOf(id));
  const field = yearField(kind);
  const year = field === null ? null : body[field];
  return [
    names.length > 3
      ? `${names.slice(0, 3).join(', ')}…`
      : names.join(', ') || communeName(notebook, textOf(body, 'commune')),
    nameOf(textOf(body, 'node')),
    typeof year === 'number' ? String(year) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
