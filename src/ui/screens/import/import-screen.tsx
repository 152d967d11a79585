/**
 * Nhập từ tệp: a list that an office keeps elsewhere, brought into the book.
 */
import '../../../i18n/vi-work.ts';
import '../../../i18n/vi-import.ts';
import '../../parts/css/report.css';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { Kind } from '../../../core/kind.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProgressCard } from '../../parts/progress-card.tsx';
import { createImport } from '../../state/import.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { importableKinds } from '../../state/import-kinds.ts';
import { useSession, useText } from '../../state/session.ts';
import { useCreated } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportReview } from './import-review.tsx';
import { ImportSaved } from './import-saved.tsx';

export function ImportScreen(): JSX.Element {
  const { params } = useRoute();
  const { notebook } = useSession();
  const text = useText();
  const kinds = importableKinds(notebook);
  const first = kinds.find(({ name }) => name === params['kind']) ?? kinds[0];
  return (
    <Page title={text.import.title} back={first ? `/so/${first.name}` : '/'} tab={null}>
      {first ? (
        <Importing key={first.name} first={first} kinds={kinds} />
      ) : (
        <EmptyState icon="file" title={text.import.title} text={text.import.notAllowed} />
      )}
    </Page>
  );
}

function Importing({ first, kinds }: { first: Kind; kinds: readonly Kind[] }): JSX.Element {
  const session = useSession();
  const state = useCreated(() => createImport(session, first), [session, first]);
  return (
    <>
      <AtWork state={state} />
      {state.step.value === 'file' && <ImportFile state={state} kinds={kinds} />}
      {state.step.value === 'columns' && <ImportColumns state={state} />}
      {state.step.value === 'rows' && <ImportReview state={state} />}
      {state.step.value === 'saved' && <ImportSaved state={state} />}
    </>
  );
}

/** How far it is, and the way to give it up. */
function AtWork({ state }: { state: ImportState }): JSX.Element | null {
  const text = useText();
  const work = state.work.value;
  if (work === null) return null;
  return (
    <ProgressCard
      title={text.import.working[work.what]}
      detail={work.all === 0 ? undefined : text.import.rowsOf(work.done, work.all)}
      share={work.all === 0 ? null : work.done / work.all}
      onStop={state.stopWork}
    />
  );
}
