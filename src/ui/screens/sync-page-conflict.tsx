/**
 * Two people wrote different things in one place: both values by field, and the choice of one.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDayTime } from '../../i18n/format-day.ts';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { ConflictChoice } from '../parts/conflict-choice.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import { chooseSide, type ConflictSide, type OpenConflict, type SideName } from '../state/conflicts.ts';
import { useSession, useText } from '../state/session.ts';
import { showValue } from './show-value.ts';

export function ConflictCard({ open }: { open: OpenConflict }): JSX.Element {
  const { notebook, clock, toast } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const [side, setSide] = useState<SideName | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);
  const { kind, fields, sides, about } = open;
  const labels = fields.flatMap((name) => (kind.fields[name] ? [say(kind.fields[name].label)] : []));

  async function choose(): Promise<void> {
    if (side === null) return;
    setBusy(true);
    const saved = await chooseSide(notebook, open, side);
    setBusy(false);
    setRefused(!saved.saved);
    if (saved.saved) toast.say(text.sync.chosenSaved);
  }

  return (
    <Card>
      <Row
        title={text.sync.conflictTitle}
        sub={`${about.title} · ${labels.join(', ')}`}
        href={`/phieu/${about.id}`}
        start={<Tile icon="warn" tone="bad" small />}
      />
      {refused && (
        <Banner tone="bad" urgent title={text.form.notSaved} text={text.reasons['move-not-allowed']} />
      )}
      <ConflictChoice
        label={labels.join(', ')}
        hint={open.mayChoose ? text.sync.conflictHint : text.sync.conflictOthers}
        value={side}
        onChange={setSide}
        sides={sides.map((one) => ({ key: one.name, by: whoOf(one), value: valueOf(one) }))}
      />
      {open.mayChoose && (
        <Button busy={busy} disabled={side === null} onClick={() => void choose()}>
          {text.sync.keepChosen}
        </Button>
      )}
    </Card>
  );

  function whoOf({ mine, by, at }: ConflictSide): string {
    const when = at === null ? '' : formatDayTime(at, { now: clock() }, language);
    if (mine) return text.sync.writtenByMe(when);
    return text.sync.writtenBy(by === '' ? text.say.unknown : by, when);
  }

  /** "31 hộ", or with several fields "Số hộ: 31 · Hộ nghèo: 12". */
  function valueOf({ values }: ConflictSide): string {
    const showing = { language, nameOf: notebook.nameOf, text };
    const shown = fields.map((name) => {
      const field = kind.fields[name];
      const value = (field && showValue(field, values[name], showing)) ?? text.say.notGiven;
      return fields.length > 1 && field ? `${say(field.label)}: ${value}` : value;
    });
    return shown.join(' · ');
  }
}
