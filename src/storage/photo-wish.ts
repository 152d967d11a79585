/** "Chỉ gửi ảnh khi có Wi-Fi", where the worker reads it: it cannot look at the page's own settings. */
import type { Database } from './database.ts';

interface Wish {
  readonly key: 'photos';
  readonly byWifi: boolean;
}

const wishes = (database: Database) => database.table<Wish, string>('meta');

export async function keepWish(database: Database, byWifi: boolean): Promise<void> {
  if ((await wishes(database).get('photos'))?.byWifi !== byWifi)
    await wishes(database).put({ key: 'photos', byWifi });
}

/** True where nobody ever said: bytes that nobody wanted to pay for are worse than a photo that waits. */
export async function readWish(database: Database): Promise<boolean> {
  return (await wishes(database).get('photos'))?.byWifi ?? true;
}
