/**
 * "Có thể hỗ trợ trùng với …": other projects that give the same goods to the same village, of any programme, in this
 * year or the one before or after it.
 */
import '../../../i18n/vi-money.ts';
import type { JSX } from 'preact';
import { textOf, type AnyBody } from '../../../core/kind.ts';
import { projectLines } from '../../../reports/projects-table.ts';
import type { Entry, Notebook } from '../../../storage/notebook-door.ts';
import { Banner } from '../../parts/banner.tsx';
import type { Form } from '../../state/form.ts';
import { asRecord } from '../../state/money-check.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';

export function SupportOfForm({ form }: { form: Form }): JSX.Element | null {
  const { villages, items } = form.values.value;
  const values = form.values.value;
  const self = form.opening.record ?? form.opening.draft;
  return <Twice key={JSON.stringify([villages, items])} values={values} self={self} />;
}

export function SupportOfProject({ entry }: { entry: Entry }): JSX.Element | null {
  return entry.gone === 'no' ? <Twice values={entry.body} self={entry.id} /> : null;
}

function Twice({ values, self }: { values: AnyBody; self: string }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const { year, villages, items, status } = values;
  const key = JSON.stringify([year, villages, items, status]);
  const twins = useWatched(notebook, () => readTwice(notebook, values, self), [key, self]) ?? [];
  if (twins.length === 0) return null;
  return (
    <Banner
      tone="wait"
      title={text.plan.supportedTwice}
      text={[
        ...twins.slice(0, 3).map((twin, at) => (
          <span key={twin.id}>
            {at > 0 && ', '}
            <a href={`/phieu/${twin.id}`}>
              {text.plan.supportedTwiceWith(textOf(twin.body, 'name') ?? '', Number(twin.body['year']))}
            </a>
          </span>
        )),
        '. ',
        text.plan.supportedTwiceHint,
      ]}
    />
  );
}

async function readTwice(notebook: Notebook, values: AnyBody, self: string) {
  const { year } = values;
  if (typeof year !== 'number') return [];
  const own = asRecord('productionProject', values, self);
  const all = await notebook.list({ kind: 'productionProject' });
  const lines = projectLines([...all.filter(({ id }) => id !== own.id), own], [], new Map(), {
    year,
    until: '',
  });
  return lines.find(({ project }) => project === own)?.twins ?? [];
}
