/**
 * The coloured square with an icon that one finds a row by.
 */
import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { classes, type Tone } from './tone.ts';

export type TileProps = { icon: IconName; tone?: Tone; small?: boolean };

export function Tile({ icon, tone = 'ok', small = false }: TileProps): JSX.Element {
  return (
    <span class={classes('tile', `g-${tone}`, small && 's')}>
      <Icon name={icon} />
    </span>
  );
}
