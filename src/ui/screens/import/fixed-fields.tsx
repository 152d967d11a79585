/**
 * What every row must say and no column does: answered once.
 */
import type { JSX } from 'preact';
import { useWords } from '../../parts/language.tsx';
import { Card, Section } from '../../parts/card.tsx';
import type { ImportState } from '../../state/import-steps.ts';
import { onlyPlace, writingRoles } from '../../state/form-places.ts';
import { useSession, useText } from '../../state/session.ts';
import { OneAnswer } from './one-answer.tsx';

export function FixedFields({ state }: { state: ImportState }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const kind = state.kind.value;
  const { fixed } = state.mapping.value;
  const place = onlyPlace(writingRoles(notebook.me.held, kind));
  // The grant answers where there is only one place.
  const asked = state.missing.value.filter(
    (name) =>
      !(name === 'commune' && place.commune !== null) && !(name === 'village' && place.village !== null),
  );
  if (asked.length === 0) return null;
  const blank = asked
    .filter((name) => (fixed[name] ?? null) === null)
    .map((name) => say(kind.fields[name]?.label ?? name));
  return (
    <Section title={text.import.fixed}>
      <Card>
        <p class="sub">{text.import.fixedHint}</p>
        {asked.map((name) => (
          <OneAnswer
            key={name}
            kind={kind}
            name={name}
            path={`fixed-${name}`}
            value={fixed[name] ?? null}
            problem={null}
            onAnswer={(value) => state.fix(name, value)}
          />
        ))}
        {blank.length > 0 && <p class="note t-wait">{text.import.stillMissing(blank.join(', '))}</p>}
      </Card>
    </Section>
  );
}
