/**
 * `/han-bao-cao`: the deadlines of the next twelve months, and the same as a file for the phone's calendar.
 */
import '../parts/css/report.css';
import '../../i18n/vi-alerts.ts';
import type { JSX } from 'preact';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useLanguage } from '../parts/language.tsx';
import { calendarFile, readDeadlines } from '../state/deadlines.ts';
import { todayOf, useSession, useText } from '../state/session.ts';
import { saveFile } from '../state/share.ts';
import { useWatched } from '../state/watched.ts';
import { DeadlineRows } from './deadline-rows.tsx';
import { Page } from './page.tsx';

export function DeadlinesScreen(): JSX.Element {
  const session = useSession();
  const { notebook, clock, toast } = session;
  const text = useText();
  const language = useLanguage();
  const deadlines = useWatched(notebook, () => readDeadlines(notebook, clock()), [todayOf(session)]);

  function add(): void {
    const { calendar, basis } = text.deadlines;
    const file = calendarFile(deadlines ?? [], { name: calendar, basis }, language, clock());
    saveFile(file);
    toast.say(text.deadlines.added(file.name));
  }

  return (
    <Page
      title={text.deadlines.title}
      back="/"
      tab="/"
      foot={
        deadlines !== null && deadlines.length > 0 ? (
          <Button full icon="calendar" onClick={add}>
            {text.deadlines.add}
          </Button>
        ) : undefined
      }
    >
      {deadlines === null ? null : deadlines.length === 0 ? (
        <EmptyState icon="calendar" title={text.deadlines.none} text={text.deadlines.noneNext} />
      ) : (
        <>
          <p class="sub stamp">{text.deadlines.hint}</p>
          <Card>
            <DeadlineRows deadlines={deadlines} basis />
          </Card>
        </>
      )}
    </Page>
  );
}
