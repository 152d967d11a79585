/** Screens are waited for, however slow the machine: a test that fails says what is not there, not how long it took. */
import { configure } from '@testing-library/preact';
import { afterAll } from 'vitest';

configure({ asyncUtilTimeout: 30_000 });

/** Preact's effects after a painted frame come at most 35 ms late: the page they belong to is still there then. */
const LAST_EFFECTS_MS = 50;

afterAll(() => new Promise((resolve) => setTimeout(resolve, LAST_EFFECTS_MS)));
