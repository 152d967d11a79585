/** Stories that once broke, shrunk, and what they taught. Each is told again, and everything must hold. */
import { describe, expect, test } from 'vitest';
import { openBook } from '../server/office/book.ts';
import { allOk, create, createPhone, edit, row } from '../sync/phone.ts';
import { readScript } from './script.ts';
import { tell } from './tell.ts';

const stories: readonly (readonly [what: string, script: string])[] = [
  [
    'two tabs of a phone that a restored office forgot show its certificate at once',
    `head head officer
     openTab 0.1 614883397 400 0
     restore 0.0 709092756 400 0
     sync 0.1 335620285 6 0
     create 2.0 587075300 1 0
     sync 0.0 573545160 1 0
     sync 2.0 928615900 6 0`,
  ],
  [
    'what took effect waits for a supervisor after a first restore, and is still known for it after a second',
    `head head
     reverse 1.0 397086072 400 0
     withdraw 0.1 351065533 400 0
     sync 0.1 222804064 400 0
     restore 1.1 237939884 400 0
     sync 0.0 555260161 400 0
     restore 0.0 376773357 400 0
     sync 1.0 310167189 400 0`,
  ],
  [
    'what a restored office has refused meanwhile is taken back by the receipt that says it worked',
    `head head officer head2
     edit 2.0 466891641 400 0
     edit 3.0 149753725 400 0
     restore 1.0 519888928 400 0
     sync 2.0 245559945 400 0
     sync 3.0 95902922 400 0
     backup 3.0 244175844 400 0
     admitPhone 3.1 887346324 400 0
     sync 3.0 471059791 400 0
     restore 0.0 983335228 400 0`,
  ],
  [
    'a mend that waits because nobody admitted the phone yet has not used up what it names',
    `head
     grant 1.0 31271437 400 0
     sync 0.1 492950120 400 0
     poison 0.0 966386940 400 0
     sync 0.0 309835683 20 0
     discard 2.0 626402109 400 0
     restoreNewEpoch 0.0 906691245 400 0
     mend 0.0 111034445 400 0`,
  ],
  [
    'a book that is compacted once more, less far, still knows how much of it is forgotten',
    `head head officer head2
     edit 2.1 448872979 400 0
     withdraw 4.0 974479513 400 0
     sync 2.0 164180698 400 0
     sync 4.0 2602797 400 0
     compact 4.1 292008004 400 0
     compact 1.0 487074105 400 0`,
  ],
  [
    // The author had every right: another person's edit, released in the same commit, moved the record a step later.
    // The check had looked at where the commit left it (right-checks.ts).
    'a record and its edits come back to a restored office, and what waited there for it moves it away',
    `head head officer
     create 0.0 626310368 400 0
     sync 0.0 384830861 7 0
     backup 0.0 207569538 400 0
     sync 2.0 403261745 400 0
     edit 0.0 559793158 400 0
     restore 0.0 296192161 400 0
     edit 2.0 956158102 400 0
     sync 2.0 984882392 400 0`,
  ],
  [
    'what was written before the connection to the book broke is not written anew, later and with another time',
    `head
     torn 0.1 674154322 400 0
     comment 0.0 622578705 400 0`,
  ],
  [
    'what a restored office creates anew stands on nothing: not on a base whose edit a rolled back phone forgot',
    `head
     withdraw 1.1 642332048 400 0
     backup 0.0 46271916 400 0
     create 0.1 100070740 400 0
     edit 1.0 719253783 400 0
     sync 1.1 437869312 400 0
     rollBack 1.0 205002071 400 0
     sync 0.0 743421588 400 0
     backup 1.0 580843938 400 0
     restore 1.0 592126247 400 0`,
  ],
  [
    'a mend that was refused itself takes its place again after a restore, so that it can be mended in its turn',
    `head head officer head2 accountant
     family 4.0 41036494 400 0
     sync 4.0 619753175 400 0
     mend 4.0 923227402 400 0
     sync 4.1 229668179 400 0
     restoreNewEpoch 0.0 720759941 400 0`,
  ],
  [
    'a photo that was refused while the clock was ahead is tried again once the clock is right',
    `head
     photo 1.1 654174445 400 0
     restore 2.0 418122411 400 0
     sync 1.0 461747228 400 0
     sendPhotos 1.0 178488587 400 0
     fiveYearsBack 1.0 758564023 400 0`,
  ],
];

describe('a story that once broke', () => {
  test.each(stories)('holds: %s', async (_, script) => {
    expect((await tell(readScript(script))).broken).toEqual([]);
  });

  test('holds: a comment comes back by version alone before the record that it is about', async () => {
    const phone = createPhone();
    const about = { about: 'r2', words: 'Đẹp' };
    await phone.save(create('r2'), edit('create', 'w1', 'w1', about, { kind: 'remark' }));
    await phone.round((request) => {
      const { own = [], ...rest } = allOk(request, 4);
      return { ...rest, own: [...own].reverse() };
    });
    expect(phone.row('w1')?.base?.scopes).toEqual(['village:v1']);
    const elsewhere = { held: [], scopes: ['all', 'village:v2'] as const };
    await phone.round(() => ({ grants: elsewhere, rows: [row('r3', 6, {}, { scopes: ['village:v2'] })] }));
    expect(phone.row('w1')).toBeUndefined();
  });

  test('holds: what a revoked phone was told is known for lost when the office is restored', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    await head.pullAll();
    await office.setDeviceState('d-head', 'revoked', 'admin');
    const { proof } = head;
    const { answer } = await head.send({
      kind: 'project',
      values: { commune: 'c1', village: 'v1', status: 'draft', name: 'Trâu' },
    });
    expect(answer.outcomes).toMatchObject([{ outcome: 'HELD', reason: 'revoked' }]);
    expect(answer.proof).not.toBe(proof);
  });
});
