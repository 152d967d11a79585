import { describe, expect, test } from 'vitest';
import { Chips, ManyChips } from '../../../src/ui/parts/chips.tsx';
import { ConflictChoice } from '../../../src/ui/parts/conflict-choice.tsx';
import { YesNo } from '../../../src/ui/parts/yes-no.tsx';
import { answering, draw } from './drawing.tsx';

const quarters = [
  { key: 'q1', label: 'Quý I' },
  { key: 'q2', label: 'Quý II' },
  { key: 'q3', label: 'Quý III' },
];

describe('chips for one answer', () => {
  test('are one group of radio buttons that the arrow keys walk through', async () => {
    const { kept, form } = answering<string>({ value: 'q1' }, (answer) => (
      <Chips label="Muốn học vào" options={quarters} {...answer} />
    ));
    const { user, getByRole } = draw(form);
    expect(getByRole('radiogroup', { name: 'Muốn học vào' })).toBeTruthy();
    await user.tab();
    expect(document.activeElement).toBe(getByRole('radio', { name: 'Quý I' }));
    await user.keyboard('{ArrowRight}');
    expect(kept.now.value).toBe('q2');
  });

  test('take the answer back when tapped again', async () => {
    const { kept, form } = answering<string>({ value: 'q2' }, (answer) => (
      <Chips label="Muốn học vào" options={quarters} {...answer} />
    ));
    const { user, getByRole } = draw(form);
    await user.click(getByRole('radio', { name: 'Quý II' }));
    expect(kept.now.value).toBeNull();
    expect(getByRole('radio', { name: 'Quý II' })).toHaveProperty('checked', false);
  });

  test('keep a required answer', async () => {
    const { kept, form } = answering<string>({ value: 'q2' }, (answer) => (
      <Chips label="Muốn học vào" required options={quarters} {...answer} />
    ));
    const { user, getByRole } = draw(form);
    await user.click(getByRole('radio', { name: 'Quý II' }));
    expect(kept.all).toEqual([]);
  });

  test('tell no from not answered', async () => {
    const { kept, form } = answering<boolean>({ value: null }, (answer) => (
      <YesNo label="Có cần ăn?" {...answer} />
    ));
    const { user, getByRole } = draw(form);
    expect(getByRole('radio', { name: 'Không' })).toHaveProperty('checked', false);
    await user.click(getByRole('radio', { name: 'Không' }));
    expect(kept.now.value).toBe(false);
  });
});

describe('chips for several answers', () => {
  test('answer in the order of the options, and nothing ticked is not answered', async () => {
    const { kept, form } = answering<readonly string[]>({ value: ['q3'] }, (answer) => (
      <ManyChips label="Muốn học vào" options={quarters} {...answer} />
    ));
    const { user, getByRole } = draw(form);
    await user.tab();
    await user.keyboard(' ');
    expect(kept.now.value).toEqual(['q1', 'q3']);
    await user.click(getByRole('checkbox', { name: 'Quý I' }));
    await user.click(getByRole('checkbox', { name: 'Quý III' }));
    expect(kept.now.value).toBeNull();
  });
});

describe('a conflict', () => {
  test('shows who wrote what, and keeps the one that is chosen', async () => {
    const { kept, form } = answering<string>({ value: null }, (answer) => (
      <ConflictChoice
        label="Số hộ tham gia"
        sides={[
          { key: 'mine', by: 'Anh ghi 03/10', value: '31 hộ' },
          { key: 'theirs', by: 'Xã ghi 05/10', value: '28 hộ' },
        ]}
        {...answer}
      />
    ));
    const { user, getByRole } = draw(form);
    await user.click(getByRole('radio', { name: /Xã ghi 05\/10/u }));
    expect(kept.now.value).toBe('theirs');
  });
});
