import { describe, expect, test } from 'vitest';
import { aProject, createPhone, record, screen, waitFor } from './alone.tsx';

describe('the search', () => {
  test('finds what was not sent yet, without accents, as one types', async () => {
    const phone = await createPhone();
    await phone.put(record('productionProject', 'project.1', aProject));
    phone.go('/tim');
    await phone.user.type(await screen.findByRole('searchbox'), 'trau sinh san');
    const found = await screen.findByRole('link', { name: 'Nuôi trâu sinh sản' });
    expect(found.getAttribute('href')).toBe('/phieu/project.1');
    expect(screen.getByText('Tìm thấy 1 mục')).toBeTruthy();
  });

  test('says what to try where nothing is found, and remembers what led somewhere', async () => {
    const phone = await createPhone();
    await phone.put(record('productionProject', 'project.1', aProject));
    phone.go('/tim');
    const box = await screen.findByRole('searchbox');
    await phone.user.clear(box);
    await phone.user.type(box, 'xyz');
    expect(await screen.findByText('Không thấy “xyz”')).toBeTruthy();
    await phone.user.clear(box);
    await phone.user.type(box, 'trâu');
    await phone.user.click(await screen.findByRole('link', { name: 'Nuôi trâu sinh sản' }));
    await waitFor(() => expect(location.pathname).toBe('/phieu/project.1'));
    phone.go('/tim');
    await phone.user.clear(await screen.findByRole('searchbox'));
    expect(await screen.findByRole('button', { name: 'trâu' })).toBeTruthy();
  });
});
