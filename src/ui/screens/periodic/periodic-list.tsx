/**
 * Báo cáo kỳ: the reports of this place, and the one that is due now at one tap.
 */
import '../../../i18n/vi-work.ts';
import '../../../i18n/vi-periodic.ts';
import '../../../kinds/asking.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { monthOf, yearOf, type Day } from '../../../core/day.ts';
import { textOf } from '../../../core/kind.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry, Notebook } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Said } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { Tag } from '../../parts/tag.tsx';
import { onlyPlace, writingRoles } from '../../state/form-places.ts';
import { todayOf, useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { whyNot } from '../record/move-dialog.tsx';

const kind = getKind('periodicReport');

export function PeriodicListScreen(): JSX.Element {
  const session = useSession();
  const { notebook } = session;
  const text = useText();
  const reports = useWatched(notebook, () => notebook.list({ kind: kind.name }), []);
  const mayWrite = writingRoles(notebook.me.held, kind).length > 0;
  return (
    <Page
      title={text.periodic.title}
      subtitle={text.periodic.hint}
      back="/bao-cao"
      foot={mayWrite ? <Begin today={todayOf(session)} /> : undefined}
    >
      {reports?.length === 0 && (
        <EmptyState
          icon="chart"
          title={text.periodic.none}
          text={mayWrite ? text.periodic.noneNext : text.periodic.noneRead}
        />
      )}
      {reports !== null && reports.length > 0 && (
        <Rows>
          {reports.map((report) => (
            <OneReport key={report.id} report={report} />
          ))}
        </Rows>
      )}
    </Page>
  );
}

function OneReport({ report }: { report: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const state = kind.life?.states[textOf(report.body, 'status') ?? 'draft'];
  const commune = textOf(report.body, 'commune');
  const place = commune === null ? text.periodic.ofOffice : notebook.nameOf(commune);
  const note = textOf(report.body, 'status') === 'returned' ? textOf(report.body, 'statusNote') : null;
  return (
    <Row
      title={report.title}
      sub={[place, textOf(report.body, 'number')].filter(Boolean).join(' · ')}
      href={`/bao-cao-ky/${report.id}`}
      end={state && <Tag tone={state.tone} text={state.label} />}
      {...(note === null ? {} : { note })}
      arrow
    />
  );
}

/** The review up to the end of this month; one that is there already is opened. */
function Begin({ today }: { today: Day }): JSX.Element {
  const { notebook, toast } = useSession();
  const { route } = useLocation();
  const text = useText();
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    setBusy(true);
    const made = await beginReport(notebook, today);
    setBusy(false);
    if ('id' in made) route(`/bao-cao-ky/${made.id}`);
    else toast.say(made.problem(text));
  };
  return (
    <>
      <Button look="outline" href={`/ghi/${kind.name}`}>
        {text.periodic.other}
      </Button>
      <Button icon="plus" busy={busy} onClick={() => void begin()}>
        {text.periodic.make(monthOf(today), yearOf(today))}
      </Button>
    </>
  );
}

type Begun = { readonly id: string } | { readonly problem: (text: ReturnType<typeof useText>) => Said };

async function beginReport(notebook: Notebook, today: Day): Promise<Begun> {
  const place = onlyPlace(writingRoles(notebook.me.held, kind));
  const values = kind.start({ today, ...place, person: notebook.me.person });
  const standing = await notebook.list({ kind: kind.name });
  const own = ['commune', 'type', 'periodFrom', 'periodTo'] as const;
  const same = standing.find(({ body }) =>
    own.every((name) => (body[name] ?? null) === (Reflect.get(values, name) ?? null)),
  );
  if (same) return { id: same.id };
  const saved = await notebook.save([{ do: 'create', kind: kind.name, values }]);
  const [id] = saved.saved ? saved.ids : [];
  if (id !== undefined) return { id };
  return { problem: (text) => (saved.saved ? text.form.notSaved : whyNot(saved, text)) };
}
