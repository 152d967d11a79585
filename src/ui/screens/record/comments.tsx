/**
 * "Trao đổi": what people said to each other about a record, the oldest first.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { textOf } from '../../../core/kind.ts';
import { formatDayTime } from '../../../i18n/format-day.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { type Said, useLanguage } from '../../parts/language.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { useSession, useText } from '../../state/session.ts';
import { transportMark } from '../../state/transport.ts';
import { Tag } from '../../parts/tag.tsx';
import { useWatched } from '../../state/watched.ts';
import { whyNot } from './move-dialog.tsx';

export function Comments({ entry }: { entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const said = useWatched(notebook, () => notebook.list({ kind: 'comment', where: { about: entry.id } }), [
    entry.id,
  ]);
  return (
    <Section title={text.record.comments}>
      <Card>
        <ul class="lines">
          {[...(said ?? [])].reverse().map((comment) => (
            <One key={comment.id} comment={comment} />
          ))}
          <li>
            <Write entry={entry} />
          </li>
        </ul>
      </Card>
    </Section>
  );
}

function One({ comment }: { comment: Entry }): JSX.Element {
  const { notebook, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const mark = transportMark(comment, text);
  return (
    <li>
      <p class="sub">
        {notebook.nameOf(textOf(comment.body, 'recordedBy'))} ·{' '}
        {formatDayTime(comment.time, { now: clock() }, language)}{' '}
        {comment.transport !== 'arrived' && <Tag tone={mark.tone} text={mark.text} />}
      </p>
      <p class="as-typed">{textOf(comment.body, 'text')}</p>
    </li>
  );
}

function Write({ entry }: { entry: Entry }): JSX.Element {
  const { notebook, toast } = useSession();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  if (!open) {
    return (
      <Button look="outline" small full icon="talk" onClick={() => setOpen(true)}>
        {text.record.addComment}
      </Button>
    );
  }
  const save = async (): Promise<void> => {
    if (value === null) return;
    setBusy(true);
    const values = { about: entry.id, text: value, recordedBy: notebook.me.person };
    const saved = await notebook.save([{ do: 'create', kind: 'comment', values }]);
    setBusy(false);
    if (!saved.saved) {
      setProblem(whyNot(saved, text));
      return;
    }
    setValue(null);
    setTyped('');
    setOpen(false);
    toast.say(text.form.savedWaiting);
  };
  return (
    <>
      <TextArea
        label={text.record.addComment}
        value={value}
        typed={typed}
        problem={problem}
        limit={5000}
        onChange={(next, now) => {
          setValue(next);
          setTyped(now);
          setProblem(null);
        }}
      />
      <Button small full icon="send" busy={busy} disabled={value === null} onClick={() => void save()}>
        {text.do.save}
      </Button>
    </>
  );
}
