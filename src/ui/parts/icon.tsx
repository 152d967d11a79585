/**
 * A stroke icon. It never speaks alone: the word beside it, or the label of its button, is what is read out.
 */
import type { JSX } from 'preact';
import { iconPaths, type IconName } from './icon-paths.ts';

export { iconNamed, type IconName } from './icon-paths.ts';

export function Icon({ name, small = false }: { name: IconName; small?: boolean }): JSX.Element {
  return (
    <svg class={small ? 'ico s' : 'ico'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  );
}
