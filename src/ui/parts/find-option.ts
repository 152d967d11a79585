/**
 * Which choices a search finds: without accents, in any order of the words, the closest first.
 */
import { fold } from '../../core/text.ts';
import type { Said } from './language.tsx';

export type Option<K extends string = string> = {
  readonly key: K;
  readonly label: Said;
  /** A second line: the group of a trade, the meaning of a code. */
  readonly hint?: Said | undefined;
  /** Other names that people know it by. */
  readonly also?: readonly string[] | undefined;
  /** Heading that it stands under when nothing is searched. */
  readonly group?: Said | undefined;
};

/** The options that hold every word of the query; those whose name begins with it first. */
export function findOptions<K extends string>(
  options: readonly Option<K>[],
  query: string,
  say: (text: Said) => string,
): readonly Option<K>[] {
  const whole = fold(query).trim();
  if (whole === '') return options;
  const parts = whole.split(/\s+/u);
  const found: { option: Option<K>; rank: number }[] = [];
  for (const option of options) {
    const name = fold(say(option.label));
    const all = [
      name,
      fold(option.hint === undefined ? '' : say(option.hint)),
      ...(option.also ?? []).map(fold),
    ];
    const text = all.join(' ');
    if (!parts.every((part) => text.includes(part))) continue;
    found.push({ option, rank: name.startsWith(whole) ? 0 : text.includes(whole) ? 1 : 2 });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ option }) => option);
}

export type OptionGroup<K extends string> = {
  readonly title: Said | null;
  readonly options: readonly Option<K>[];
};

/** With nothing searched: the often used ones, then everything under its headings. */
export function groupOptions<K extends string>(
  options: readonly Option<K>[],
  often: readonly K[],
  titles: { readonly often: Said; readonly rest: Said },
): readonly OptionGroup<K>[] {
  const first = often.flatMap((key) => options.filter((option) => option.key === key));
  const rest = options.filter((option) => !often.includes(option.key));
  const groups = new Map<Said | null, Option<K>[]>();
  for (const option of rest) {
    const title = option.group ?? (first.length > 0 ? titles.rest : null);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [option]);
    else group.push(option);
  }
  const grouped = [...groups].map(([title, list]) => ({ title, options: list }));
  return first.length > 0 ? [{ title: titles.often, options: first }, ...grouped] : grouped;
}
