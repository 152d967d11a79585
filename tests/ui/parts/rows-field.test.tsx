import { describe, expect, test } from 'vitest';
import { RowsField } from '../../../src/ui/parts/rows-field.tsx';
import { Stepper } from '../../../src/ui/parts/stepper.tsx';
import { TextField } from '../../../src/ui/parts/text-field.tsx';
import { answering, draw } from './drawing.tsx';

type Item = { readonly id: string; readonly goods: string | null; readonly heads: number | null };

function items(start: readonly Item[]) {
  const { kept, form } = answering<readonly Item[]>({ value: start }, ({ value, onChange }) => (
    <RowsField
      label="Giống, vật tư"
      rows={value ?? []}
      onChange={(rows) => onChange(rows)}
      newRow={() => ({ id: 'new', goods: null, heads: null })}
      summary={(row) => ({ title: row.goods ?? 'Dòng mới' })}
    >
      {(row, change) => (
        <>
          <TextField label="Tên" value={row.goods} onChange={(goods) => change({ ...row, goods })} />
          <Stepper label="Số con" value={row.heads} onChange={(heads) => change({ ...row, heads })} />
        </>
      )}
    </RowsField>
  ));
  return { kept, ...draw(form) };
}

const two: readonly Item[] = [
  { id: 'a', goods: 'Trâu cái', heads: 24 },
  { id: 'b', goods: 'Vắc-xin', heads: null },
];

describe('rows in a record', () => {
  test('open one at a time and change only themselves', async () => {
    const { user, kept, getByRole, getByLabelText } = items(two);
    await user.click(getByRole('button', { name: 'Vắc-xin' }));
    await user.click(getByRole('button', { name: 'Thêm 1: Số con' }));
    expect(kept.now.value).toEqual([two[0], { id: 'b', goods: 'Vắc-xin', heads: 1 }]);
    await user.click(getByRole('button', { name: 'Trâu cái' }));
    expect(getByLabelText('Tên')).toHaveProperty('value', 'Trâu cái');
  });

  test('add a blank row, opened, with an id of its own', async () => {
    const { user, kept, getByRole, getByLabelText } = items([]);
    await user.click(getByRole('button', { name: 'Thêm dòng' }));
    await user.type(getByLabelText('Tên'), 'Ngan');
    expect(kept.now.value).toEqual([{ id: 'new', goods: 'Ngan', heads: null }]);
  });

  test('bring a removed row back to its place', async () => {
    const { user, kept, getByRole } = items(two);
    await user.click(getByRole('button', { name: 'Xóa: Trâu cái' }));
    expect(kept.now.value).toEqual([two[1]]);
    await user.click(getByRole('button', { name: 'Hoàn tác' }));
    expect(kept.now.value).toEqual(two);
  });
});
