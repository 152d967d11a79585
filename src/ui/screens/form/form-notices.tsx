/**
 * What is told above the questions: why it could not be saved, other drafts, records that look the same.
 */
import type { JSX } from 'preact';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { formatDayTime } from '../../../i18n/format-day.ts';
import type { Form } from '../../state/form.ts';
import { useSession, useText } from '../../state/session.ts';
import { readTwins } from '../../state/twins.ts';
import { useWatched } from '../../state/watched.ts';
import { asksNow, isMoneyForm, MoneyOfForm, SupportOfForm } from '../money/later.tsx';

export function FormNotices({ form }: { form: Form }): JSX.Element {
  return (
    <>
      <Refused form={form} />
      <General form={form} />
      {isMoneyForm(form) && !asksNow(form, 'amount') && <MoneyOfForm form={form} at="top" />}
      {form.kind.name === 'productionProject' && <SupportOfForm form={form} />}
      {form.group.value === 0 && form.kind.name !== 'disbursement' && <Twins form={form} />}
      <OtherDrafts form={form} />
    </>
  );
}

/** "CHƯA ghi được": nothing is lost, the form stays as it is. */
function Refused({ form }: { form: Form }): JSX.Element | null {
  const text = useText();
  const why = form.refused.value;
  if (why === null) return null;
  if (why === 'GONE')
    return <Banner urgent tone="bad" title={text.form.notSaved} text={text.form.goneNext} />;
  const { title, next } = text.storage[why];
  return <Banner urgent tone="bad" title={title} text={next(0, '')} />;
}

function General({ form }: { form: Form }): JSX.Element {
  const say = useWords();
  return (
    <>
      {form.general.value.map(({ code, says, level }) => (
        <Banner key={code} tone={level === 'stop' ? 'bad' : 'wait'} title={says} />
      ))}
      <span class="sr">{form.general.value.map(({ says }) => say(says)).join(' ')}</span>
    </>
  );
}

/** Told, never in the way: a person knows whether it is the same. */
function Twins({ form }: { form: Form }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const values = form.values.value;
  const same = form.kind.same.map((name) => JSON.stringify(values[name] ?? null)).join('\n');
  const twins = useWatched(notebook, () => readTwins(notebook, form.kind, values, form.opening.record), [
    same,
  ]);
  const [first] = twins ?? [];
  if (!first) return null;
  return (
    <Banner
      tone="wait"
      title={text.form.likeThis}
      text={`${first.title} · ${first.detail}`}
      action={
        <Button small look="outline" href={`/phieu/${first.id}`}>
          {text.do.show}
        </Button>
      }
    />
  );
}

/** A draft of the same kind that was left: gone on with, not forgotten. */
function OtherDrafts({ form }: { form: Form }): JSX.Element | null {
  const { notebook, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const drafts = useWatched(notebook, () => notebook.drafts(), []) ?? [];
  const other = drafts.find(
    ({ id, kind, record }) => id !== form.opening.draft && kind === form.kind.name && record === null,
  );
  if (!other || form.opening.record !== null || form.draft.value !== 'none') return null;
  return (
    <Banner
      tone="info"
      title={text.form.draftFound}
      text={text.form.draftOf(formatDayTime(other.changedAt, { now: clock() }, language))}
      action={
        <Button small look="outline" href={`/ghi/${other.kind}?draft=${other.id}`}>
          {text.form.draftResume}
        </Button>
      }
    />
  );
}
