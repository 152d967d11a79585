/**
 * The draft of a report: figures fill themselves in and follow the book, people write into the boxes. What they
 * write is kept with every key, as in any form.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Tallied } from '../../../reports/freeze.ts';
import type { Narrative } from '../../../reports/narrative.ts';
import { proposalsIn, slots } from '../../../reports/periodic-words.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { createForm, type Form } from '../../state/form.ts';
import { openEdit, type FormOpening } from '../../state/open-form.ts';
import type { PeriodicBook } from '../../state/periodic.ts';
import { useSession, useText } from '../../state/session.ts';
import { useCreated } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { placeSaid, ReturnNote } from './about-report.tsx';
import { Appendix } from './appendix.tsx';
import { DocxTools } from './docx-tools.tsx';
import { ReportWords, written, type SlotBlock } from './report-words.tsx';
import { SendDialog } from './send-dialog.tsx';

type Props = { book: PeriodicBook; tallied: Tallied | null };

/** Opened anew after each saving: what was written then is what stands. */
export function Draft(props: Props): JSX.Element {
  const session = useSession();
  const text = useText();
  const { id } = props.book.report;
  const [opening, setOpening] = useState<FormOpening | null>(null);
  const open = async (): Promise<void> => {
    const found = await openEdit(session, id, {});
    if (typeof found === 'object') setOpening(found);
  };
  useEffect(() => void open().catch(reportError), [id]);
  if (opening === null) {
    return (
      <Page title={props.book.report.title} back="/bao-cao-ky">
        <p class="sub">{text.app.loading}</p>
      </Page>
    );
  }
  return <Writing key={opening.draft} {...props} opening={opening} reopen={open} />;
}

type WritingProps = Props & { opening: FormOpening; reopen: () => Promise<void> };

function Writing({ book, tallied, opening, reopen }: WritingProps): JSX.Element {
  const { notebook, clock, toast } = useSession();
  const text = useText();
  const form = useCreated(() => createForm(notebook, clock, opening), [opening]);
  const [asks, setAsks] = useState(false);
  const { report } = book;
  const narrative = tallied && filledIn(tallied.narrative, form);
  const isTouched = opening.resumed || form.draft.value !== 'none';

  /** False: something stands in the way, and is said. */
  const save = async (): Promise<boolean> => {
    if (!isTouched) return true;
    const saved = await form.save();
    if (!saved.done) {
      const why = form.refused.value;
      toast.say(why === null || why === 'GONE' ? text.form.notSaved : text.storage[why].title);
      return false;
    }
    await reopen();
    return true;
  };

  return (
    <Page
      title={report.title}
      subtitle={placeSaid(book, notebook.nameOf, text.periodic.ofOffice)}
      back="/bao-cao-ky"
      wide
      foot={
        <>
          <Button look="outline" busy={form.saving.value} disabled={!isTouched} onClick={() => void save()}>
            {text.periodic.save}
          </Button>
          <Button icon="send" disabled={tallied === null} onClick={() => setAsks(true)}>
            {text.periodic.send}
          </Button>
        </>
      }
    >
      <ReturnNote book={book} />
      <Banner tone="info" title={text.periodic.draftTitle} text={text.periodic.draftText} />
      {isTouched && <p class="sub">{text.periodic.kept}</p>}
      <div class="tools">
        <Button look="outline" small icon="edit" href={`/phieu/${report.id}/sua`}>
          {text.periodic.head}
        </Button>
      </div>
      {narrative === null ? (
        <p class="sub">{text.report.adding}</p>
      ) : (
        <>
          <Card>
            <ReportWords blocks={narrative.blocks} slot={(block) => <Slot form={form} block={block} />} />
          </Card>
          <Proposals book={book} form={form} />
          <Appendix blocks={narrative.blocks} />
          <DocxTools book={book} narrative={narrative} values={form.values.value} />
        </>
      )}
      {asks && narrative && (
        <SendDialog book={book} missing={narrative.missing} save={save} onClose={() => setAsks(false)} />
      )}
    </Page>
  );
}

function Slot({ form, block: { slot, label } }: { form: Form; block: SlotBlock }): JSX.Element {
  const value = form.values.value[slot];
  return (
    <TextArea
      label={label}
      value={typeof value === 'string' ? value : null}
      typed={form.typed.value[slot]}
      problem={form.saidAt(slot).problem}
      onChange={(next, typed) => form.answer(slot, next, typed)}
    />
  );
}

/** What stands with difficulties is taken over by a person, who sees whether it names anybody. */
function Proposals({ book, form }: { book: PeriodicBook; form: Form }): JSX.Element | null {
  const text = useText();
  const now = form.values.value['proposals'];
  const written = typeof now === 'string' ? now : '';
  const open = proposalsIn(book.parts.records.difficulties, book.parts.today).filter(
    (one) => !written.includes(one),
  );
  if (open.length === 0) return null;
  return (
    <Section title={text.periodic.proposed}>
      <Card>
        <Rows inCard>
          {open.map((one) => (
            <Row
              key={one}
              title={one}
              end={
                <Button
                  look="outline"
                  small
                  label={`${text.periodic.take}: ${one}`}
                  onClick={() => form.answer('proposals', [written, one].filter(Boolean).join('\n'))}
                >
                  {text.periodic.take}
                </Button>
              }
            />
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

/** With what stands in the boxes just now. */
function filledIn(narrative: Narrative, form: Form): Narrative {
  const values = form.values.value;
  const blocks = narrative.blocks.map((block) => {
    if (block.is !== 'slot') return block;
    const said = values[block.slot];
    return { ...block, text: typeof said === 'string' ? said : null };
  });
  return { ...narrative, blocks, missing: slots.filter((slot) => (values[slot] ?? null) === null) };
}

/** For whoever reads it only. */
export function ReadDraft({ tallied }: { tallied: Tallied | null }): JSX.Element {
  const text = useText();
  if (tallied === null) return <p class="sub">{text.report.adding}</p>;
  return (
    <>
      <Card>
        <ReportWords blocks={tallied.narrative.blocks} slot={written} />
      </Card>
      <Appendix blocks={tallied.narrative.blocks} />
    </>
  );
}
