/**
 * "Nhập từ tệp" beside a list, and among the settings.
 */
import '../../../i18n/vi-import.ts';
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { importableKinds } from '../../state/import-kinds.ts';
import { useSession, useText } from '../../state/session.ts';

export function ImportLink({ kind }: { kind: Kind }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  if (!importableKinds(notebook).includes(kind)) return null;
  return (
    <Button look="outline" small full icon="file" href={`/nhap/${kind.name}`}>
      {text.import.link}
    </Button>
  );
}

export function ImportCard(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const [first] = importableKinds(notebook);
  if (!first) return null;
  return (
    <Section title={text.import.title}>
      <Card>
        <p class="sub">{text.import.hint}</p>
        <Button look="outline" icon="file" href={`/nhap/${first.name}`}>
          {text.import.link}
        </Button>
      </Card>
    </Section>
  );
}
