/** What screens do with photos beside showing them. */
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { Position } from '../../core/field.ts';
import { isPhotographed } from '../../kinds/photo.ts';
import type { Session } from './session.ts';

type Needs = Pick<Session, 'photos'>;

/** A form was saved: its photos get their records. What is cut short here, the next start ends. */
export function settlePhotos(session: Needs, kind: Kind): void {
  if (!isPhotographed(kind.name)) return;
  withPhotos(session, (photos) => photos.settle());
}

/** A form is given up, and its photos with it. */
export async function dropPhotos({ photos }: Needs, kind: Kind, draft: string): Promise<void> {
  if (isPhotographed(kind.name)) await (await photos?.())?.drop(draft);
}

function withPhotos(
  { photos }: Needs,
  step: (side: Awaited<ReturnType<NonNullable<Session['photos']>>>) => Promise<void>,
): void {
  if (photos) photos().then(step).catch(reportError);
}

/** Only for kinds that ask for a position themselves, and without asking the person a second time. */
export async function positionFor(kind: Kind, values: AnyBody): Promise<Position | null> {
  const field = Object.entries(kind.ownFields).find(([, { type }]) => type === 'position');
  if (field === undefined) return null;
  const answered = values[field[0]];
  if (answered !== null && answered !== undefined) return answered as Position; // a position field's value
  return (await isGranted()) ? findPosition() : null;
}

async function isGranted(): Promise<boolean> {
  const permissions = (navigator as Partial<Navigator>).permissions; // absent in some
  const status = await permissions?.query({ name: 'geolocation' }).catch(() => null); // unknown to some
  return status?.state === 'granted';
}

const POSITION_PATIENCE_MS = 5_000;

function findPosition(): Promise<Position | null> {
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ lat: round(latitude), lon: round(longitude), accuracy: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: POSITION_PATIENCE_MS, maximumAge: 60_000 },
    );
  });
}

/** Five decimals are about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
