/**
 * The first page of a phone: what will happen, the code, and a clear word when the code does not do.
 */
import '../../i18n/vi-work.ts';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Banner } from '../parts/banner.tsx';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Row } from '../parts/row.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Tile } from '../parts/tile.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { codeInAddress, createEnrolment, type Enrol, type EnrolTrouble } from '../state/enrol.ts';
import { useText } from '../state/session.ts';

/** A book that lies on this phone, left by its holder. */
export interface KnownBook {
  readonly book: string;
  readonly title: string;
  readonly office: string;
}

/** The whole page, for a phone that nobody uses now. */
export function FirstRun(props: {
  enrol: Enrol;
  known: readonly KnownBook[];
  open: (book: string) => Promise<void>;
}): JSX.Element {
  const { enrol, known, open } = props;
  const text = useText();
  useEffect(() => {
    document.title = text.app.name;
  }, [text]);
  return (
    <div class="frame">
      <TopBar title={text.app.name} subtitle={text.app.tagline} />
      <main class="panes pane" id="main">
        {known.map(({ book, title, office }) => (
          <Card key={book}>
            <p class="sub">{text.firstRun.found(title, office)}</p>
            <Button full icon="home" onClick={() => void open(book)}>
              {text.firstRun.openAgain(title)}
            </Button>
          </Card>
        ))}
        <Section title={text.firstRun.welcome}>
          <WhatHappens />
        </Section>
        <EnrolForm enrol={enrol} />
        <p class="hint">{text.firstRun.purpose}</p>
        <p class="hint">{text.firstRun.purposePrivacy}</p>
      </main>
    </div>
  );
}

function WhatHappens(): JSX.Element {
  const text = useText();
  const lines: readonly (readonly [IconName, string])[] = [
    ['phone-share', text.firstRun.steps.take],
    ['download', text.firstRun.steps.download],
    ['offline', text.firstRun.steps.offline],
  ];
  return (
    <Card>
      <ol class="lines">
        {lines.map(([icon, line]) => (
          <li key={icon}>
            <Row title={line} start={<Tile icon={icon} small />} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Also for a second person on a phone that is in use. */
export function EnrolForm({ enrol }: { enrol: Enrol }): JSX.Element {
  const text = useText();
  const fromLink = useMemo(() => codeInAddress(location.hash), []);
  const enrolment = useMemo(() => createEnrolment(enrol, fromLink), [enrol]);
  const typing = useSignal(fromLink === '');
  const trouble = enrolment.trouble.value;
  const again = trouble === 'OFFLINE' || trouble === 'BUSY' || trouble === 'NO_STORE';

  return (
    <>
      {trouble !== null && <Trouble trouble={trouble} />}
      {typing.value ? (
        <>
          {fromLink === '' && <p class="sub">{text.firstRun.needLink}</p>}
          <TextField
            label={text.firstRun.code}
            hint={text.firstRun.codeHint}
            value={enrolment.code.value || null}
            typed={enrolment.code.value}
            onChange={(_, typed) => enrolment.type(typed)}
          />
        </>
      ) : (
        trouble !== null &&
        !again && (
          <Button look="outline" full onClick={() => (typing.value = true)}>
            {text.firstRun.typeCode}
          </Button>
        )
      )}
      {(typing.value || trouble === null || again) && (
        <Button
          full
          icon="check"
          busy={enrolment.busy.value}
          disabled={enrolment.code.value.trim() === ''}
          onClick={() => void enrolment.go()}
        >
          {enrolment.busy.value ? text.firstRun.checking : again ? text.do.retry : text.firstRun.take}
        </Button>
      )}
    </>
  );
}

function Trouble({ trouble }: { trouble: EnrolTrouble }): JSX.Element {
  const text = useText();
  const { title, next } = text.firstRun.troubles[trouble];
  return (
    <Banner
      urgent
      tone={trouble === 'OFFLINE' || trouble === 'BUSY' ? 'wait' : 'bad'}
      title={title}
      text={next}
    />
  );
}
