import { describe, expect, test } from 'vitest';
import { openBook, valuesOf, type Book, type TestPhone } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

/** A project that both phones have. */
async function shared(book: Book, values = {}): Promise<{ head: TestPhone; officer: TestPhone; id: string }> {
  const head = await book.phone('head');
  const officer = await book.phone('officer');
  const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu', ...values } });
  await officer.pullAll();
  return { head, officer, id };
}

const update = (record: string, values: Record<string, [unknown, unknown]>) =>
  ({ op: 'update', kind: 'project', record, values: values as never }) as const;

describe('merge (§4)', () => {
  test('edits of different fields are both kept, without a word', async () => {
    const { head, officer, id } = await shared(await openBook());
    const mine = head.mutation(update(id, { name: ['Trâu', 'Bò'] }));
    expect(await officer.send(update(id, { place: [null, 'Nà Hin'] }))).toMatchObject({ outcome: 'OK' });
    expect((await head.sync([mine])).outcomes[0]).toMatchObject({ outcome: 'OK', reason: null });
    await officer.pullAll();
    for (const phone of [head, officer])
      expect(phone.values(id)).toMatchObject({ name: 'Bò', place: 'Nà Hin' });
  });

  test.each([
    ['the later edit wins', 0, 1_000, 'của xã'],
    ['whichever arrives first', 1_000, 0, 'của thôn'],
  ])(
    'in the same field %s, and the other value is a record that both see',
    async (_, headAhead, officerAhead, winner) => {
      const book = await openBook();
      const { head, officer, id } = await shared(book);
      const mine = head.mutation({
        ...update(id, { name: ['Trâu', 'của thôn'] }),
        at: book.clock.now + 10 + headAhead,
      });
      const theirs = officer.mutation({
        ...update(id, { name: ['Trâu', 'của xã'] }),
        at: book.clock.now + 10 + officerAhead,
      });
      book.clock.now += 60_000;
      await head.sync([mine], { now: book.clock.now });
      const { outcomes } = await officer.sync([theirs], { now: book.clock.now });
      expect(outcomes[0]).toMatchObject({ outcome: 'CONFLICT', reason: 'same-field' });
      await head.pullAll();
      await officer.pullAll();
      for (const phone of [head, officer]) {
        expect(phone.values(id)).toMatchObject({ name: winner });
        const [conflict] = [...phone.base.values()].filter((row) => row.kind === 'conflict');
        expect(conflict && valuesOf(conflict)).toMatchObject({
          about: id,
          recordKind: 'project',
          group: 'name',
          kept: { name: winner },
          lost: { name: winner === 'của xã' ? 'của thôn' : 'của xã' },
          keptBy: winner === 'của xã' ? 'officer' : 'head',
          state: 'open',
        });
      }
      expect(await book.office.verify()).toMatchObject({ sound: true });
    },
  );

  test('choosing a value is an edit, and the conflict is closed by another', async () => {
    const book = await openBook();
    const { head, officer, id } = await shared(book);
    const mine = head.mutation(update(id, { name: ['Trâu', 'của thôn'] }));
    await officer.send(update(id, { name: ['Trâu', 'của xã'] }));
    await head.sync([mine]);
    await officer.pullAll();
    const conflict = [...officer.base.values()].find((row) => row.kind === 'conflict');
    const chosenBy = (person: string) => ({
      state: ['open', 'chosen'],
      chosen: [null, { name: 'đã chọn' }],
      chosenBy: [null, person],
    });
    const name = officer.values(id)?.['name'];
    book.clock.now += 5_000;
    expect(await officer.send(update(id, { name: [name ?? null, 'đã chọn'] }))).toMatchObject({
      outcome: 'OK',
    });
    expect(
      await officer.send({
        op: 'update',
        kind: 'conflict',
        record: conflict?.id ?? '',
        values: chosenBy('head'),
      }),
    ).toMatchObject({ outcome: 'FORBIDDEN', reason: 'not-changeable' });
    expect(
      await officer.send({
        op: 'update',
        kind: 'conflict',
        record: conflict?.id ?? '',
        values: chosenBy('officer'),
      }),
    ).toMatchObject({ outcome: 'OK' });
    expect(
      await head.send({
        kind: 'conflict',
        values: { about: id, recordKind: 'project', group: 'x', state: 'open' },
      }),
    ).toMatchObject({ outcome: 'FORBIDDEN' });
  });

  test('the same value from both is no conflict', async () => {
    const { head, officer, id } = await shared(await openBook());
    const mine = head.mutation(update(id, { name: ['Trâu', 'Bò'] }));
    await officer.send(update(id, { name: ['Trâu', 'Bò'] }));
    expect((await head.sync([mine])).outcomes[0]).toMatchObject({ outcome: 'OK' });
  });

  test('a value changed and changed back does not let an older edit win', async () => {
    const book = await openBook();
    const { head, officer, id } = await shared(book);
    const old = head.mutation(update(id, { name: ['Trâu', 'cũ'] }));
    book.clock.now += 10_000;
    await officer.send(update(id, { name: ['Trâu', 'Bò'] }));
    await officer.send(update(id, { name: ['Bò', 'Trâu'] }));
    expect((await head.sync([old])).outcomes[0]).toMatchObject({ outcome: 'CONFLICT' });
    expect(head.values(id)).toMatchObject({ name: 'Trâu' });
  });

  test('without base values the last to arrive wins in silence', async () => {
    const book = await openBook({ guards: { baseValues: false } });
    const { head, officer, id } = await shared(book);
    const old = head.mutation(update(id, { name: ['Trâu', 'cũ'] }));
    book.clock.now += 10_000;
    await officer.send(update(id, { name: ['Trâu', 'Bò'] }));
    expect((await head.sync([old])).outcomes[0]).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).toMatchObject({ name: 'cũ' });
  });

  test('people and its parts merge as one value', async () => {
    const book = await openBook();
    const { head, officer, id } = await shared(book, { people: 10, women: 4 });
    const mine = head.mutation(update(id, { people: [10, 5], women: [4, 4] }));
    await officer.send(update(id, { people: [10, 10], women: [4, 8] }));
    expect((await head.sync([mine])).outcomes[0]).toMatchObject({ outcome: 'CONFLICT' });
    const { people, women } = head.values(id) ?? {};
    expect([
      [5, 4],
      [10, 8],
    ]).toContainEqual([people, women]);
  });

  test('without the group the parts outgrow the whole, and the record is marked', async () => {
    const book = await openBook({ guards: { togetherGroups: false } });
    const { head, officer, id } = await shared(book, { people: 10, women: 4 });
    const mine = head.mutation(update(id, { people: [10, 5], women: [4, 4] }));
    await officer.send(update(id, { people: [10, 10], women: [4, 8] }));
    expect((await head.sync([mine])).outcomes[0]).toMatchObject({ outcome: 'CONFLICT' });
    expect(head.values(id)).toMatchObject({ people: 5, women: 8 });
  });

  test('rows of a list merge by row, sets by element', async () => {
    const book = await openBook();
    const rows = [
      { id: 'a', what: 'trâu', quantity: 1 },
      { id: 'b', what: 'rơm', quantity: 2 },
    ];
    const { head, officer, id } = await shared(book, { items: rows, months: ['m1'] });
    const mine = head.mutation(
      update(id, { items: [rows, [{ ...rows[0], quantity: 9 }, rows[1]]], months: [['m1'], ['m1', 'm2']] }),
    );
    await officer.send(
      update(id, {
        items: [rows, [rows[0], rows[1], { id: 'c', what: 'cỏ', quantity: 3 }]],
        months: [['m1'], ['m3']],
      }),
    );
    expect((await head.sync([mine])).outcomes[0]).toMatchObject({ outcome: 'MERGED' });
    expect(head.values(id)).toMatchObject({
      items: [{ id: 'a', quantity: 9 }, { id: 'b' }, { id: 'c' }],
      months: ['m3', 'm2'],
    });
  });

  test('a rule that breaks in a merge marks the record, and mending it unmarks it', async () => {
    const book = await openBook();
    const { head, officer, id } = await shared(book, { people: 10 });
    expect(await officer.send(update(id, { people: [10, 3], women: [null, 7] }))).toMatchObject({
      outcome: 'MERGED',
      reason: 'rule',
    });
    await head.pullAll();
    expect(head.base.get(id)).toMatchObject({ review: ['rule'] });
    expect(await head.send(update(id, { people: [3, 9], women: [7, 7] }))).toMatchObject({ outcome: 'OK' });
    expect(head.base.get(id)).toMatchObject({ review: [] });
  });

  test('an edit of nothing new is fine', async () => {
    const { head, id } = await shared(await openBook());
    expect(await head.send(update(id, {}))).toMatchObject({ outcome: 'OK' });
    expect(await head.send(update(id, { name: ['Trâu', 'Trâu'] }))).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).toMatchObject({ name: 'Trâu' });
  });

  test('personal values stay sealed, and the history shows old and new', async () => {
    const book = await openBook();
    const { head, officer, id } = await shared(book, { leader: 'Người A' });
    await head.send(update(id, { leader: ['Người A', 'Người B'], place: [null, 'Nà Hin'] }));
    await officer.pullAll();
    expect(officer.base.get(id)?.open).not.toHaveProperty('leader');
    expect(officer.values(id)).toMatchObject({ leader: 'Người B', place: 'Nà Hin' });
    const history = await book.office.history(officer, id);
    expect(history).toMatchObject([
      { op: 'create', person: 'head', outcome: 'OK' },
      { op: 'update', open: { place: [null, 'Nà Hin'] }, sealed: 'p0:{"leader":["Người A","Người B"]}' },
    ]);
    expect(await book.office.history({ person: 'head2', device: 'd' }, id)).toBeNull();
    expect(await book.office.history({ person: 'head', device: 'd' }, 'nothing')).toBeNull();
  });
});

describe('authored time (rule 11)', () => {
  test('is corrected by the clock of the phone, years off or not', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    for (const skew of [-5 * 365 * 86_400_000, 86_400_000, 0]) {
      head.skew = skew;
      const m = head.mutation({
        kind: 'project',
        at: book.clock.now + skew - 1_000,
        values: { ...village, name: 'Trâu' },
      });
      expect((await head.sync([m])).outcomes[0]).toMatchObject({ time: book.clock.now - 1_000 });
    }
  });

  test('never lies ahead of the office', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    const m = head.mutation({
      kind: 'project',
      at: book.clock.now + 1e9,
      values: { ...village, name: 'Trâu' },
    });
    expect((await head.sync([m])).outcomes[0]).toMatchObject({ time: book.clock.now });
  });

  test('a clock that ran ahead does not win against later edits', async () => {
    const winners: unknown[] = [];
    for (const correctedTime of [true, false]) {
      const book = await openBook({ guards: { correctedTime } });
      const { head, officer, id } = await shared(book);
      head.skew = 86_400_000;
      const early = head.mutation(update(id, { name: ['Trâu', 'sớm'] }));
      book.clock.now += 60_000;
      const late = officer.mutation(update(id, { name: ['Trâu', 'muộn'] }));
      await head.sync([early]);
      await officer.sync([late]);
      winners.push(officer.values(id)?.['name']);
    }
    expect(winners).toEqual(['muộn', 'sớm']);
  });

  test('own edits one after the other never conflict', async () => {
    const book = await openBook();
    const { head, id } = await shared(book);
    head.skew = 3_600_000;
    book.clock.now += 1_000;
    const edits = ['một', 'hai', 'ba'].map((name, i, all) =>
      head.mutation(update(id, { name: [all[i - 1] ?? 'Trâu', name] })),
    );
    expect((await head.sync(edits)).outcomes.map((o) => o.outcome)).toEqual(['OK', 'OK', 'OK']);
  });
});
