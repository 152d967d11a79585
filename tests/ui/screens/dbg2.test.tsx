import { test } from 'vitest';
import { liveQuery } from 'dexie';
import { createPhone } from './alone.tsx';
test('x', async () => {
  const p = await createPhone('villageHead').catch((e) => { console.log('failed', e.message.slice(0,100)); return null; });
  console.log(p?.notebook.nameOf('v.01969.02'));
}, 12000);
