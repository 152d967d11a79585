/**
 * Mời người: a link and its QR for somebody without a phone yet, and the phones that there are.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { covers } from '../../core/audience.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { formatDayTime } from '../../i18n/format-day.ts';
import type { DevicesAnswer } from '../../sync/enrolment.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/card.tsx';
import { useLanguage } from '../parts/language.tsx';
import { Row, Rows } from '../parts/row.tsx';
import { Tag } from '../parts/tag.tsx';
import { confirmDevice, readDevices, type CallOffice, type OfficeRefusal } from '../state/office.ts';
import { useReady } from '../state/reports-ready.ts';
import { useSession, useText } from '../state/session.ts';
import { Refused } from './settings-refused.tsx';
import { InviteSheet } from './settings-invite.tsx';

type Device = DevicesAnswer['devices'][number];

/** For those who may give somebody a phone: the same roles as at the office's door. */
export function People(): JSX.Element | null {
  const { notebook, office } = useSession();
  const managing = notebook.me.held.some(({ role }) => role === 'administrator' || role === 'communeOfficer');
  return managing && office ? <Phones office={office} /> : null;
}

function Phones({ office }: { office: CallOffice }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  useReady(notebook);
  const [devices, setDevices] = useState<readonly Device[] | null>(null);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const [inviting, setInviting] = useState<LiveRecord | null>(null);

  async function read(): Promise<void> {
    const asked = await readDevices(office);
    setRefusal('answer' in asked ? null : asked);
    if ('answer' in asked) setDevices(asked.answer.devices);
  }
  useEffect(() => void read(), [office]);

  async function confirm({ device }: Device): Promise<void> {
    const asked = await confirmDevice(office, device);
    if ('answer' in asked) await read();
    else setRefusal(asked);
  }

  const withPhone = new Set(devices?.filter(({ state }) => state !== 'revoked').map(({ person }) => person));
  const { held, person: self } = notebook.me;
  const mine = notebook.references('person').filter(({ id, body }) => id !== self && within(held, body));
  const without = mine.filter(({ id }) => !withPhone.has(id));
  return (
    <>
      <Section title={text.settings.invite}>
        {refusal !== null && <Refused refusal={refusal} onAgain={() => void read()} />}
        <Rows>
          {without.map((person) => (
            <Row
              key={person.id}
              title={notebook.nameOf(person.id) || person.id}
              sub={text.settings.noPhone}
              end={
                <Button look="outline" small onClick={() => setInviting(person)}>
                  {text.settings.makeLink}
                </Button>
              }
            />
          ))}
        </Rows>
      </Section>
      {devices !== null && devices.length > 0 && (
        <Section title={text.settings.devices}>
          <Rows>
            {devices.map((device) => (
              <DeviceRow
                key={device.device}
                device={device}
                confirm={() => confirm(device)}
                again={againFor(mine.find(({ id }) => id === device.person))}
              />
            ))}
          </Rows>
        </Section>
      )}

      {inviting !== null && (
        <InviteSheet office={office} person={inviting} onClose={() => setInviting(null)} />
      )}
    </>
  );

  /** Somebody whose phone is lost or broken gets another one. */
  function againFor(person: LiveRecord | undefined): (() => void) | null {
    return person === undefined ? null : () => setInviting(person);
  }

  /** An administrator invites anybody, a commune officer the heads of its villages. */
  function within(grants: typeof held, body: LiveRecord['body']): boolean {
    const place = { commune: textOf(body, 'commune'), village: textOf(body, 'village') };
    return grants.some(
      (grant) => covers(grant, place) && (grant.role === 'administrator' || place.village !== null),
    );
  }
}

interface DeviceRowParts {
  readonly device: Device;
  readonly confirm: () => Promise<void>;
  /** null: a link for this person is another's to make. */
  readonly again: (() => void) | null;
}

function DeviceRow({ device, confirm, again }: DeviceRowParts): JSX.Element {
  const { clock, notebook } = useSession();
  const text = useText();
  const language = useLanguage();
  const { seen, unsent, state } = device;
  const when =
    seen === null
      ? text.settings.neverSeen
      : text.settings.lastSeen(formatDayTime(seen, { now: clock() }, language));
  return (
    <Row
      title={device.title}
      sub={[when, ...(unsent === null || unsent === 0 ? [] : [text.settings.unsentThere(unsent)])].join(
        ' · ',
      )}
      note={state === 'unconfirmed' ? text.settings.deviceStates.unconfirmed : undefined}
      noteTone="wait"
      end={endOf()}
    />
  );

  /** Nobody confirms a phone of their own. */
  function endOf(): JSX.Element | undefined {
    if (state === 'active') {
      return again === null ? undefined : (
        <Button look="quiet" small onClick={again}>
          {text.settings.anotherLink}
        </Button>
      );
    }
    if (state === 'unconfirmed' && device.person !== notebook.me.person)
      return (
        <Button look="outline" small onClick={() => void confirm()}>
          {text.held.confirmPhone}
        </Button>
      );
    return <Tag tone={state === 'revoked' ? 'bad' : 'wait'} text={text.settings.deviceStates[state]} />;
  }
}
