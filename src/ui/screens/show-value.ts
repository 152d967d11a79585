/**
 * An answer in words, as the record page, the history and the rows of a form show it.
 */
import { parseDay } from '../../core/day.ts';
import { toDong } from '../../core/dong.ts';
import type { Field } from '../../core/field.ts';
import type { AnyBody, NameOf } from '../../core/kind.ts';
import type { Language, Words } from '../../core/text.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatDong, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/language.ts';

export interface Showing {
  readonly language: Language;
  readonly nameOf: NameOf;
  readonly text: Dictionary;
}

/** Null: nothing was answered. */
export function showValue(field: Field, value: unknown, showing: Showing): string | null {
  if (value === null || value === undefined) return null;
  const { language, nameOf, text } = showing;
  switch (field.type) {
    case 'count':
      return typeof value === 'number'
        ? withUnit(formatNumber(value, language), field.unit ? say(field.unit, language) : undefined)
        : null;
    case 'quantity':
      return typeof value === 'number' ? formatNumber(value, language) : null;
    case 'percent':
      return typeof value === 'number' ? `${formatNumber(value, language)}%` : null;
    case 'year':
      return typeof value === 'number' ? String(value) : null;
    case 'dong': {
      const amount = typeof value === 'number' ? toDong(value) : null;
      return amount === null ? null : formatDong(amount, language);
    }
    case 'day': {
      const day = parseDay(value);
      return day === null ? null : formatDay(day);
    }
    case 'yesNo':
      return value === true ? text.do.yes : text.do.no;
    case 'choice':
      return typeof value === 'string' ? optionName(field.options, value, language) : null;
    case 'choices':
      return (
        texts(value)
          .map((key) => optionName(field.options, key, language))
          .join(', ') || null
      );
    case 'ref':
      return typeof value === 'string' ? nameOf(value) || text.record.notHere : null;
    case 'refs':
      return (
        texts(value)
          .map((id) => nameOf(id) || id)
          .join(', ') || null
      );
    case 'rows':
      return (
        rowsOf(value)
          .map((row) => showRow(field.of, row, showing))
          .join('; ') || null
      );
    case 'position':
      return showPosition(value, language);
    case 'text':
    case 'note':
      return typeof value === 'string' ? value : null;
    case 'value':
      return typeof value === 'string' ? value : JSON.stringify(value);
    default:
      return field satisfies never;
  }
}

/** The answers of one row, in the order of its questions. */
export function showRow(fields: Readonly<Record<string, Field>>, row: AnyBody, showing: Showing): string {
  return Object.entries(fields)
    .flatMap(([name, field]) => showValue(field, row[name], showing) ?? [])
    .join(' · ');
}

export function rowsOf(value: unknown): readonly AnyBody[] {
  return Array.isArray(value)
    ? value.filter((row): row is AnyBody => typeof row === 'object' && row !== null)
    : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The key itself where a newer phone chose what this one does not know. */
function optionName(options: Readonly<Record<string, Words>>, key: string, language: Language): string {
  const option = options[key];
  return option ? say(option, language) : key;
}

function withUnit(number: string, unit: string | undefined): string {
  return unit === undefined ? number : `${number} ${unit}`;
}

function showPosition(value: unknown, language: Language): string | null {
  if (typeof value !== 'object' || value === null || !('lat' in value) || !('lon' in value)) return null;
  const { lat, lon } = value;
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  return `${formatNumber(lat, language, 5)}; ${formatNumber(lon, language, 5)}`;
}
