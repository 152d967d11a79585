/**
 * Biên bản họp thôn: who met, what was said, which demands came of it; and an empty sheet to sign.
 */
import '../parts/css/table.css';
import type { JSX } from 'preact';
import { parseDay } from '../../core/day.ts';
import { textOf, type AnyBody } from '../../core/kind.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { villageMeeting } from '../../kinds/village-meeting.ts';
import type { Entry } from '../../storage/notebook-door.ts';
import { useLanguage, useWords } from '../parts/language.tsx';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { todayOf, useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { headingOf } from './print-heading.ts';
import { showValue } from './show-value.ts';
import { trainingDemand } from '../../kinds/training-demand.ts';

export function MeetingPapers({ meeting }: { meeting: Entry }): JSX.Element {
  const session = useSession();
  const { notebook } = session;
  const text = useText();
  const demands = useWatched(
    notebook,
    () => notebook.list({ kind: 'trainingDemand', where: { meeting: meeting.id } }),
    [meeting.id],
  );
  const { body } = meeting;
  const date = parseDay(body.date) ?? todayOf(session);
  const heading = headingOf(notebook, textOf(body, 'commune'), textOf(body, 'village'), date, text);
  return (
    <>
      <PrintSheet
        {...heading}
        title={text.print.minutesTitle}
        subtitle={notebook.nameOf(textOf(body, 'village'))}
        signs={text.print.signsVillage}
      >
        <Facts body={body} />
        <Part title={text.print.agenda} said={textOf(body, 'agenda')} />
        <Demands demands={demands ?? []} />
        <Part title={text.print.conclusions} said={textOf(body, 'conclusions')} />
        <p>{text.print.closing}</p>
      </PrintSheet>
      <PrintSheet
        {...heading}
        title={text.print.signSheetTitle}
        subtitle={text.print.signSheetOf(formatDay(date))}
        signs={text.print.signsVillage}
      >
        <SignRows count={rowsFor(body)} />
      </PrintSheet>
    </>
  );
}

const ABOUT = [
  'date',
  'place',
  'attendees',
  'women',
  'households',
  'peopleWithNeed',
  'chairedBy',
  'secretary',
];

/** What is not answered is left as dots: the paper is completed by hand. */
function Facts({ body }: { body: AnyBody }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  return (
    <ul class="paper-facts">
      {ABOUT.flatMap((name) => {
        const field = villageMeeting.fields[name];
        if (!field) return [];
        const shown = showValue(field, body[name], { language, nameOf: notebook.nameOf, text });
        return [
          <li key={name}>
            {say(field.label)}: {shown ?? DOTS}
          </li>,
        ];
      })}
    </ul>
  );
}

function Part({ title, said }: { title: string; said: string | null }): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      {(said ?? `${DOTS}${DOTS}${DOTS}`).split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </>
  );
}

/** The demands that were written from this meeting. */
function Demands({ demands }: { demands: readonly Entry[] }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const { fields } = trainingDemand;
  const parts = ['people', 'women', 'ethnicMinority', 'poor', 'nearPoor'] as const;
  return (
    <>
      <h2>{text.print.demands}</h2>
      <section class="scroll-x" aria-label={text.print.demands} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.print.no}</th>
              <th scope="col">{text.report.trade}</th>
              {parts.map((part) => (
                <th key={part} scope="col" class="n">
                  {say(fields[part]?.label ?? '')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {demands.map(({ id, body }, index) => (
              <tr key={id}>
                <td>{index + 1}</td>
                <td>{notebook.nameOf(textOf(body, 'trade')) || textOf(body, 'tradeOther')}</td>
                {parts.map((part) => (
                  <td key={part} class="n">
                    {typeof body[part] === 'number' ? String(body[part]) : ''}
                  </td>
                ))}
              </tr>
            ))}
            {demands.length === 0 && (
              <tr>
                <td colSpan={parts.length + 2}>{text.print.noDemands}</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** One line for everybody who came, and some more. */
function rowsFor(body: AnyBody): number {
  const { attendees } = body;
  const known = typeof attendees === 'number' ? attendees : 0;
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.ceil((known + 2) / 5) * 5));
}

const LEAST_ROWS = 25;
const MOST_ROWS = 200;

function SignRows({ count }: { count: number }): JSX.Element {
  const text = useText();
  return (
    <table class="to-sign">
      <thead>
        <tr>
          {text.print.signColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: count }, (_, index) => (
          <tr key={index}>
            <td>{index + 1}</td>
            <td>{BLANK}</td>
            <td>{BLANK}</td>
            <td>{BLANK}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A cell to write in by hand. */
const BLANK = '\u00a0';
const DOTS = '……………………………………';
