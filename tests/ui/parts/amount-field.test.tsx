import { describe, expect, test } from 'vitest';
import { dong, type Dong } from '../../../src/core/dong.ts';
import { AmountField } from '../../../src/ui/parts/amount-field.tsx';
import { answering, draw, type Answer } from './drawing.tsx';

function amount(start: Answer<Dong>, negative = false) {
  const { kept, form } = answering<Dong>(start, (answer) => (
    <AmountField label="Số tiền" negative={negative} {...answer} />
  ));
  const screen = draw(form);
  return { kept, user: screen.user, box: screen.getByLabelText('Số tiền'), text: screen.container };
}

describe('an amount', () => {
  test('reads "1,2 tr", keeps it as typed, and says it in full and in words', async () => {
    const { user, box, kept, text } = amount({ value: null });
    await user.type(box, '1,2 tr');
    expect(kept.now).toMatchObject({ value: 1_200_000, typed: '1,2 tr', problem: null });
    await user.tab();
    expect(box).toHaveProperty('value', '1,2 tr');
    expect(text.textContent).toContain('1.200.000 đ');
    expect(text.textContent).toContain('Một triệu hai trăm nghìn đồng');
  });

  test('shows a kept amount with its thousands', () => {
    expect(amount({ value: dong.parse(124_800_000) }).box).toHaveProperty('value', '124.800.000');
  });

  test('keeps what cannot be read, with a problem and no value', async () => {
    const { user, box, kept, text } = amount({ value: null });
    await user.type(box, '12 con trâu');
    await user.tab();
    expect(kept.now).toMatchObject({ value: null, typed: '12 con trâu' });
    expect(box).toHaveProperty('value', '12 con trâu');
    expect(text.textContent).toMatch(/Chưa đọc được số tiền/u);
  });

  test('tells nothing apart from zero', async () => {
    const blank = amount({ value: null });
    expect(blank.text.textContent).not.toContain('đ ·');
    await blank.user.type(blank.box, '0');
    expect(blank.kept.now.value).toBe(0);
    expect(blank.text.textContent).toContain('Không đồng');
  });

  test('goes below zero only where it may', async () => {
    const plain = amount({ value: null });
    await plain.user.type(plain.box, '-5 tr');
    expect(plain.kept.now.value).toBeNull();
    plain.text.remove();
    const recovery = amount({ value: null }, true);
    await recovery.user.type(recovery.box, '-5 tr');
    expect(recovery.kept.now.value).toBe(-5_000_000);
  });
});
