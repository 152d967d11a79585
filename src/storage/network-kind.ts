/** Which network the phone is on, as far as the browser says. Firefox and Safari say nothing, nor do most desktops. */
export type NetworkKind = 'wifi' | 'mobile' | 'unknown';

export function networkKind(): NetworkKind {
  const connection = connectionOf();
  const type: unknown = connection && Reflect.get(connection, 'type');
  if (type === 'wifi' || type === 'ethernet') return 'wifi';
  return type === 'cellular' || type === 'bluetooth' || type === 'wimax' ? 'mobile' : 'unknown';
}

/** May photos go now, for a person who wants them to wait for Wi-Fi, or does not? */
export const isPhotoNetwork = (byWifi: boolean): boolean => !byWifi || networkKind() === 'wifi';

/** Calls when the phone changes networks, where the browser says so; gives back how to stop. */
export function onNetworkChange(changed: () => void): () => void {
  const connection = connectionOf();
  connection?.addEventListener('change', changed);
  return () => connection?.removeEventListener('change', changed);
}

/** NetworkInformation stands in no standard that TypeScript knows. */
function connectionOf(): EventTarget | null {
  const connection: unknown = typeof navigator === 'undefined' ? null : Reflect.get(navigator, 'connection');
  return typeof EventTarget !== 'undefined' && connection instanceof EventTarget ? connection : null;
}
