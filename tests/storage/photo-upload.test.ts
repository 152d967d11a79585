/** Photos on their way out of the book, without an office: what goes when, and what a copy of one says. */
import { createEngine } from './test-engine.ts';
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshMeta } from '../../src/sync/shelf.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { packPhoto, unpackPhoto, type WholePhoto } from '../../src/storage/photo-file.ts';
import { uploadPhotos } from '../../src/storage/photo-upload.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { nextRequest, wantedForRequest } from '../../src/sync/decisions/request.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import { allOk, answerTo, asId, create, save } from '../sync/phone.ts';
import { findTestKind } from '../sync/test-kinds.ts';

const NOW = 2_000_000;
let database: Database;
beforeEach(() => {
  database = openDatabase('book', createEngine());
});
afterEach(() => database.close());

function photoOf(
  id: string,
  draft: WholePhoto['row']['draft'],
  state: WholePhoto['row']['state'],
): WholePhoto {
  const bytes = new Uint8Array(randomBytes(500));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const none = { offset: 0, askedAt: 0, wholeAt: null };
  const of = { id: asId(id), about: asId('visit'), values: { about: 'visit' }, thumb: bytes.slice(0, 9) };
  return { row: { ...of, ...none, state, draft, sha256, size: bytes.byteLength, at: NOW }, bytes };
}

/** An office that has every photo already. */
async function upload(): Promise<readonly string[]> {
  const asked: string[] = [];
  await uploadPhotos({
    database,
    clock: () => NOW,
    mayGoOn: () => true,
    signal: new AbortController().signal,
    ask: (path) => {
      asked.push(path);
      const headers = { 'tus-resumable': '1.0.0', 'upload-offset': '500', 'x-sync-seq': '7' };
      return Promise.resolve(new Response(null, { status: 200, headers }));
    },
  });
  return asked;
}

describe('a photo whose record', () => {
  const stateOf = async (id: string) => (await database.photos.get(id))?.state;

  test('was taken by an answer that is only noted goes at once; one behind it waits', async () => {
    const shelf = createDexieShelf(database, createRowIndex(findTestKind));
    await save(shelf, [create('photo1', { name: 'Ảnh 1' })], NOW);
    const found = await shelf.read(wantedForRequest(1_000_000));
    const request = nextRequest(found, { now: NOW, nonce: '12345678', want: 1_000, guards: allPhoneGuards });
    expect(request).toMatchObject({ proof: freshMeta.proof, cursor: freshMeta.cursor });
    expect(await shelf.note?.(request, answerTo(request, allOk(request, 1)), NOW)).toBe(true);
    // Behind the shelf's back, which works in what is noted before it saves.
    const [first] = await database.edits.toArray();
    if (!first) throw new Error('no edit');
    const next = { ...first, id: asId('photo2'), record: asId('photo2'), order: first.order + 1 };
    await database.edits.put(next);
    for (const id of ['photo1', 'photo2']) {
      const { row, bytes } = photoOf(id, null, 'waiting');
      await database.photos.put(row);
      await database.photoBytes.put({ id: row.id, bytes });
    }
    expect(await upload()).toHaveLength(1);
    expect([await stateOf('photo1'), await stateOf('photo2')]).toEqual(['sent', 'waiting']);
    // And it is not taken back because its edit still looks unsent.
    await upload();
    expect(await stateOf('photo1')).toBe('sent');
  });
});

describe('a copy of a photo', () => {
  test.each([
    ['taken in a form', 'form', 'draft', 'draft'],
    ['taken on the page of a record, whose own record is not written yet', null, 'draft', 'draft'],
    ['that waits', null, 'waiting', 'waiting'],
    ['that was refused', null, 'refused', 'waiting'],
  ] as const)('%s comes back as it was before anybody sent it', async (_, draft, state, back) => {
    const photo = photoOf('photo1', draft, state);
    const copy = await unpackPhoto(new Uint8Array(await packPhoto(photo)));
    expect(copy).toEqual({ row: { ...photo.row, state: back }, bytes: photo.bytes });
  });
});
