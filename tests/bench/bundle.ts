/** One script out of a bench page and all that it imports: run in any page of an office by `page.evaluate`. */
import { join } from 'node:path';
import { build } from 'vite';

/** `entry`: a file of tests/bench/pages. Chromium evaluates the text, which no policy of the page forbids. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome107',
      rolldownOptions: {
        input: join(import.meta.dirname, 'pages', entry),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const one of outputs) {
    if (!('output' in one)) continue;
    for (const file of one.output) if (file.type === 'chunk' && file.isEntry) return file.code;
  }
  throw new Error(`Nothing was built of ${entry}.`);
}
