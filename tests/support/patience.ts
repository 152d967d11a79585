/** Screens are waited for, however slow the machine: a test that fails says what is not there, not how long it took. */
import { configure } from '@testing-library/preact';

configure({ asyncUtilTimeout: 15_000 });
