/** A really started office with a full book, and tokens of phones that were never there before. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { newId } from '../../../src/core/id.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { createOffice } from '../../../src/server/office/create-office.ts';
import { createEnrolment } from '../../../src/server/office/enrolment.ts';
import type { Seed } from '../../../src/server/office/office.ts';
import { openOfficeKeys } from '../../../src/server/office-keys.ts';
import { demoCommunes, demoVillages } from '../../../src/server/seed/demo-people.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { phoneKey } from '../../../src/sync/enrolment.ts';
import { startOffice, type RunningOffice } from '../../support/office.ts';
import { newPhoneKey } from '../../support/server.ts';
import { demandBody } from '../demand.ts';

export interface EnrolledPhone {
  readonly token: string;
  readonly person: string;
  readonly commune: string;
}

const random = (length: number): Uint8Array => randomBytes(length);

/** `phones` officers, spread over the communes, each of which holds `records` demands and the demo's own rows. */
export async function startFullOffice(
  records: number,
  phones: number,
): Promise<{ readonly office: RunningOffice; readonly phones: readonly EnrolledPhone[] }> {
  const office = await startOffice();
  await office.stop();
  const enrolled = await fill(office.data, records, phones);
  await office.start();
  return { office, phones: enrolled };
}

/** What is written beside a stopped office, by its own code. */
async function fill(data: string, records: number, phones: number): Promise<readonly EnrolledPhone[]> {
  const store = openSqliteStore(join(data, 'office.sqlite'));
  const unused = { id: '', name: '', province: '', demo: true };
  const keys = openOfficeKeys(join(data, 'office-keys.json'), null, unused);
  if (typeof keys === 'string') throw new Error(keys);
  const parts = { store, random, clock: Date.now };
  const office = createOffice({ ...keys.office, ...parts, seal: passThrough, secret: keys.secret });
  for (const { code } of demoCommunes) await office.plant(demandsOf(code, records));
  const enrolment = createEnrolment({ ...parts, office, keys });
  const enrolled: EnrolledPhone[] = [];
  for (let nth = 0; nth < phones; nth += 1) {
    const commune = demoCommunes[nth % demoCommunes.length]?.code ?? '';
    const person = `p.${commune}.cong_chuc`;
    const { code } = await enrolment.invite(person, 'bench');
    const key = phoneKey.parse(newPhoneKey().jwk);
    const answer = await enrolment.enrol({ code, key });
    if (typeof answer === 'string') throw new Error(`not enrolled: ${answer}`);
    enrolled.push({ token: answer.token, person, commune });
  }
  await store.close();
  return enrolled;
}

function demandsOf(commune: string, count: number): readonly Seed[] {
  const villages = demoVillages.filter((village) => village.commune === commune);
  return Array.from({ length: count }, (_, n) => {
    const village = villages[n % villages.length];
    const body = { ...demandBody(n, village?.head ?? ''), commune, village: village?.id ?? '' };
    return { id: newId(random), kind: 'trainingDemand', body };
  });
}
