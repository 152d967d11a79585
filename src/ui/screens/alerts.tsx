/**
 * `/canh-bao`: all alerts, sort by sort, each with its sentence and the way to mend it.
 */
import '../../i18n/vi-alerts.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { alertKinds, type Alert, type AlertKind } from '../../reports/alerts/alert.ts';
import { wordsOf } from '../../reports/alerts/alert-words.ts';
import { grouped } from '../../reports/grouped.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useLanguage } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import { mendOf, readAlerts } from '../state/alerts.ts';
import { useReady } from '../state/reports-ready.ts';
import { todayOf, useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { alertIcons } from './alert-icons.ts';
import { Page } from './page.tsx';

/** Of one sort before "Xem thêm": a province has hundreds. */
const AT_ONCE = 10;

export function AlertsScreen(): JSX.Element {
  const session = useSession();
  const { notebook } = session;
  const text = useText();
  const today = todayOf(session);
  const ready = useReady(notebook); // what they are about is named by records
  const alerts = useWatched(notebook, () => readAlerts(notebook, today), [today]);
  return (
    <Page title={text.alerts.title} back="/" tab="/" wide>
      {alerts === null || !ready ? (
        <p class="sub">{text.alerts.looking}</p>
      ) : alerts.length === 0 ? (
        <EmptyState icon="check" title={text.alerts.none} text={text.alerts.noneNext} />
      ) : (
        <>
          <p class="sub">{text.alerts.hint}</p>
          {sortsOf(alerts).map(([kind, own]) => (
            <Sort key={kind} kind={kind} alerts={own} />
          ))}
        </>
      )}
      <Button look="quiet" full href="/so/threshold">
        {text.alerts.norms}
      </Button>
    </Page>
  );
}

/** Sorts in the order in which their first ones press: an accountant's own stand first. */
function sortsOf(alerts: readonly Alert[]): readonly (readonly [AlertKind, readonly Alert[]])[] {
  const groups = grouped(alerts, ({ kind }) => kind);
  return [...groups.keys()].flatMap((key) =>
    alertKinds.filter((kind) => kind === key).map((kind) => [kind, groups.get(kind) ?? []] as const),
  );
}

function Sort({ kind, alerts }: { kind: AlertKind; alerts: readonly Alert[] }): JSX.Element {
  const text = useText();
  const [most, setMost] = useState(AT_ONCE);
  const rest = alerts.length - most;
  return (
    <Section title={`${text.alerts.kinds[kind]} (${alerts.length})`}>
      {alerts.slice(0, most).map((alert) => (
        <OneAlert key={JSON.stringify(alert)} alert={alert} />
      ))}
      {rest > 0 && (
        <Button look="outline" full onClick={() => setMost(most + 5 * AT_ONCE)}>
          {text.alerts.more(rest)}
        </Button>
      )}
    </Section>
  );
}

function OneAlert({ alert }: { alert: Alert }): JSX.Element {
  const { notebook } = useSession();
  const { held } = notebook.me;
  const text = useText();
  const language = useLanguage();
  const { about, where, says } = wordsOf(alert, text.alerts, language, notebook.nameOf, held[0]?.commune);
  const { word, href } = mendOf(alert, held);
  const mend = text.alerts.mend[word];
  return (
    <Card>
      <Row
        title={about}
        sub={where}
        note={says}
        noteTone={alert.tone}
        start={<Tile icon={alertIcons[alert.kind]} tone={alert.tone} small />}
        below={
          <Button look="outline" small href={href} label={`${mend}: ${about}`}>
            {mend}
          </Button>
        }
      />
    </Card>
  );
}
