/**
 * Below what must be done on Sổ: the three most pressing alerts and the next three deadlines. It comes after the
 * first paint.
 */
import '../../i18n/vi-alerts.ts';
import type { JSX } from 'preact';
import type { Day } from '../../core/day.ts';
import { wordsOf } from '../../reports/alerts/alert-words.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { useLanguage } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import { mendOf, readAlerts } from '../state/alerts.ts';
import { readDeadlines } from '../state/deadlines.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { alertIcons } from './alert-icons.ts';
import { DeadlineRows } from './deadline-rows.tsx';

const SHOWN = 3;

export function BookAlerts({ today }: { today: Day }): JSX.Element {
  const { notebook, clock } = useSession();
  const alerts = useWatched(notebook, () => readAlerts(notebook, today), [today]) ?? [];
  const deadlines = useWatched(notebook, () => readDeadlines(notebook, clock()), [today]) ?? [];
  const text = useText();
  return (
    <>
      {alerts.length > 0 && (
        <Section title={text.alerts.title}>
          {alerts.slice(0, SHOWN).map((alert) => (
            <ShortAlert key={JSON.stringify(alert)} alert={alert} />
          ))}
          <Button look="quiet" full href="/canh-bao">
            {text.alerts.seeAll(alerts.length)}
          </Button>
        </Section>
      )}
      {deadlines.length > 0 && (
        <Section title={text.deadlines.title}>
          <Card>
            <DeadlineRows deadlines={deadlines.slice(0, SHOWN)} />
          </Card>
          <Button look="quiet" full href="/han-bao-cao">
            {text.deadlines.all}
          </Button>
        </Section>
      )}
    </>
  );
}

function ShortAlert({ alert }: { alert: Awaited<ReturnType<typeof readAlerts>>[number] }): JSX.Element {
  const { notebook } = useSession();
  const { held } = notebook.me;
  const text = useText();
  const language = useLanguage();
  const { about, says } = wordsOf(alert, text.alerts, language, notebook.nameOf, held[0]?.commune);
  const { word, href } = mendOf(alert, held);
  return (
    <Card>
      <Row
        title={`${text.alerts.kinds[alert.kind]}: ${about}`}
        sub={says}
        note={text.alerts.mend[word]}
        noteTone={alert.tone}
        href={href}
        start={<Tile icon={alertIcons[alert.kind]} tone={alert.tone} small />}
        arrow
      />
    </Card>
  );
}
