import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Speaking } from '../../../src/ui/app.tsx';
import { FirstRun, type KnownBook } from '../../../src/ui/screens/first-run.tsx';
import type { EnrolTrouble } from '../../../src/ui/state/enrol.ts';
import { createSettings } from '../../../src/ui/state/settings.ts';
import '../parts/drawing.tsx';

afterEach(cleanup);

/** A new phone at an address; the office answers each try in turn. */
function openNewPhone(address: string, ...answers: readonly (EnrolTrouble | null)[]) {
  return openPhone(address, [], answers);
}

function openPhone(
  address: string,
  known: readonly KnownBook[],
  answers: readonly (EnrolTrouble | null)[] = [],
) {
  const opened: string[] = [];
  history.replaceState(null, '', address);
  const codes: string[] = [];
  const left = [...answers];
  render(
    <Speaking settings={createSettings(localStorage, document.documentElement)}>
      <FirstRun
        enrol={async (code) => {
          codes.push(code);
          return left.shift() ?? null;
        }}
        known={known}
        open={(book) => Promise.resolve(void opened.push(book))}
      />
    </Speaking>,
  );
  return { codes, opened, user: userEvent.setup() };
}

describe('the first page of a phone', () => {
  test('says what will happen, and takes the code of the link', async () => {
    const { codes, user } = openNewPhone('/gia-nhap#ABCD-EFGH-JKMN-PQRS', null);
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(screen.queryByRole('textbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Nhận máy này' }));
    expect(codes).toEqual(['ABCD-EFGH-JKMN-PQRS']);
  });

  test('takes a typed code where there is no link', async () => {
    const { codes, user } = openNewPhone('/', null);
    await user.type(screen.getByRole('textbox', { name: 'Mã nhận máy' }), 'abcd efgh');
    await user.click(screen.getByRole('button', { name: 'Nhận máy này' }));
    expect(codes).toEqual(['abcd efgh']);
  });

  test('opens the book of somebody who left it here, without a code', async () => {
    const left = { book: 'so-thon:19:p.1', title: 'Trưởng bản Pá Hạ', office: 'Thái Nguyên' };
    const { opened, user } = openPhone('/', [left]);
    await user.click(screen.getByRole('button', { name: 'Mở lại sổ của Trưởng bản Pá Hạ' }));
    expect(opened).toEqual(['so-thon:19:p.1']);
  });

  test.each<[EnrolTrouble, RegExp, RegExp]>([
    ['WRONG', /Mã không đúng/u, /Xem lại từng chữ số/u],
    ['USED', /Mã này đã dùng rồi/u, /Xin công chức xã mã mới/u],
    ['EXPIRED', /Mã đã hết hạn/u, /Xin công chức xã mã mới/u],
    ['OFFLINE', /Chưa có mạng/u, /bấm Thử lại/u],
    ['BUSY', /Máy chủ đang bận/u, /Mã vẫn dùng được/u],
    ['NO_STORE', /không giữ được sổ/u, /Tắt chế độ ẩn danh/u],
  ])('has a clear word for %s, with what to do next', async (trouble, title, next) => {
    const { user } = openNewPhone('/gia-nhap#ABCD', trouble);
    await user.click(screen.getByRole('button', { name: 'Nhận máy này' }));
    const said = await screen.findByRole('alert');
    expect(said.textContent).toMatch(title);
    expect(said.textContent).toMatch(next);
  });

  test('tries again with the same code once there is a network', async () => {
    const { codes, user } = openNewPhone('/gia-nhap#ABCD', 'OFFLINE', null);
    await user.click(screen.getByRole('button', { name: 'Nhận máy này' }));
    await user.click(await screen.findByRole('button', { name: 'Thử lại' }));
    expect(codes).toEqual(['ABCD', 'ABCD']);
  });
});
