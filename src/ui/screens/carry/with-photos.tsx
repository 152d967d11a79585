/**
 * Photos that may go along into a file: how many, how large, and the person's choice.
 */
import '../../../i18n/vi-carry.ts';
import '../../parts/css/report.css';
import type { JSX } from 'preact';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../parts/language.tsx';
import { useText } from '../../state/session.ts';

export interface Along {
  readonly count: number;
  /** Bytes that they add to the file. */
  readonly size: number;
}

/** So many bytes go through any messenger; more are a choice. */
const ASKED_FOR_ABOVE = 5_000_000;

/** Do they go along, of somebody who has not said? */
export const goAlong = (chosen: boolean | null, { count, size }: Along): boolean =>
  count > 0 && (chosen ?? size <= ASKED_FOR_ABOVE);

type WithPhotosProps = { along: Along; chosen: boolean | null; onChange: (chosen: boolean) => void };

export function WithPhotos({ along, chosen, onChange }: WithPhotosProps): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const isOn = goAlong(chosen, along);
  if (along.count === 0) return null;
  return (
    <label class="tick">
      <input type="checkbox" checked={isOn} onChange={() => onChange(!isOn)} />
      <span>{text.carry.withPhotos(along.count, formatBytes(along.size, language))}</span>
    </label>
  );
}
