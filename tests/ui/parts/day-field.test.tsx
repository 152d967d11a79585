import { fireEvent } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { day, type Day } from '../../../src/core/day.ts';
import { DayField } from '../../../src/ui/parts/day-field.tsx';
import { MonthsField } from '../../../src/ui/parts/months-field.tsx';
import { answering, draw, type Answer } from './drawing.tsx';

const today = day.parse('2026-10-15');

function dayField(start: Answer<Day>) {
  const { kept, form } = answering<Day>(start, (answer) => (
    <DayField label="Ngày họp" today={today} {...answer} />
  ));
  const screen = draw(form);
  return { kept, ...screen, box: screen.getByRole('textbox', { name: 'Ngày họp' }) };
}

describe('a day', () => {
  test('is typed in the ways people write it, and shown as dd/mm/yyyy', async () => {
    const { user, box, kept } = dayField({ value: null });
    await user.type(box, '5-9-26');
    expect(kept.now).toMatchObject({ value: '2026-09-05', problem: null });
    await user.tab();
    expect(box).toHaveProperty('value', '05/09/2026');
  });

  test('completes its year', async () => {
    const { user, box, kept } = dayField({ value: null });
    await user.type(box, '3/10');
    expect(kept.now.value).toBe('2026-10-03');
  });

  test('keeps a day that does not exist as typed', async () => {
    const { user, box, kept, container } = dayField({ value: null });
    await user.type(box, '31/02/2026');
    await user.tab();
    expect(kept.now).toMatchObject({ value: null, typed: '31/02/2026' });
    expect(box).toHaveProperty('value', '31/02/2026');
    expect(container.textContent).toContain('không có ngày 31');
  });

  test('is one tap for today and yesterday', async () => {
    const { user, kept, getByRole, box } = dayField({ value: null });
    await user.click(getByRole('button', { name: 'Hôm qua' }));
    expect(kept.now.value).toBe('2026-10-14');
    expect(box).toHaveProperty('value', '14/10/2026');
    expect(getByRole('button', { name: 'Hôm qua' }).getAttribute('aria-pressed')).toBe('true');
  });

  test("opens the phone's own calendar", async () => {
    const { user, kept, getByRole, container, box } = dayField({ value: today });
    const calendar = container.querySelector<HTMLInputElement>('input[type=date]');
    if (calendar === null) throw new Error('no calendar');
    calendar.showPicker = vi.fn<() => void>();
    await user.click(getByRole('button', { name: 'Chọn ngày trên lịch' }));
    expect(calendar.showPicker).toHaveBeenCalledOnce();
    fireEvent.input(calendar, { target: { value: '2026-08-31' } });
    expect(kept.now.value).toBe('2026-08-31');
    expect(box).toHaveProperty('value', '31/08/2026');
  });
});

describe('months', () => {
  test('are chosen one by one or by the quarter, and become blank when none is left', async () => {
    const { kept, form } = answering<readonly number[]>({ value: null }, (answer) => (
      <MonthsField label="Tháng nông nhàn" {...answer} />
    ));
    const { user, getByRole, getByLabelText } = draw(form);
    await user.click(getByRole('button', { name: 'Quý II' }));
    expect(kept.now.value).toEqual([4, 5, 6]);
    await user.click(getByLabelText('Tháng 1'));
    expect(kept.now.value).toEqual([1, 4, 5, 6]);
    await user.click(getByRole('button', { name: 'Quý II' }));
    await user.click(getByLabelText('Tháng 1'));
    expect(kept.now.value).toBeNull();
  });
});
