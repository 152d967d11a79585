import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Speaking } from '../../../src/ui/app.tsx';
import { NoStore } from '../../../src/ui/screens/no-store.tsx';
import { createSettings } from '../../../src/ui/state/settings.ts';
import '../parts/drawing.tsx';

afterEach(cleanup);

describe('a phone that cannot open its book', () => {
  test('says that nothing is lost, what to do and what never to do, and tries again', async () => {
    let tries = 0;
    render(
      <Speaking settings={createSettings(localStorage, document.documentElement)}>
        <NoStore tryAgain={() => Promise.resolve(void (tries += 1))} />
      </Speaking>,
    );
    screen.getByText('Máy chưa mở được sổ');
    screen.getByText('Mọi thứ đã ghi vẫn nằm trong máy này, không mất.');
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    screen.getByText(/^Đừng xóa dữ liệu trình duyệt/u);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(tries).toBe(1);
  });
});
