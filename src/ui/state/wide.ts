/**
 * How much room the screen has, in the steps of theme.css.
 */
import { signal, type ReadonlySignal } from '@preact/signals';

/** A list fits beside the detail. */
export const wide = watch('(min-width: 720px)');

/** The tabs stand at the side, as a rail. */
export const desk = watch('(min-width: 1024px)');

function watch(query: string): ReadonlySignal<boolean> {
  const fits = signal(false);
  if (typeof matchMedia === 'function') {
    const found = matchMedia(query);
    fits.value = found.matches;
    found.addEventListener('change', () => (fits.value = found.matches));
  }
  return fits;
}
