import { describe, expect, test } from 'vitest';
import { id as idSchema } from '../../../src/core/id.ts';
import type { Notebook } from '../../../src/storage/notebook-door.ts';
import { createDraftKeeper } from '../../../src/ui/state/draft-keeper.ts';
import { createForm } from '../../../src/ui/state/form.ts';
import { openEdit, openNew, type FormOpening, type Opened } from '../../../src/ui/state/open-form.ts';
import { aDemand, aPayment, createPhone, NOON, record } from '../screens/alone.tsx';

function opened(found: Opened): FormOpening {
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const clock = (): number => NOON;

describe('a form', () => {
  test('keeps what was typed at other questions when a choice answers several at once', async () => {
    const { notebook, session } = await createPhone();
    const form = createForm(notebook, clock, opened(await openNew(session, 'trainingDemand', {})));
    form.answer('people', null, 'mười bốn');
    form.answer('planYear', null, 'sang năm');
    form.answerAll({ planYear: 2027 });
    expect(form.typed.value).toEqual({ people: 'mười bốn' });
    await form.drop();
  });

  test('typed into while it is being saved keeps that too, and leaves no draft behind', async () => {
    const { notebook, session } = await createPhone();
    const slow: Notebook = {
      ...notebook,
      me: notebook.me,
      async save(acts, options) {
        const saved = await notebook.save(acts, options);
        if (options?.dropDraft !== undefined) form.answer('people', 15, '15');
        await new Promise((resolve) => setTimeout(resolve, 300));
        return saved;
      },
    };
    const form = createForm(slow, clock, opened(await openNew(session, 'trainingDemand', {})));
    form.answerAll(aDemand);
    const result = await form.save();
    expect(result).toMatchObject({ done: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await notebook.drafts()).toEqual([]);
    const [only, ...more] = await notebook.list({ kind: 'trainingDemand' });
    expect([only?.body['people'], more]).toEqual([15, []]);
  });

  test('open on two pages makes one record, and never a second payment', async () => {
    const { notebook, session } = await createPhone();
    const first = opened(await openNew(session, 'trainingDemand', {}));
    const [here, there] = [createForm(notebook, clock, first), createForm(notebook, clock, first)];
    here.answerAll(aDemand);
    there.answerAll({ ...aDemand, people: 16 });
    const [one, two] = [await here.save(), await there.save()];
    expect([one.done, two.done]).toEqual([true, true]);
    const [only, ...more] = await notebook.list({ kind: 'trainingDemand' });
    expect([only?.body['people'], more]).toEqual([16, []]);

    const book = (await createPhone('communeAccountant')).notebook;
    const pay = { ...aPayment, recordedBy: 'p.here', project: null };
    const id = idSchema.parse('pay.1');
    const act = { do: 'create', kind: 'disbursement', id } as const;
    expect(await book.save([{ ...act, values: pay }])).toMatchObject({ saved: true });
    expect(await book.save([{ ...act, values: pay }])).toMatchObject({ saved: true });
    expect(await book.save([{ ...act, values: { ...pay, amount: 1 } }])).toMatchObject({ saved: false });
    expect(await book.outbox()).toHaveLength(9);
  });

  test('that mends goes on mending after the phone killed it', async () => {
    const { notebook, session, put } = await createPhone();
    await put(record('trainingDemand', 'demand.1', aDemand));
    const form = createForm(
      notebook,
      clock,
      opened(await openEdit(session, 'demand.1', { mend: 'demand.1' })),
    );
    form.answer('people', 17);
    await form.keepNow();
    form.stop();
    const draft = form.opening.draft;
    for (const query of [{ mend: 'demand.1', draft }, { draft }, { mend: 'demand.1' }])
      expect(await openEdit(session, 'demand.1', query)).toMatchObject({ mend: 'demand.1', draft });
  });
});

describe('the keeper of a draft', () => {
  test('goes on after a writing that failed in any way', async () => {
    let fails = true;
    let kept = 0;
    const keeper = createDraftKeeper(() => {
      if (fails) return Promise.reject(new Error('a mistake'));
      kept += 1;
      return Promise.resolve(true);
    });
    keeper.touch();
    await keeper.flush().catch(() => undefined);
    expect(keeper.state.value).toBe('failed');
    fails = false;
    await keeper.flush();
    expect([keeper.state.value, kept]).toEqual(['kept', 1]);
    keeper.cease();
  });
});
