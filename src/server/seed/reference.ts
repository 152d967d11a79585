/** The lists that every office ships with: places, programme trees, trades, goods, ethnic groups, norms. */
import type { Day } from '../../core/day.ts';
import { commune } from '../../kinds/commune.ts';
import { ethnicGroup } from '../../kinds/ethnic-group.ts';
import { to } from '../../kinds/example.ts';
import { goods } from '../../kinds/goods.ts';
import { programmeNode } from '../../kinds/programme-node.ts';
import { threshold } from '../../kinds/threshold.ts';
import { trade } from '../../kinds/trade.ts';
import type { Alias } from '../../places/aliases.ts';
import { communesOf } from '../../places/units.ts';
import type { CommuneAreaClass } from '../../programmes/area-class.ts';
import { ethnicGroups } from '../../programmes/ethnic-groups.ts';
import { goods as allGoods } from '../../programmes/goods.ts';
import { thresholds } from '../../programmes/thresholds.ts';
import { trades } from '../../programmes/trades.ts';
import { programmeNodes } from '../../programmes/trees.ts';
import { seedOf, type DatedSeed } from './seed-of.ts';

/** What is known of places beyond their names: a real office imports its own. */
export interface KnownPlaces {
  readonly aliases: readonly Alias[];
  readonly areaClasses: ReadonlyMap<string, { readonly areaClass: CommuneAreaClass; readonly from: Day }>;
}

export function referenceSeeds(province: string, known: KnownPlaces): readonly DatedSeed[] {
  return [
    ...communesOf(province).map(({ code, name, unitType }) =>
      seedOf(commune, code, null, { code, name, unitType, province, ...placeFacts(code, known) }),
    ),
    ...programmeNodes.map(({ id, parent, label, ...node }, order) =>
      seedOf(programmeNode, id, null, {
        ...node,
        parent: parent === null ? null : to(parent),
        sayAs: label,
        order,
      }),
    ),
    ...trades.map(({ id, name, group }) => seedOf(trade, id, null, { name: name.vi, group })),
    ...allGoods.map(({ id, name, group, unit, otherUnits }) =>
      seedOf(goods, id, null, {
        name: name.vi,
        group,
        unit,
        otherUnits: otherUnits.length > 0 ? otherUnits : null,
      }),
    ),
    ...ethnicGroups.map(({ id, slug, name, code1979, aliases }, order) =>
      seedOf(ethnicGroup, id, null, {
        name,
        code1979,
        aliases: aliases.join(', ') || null,
        isMinority: slug !== 'kinh',
        order,
      }),
    ),
    ...thresholds.map(({ id, ...one }) => seedOf(threshold, id, null, one)),
  ];
}

function placeFacts(code: string, { aliases, areaClasses }: KnownPlaces) {
  const rows = aliases.flatMap(({ name, kind, from, to: until, communeCodes }, index) => {
    const unit = kind === 'village' ? null : kind;
    return communeCodes.includes(code) ? [{ id: `a${index}`, name, unit, from, to: until }] : [];
  });
  const known = areaClasses.get(code);
  return {
    ...(rows.length === 0 ? {} : { aliases: rows }),
    ...(known === undefined ? {} : { areaClass: known.areaClass, areaClassFrom: known.from }),
  };
}
