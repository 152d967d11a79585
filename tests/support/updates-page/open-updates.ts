/** Puts the real `updates` within a test's reach; see tests/e2e/updates.test.ts. */
import { updates, type Updates } from '../../../src/ui/state/updates.ts';

declare global {
  interface Window {
    updates: Updates;
  }
}

window.updates = updates;
updates.start();
