import { describe, expect, test } from 'vitest';
import { TextArea } from '../../../src/ui/parts/text-area.tsx';
import { TextField } from '../../../src/ui/parts/text-field.tsx';
import { answering, draw } from './drawing.tsx';

const place = { vi: 'Nơi họp', en: 'Place' };

describe('a field', () => {
  test('ties label, problem, warning and hint to its control', () => {
    const { getByLabelText } = draw(
      <TextField
        label={place}
        value={null}
        onChange={() => undefined}
        required
        hint="Nhà văn hóa hoặc nhà trưởng bản"
        warning="Khác nơi họp lần trước"
        problem="Cần điền mục này."
      />,
    );
    const box = getByLabelText(/Nơi họp/u);
    const notes = box.getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(notes.map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent)).toEqual([
      'Cần điền mục này.',
      'Khác nơi họp lần trước',
      'Nhà văn hóa hoặc nhà trưởng bản',
    ]);
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(box.getAttribute('aria-required')).toBe('true');
  });

  test('points at nothing when there is nothing to say', () => {
    const { getByLabelText } = draw(<TextField label={place} value="x" onChange={() => undefined} />);
    expect(getByLabelText('Nơi họp').hasAttribute('aria-describedby')).toBe(false);
    expect(getByLabelText('Nơi họp').hasAttribute('aria-invalid')).toBe(false);
  });

  test('takes the id that a form leads to', () => {
    const { getByLabelText } = draw(
      <TextField id="place" label={place} value={null} onChange={() => undefined} />,
    );
    expect(getByLabelText('Nơi họp').id).toBe('place');
  });

  test('speaks English on an English screen', () => {
    const { getByLabelText } = draw(
      <TextField label={place} value={null} onChange={() => undefined} />,
      'en',
    );
    expect(getByLabelText('Place')).toBeTruthy();
  });
});

describe('a text', () => {
  test('keeps what was typed and gives it cleaned', async () => {
    const { kept, form } = answering<string>({ value: null }, (answer) => (
      <TextField label={place} {...answer} />
    ));
    const { user, getByLabelText } = draw(form);
    await user.type(getByLabelText('Nơi họp'), 'Nhà  văn hóa ');
    expect(kept.now).toMatchObject({ value: 'Nhà văn hóa', typed: 'Nhà  văn hóa ' });
    expect(getByLabelText('Nơi họp')).toHaveProperty('value', 'Nhà  văn hóa ');
    await user.tab();
    expect(getByLabelText('Nơi họp')).toHaveProperty('value', 'Nhà văn hóa');
  });

  test('is blank, not an empty string, when only blanks are typed', async () => {
    const { kept, form } = answering<string>({ value: 'x' }, (answer) => (
      <TextField label={place} {...answer} />
    ));
    const { user, getByLabelText } = draw(form);
    await user.clear(getByLabelText('Nơi họp'));
    await user.type(getByLabelText('Nơi họp'), '  ');
    expect(kept.now.value).toBeNull();
  });

  test('shows another value that comes from elsewhere', () => {
    const { getByLabelText, rerender } = draw(
      <TextField label={place} value="một" onChange={() => undefined} />,
    );
    rerender(<TextField label={place} value="hai" onChange={() => undefined} />);
    expect(getByLabelText('Nơi họp')).toHaveProperty('value', 'hai');
  });
});

describe('a note', () => {
  test('keeps its lines and cuts nothing off', async () => {
    const long = 'a'.repeat(6000);
    const { kept, form } = answering<string>({ value: long }, (answer) => (
      <TextArea label={place} limit={5000} {...answer} />
    ));
    const { user, getByLabelText, getByRole } = draw(form);
    await user.type(getByLabelText('Nơi họp'), '{Enter}b');
    expect(kept.now.value).toBe(`${long}\nb`);
    expect(getByRole('status').textContent).toBe('6.002 / 5.000 chữ');
  });
});
