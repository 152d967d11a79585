import { render } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { Bar } from '../../../src/ui/parts/bar.tsx';
import { Button } from '../../../src/ui/parts/button.tsx';
import { DataTable } from '../../../src/ui/parts/data-table.tsx';
import { Dialog } from '../../../src/ui/parts/dialog.tsx';
import { Frame } from '../../../src/ui/parts/frame.tsx';
import { ProgressCard } from '../../../src/ui/parts/progress-card.tsx';
import { Row, Rows } from '../../../src/ui/parts/row.tsx';
import { Status } from '../../../src/ui/parts/status.tsx';
import { Steps } from '../../../src/ui/parts/steps.tsx';
import { SyncChip, type SyncState } from '../../../src/ui/parts/sync-chip.tsx';
import { TabBar } from '../../../src/ui/parts/tab-bar.tsx';
import { TopBar } from '../../../src/ui/parts/top-bar.tsx';
import { draw } from './drawing.tsx';

describe('a page', () => {
  test('has one heading, one main part, the sync chip and the tabs', () => {
    const { getByRole } = draw(
      <Frame
        top={
          <TopBar title="Bản Pá Hạ" back="/">
            <SyncChip sync={{ state: 'waiting', count: 3 }} />
          </TopBar>
        }
        tabs={<TabBar current="/" />}
        list={<p>danh sách</p>}
      >
        <p>nội dung</p>
      </Frame>,
    );
    expect(getByRole('heading', { level: 1 }).textContent).toBe('Bản Pá Hạ');
    expect(getByRole('main').textContent).toContain('nội dung');
    expect(getByRole('link', { name: '3 chờ mạng' }).getAttribute('href')).toBe('/dong-bo');
    expect(getByRole('link', { name: 'Quay lại' })).toBeTruthy();
    expect(getByRole('link', { name: 'Sổ' }).getAttribute('aria-current')).toBe('page');
    expect(getByRole('link', { name: 'Đồng bộ' }).hasAttribute('aria-current')).toBe(false);
  });

  test.each<[SyncState, string]>([
    [{ state: 'arrived' }, 'Đã tới xã'],
    [{ state: 'waiting', count: 1200 }, '1.200 chờ mạng'],
    [{ state: 'sending', count: 2 }, 'Đang gửi 2'],
    [{ state: 'sending', count: 0 }, 'Đang gửi'],
    [{ state: 'attention', count: 2 }, '2 cần xem lại'],
    [{ state: 'offline', count: 0 }, 'Không có mạng'],
    [{ state: 'offline', count: 4 }, '4 chờ mạng'],
  ])('says %o in words', (sync, said) => {
    expect(draw(<SyncChip sync={sync} />).getByRole('link').textContent).toBe(said);
  });
});

describe('a button', () => {
  test('that is busy answers nothing and stays in reach', async () => {
    const save = vi.fn<() => void>();
    const { user, getByRole } = draw(
      <Button busy onClick={save}>
        Ghi vào sổ
      </Button>,
    );
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(getByRole('button', { name: 'Ghi vào sổ' }));
    expect(document.activeElement).toBe(getByRole('button'));
    expect(save).not.toHaveBeenCalled();
  });
});

describe('a dialog', () => {
  test('asks with the act itself, and the safe answer has the focus', async () => {
    const remove = vi.fn<() => void>();
    const keep = vi.fn<() => void>();
    const { user, getByRole } = draw(
      <Dialog open danger title="Xóa phiếu này?" confirm="Xóa phiếu" onConfirm={remove} onCancel={keep} />,
    );
    expect(getByRole('alertdialog', { name: 'Xóa phiếu này?' })).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(keep).toHaveBeenCalledOnce();
    await user.click(getByRole('button', { name: 'Xóa phiếu' }));
    expect(remove).toHaveBeenCalledOnce();
  });
});

describe('figures and states', () => {
  test('a bar says itself in words and never runs over its end', () => {
    const { getByText, container } = draw(<Bar label="Đã giải ngân 140%" share={1.4} mark={0.66} />);
    expect(getByText('Đã giải ngân 140%')).toBeTruthy();
    expect(container.querySelector<HTMLElement>('i')?.style.width).toBe('100%');
    expect(container.querySelector<HTMLElement>('b')?.style.left).toBe('66%');
  });

  test('a bar of which nothing is known is empty', () => {
    expect(draw(<Bar label="Chưa có kế hoạch" share={null} />).container.querySelector('i')).toBeNull();
  });

  test('steps tell which one a record is at', () => {
    const { container } = draw(<Steps steps={['Đề xuất', 'Thẩm định']} at={1} status="Đang thẩm định" />);
    expect(container.querySelector('[aria-current=step]')?.textContent).toBe('Thẩm định');
    expect(container.textContent).toContain('bước 2 / 2');
  });

  test('a status region is there before its first sentence', () => {
    const { getByRole, rerender } = render(<Status message={null} />);
    const region = getByRole('status');
    expect(region.textContent).toBe('');
    rerender(<Status message="Đã ghi vào sổ" />);
    expect(getByRole('status')).toBe(region);
    expect(region.textContent).toBe('Đã ghi vào sổ');
  });

  test('long work says how far it is and can be stopped', async () => {
    const stop = vi.fn<() => void>();
    const { user, getByRole } = draw(<ProgressCard title="Đang xuất" share={0.35} onStop={stop} />);
    expect(getByRole('progressbar', { name: 'Đang xuất' })).toHaveProperty('value', 0.35);
    await user.click(getByRole('button', { name: 'Dừng lại' }));
    expect(stop).toHaveBeenCalledOnce();
  });

  test('a row is one link, and what stands in it keeps its own', () => {
    const { getAllByRole } = draw(
      <Rows>
        <Row title="Trâu sinh sản" href="/du-an/1" end={<Button href="/them">Thêm</Button>} />
      </Rows>,
    );
    expect(getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/du-an/1', '/them']);
  });

  test('a table names its rows and columns and sets numbers to the right', () => {
    const { getByRole } = draw(
      <DataTable
        caption="Giải ngân theo xã"
        columns={[
          { key: 'commune', head: 'Xã', cell: (row: readonly string[]) => row[0], total: 'Cộng' },
          { key: 'paid', head: 'Giải ngân', number: true, cell: (row) => row[1], total: '2.867' },
        ]}
        rows={[['Phủ Thông', '2.867']]}
        rowKey={(row) => row.join()}
      />,
    );
    expect(getByRole('rowheader', { name: 'Phủ Thông' })).toBeTruthy();
    expect(getByRole('columnheader', { name: 'Giải ngân' }).className).toBe('n');
    expect(getByRole('table', { name: 'Giải ngân theo xã' })).toBeTruthy();
  });
});
