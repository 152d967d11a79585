/**
 * The page after enrolling: the book comes down, the phone is asked to keep it, the app goes to the home screen.
 */
import '../../i18n/vi-work.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { askToKeep, install } from '../state/install.ts';
import { codeInAddress, type Enrol } from '../state/enrol.ts';
import { countReceived } from '../state/received.ts';
import { useSession, useText } from '../state/session.ts';
import { useWatched } from '../state/watched.ts';
import { Restore } from './carry/later.tsx';
import { DownloadCard } from './download-card.tsx';
import { EnrolForm } from './first-run.tsx';
import { Page } from './page.tsx';

export function WelcomeScreen(): JSX.Element {
  const { enrol, justEnrolled } = useSession();
  // A link opened on a phone that is in use brings a second person in.
  return !justEnrolled && codeInAddress(location.hash) !== '' ? <SecondPerson enrol={enrol} /> : <Ready />;
}

function SecondPerson({ enrol }: { enrol: Enrol }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  return (
    <Page title={text.settings.otherUser} back="/">
      <Banner tone="info" title={text.firstRun.inUseBy(notebook.me.title)} text={text.firstRun.inUseNext} />
      <EnrolForm enrol={enrol} />
    </Page>
  );
}

function Ready(): JSX.Element {
  const { notebook, sync } = useSession();
  const { route } = useLocation();
  const text = useText();
  const { loading, lastGood } = sync.value;
  const received = useWatched(notebook, () => countReceived(notebook), []) ?? 0;
  return (
    <Page
      title={text.app.name}
      subtitle={text.firstRun.found(notebook.me.title, notebook.me.office.name)}
      foot={
        <Button full icon="home" onClick={() => route('/', true)}>
          {text.firstRun.start}
        </Button>
      }
    >
      {loading || lastGood === null ? (
        <DownloadCard received={received} />
      ) : (
        <Banner tone="ok" title={text.firstRun.ready} />
      )}
      <KeepBook />
      <Restore />
      <HomeScreen />
    </Page>
  );
}

/** Asked with a reason before the browser asks. */
function KeepBook(): JSX.Element {
  const text = useText();
  const kept = useSignal<boolean | null | undefined>(undefined);
  const ask = async (): Promise<void> => {
    kept.value = await askToKeep();
  };
  return (
    <Section title={text.firstRun.keepTitle}>
      <Card>
        <p>{text.firstRun.keepWhy}</p>
        {kept.value === undefined ? (
          <Button look="outline" full icon="lock" onClick={() => void ask()}>
            {text.settings.askToKeep}
          </Button>
        ) : (
          <p class={kept.value === true ? 't-ok' : 't-wait'} role="status">
            {kept.value === true ? text.firstRun.keepGranted : text.firstRun.keepDenied}
          </p>
        )}
      </Card>
    </Section>
  );
}

function HomeScreen(): JSX.Element | null {
  const text = useText();
  if (install.installed.value) return null;
  return (
    <Section title={text.firstRun.install}>
      <Card>
        <p>{text.firstRun.installHint}</p>
        {install.offered.value ? (
          <Button look="outline" full icon="download" onClick={() => void install.ask()}>
            {text.firstRun.install}
          </Button>
        ) : (
          <p class="sub">{text.firstRun.installByMenu}</p>
        )}
      </Card>
    </Section>
  );
}
