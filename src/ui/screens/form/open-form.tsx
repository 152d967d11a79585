/**
 * A form that is open: on a phone one group at a time, on a wider screen all of them.
 */
import { Fragment, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useWords } from '../../parts/language.tsx';
import { createForm, type Form } from '../../state/form.ts';
import { communeOf } from '../../state/form-places.ts';
import { readOften } from '../../state/choices.ts';
import type { FormOpening } from '../../state/open-form.ts';
import { settlePhotos } from '../../state/photos.ts';
import { todayOf, useSession, useText } from '../../state/session.ts';
import { useCreated, useWatched } from '../../state/watched.ts';
import { wide } from '../../state/wide.ts';
import { isMoneyForm, MoneyOfForm } from '../money/later.tsx';
import { Page } from '../page.tsx';
import { PhotosOfForm } from '../photos/later.tsx';
import { questionId } from './asking.ts';
import { DropDraft } from './drop-draft.tsx';
import { FormContext } from './form-context.ts';
import { FormFoot } from './form-foot.tsx';
import { FormNotices } from './form-notices.tsx';
import { nameDraft } from './name-draft.ts';
import { Question } from './question.tsx';

export function OpenForm({ opening, back }: { opening: FormOpening; back: string }): JSX.Element {
  const session = useSession();
  const { notebook, clock, toast, updates } = session;
  const text = useText();
  const say = useWords();
  const { route } = useLocation();
  const form = useCreated(() => createForm(notebook, clock, opening), [opening]);
  const often = useWatched(notebook, () => readOften(notebook, opening.kind), [opening]) ?? {};

  useEffect(() => updates.holdUpdate('form'), []);
  useNameDraft(form);
  useEffect(() => {
    if (opening.lookAt !== null) lookAt(opening.lookAt);
  }, []);

  const leave = async (): Promise<void> => {
    await form.keepNow();
    // Nowhere but in this form: who wants to go without it gives it up with the button for that.
    if (form.draft.value === 'failed') return;
    if (form.draft.value === 'kept') toast.say(text.form.draftStays);
    route(back, true);
  };
  const finish = async (): Promise<void> => {
    const result = await form.save();
    if (!result.done) {
      if (result.at !== null) lookAt(result.at);
      return;
    }
    settlePhotos(session, opening.kind);
    toast.say(text.form.savedWaiting);
    scrollTo(0, 0);
    route(result.record === null ? back : `/phieu/${result.record}`, true);
  };

  const label = say(opening.kind.label.one);
  return (
    <FormContext.Provider value={{ form, often }}>
      <Page
        title={label}
        subtitle={<DraftLine form={form} />}
        back={() => void leave()}
        plain
        tools={<DropDraft form={form} onDropped={() => route(back, true)} />}
        foot={<FormFoot form={form} count={form.groups.value.length} onSave={finish} onStuck={lookAt} />}
      >
        <FormNotices form={form} />
        <Groups form={form} />
        {asksForPhotos(form) && <PhotosOfForm form={form} />}
      </Page>
    </FormContext.Provider>
  );
}

/** On a phone where the place is asked for, else at the end. */
function asksForPhotos(form: Form): boolean {
  const groups = form.groups.value;
  const place = groups.findIndex(({ questions }) => questions.some(({ field }) => field.type === 'position'));
  const last = groups.length - 1;
  return wide.value || Math.min(form.group.value, last) === (place === -1 ? last : place);
}

/** What the heading says of the draft. */
function DraftLine({ form }: { form: Form }): JSX.Element {
  const text = useText();
  const words = {
    none: form.opening.record === null ? text.form.newLine : text.form.editLine,
    keeping: text.form.draftKeeping,
    kept: `✓ ${text.form.draftKept}`,
    failed: text.form.draftFailed,
  };
  const state = form.draft.value;
  return <span class={state === 'failed' ? 't-bad' : undefined}>{words[state]}</span>;
}

function Groups({ form }: { form: Form }): JSX.Element {
  const say = useWords();
  const text = useText();
  const groups = form.groups.value;
  const at = Math.min(form.group.value, groups.length - 1);
  return (
    <>
      {groups.map((group, index) =>
        wide.value || index === at ? (
          <section key={group.title.vi} class="sec" aria-label={say(group.title)}>
            <div class="line apart">
              <h2>{say(group.title)}</h2>
              {groups.length > 1 && !wide.value && (
                <span class="sub">{text.form.step(index + 1, groups.length)}</span>
              )}
            </div>
            {groups.length > 1 && !wide.value && <Progress at={index} count={groups.length} />}
            <div class={wide.value ? 'card questions' : 'questions'}>
              {group.questions.map(({ name }) => (
                <Fragment key={name}>
                  <Asked form={form} name={name} />
                  {name === 'amount' && isMoneyForm(form) && <MoneyOfForm form={form} at="amount" />}
                </Fragment>
              ))}
            </div>
          </section>
        ) : null,
      )}
    </>
  );
}

function Progress({ at, count }: { at: number; count: number }): JSX.Element {
  return (
    <div class="steps" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <i key={index} class={index < at ? 'done' : index === at ? 'now' : ''} />
      ))}
    </div>
  );
}

function Asked({ form, name }: { form: Form; name: string }): JSX.Element | null {
  const session = useSession();
  const field = form.kind.fields[name];
  if (!field) return null;
  return (
    <Question
      path={name}
      field={field}
      value={form.values.value[name] ?? null}
      typed={form.typed.value[name]}
      {...form.saidAt(name)}
      today={todayOf(session)}
      answer={(value, typed) => {
        form.answer(name, value, typed);
        if (name === 'village' || name === 'villages') {
          form.answerAll(communeOf(value, (id) => session.notebook.reference(id)));
        }
      }}
    />
  );
}

/** Leads to a question once its group is drawn. */
function lookAt(name: string): void {
  requestAnimationFrame(() => {
    document.getElementById(questionId(name))?.focus();
  });
}

/** Puts the draft into the address as soon as there is one: a page that is killed opens with it again. */
function useNameDraft(form: Form): void {
  const state = form.draft.value;
  useEffect(() => {
    if (state === 'kept') nameDraft(form.opening.draft);
  }, [state]);
}
