/**
 * A report that was sent: the figures as the office froze them, with their hash and number, and what changed since.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatDayTime } from '../../../i18n/format-day.ts';
import { wordsIn } from '../../../reports/freeze.ts';
import { appendix } from '../../../reports/periodic-words.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useLanguage } from '../../parts/language.tsx';
import type { FrozenSet, PeriodicBook } from '../../state/periodic.ts';
import { brokenIn, tableIn, wordsCells } from '../../state/periodic-frozen.ts';
import { useSession, useText } from '../../state/session.ts';
import { Appendix } from './appendix.tsx';
import { Differences } from './differences.tsx';
import { DocxTools } from './docx-tools.tsx';
import { ReportWords, written } from './report-words.tsx';

export function Frozen({ book }: { book: PeriodicBook }): JSX.Element {
  const text = useText();
  const [ordinal, setOrdinal] = useState<number | null>(null);
  const [latest, ...earlier] = book.frozen;
  const set = book.frozen.find((one) => one.ordinal === ordinal) ?? latest;
  if (set === undefined) {
    return <Banner tone="wait" title={text.periodic.waiting} text={text.periodic.waitingNext} />;
  }
  const others = [...(latest ? [latest] : []), ...earlier].filter((one) => one !== set);
  return (
    <>
      <Stamp set={set} />
      <Differences key={set.ordinal} book={book} set={set} />
      <Words book={book} set={set} />
      {others.map((one) => (
        <p key={one.ordinal}>
          <Button look="quiet" small icon="history" onClick={() => setOrdinal(one.ordinal)}>
            {text.periodic.earlier(one.ordinal)}
          </Button>
        </p>
      ))}
    </>
  );
}

function Stamp({ set }: { set: FrozenSet }): JSX.Element {
  const { clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const [broken, setBroken] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let open = true;
    const check = async (): Promise<void> => {
      const found = await brokenIn(set);
      if (open) setBroken(found);
    };
    check().catch(reportError);
    return () => {
      open = false;
    };
  }, [set]);
  const at = formatDayTime(Date.parse(set.takenAt), { now: clock() }, language);
  const said = [
    text.periodic.frozenAt(at),
    text.periodic.seq(set.seqAt),
    text.periodic.sending(set.ordinal),
  ].join(' · ');
  return (
    <Section title={text.periodic.frozen}>
      {broken !== null && broken.length > 0 ? (
        <Banner
          tone="bad"
          title={text.periodic.broken(broken.length)}
          text={text.periodic.brokenNext}
          urgent
        />
      ) : (
        <Banner tone="ok" title={said} {...(broken === null ? {} : { text: text.periodic.intact })} />
      )}
      <details class="card">
        <summary>{text.periodic.hashes}</summary>
        <ul class="lines">
          {set.tables.map(({ name, hash, cells }) => (
            <li key={name}>
              {name === 'words' ? text.periodic.words : cells.title} <code class="sub">{hash}</code>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

function Words({ book, set }: { book: PeriodicBook; set: FrozenSet }): JSX.Element | null {
  const cells = wordsCells(set);
  if (cells === null) return null;
  const tables = appendix.map((name) => tableIn(set, name)).filter((table) => table !== null);
  const narrative = wordsIn(cells, tables);
  return (
    <>
      <DocxTools book={book} narrative={narrative} values={book.report.body} />
      <Card>
        <h2>{narrative.title}</h2>
        <p>{narrative.subtitle}</p>
        <ReportWords blocks={narrative.blocks} slot={written} />
      </Card>
      <Appendix blocks={narrative.blocks} />
    </>
  );
}
