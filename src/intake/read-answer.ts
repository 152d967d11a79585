/** What reading a cell comes to: a value, or what is wrong with it in words that name the cell. */
import type { Id } from '../core/id.ts';
import type { Words } from '../core/text.ts';

export type ReadValue =
  | { readonly value: unknown }
  /** `options`: what it may mean, where it may mean several things. */
  | { readonly problem: Words; readonly options?: readonly Id[] };

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

export function notInList(text: string): Words {
  return {
    vi: `Không có "${cut(text)}" trong danh sách. Chọn giúp.`,
    en: `"${cut(text)}" is not in the list.`,
  };
}

export function severalOf(text: string, count: number): Words {
  return {
    vi: `Có ${count} mục tên "${cut(text)}". Chọn một.`,
    en: `${count} are called "${cut(text)}". Choose one.`,
  };
}
