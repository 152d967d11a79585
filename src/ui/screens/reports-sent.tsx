/**
 * "Đã gửi 9/12 thôn; chưa gửi: …" by subject, with a reminder for Zalo in one tap.
 */
import type { JSX } from 'preact';
import { formatPeriod } from '../../i18n/format-day.ts';
import { submissionSubjects } from '../../kinds/village-submission.ts';
import type { CommuneSent, Report } from '../../reports/tally.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { RadioChips } from '../parts/chips.tsx';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { shareText } from '../state/share.ts';
import { subjectNames } from '../state/submit-subjects.ts';

type Props = { reports: Reports; report: Report };

export function SentReport({ reports, report }: Props): JSX.Element {
  const text = useText();
  return (
    <Section title={text.report.whoHasSent}>
      <div role="radiogroup" aria-label={text.report.whoHasSent}>
        <RadioChips
          required
          scroll
          options={subjectNames.map((key) => ({ key, label: submissionSubjects[key] }))}
          value={subjectNames.find((name) => name === reports.subject.value) ?? null}
          onChange={(subject) => {
            if (subject !== null) reports.subject.value = subject;
          }}
        />
      </div>
      {report.sent.length === 0 && <p class="sub">{text.report.noVillages}</p>}
      {report.sent.map((sent) => (
        <OneCommune
          key={sent.commune.id}
          sent={sent}
          reports={reports}
          report={report}
          named={report.sent.length > 1}
        />
      ))}
    </Section>
  );
}

function OneCommune(props: Props & { sent: CommuneSent; named: boolean }): JSX.Element {
  const { sent, reports, report, named } = props;
  const { notebook, toast } = useSession();
  const text = useText();
  const { missing, nothing } = sent;
  const all = sent.sent.length + missing.length;
  const name = (id: string): string => notebook.nameOf(id) || id;

  async function remind(): Promise<void> {
    const { reminderText } = await import('../../reports/zalo-text.ts');
    const subject = subjectNames.find((one) => one === reports.subject.value) ?? 'trainingDemand';
    const period = formatPeriod(report.sentPeriod);
    const handed = await shareText(reminderText(sent, submissionSubjects[subject].vi, period, null));
    if (handed === 'copied') toast.say(text.report.reminderCopied);
    if (handed === 'failed') toast.say(text.report.reminderFailed);
  }

  return (
    <Card>
      {named && <p class="sub">{name(sent.commune.id)}</p>}
      <b>
        {missing.length === 0 ? text.report.allSubmitted(all) : text.report.submitted(sent.sent.length, all)}
      </b>
      <p class="sub">{formatPeriod(report.sentPeriod)}</p>
      {missing.length > 0 && (
        <p class="t-bad">{text.report.notSubmitted(missing.map(({ id }) => name(id)).join(', '))}</p>
      )}
      {nothing.length > 0 && (
        <p class="sub">{text.report.nothingSaid(nothing.map(({ id }) => name(id)).join(', '))}</p>
      )}
      {missing.length > 0 && (
        <Button look="outline" icon="share" onClick={() => void remind()}>
          {text.report.remind}
        </Button>
      )}
    </Card>
  );
}
