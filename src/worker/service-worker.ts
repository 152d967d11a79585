/**
 * Keeps the app on the phone and wakes it when the network comes back.
 *
 * Everything that the app is made of is fetched before this worker takes over, so that a phone either has a
 * whole version or keeps the one it had. A new version waits until the page asks for it (ui/state/updates.ts).
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { syncInBackground } from '../storage/background.ts';
import { keepSharedFiles } from '../storage/share-inbox.ts';

declare const self: ServiceWorkerGlobalScope;
/** All files of the build, put in by vite.config.ts; a hashed name needs no revision. */
declare const __PRECACHE__: { readonly url: string; readonly revision: string | null }[];
/** Files that only some phones need: kept once a page asks for them, or when they are first used. */
declare const __LATER__: readonly string[];

/** Background Sync, which the standard library does not know (Chromium only). */
type SyncEvent = ExtendableEvent & { readonly tag: string };

precacheAndRoute(__PRECACHE__);
cleanupOutdatedCaches();

/** Addresses that the server answers by itself. */
const OF_THE_SERVER = [/^\/v1\//u, /^\/healthz$/u, /^\/readyz$/u, /^\/docs(?:\/|$)/u];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: OF_THE_SERVER }));

/** The share sheet posts files here (manifest, `share_target`); the page of that address opens them. */
const SHARED = '/nhan-tep';
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARED,
  async ({ request }) => {
    await keepSharedFiles(await request.formData(), Date.now());
    return Response.redirect(SHARED, 303);
  },
  'POST',
);

const KEPT_LATER = 'so-thon-later';
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && __LATER__.includes(url.pathname),
  async ({ url }) => (await caches.match(url.pathname, { cacheName: KEPT_LATER })) ?? keepLater(url.pathname),
);

/** Names are hashed: what is there is right, and what this version does not name is of another one. */
async function keepLater(path: string): Promise<Response> {
  const response = await fetch(path);
  if (response.ok) await (await caches.open(KEPT_LATER)).put(path, response.clone());
  return response;
}

async function keepAllLater(): Promise<void> {
  const cache = await caches.open(KEPT_LATER);
  for (const { url } of await cache.keys())
    if (!__LATER__.includes(new URL(url).pathname)) await cache.delete(url);
  for (const path of __LATER__) if (!(await cache.match(path))) await keepLater(path);
}

self.addEventListener('message', (event) => {
  if (!isRecord(event.data)) return;
  if (event.data['type'] === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  // Without a network it is asked for again when the page is opened the next time.
  if (event.data['type'] === 'KEEP_LATER') event.waitUntil(keepAllLater().catch(() => undefined));
});

let first = false;
self.addEventListener('install', () => {
  first = self.registration.active === null;
});
self.addEventListener('activate', (event) => {
  // Only the first install may take the open page over; a later version was asked for and reloads it.
  if (first) event.waitUntil(self.clients.claim());
});

self.addEventListener('sync', (event) => {
  // The standard library types an unknown event as Event; the name `sync` makes it this one.
  const wake = event as SyncEvent;
  if (wake.tag === 'outbox') wake.waitUntil(syncInBackground());
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
