/**
 * Máy này: who uses it, for which office, which version, and whether the phone promised to keep the book.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { roles } from '../../core/role.ts';
import { parseDay } from '../../core/day.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatBytes } from '../../i18n/format.ts';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { useLanguage, useWords } from '../parts/language.tsx';
import { useReady } from '../state/reports-ready.ts';
import { unitName } from '../state/reports-place.ts';
import { useSession, useText } from '../state/session.ts';
import { useStorage } from './settings-storage.ts';

export function ThisPhone(): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  useReady(notebook); // names of places come a moment later
  const { me } = notebook;
  const held = me.held.map(({ role, commune, village }) =>
    [say(roles[role]), unitName(notebook.reference(village ?? commune))].filter(Boolean).join(', '),
  );
  const built = parseDay(__BUILD_DAY__);
  return (
    <Section title={text.settings.thisPhone}>
      <Card>
        <dl class="facts">
          <Fact term={text.settings.person}>{me.title}</Fact>
          <Fact term={text.settings.rolesHeld}>{[...new Set(held)].join('; ')}</Fact>
          <Fact term={text.settings.office}>{me.office.name}</Fact>
          <Fact term={text.settings.device}>{me.device.slice(0, 8)}</Fact>
          <Fact term={text.settings.version}>
            {[__VERSION__, built === null ? '' : formatDay(built)].filter(Boolean).join(' · ')}
          </Fact>
          <StorageFacts />
        </dl>
        <Button look="outline" small icon="sync" href="/dong-bo">
          {text.sync.title}
        </Button>
      </Card>
    </Section>
  );
}

function Fact({ term, children }: { term: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt class="sub">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StorageFacts(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const { state, ask } = useStorage(notebook);
  const [denied, setDenied] = useState(false);
  if (state === null) return null;
  return (
    <Fact term={text.sync.storage}>
      {state.usedBytes === null
        ? text.sync.storageUnknown
        : text.sync.storageUsed(formatBytes(state.usedBytes, language))}
      {'. '}
      {state.persisted === true
        ? text.settings.keeps
        : denied
          ? text.firstRun.keepDenied
          : text.settings.keepsNot}
      {'.'}
      {state.persisted !== true && (
        <div>
          <Button look="outline" small onClick={() => void ask().then((granted) => setDenied(!granted))}>
            {text.settings.askToKeep}
          </Button>
        </div>
      )}
    </Fact>
  );
}
