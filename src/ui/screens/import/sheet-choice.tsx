/**
 * Which sheet of the file, and in which row its heading is, where it was not found by itself.
 */
import type { JSX } from 'preact';
import { Card } from '../../parts/card.tsx';
import { ChoiceSheet } from '../../parts/choice-sheet.tsx';
import type { ImportState } from '../../state/import-steps.ts';
import { useText } from '../../state/session.ts';
import { textOfCell } from '../../../intake/cell.ts';

/** Rows among which a heading is chosen. */
const DEPTH = 30;

export function SheetChoice({ state }: { state: ImportState }): JSX.Element | null {
  const text = useText();
  const sheets = state.file.value?.workbook.sheets ?? [];
  const sheet = sheets[state.sheet.value];
  if (!sheet) return null;
  const rows = sheet.rows.slice(0, DEPTH).flatMap((cells, at) => {
    const said = cells.map(textOfCell).filter((cell) => cell !== '');
    return said.length === 0
      ? []
      : [{ key: String(at + 1), label: `${at + 1} · ${said.slice(0, 5).join(' | ').slice(0, 70)}` }];
  });
  const head = state.open.value?.table.head[0];
  return (
    <Card>
      {sheets.length > 1 && (
        <ChoiceSheet
          label={text.import.sheet}
          required
          options={sheets.map(({ name }, at) => ({ key: String(at), label: name || String(at + 1) }))}
          value={String(state.sheet.value)}
          onChange={(at) => at !== null && state.chooseSheet(Number(at))}
        />
      )}
      <ChoiceSheet
        label={text.import.headRow}
        required
        options={rows}
        value={head === undefined ? null : String(head + 1)}
        onChange={(row) => row !== null && state.headAt(Number(row))}
      />
    </Card>
  );
}
