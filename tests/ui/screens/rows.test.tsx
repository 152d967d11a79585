import { describe, expect, test } from 'vitest';
import { createPhone, here, screen, waitFor } from './alone.tsx';
import { id } from '../../../src/core/id.ts';

describe('a list in the form of a project', () => {
  test('takes rows as fast as they come, while the draft of the form is being kept slowly', async () => {
    let writing = 0;
    const phone = await createPhone('communeOfficer', undefined, (notebook) => ({
      ...notebook,
      me: notebook.me,
      async keepDraft(draft) {
        writing += 1;
        await new Promise((resolve) => setTimeout(resolve, 150));
        return notebook.keepDraft(draft);
      },
    }));
    const draft = id.parse('aaaaaaaaaaaaaaaaaaaaaa');
    await phone.notebook.keepDraft({
      id: draft,
      kind: 'productionProject',
      record: null,
      seen: null,
      values: { commune: here.commune, villages: [here.village], year: 2026, name: 'Nuôi trâu' },
      typed: {},
      group: 1,
      changedAt: 1,
    });
    phone.go(`/ghi/productionProject?draft=${draft}`);
    const add = await screen.findByRole('button', { name: 'Thêm dòng' });
    for (let row = 1; row <= 8; row++) {
      // Long enough for a keeping to begin, and not to end.
      const begun = Math.floor(row / 3);
      await waitFor(() => expect(writing).toBeGreaterThanOrEqual(begun));
      // Two taps before the screen has drawn the first: both rows stand.
      add.click();
      if (row % 2 === 0) add.click();
      await waitFor(() => expect(screen.getByLabelText('Quy cách')).toHaveProperty('value', ''));
      await phone.user.type(screen.getByLabelText('Quy cách'), `loại ${row}`);
      await waitFor(() => expect(screen.getByLabelText('Quy cách')).toHaveProperty('value', `loại ${row}`));
    }
    expect(screen.queryByText('Trang này bị lỗi')).toBeNull();
    await phone.user.click(screen.getAllByRole('button', { name: /^Xóa: / })[0] ?? document.body);
    await phone.user.click(await screen.findByRole('button', { name: 'Hoàn tác' }));
    expect(screen.getAllByRole('button', { name: /^Xóa: / })).toHaveLength(12);
    await waitFor(async () => {
      const kept = await phone.notebook.findDraft(draft);
      const items = (kept?.values['items'] ?? []) as readonly {
        readonly id: string;
        readonly spec: string;
      }[]; // rows of the form
      expect(new Set(items.map((row) => row.id)).size).toBe(12);
      expect(items.flatMap(({ spec }) => spec ?? [])).toEqual(
        Array.from({ length: 8 }, (_, at) => `loại ${at + 1}`),
      );
    });
    expect(writing).toBeGreaterThan(1);
  });
});
