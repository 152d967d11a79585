/** Serves dist/ the way the office does, as far as the shell needs it: one page for all, and a strict policy. */
import { preview } from 'vite';

export type Preview = { readonly origin: string; close(): Promise<void> };

/** `folder` stands in for dist/. */
export async function servePreview(folder = 'dist'): Promise<Preview> {
  const server = await preview({
    logLevel: 'warn',
    build: { outDir: folder },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: { 'Content-Security-Policy': "default-src 'self'" },
    },
  });
  const origin = server.resolvedUrls?.local[0]?.replace(/\/$/u, '');
  if (origin === undefined) throw new Error('The preview listens nowhere.');
  return { origin, close: () => server.close() };
}
