import { describe, expect, test } from 'vitest';
import { ChoiceSheet, ManyChoiceSheet } from '../../../src/ui/parts/choice-sheet.tsx';
import { findOptions } from '../../../src/ui/parts/find-option.ts';
import { say } from '../../../src/ui/parts/language.tsx';
import { answering, draw, type Answer } from './drawing.tsx';

const trades = [
  { key: 'cinnamon', label: 'Kỹ thuật trồng quế, hồi' },
  { key: 'buffalo', label: 'Nuôi trâu sinh sản', also: ['bò'] },
  { key: 'bees', label: 'Nuôi ong mật' },
  { key: 'sewing', label: 'May công nghiệp', hint: 'Phi nông nghiệp' },
  { key: 'electric', label: 'Điện dân dụng' },
];

function sheet(start: Answer<string>) {
  const { kept, form } = answering<string>(start, (answer) => (
    <ChoiceSheet
      label="Nghề muốn học"
      options={trades}
      often={['bees']}
      other={{ key: 'other', label: 'Khác (ghi rõ)' }}
      {...answer}
    />
  ));
  const screen = draw(form);
  const names = () =>
    [...screen.container.querySelectorAll('.opt')].map((option) => option.textContent?.trim());
  return { kept, names, ...screen, opener: screen.getByRole('button', { name: /Nghề muốn học/u }) };
}

describe('a choice sheet', () => {
  test('says its question and its answer before it is opened', () => {
    const { getByRole } = sheet({ value: 'buffalo' });
    expect(getByRole('button', { name: 'Nghề muốn học Nuôi trâu sinh sản' })).toBeTruthy();
  });

  test('shows the often used ones first and "khác" last', async () => {
    const { user, opener, names } = sheet({ value: null });
    await user.click(opener);
    expect(names()[0]).toBe('Nuôi ong mật');
    expect(names().at(-1)).toBe('Khác (ghi rõ)');
  });

  test('finds without accents, and "khác" stays when nothing is found', async () => {
    const { user, opener, names, getByRole } = sheet({ value: null });
    await user.click(opener);
    await user.type(getByRole('searchbox'), 'trau sinh');
    expect(names()).toEqual(['Nuôi trâu sinh sản', 'Khác (ghi rõ)']);
    await user.type(getByRole('searchbox'), ' xyz');
    expect(names()).toEqual(['Khác (ghi rõ)']);
    expect(getByRole('status').textContent).toMatch(/Không thấy/u);
  });

  test('takes the first found one at Enter and closes', async () => {
    const { user, opener, kept, queryByRole, getByRole } = sheet({ value: null });
    await user.click(opener);
    await user.type(getByRole('searchbox'), 'dien{Enter}');
    expect(kept.now.value).toBe('electric');
    expect(queryByRole('dialog')).toBeNull();
  });

  test('is walked through by the arrow keys, and up from the first returns to the search', async () => {
    const { user, opener, kept, getByRole } = sheet({ value: null });
    await user.click(opener);
    getByRole('searchbox').focus();
    await user.keyboard('{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toBe(getByRole('searchbox'));
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(kept.now.value).toBe('cinnamon');
  });

  test('closes at Escape, at the cross and beside it, and changes nothing', async () => {
    const { user, opener, kept, getByRole, queryByRole } = sheet({ value: null });
    await user.click(opener);
    getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    await expect.poll(() => queryByRole('dialog')).toBeNull();
    await user.click(opener);
    await user.click(getByRole('button', { name: 'Đóng' }));
    expect(queryByRole('dialog')).toBeNull();
    await user.click(opener);
    await user.click(getByRole('dialog'));
    expect(queryByRole('dialog')).toBeNull();
    expect(kept.all).toEqual([]);
  });

  test('collects several answers until it is done', async () => {
    const { kept, form } = answering<readonly string[]>({ value: null }, (answer) => (
      <ManyChoiceSheet label="Các nghề" options={trades} {...answer} />
    ));
    const { user, getByRole, queryByRole } = draw(form);
    await user.click(getByRole('button', { name: /Các nghề/u }));
    await user.click(getByRole('button', { name: 'Điện dân dụng' }));
    await user.click(getByRole('button', { name: 'Nuôi ong mật' }));
    expect(kept.now.value).toEqual(['bees', 'electric']);
    await user.click(getByRole('button', { name: 'Xong · Đã chọn 2' }));
    expect(queryByRole('dialog')).toBeNull();
  });
});

describe('finding an option', () => {
  const keys = (query: string) => findOptions(trades, query, (text) => say(text, 'vi')).map(({ key }) => key);

  test('takes the words in any order, other names and hints too', () => {
    expect(keys('sản trâu')).toEqual(['buffalo']);
    expect(keys('bo')).toEqual(['buffalo']);
    expect(keys('phi nong')).toEqual(['sewing']);
  });

  test('puts names that begin with the query first', () => {
    expect(keys('nuoi')).toEqual(['buffalo', 'bees']);
    expect(keys('m')[0]).toBe('sewing');
  });
});
