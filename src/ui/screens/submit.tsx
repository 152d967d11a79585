/**
 * Gửi xã: what the village sends of a subject and a period, shown before it goes, and the one act that sends it.
 */
import '../parts/css/report.css';
import '../../i18n/vi-work.ts';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { formatPeriod } from '../../i18n/format-day.ts';
import { submissionSubjects } from '../../kinds/village-submission.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ChoiceSheet } from '../parts/choice-sheet.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useWords } from '../parts/language.tsx';
import { Stepper } from '../parts/stepper.tsx';
import { placeOfHolder } from '../state/reports-place.ts';
import { useSession, useText } from '../state/session.ts';
import { createSubmit, type Submit } from '../state/submit.ts';
import { findSubject, subjectNames, subjectRules, type Subject } from '../state/submit-subjects.ts';
import { useCreated } from '../state/watched.ts';
import { Page } from './page.tsx';
import { OneOf } from './settings-choice.tsx';
import { SubmitItems } from './submit-items.tsx';

export function SubmitScreen(): JSX.Element {
  const { notebook, clock, toast } = useSession();
  const { query, route } = useLocation();
  const text = useText();
  const say = useWords();
  const first: Subject = findSubject(query['subject']) ?? 'trainingDemand';
  const submit = useCreated(() => createSubmit(notebook, clock, first), [notebook, first]);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<'RULES' | 'NO_SPACE' | 'NO_STORE' | 'GONE' | null>(null);
  const items = submit.items.value;
  const going = submit.going.value;
  const subject = say(submissionSubjects[submit.subject.value]);

  async function send(): Promise<void> {
    setBusy(true);
    const saved = await submit.send();
    setBusy(false);
    setFailed(saved.saved ? null : saved.why);
    if (!saved.saved) return;
    toast.say(text.submit.saved);
    route('/');
  }

  return (
    <Page
      title={text.book.submit}
      subtitle={placeOfHolder(notebook)}
      back="/"
      foot={
        items !== null && (
          <Button full icon="send" busy={busy} onClick={() => void send()}>
            {going.length === 0
              ? text.submit.nothing
              : text.submit.sendCount(going.length, subject.toLowerCase())}
          </Button>
        )
      }
    >
      {failed !== null && <NotSent why={failed} />}
      <Card>
        <Questions submit={submit} />
      </Card>
      {submit.before.value !== null && (
        <Banner tone="info" title={text.submit.sentBefore} text={text.submit.sentBeforeHint} />
      )}
      {items !== null && items.length === 0 && (
        <EmptyState icon="send" title={text.submit.emptyTitle} text={text.submit.emptyNext} />
      )}
      {items !== null && items.length > 0 && <SubmitItems submit={submit} items={items} />}
      {subjectRules[submit.subject.value].people !== null && going.length > 0 && (
        <Card>
          <Stepper
            label={text.submit.people}
            hint={text.submit.peopleHint}
            value={submit.people.value}
            onChange={submit.sayPeople}
          />
        </Card>
      )}
      <p class="sub">{text.book.submitHint}</p>
    </Page>
  );
}

function Questions({ submit }: { submit: Submit }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const { subject, periods, period, village, villages } = submit;
  const keyOf = (of: { from: string; to: string }): string => `${of.from}/${of.to}`;
  return (
    <>
      <OneOf
        label={text.submit.about}
        options={subjectNames.map((key) => ({ key, label: submissionSubjects[key] }))}
        value={subject.value}
        onChange={submit.choose}
      />
      <OneOf
        label={text.submit.period}
        options={periods.value.map((one) => ({ key: keyOf(one), label: wordsOf(one) }))}
        value={keyOf(period.value)}
        onChange={(key) => {
          const chosen = periods.value.find((one) => keyOf(one) === key);
          if (chosen) period.value = chosen;
        }}
      />
      {villages.value.length > 1 && (
        <ChoiceSheet
          required
          label={text.list.village}
          hint={text.submit.forVillage}
          options={villages.value.map((id) => ({ key: String(id), label: notebook.nameOf(id) || id }))}
          value={village.value}
          onChange={(next) => {
            village.value = next;
          }}
        />
      )}
    </>
  );

  function wordsOf(one: { from: string; to: string }): string {
    const year = Number(one.to.slice(0, 4));
    const found = periods.value.find((known) => keyOf(known) === keyOf(one));
    const whole = one.from.endsWith('-01-01') && one.to.endsWith('-12-31');
    return whole || !found ? text.say.year(year) : formatPeriod(found);
  }
}

function NotSent({ why }: { why: 'RULES' | 'NO_SPACE' | 'NO_STORE' | 'GONE' }): JSX.Element {
  const text = useText();
  if (why === 'NO_SPACE' || why === 'NO_STORE') {
    const said = text.storage[why];
    return <Banner urgent tone="bad" title={said.title} text={said.next(0, '')} />;
  }
  return <Banner urgent tone="bad" title={text.form.notSaved} text={text.submit.lookAgain} />;
}
