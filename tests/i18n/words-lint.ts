/**
 * What may be wrong with a text for people, and where such texts are found: in values and in source.
 */

/** The longest text that fits a phone at 200 % without pushing everything else away. */
export const LONGEST = 90;

/** A text with the place where it stands. */
export type Found = { readonly where: string; readonly text: string };

/** What is wrong with a text, as short names; none for a good one. */
export function problemsOf(text: string): readonly string[] {
  const problems: string[] = [];
  if (text.trim() === '') problems.push('empty');
  if ([...text].length > LONGEST) problems.push(`over ${LONGEST} characters`);
  if (text !== text.normalize('NFC')) problems.push('not NFC');
  if (CODE.test(text) && !meansSomething(text)) problems.push('a programme code without its meaning');
  if (AVOIDED.test(text.normalize('NFC'))) problems.push('a word to avoid');
  return problems;
}

/** A value with `vi` and `en`, both strings: `Words`. */
export function isWords(value: unknown): value is { readonly vi: string; readonly en: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { vi, en } = value as { vi?: unknown; en?: unknown }; // any object may be asked for two properties
  return typeof vi === 'string' && typeof en === 'string';
}

/**
 * Every text in a value, as deep as it goes. Texts with parameters are tried with numbers and with names.
 * With `onlyWords` only `Words` count, for values (such as kinds) that hold other strings and functions too.
 */
export function textsIn(value: unknown, where: string, options: { readonly onlyWords: boolean }): Found[] {
  const seen = new Set<unknown>();
  const walk = (part: unknown, at: string): Found[] => {
    if (typeof part === 'string') return options.onlyWords ? [] : [{ where: at, text: part }];
    if (typeof part === 'function') return options.onlyWords ? [] : tried(part, at);
    if (typeof part !== 'object' || part === null || seen.has(part)) return [];
    seen.add(part);
    if (options.onlyWords && isWords(part)) {
      return [
        { where: `${at}.vi`, text: part.vi },
        { where: `${at}.en`, text: part.en },
      ];
    }
    return Object.entries(part).flatMap(([key, inner]) => walk(inner, `${at}.${key}`));
  };
  return walk(value, where);
}

/** Texts written as `vi: '…'` or `en: '…'` in source, functions of parameters too. A parameter counts 4. */
export function textsInSource(source: string, where: string): Found[] {
  return [...source.matchAll(LITERAL)].map((match) => ({
    where: `${where}:${source.slice(0, match.index).split('\n').length}`,
    text: unquote(match[2] ?? ''),
  }));
}

const CODE = /(?<![\p{L}\d])(TDA|NDTP|DA|HP|ND)[\s.-]?\d+/iu;
const CODES = /(?<![\p{L}\d])(TDA|NDTP|DA|HP|ND|DTTS|GN|NTM|CT)[\s.-]?\d+/giu;
/** Words that name a place in the tree, or the tree, and say nothing of what it is for. */
const EMPTY_WORDS =
  /tiểu dự án|dự án|nội dung thành phần|nội dung|hợp phần|chương trình|DTTS&MN|DTTS|NTM|sub-?project|project|component|content|programme|mã|code/giu;
const AVOIDED = /(?<!\p{L})(mèo|dân tộc ít người)(?!\p{L})/iu;
const LITERAL =
  /\b(vi|en):\s*(?:\([^)]*\)\s*(?::\s*\w+\s*)?=>\s*)?('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)/gu;

function meansSomething(text: string): boolean {
  const rest = text.normalize('NFC').replace(CODES, ' ').replace(EMPTY_WORDS, ' ');
  return (rest.match(/\p{L}{2,}/gu) ?? []).length >= 2;
}

function tried(text: Function, where: string): Found[] {
  const numbers = [1, 1234].map((fact) => Array<unknown>(4).fill(fact));
  const names = [Array<unknown>(4).fill('Phủ Thông')];
  return [...numbers, ...names].map((facts) => {
    const made: unknown = Reflect.apply(text, undefined, facts);
    return { where: `${where}()`, text: typeof made === 'string' ? made : '' };
  });
}

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\$\{[^}]*\}/gu, '1234')
    .replace(/\\u\{?([0-9a-f]+)\}?/giu, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/\\(.)/gu, '$1');
}
