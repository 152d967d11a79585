/**
 * The first step: which list, which file; and what was brought in before.
 */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Kind } from '../../../core/kind.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { Chips } from '../../parts/chips.tsx';
import type { ImportState } from '../../state/import-steps.ts';
import { useText } from '../../state/session.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { SheetChoice } from './sheet-choice.tsx';

type Props = { state: ImportState; kinds: readonly Kind[] };

export function ImportFile({ state, kinds }: Props): JSX.Element {
  const text = useText();
  const trouble = state.trouble.value;
  const said = trouble === null ? null : text.import.troubles[trouble];
  return (
    <>
      <Card>
        <Chips
          label={text.import.into}
          required
          options={kinds.map(({ name, label }) => ({ key: name, label: label.many }))}
          value={state.kind.value.name}
          onChange={(name) => {
            const chosen = kinds.find((kind) => kind.name === name);
            if (chosen) state.choose(chosen);
          }}
        />
        <PickOne
          busy={state.work.value !== null}
          onFile={(file) => void state.take(file).catch(reportError)}
        />
      </Card>
      {said && <Banner tone="bad" urgent title={said.title} text={said.next} />}
      {trouble === 'NO_TABLE' && <SheetChoice state={state} />}
      <Section title={text.import.earlier}>
        <EarlierImports state={state} />
      </Section>
    </>
  );
}

function PickOne({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }): JSX.Element {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer?.files ?? [];
        if (file) onFile(file);
      }}
    >
      <p class="sub">{text.import.hint}</p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={text.import.pick}
        accept=".xlsx,.csv,.txt,.tsv,.xls,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
      <Button full icon="file" busy={busy} onClick={() => input.current?.click()}>
        {text.import.pick}
      </Button>
      <p class="hint">{text.import.drop}</p>
    </div>
  );
}
