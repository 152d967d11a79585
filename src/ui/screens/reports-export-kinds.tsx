/**
 * Every record of each kind as a file: which kind, with names in it or without, how far it is.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { kinds } from '../../kinds/index.ts';
import { ProgressCard } from '../parts/progress-card.tsx';
import { Row, Rows } from '../parts/row.tsx';
import type { Exports, FileFor } from '../state/export.ts';
import { useSession, useText } from '../state/session.ts';

/** Kinds that somebody hands in come first, the lists of the office after them. */
const exported = [
  ...kinds.filter(({ reference }) => !reference),
  ...kinds.filter(({ reference }) => reference),
];

type Props = {
  exports: Exports;
  forWhom: FileFor;
  hand: (file: File) => unknown;
  /** Rows that stand before the kinds, made with the same writer. */
  before?: (personal: boolean) => readonly JSX.Element[];
};

export function ExportKinds({ exports, forWhom, hand, before }: Props): JSX.Element {
  const { toast } = useSession();
  const text = useText();
  const [personal, setPersonal] = useState(false);
  const work = exports.work.value;

  async function write(kind: string): Promise<void> {
    const file = await exports.records(kind, forWhom, personal);
    if (file === null) return;
    hand(file);
    toast.say(text.report.exported(file.name));
  }

  return (
    <>
      <label class="tick">
        <input type="checkbox" checked={personal} onChange={() => setPersonal(!personal)} />
        <span>{text.report.withPersonal}</span>
      </label>
      <p class={personal ? 'says bad' : 'sub'}>
        {personal ? text.report.exportPersonal : text.report.withoutPersonal}
      </p>
      <Rows inCard>
        {before?.(personal)}
        {exported.map((kind) => (
          <Row
            key={kind.name}
            title={kind.label.many}
            sub={text.report.everyRecord}
            onClick={() => void write(kind.name)}
          />
        ))}
      </Rows>
      {/* Over the end of the list, not before it: no row may move from under a finger. */}
      {work !== null && (
        <div class="at-foot">
          <ProgressCard
            title={work.title}
            detail={work.all === 0 ? text.report.reading : text.report.exporting(work.done, work.all)}
            share={work.all === 0 ? null : work.done / work.all}
            onStop={exports.stop}
          />
        </div>
      )}
    </>
  );
}
