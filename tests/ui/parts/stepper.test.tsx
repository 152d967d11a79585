import { describe, expect, test } from 'vitest';
import { QuantityField } from '../../../src/ui/parts/quantity-field.tsx';
import { Stepper } from '../../../src/ui/parts/stepper.tsx';
import { answering, draw, type Answer } from './drawing.tsx';

function stepper(start: Answer<number>, limits: { min?: number; max?: number } = {}) {
  const { kept, form } = answering<number>(start, (answer) => (
    <Stepper label="Số người đăng ký" {...limits} {...answer} />
  ));
  const screen = draw(form);
  return {
    kept,
    user: screen.user,
    box: screen.getByRole('textbox', { name: 'Số người đăng ký' }),
    more: screen.getByRole('button', { name: 'Thêm 1: Số người đăng ký' }),
    less: screen.getByRole('button', { name: 'Bớt 1: Số người đăng ký' }),
    text: screen.container,
  };
}

describe('a stepper', () => {
  test('is blank until somebody says a number', () => {
    expect(stepper({ value: null }).box).toHaveProperty('value', '');
  });

  test('shows zero as a number that was counted', () => {
    expect(stepper({ value: 0 }).box).toHaveProperty('value', '0');
  });

  test('says 0 by − from blank, and 1 by +', async () => {
    const none = stepper({ value: null });
    await none.user.click(none.less);
    expect(none.kept.now.value).toBe(0);
    await none.user.click(none.more);
    expect(none.kept.now.value).toBe(1);
    expect(none.box).toHaveProperty('value', '1');
  });

  test('becomes blank again when the number is rubbed out', async () => {
    const { user, box, kept } = stepper({ value: 14 });
    await user.clear(box);
    expect(kept.now).toMatchObject({ value: null, typed: '', problem: null });
  });

  test('stops at its limits', async () => {
    const { user, more, less, kept } = stepper({ value: 0 }, { max: 1 });
    await user.click(less);
    expect(kept.all).toEqual([]);
    await user.click(more);
    await user.click(more);
    expect(kept.now.value).toBe(1);
    expect(more.getAttribute('aria-disabled')).toBe('true');
  });

  test('counts by the arrow keys', async () => {
    const { user, box, kept } = stepper({ value: 9 });
    await user.click(box);
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}');
    expect(kept.now.value).toBe(10);
  });

  test('takes a typed number, thousands and all', async () => {
    const { user, box, kept } = stepper({ value: null });
    await user.type(box, '1.206');
    expect(kept.now).toMatchObject({ value: 1206, problem: null });
    await user.tab();
    expect(box).toHaveProperty('value', '1.206');
  });

  test('keeps letters as they were typed and says what to type instead', async () => {
    const { user, box, kept, text } = stepper({ value: null });
    await user.type(box, 'mười bốn');
    expect(kept.now).toMatchObject({ value: null, typed: 'mười bốn' });
    expect(kept.now.problem?.vi).toMatch(/chữ số/u);
    expect(text.textContent).not.toMatch(/Chỉ ghi chữ số/u);
    await user.tab();
    expect(box).toHaveProperty('value', 'mười bốn');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(text.textContent).toMatch(/Chỉ ghi chữ số/u);
  });

  test('shows a draft that could not be read just as it was left', () => {
    expect(stepper({ value: null, typed: 'khoảng 20' }).box).toHaveProperty('value', 'khoảng 20');
  });

  test('shows the problem at Enter, before the form is saved', async () => {
    const { user, box, text } = stepper({ value: null });
    await user.type(box, 'x{Enter}');
    expect(text.textContent).toMatch(/Chỉ ghi chữ số/u);
  });
});

describe('a quantity', () => {
  test('takes decimals with a comma and shows its unit', async () => {
    const { kept, form } = answering<number>({ value: null }, (answer) => (
      <QuantityField label="Diện tích" unit="ha" {...answer} />
    ));
    const { user, getByLabelText, container } = draw(form);
    await user.type(getByLabelText('Diện tích'), '18,50');
    expect(kept.now.value).toBe(18.5);
    await user.tab();
    expect(getByLabelText('Diện tích')).toHaveProperty('value', '18,5');
    expect(container.textContent).toContain('ha');
  });
});
