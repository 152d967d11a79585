import { fireEvent } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { describe, expect, test } from 'vitest';
import { SearchBox } from '../../../src/ui/parts/search-box.tsx';
import { TextField } from '../../../src/ui/parts/text-field.tsx';
import { answering, draw } from './drawing.tsx';

/** A screen that meddles: it cuts blanks off and folds case, as a screen might. */
function Meddling({ seen }: { seen: string[] }): JSX.Element {
  const [text, setText] = useState('');
  return (
    <SearchBox
      label="Tìm"
      value={text}
      onChange={(next) => {
        seen.push(next);
        setText(next.trim().toLowerCase());
      }}
    />
  );
}

/** What Telex does to the box for "trâu": the letters come and are replaced while the word is composed. */
const TELEX = ['T', 'Tr', 'Tra', 'Trâ', 'Trâu', 'Trâu '];

/** Lets the screen draw itself again. */
function rerender(): Promise<void> {
  return new Promise((drawn) => {
    setTimeout(drawn, 5);
  });
}

async function compose(box: HTMLElement, states: readonly string[]): Promise<string[]> {
  const shown: string[] = [];
  fireEvent(box, new CompositionEvent('compositionstart', { bubbles: true }));
  for (const value of states) {
    fireEvent.input(box, { target: { value }, isComposing: true });
    await rerender();
    shown.push((box as HTMLInputElement).value); // the search box is an input
  }
  return shown;
}

describe('the search box', () => {
  test('answers at every key of a composed word and never rewrites it', async () => {
    const seen: string[] = [];
    const { getByRole } = draw(<Meddling seen={seen} />);
    const box = getByRole('searchbox');
    expect(await compose(box, TELEX)).toEqual(TELEX);
    expect(seen).toEqual(TELEX);
    fireEvent(box, new CompositionEvent('compositionend', { bubbles: true }));
    await expect.poll(() => box).toHaveProperty('value', 'trâu');
  });

  test('is emptied by its cross, and the cursor stays in it', async () => {
    const { user, getByRole } = draw(<Meddling seen={[]} />);
    await user.type(getByRole('searchbox'), 'trau');
    await user.click(getByRole('button', { name: 'Xóa chữ đã gõ' }));
    expect(getByRole('searchbox')).toHaveProperty('value', '');
    expect(document.activeElement).toBe(getByRole('searchbox'));
  });
});

describe('a text field', () => {
  test('shows composed text as the input method left it', async () => {
    const { kept, form } = answering<string>({ value: null }, (answer) => (
      <TextField label="Tên" {...answer} />
    ));
    const { getByLabelText } = draw(form);
    const decomposed = ['Đi', 'Điê', 'Điê\u0323', 'Điê\u0323n '];
    expect(await compose(getByLabelText('Tên'), decomposed)).toEqual(decomposed);
    expect(kept.now).toMatchObject({ value: 'Điện', typed: 'Điê\u0323n ' });
  });
});
