/**
 * Writing and editing a record: `/ghi/:kind` and `/phieu/:id/sua`.
 */
import '../../i18n/vi-work.ts';
import '../parts/css/record.css';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { findKind } from '../../kinds/index.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { useWords } from '../parts/language.tsx';
import { openEdit, openNew, type Opened } from '../state/open-form.ts';
import { useSession, useText } from '../state/session.ts';
import { OpenForm } from './form/open-form.tsx';
import { Page } from './page.tsx';

export function NewFormScreen(): JSX.Element {
  const { params, query } = useRoute();
  const session = useSession();
  const kind = params['kind'] ?? '';
  const key = `${kind}?${new URLSearchParams(query).toString()}`;
  return <Opening key={key} kind={kind} back={`/so/${kind}`} open={() => openNew(session, kind, query)} />;
}

export function EditFormScreen(): JSX.Element {
  const { params, query } = useRoute();
  const session = useSession();
  const id = params['id'] ?? '';
  const key = `${id}?${new URLSearchParams(query).toString()}`;
  return <Opening key={key} kind={null} back={`/phieu/${id}`} open={() => openEdit(session, id, query)} />;
}

type OpeningProps = { kind: string | null; back: string; open: () => Promise<Opened> };

function Opening({ kind, back, open }: OpeningProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const opened = useSignal<Opened | null>(null);
  useEffect(() => {
    let here = true;
    const begin = async (): Promise<void> => {
      await notebook.ready;
      const found = await open();
      if (here) opened.value = found;
    };
    begin().catch(reportError);
    return () => {
      here = false;
    };
  }, []);

  const found = opened.value;
  if (found !== null && typeof found === 'object') return <OpenForm opening={found} back={back} />;
  const label = kind === null ? undefined : findKind(kind)?.label.one;
  const title = label === undefined ? text.do.edit : say(label);
  return (
    <Page title={title} plain back={back}>
      {found === 'MISSING' && <EmptyState title={text.record.missingTitle} text={text.record.missingNext} />}
      {found === 'NOT_ALLOWED' && (
        <EmptyState icon="lock" title={text.form.notAllowedTitle} text={text.form.notAllowedNext} />
      )}
      {found === null && <p class="sub">{text.app.loading}</p>}
    </Page>
  );
}
