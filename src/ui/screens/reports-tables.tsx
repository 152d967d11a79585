/**
 * Every table of the report: a list beside the open one at the desk, each under its name on a phone. A table is added
 * up when it is opened.
 */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import {
  chiefColumns,
  saidTables,
  tableNames,
  tableTitles,
  type TableName,
} from '../../reports/table-titles.ts';
import type { Report } from '../../reports/tally.ts';
import { Card, Section } from '../parts/card.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import type { Reports } from '../state/reports.ts';
import { useText } from '../state/session.ts';
import { wide } from '../state/wide.ts';
import { TableChoices } from './reports-table-choices.tsx';
import { TableTools } from './reports-table-tools.tsx';
import { ReportTable } from './reports-table.tsx';

type Props = { reports: Reports; report: Report };

export function TablesReport(props: Props): JSX.Element {
  const text = useText();
  return (
    <Section title={text.report.tables}>{wide.value ? <Desk {...props} /> : <Folded {...props} />}</Section>
  );
}

function Desk({ reports, report }: Props): JSX.Element {
  const open = reports.table.value ?? 'money';
  return (
    <div class="beside">
      <Card>
        <Rows inCard>
          {tableNames.map((name) => (
            <Row
              key={name}
              title={tableTitles[name]}
              current={name === open}
              onClick={() => {
                reports.table.value = name;
              }}
            />
          ))}
        </Rows>
      </Card>
      <OneTable key={open} name={open} reports={reports} report={report} />
    </div>
  );
}

function Folded({ reports, report }: Props): JSX.Element {
  const say = useWords();
  const id = useId();
  const open = reports.table.value;
  return (
    <Card>
      <ul class="lines">
        {tableNames.map((name) => (
          <li key={name}>
            <button
              type="button"
              class="fold"
              aria-expanded={name === open}
              aria-controls={`${id}${name}`}
              onClick={() => {
                reports.table.value = name === open ? null : name;
              }}
            >
              <Icon name={name === open ? 'up' : 'down'} small />
              <b>{say(tableTitles[name])}</b>
            </button>
            <div id={`${id}${name}`}>
              {name === open && <OneTable name={name} reports={reports} report={report} />}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** With names and people's own words: a screen shows no more than the book does. */
function OneTable({ name, reports, report }: Props & { name: TableName }): JSX.Element {
  const say = useWords();
  const text = useText();
  const table = report.tables[saidTables[name] ?? name];
  const inMoney = table.columns.some(({ type }) => type === 'dong');
  const about = [table.subtitle && say(table.subtitle), inMoney && text.say.million].filter(Boolean);
  return (
    <div class="card wide-lead">
      <TableChoices name={name} reports={reports} />
      {/* Not the caption: that one scrolls away with a wide table. */}
      <p aria-hidden="true" class="table-title">
        <b>{say(table.title)}</b> <span class="sub">{about.join(', ')}</span>
      </p>
      <ReportTable
        table={table}
        caption={[say(table.title), ...about].join(', ')}
        captionHidden
        storeys={wide.value}
        except={wide.value ? [] : EXCEPT_ON_A_PHONE}
      />
      <ul class="sub table-notes">
        {table.notes.map((note) => (
          <li key={note.vi}>{say(note)}</li>
        ))}
      </ul>
      <TableTools name={name} chief={chiefColumns[name]} reports={reports} report={report} />
    </div>
  );
}

/** Sentences that a narrow screen has no room for; files and papers have them. */
const EXCEPT_ON_A_PHONE = ['units', 'causes'];
