/** Vitest's global set-up for what needs dist/: builds it when it is missing or old. */
import { buildWhenStale } from '../../src/server/build-app.ts';

export function setup(): void {
  buildWhenStale();
}
