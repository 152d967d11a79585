/**
 * What money is added up under: the nodes of the programme trees, the villages of a commune,
 * projects, the communes.
 */
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { compareVi } from '../i18n/language.ts';
import { inTreeOrder } from '../programmes/node.ts';
import type { Heading } from './disbursement-table.ts';

export type MoneyBy = 'programme' | 'village' | 'project' | 'commune';

/** Money that a commune spends for all its villages, or of which nobody said the village. */
export const COMMON = 'chung';
export const common: Words = { vi: 'Chung của xã', en: 'Commune as a whole' };

/** Money that belongs to no project that the office knows. */
export const NO_PROJECT = 'ngoai-du-an';
export const noProject: Words = { vi: 'Chưa chi tiết đến dự án', en: 'Not under a project' };

/** Places and nodes as an office keeps them; merged villages stand under the one that they became. */
export interface HeadingSources {
  readonly nodes: readonly LiveRecord[];
  readonly villages: readonly LiveRecord[];
  readonly communes: readonly LiveRecord[];
  readonly projects: readonly LiveRecord[];
}

export interface Headings {
  readonly headings: readonly Heading[];
  readonly headingOf: (body: AnyBody) => string | null;
}

export function headingsBy(by: MoneyBy, sources: HeadingSources): Headings {
  switch (by) {
    case 'programme':
      return { headings: programmeHeadings(sources.nodes), headingOf: (body) => textOf(body, 'node') };
    case 'village':
      return byVillage(sources);
    case 'project':
      return byProject(sources);
    case 'commune':
      return {
        headings: named(sources.communes, (body) => textOf(body, 'code') ?? ''),
        headingOf: (body) => textOf(body, 'commune'),
      };
    default:
      return by satisfies never;
  }
}

/** The trees in the order in which they are printed; the root's own code says nothing that its name does not. */
function programmeHeadings(nodes: readonly LiveRecord[]): readonly Heading[] {
  const known = nodes.map(({ id, body }) => ({
    id: String(id),
    parent: textOf(body, 'parent'),
    code: textOf(body, 'code') ?? '',
    said: textOf(body, 'sayAs') ?? textOf(body, 'code') ?? '',
    name: textOf(body, 'shortName') ?? textOf(body, 'name') ?? String(id),
  }));
  return inTreeOrder(known).map(({ id, parent, said, name }) => ({
    id,
    parent,
    code: parent === null ? '' : said,
    name,
  }));
}

function byVillage({ villages, projects }: HeadingSources): Headings {
  const mergedInto = new Map(villages.map(({ id, body }) => [String(id), textOf(body, 'mergedInto')]));
  const villagesOf = new Map(projects.map(({ id, body }) => [String(id), listOf(body.villages)]));
  const today = (village: string): string => mergedInto.get(village) ?? village;
  const headingOf = (body: AnyBody): string => {
    const own = textOf(body, 'village');
    if (own !== null) return today(own);
    // An allocation is given to a commune; a project of one village says whose it is.
    const [only, more] = villagesOf.get(textOf(body, 'project') ?? '') ?? [];
    return only !== undefined && more === undefined ? today(only) : COMMON;
  };
  const standing = villages.filter(({ body }) => textOf(body, 'mergedInto') === null);
  const headings = [...named(standing, () => ''), { id: COMMON, parent: null, code: '', name: common.vi }];
  return { headings, headingOf };
}

function byProject({ projects }: HeadingSources): Headings {
  const known = new Set(projects.map(({ id }) => String(id)));
  return {
    headings: [...named(projects, () => ''), { id: NO_PROJECT, parent: null, code: '', name: noProject.vi }],
    headingOf(body) {
      const project = textOf(body, 'project');
      return project !== null && known.has(project) ? project : NO_PROJECT;
    },
  };
}

function named(places: readonly LiveRecord[], code: (body: AnyBody) => string): readonly Heading[] {
  return places
    .map(({ id, body }) => ({
      id: String(id),
      parent: null,
      code: code(body),
      name: textOf(body, 'name') ?? String(id),
    }))
    .sort((a, b) => compareVi(a.name, b.name));
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
