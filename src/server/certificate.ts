/**
 * What the office signs for a phone when it joins: a restored office that forgot the phone admits its holder by
 * it. It proves nothing by itself: the phone must also sign with the key that it names.
 */
import * as z from 'zod/mini';
import { scopesOf } from '../core/audience.ts';
import type { Principal } from '../core/role.ts';
import { phoneKey, type PhoneKey } from '../sync/enrolment.ts';
import { idSchema } from '../sync/id-schema.ts';
import type { OfficeKeys } from './office-keys.ts';

const claims = z.object({
  office: z.string(),
  device: z.string(),
  person: idSchema,
  key: phoneKey,
  held: z.array(
    z.object({ role: z.string(), commune: z.nullable(z.string()), village: z.nullable(z.string()) }),
  ),
  scopes: z.array(z.string()),
  /** ms since 1970. */
  date: z.int(),
});

/** `date`: ms since 1970. */
export function writeCertificate(
  keys: OfficeKeys,
  principal: Principal,
  key: PhoneKey,
  date: number,
): string {
  const { person, device, held } = principal;
  return keys.sign({ office: keys.office.id, device, person, key, held, scopes: scopesOf(held), date });
}

/** Key and person of a phone by its certificate, or null where this office did not write it for that phone. */
export function readCertificate(
  keys: OfficeKeys,
  certificate: string,
  device: string,
): { readonly key: PhoneKey; readonly person: string } | null {
  const read = claims.safeParse(keys.verify(certificate));
  if (!read.success || read.data.device !== device || read.data.office !== keys.office.id) return null;
  return { key: read.data.key, person: read.data.person };
}
