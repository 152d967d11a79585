/**
 * "Vốn và giải ngân": what each source gives, what of it was paid and confirmed.
 */
import '../../parts/css/table.css';
import type { JSX } from 'preact';
import { capitalSources } from '../../../programmes/capital.ts';
import { formatNumber, formatPercent, shortDong } from '../../../i18n/format.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Bar } from '../../parts/bar.tsx';
import { Card } from '../../parts/card.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { readStates } from '../../state/entry-states.ts';
import { projectMoney, type SourceLine } from '../../state/project-money.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';

export function MoneyOfProject({ entry }: { entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const money = useWatched(notebook, () => read(), [entry]);
  if (money === null) return null;

  async function read() {
    const payments = await notebook.list({ kind: 'disbursement', where: { project: entry.id } });
    return projectMoney(entry, payments, await readStates(notebook, payments));
  }

  const pending = money.payments.filter(({ state }) => state === 'pending').length;
  const share = formatPercent(money.rate, language);
  return (
    <Card>
      <div class="line apart">
        <h2>{text.project.money}</h2>
        <b class="num t-ok">{share}</b>
      </div>
      <Bar label={text.book.ofPlan(share)} share={money.rate} />
      <table class="money">
        <caption class="sr">{text.project.sources}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{text.project.sources}</th>
            <th scope="col">{text.project.paid}</th>
            <th scope="col">{text.project.planned}</th>
          </tr>
        </thead>
        <tbody>
          {money.sources.map((line) => (
            <Source key={line.source} line={line} />
          ))}
        </tbody>
      </table>
      {money.sources.length === 0 && <p class="sub">{text.project.noSources}</p>}
      {pending > 0 && <p class="sub t-wait">{text.report.awaiting(pending)}</p>}
    </Card>
  );
}

function Source({ line }: { line: SourceLine }): JSX.Element {
  const say = useWords();
  const language = useLanguage();
  const label = Object.hasOwn(capitalSources, line.source)
    ? capitalSources[line.source as keyof typeof capitalSources] // looked up just before
    : line.source;
  return (
    <tr>
      <th scope="row">{say(label)}</th>
      <td class="n">{formatNumber(line.paid ?? 0, language)}</td>
      <td class="n sub">/ {line.planned === null ? '-' : shortDong(line.planned, language)}</td>
    </tr>
  );
}
