/** Villages and communes by today's name, by an old one that held on a day, or by code. */
import { parseDay, type Day } from '../core/day.ts';
import type { Id } from '../core/id.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import { clean } from '../core/text.ts';
import { resolveAlias, type Alias, type AliasKind } from '../places/aliases.ts';
import { villageUnitTypes, type VillageUnitType } from '../places/village-unit.ts';
import { indexNames } from './find-named.ts';

export interface Places {
  /** `day`: when the name was used; null: at any time. */
  commune(text: string, day: Day | null): readonly Id[];
  /** Within a commune where one is known. */
  village(text: string, commune: string | null, day: Day | null): readonly Id[];
}

export function indexPlaces(communes: readonly LiveRecord[], villages: readonly LiveRecord[]): Places {
  const byName = indexNames(
    communes.map(({ id, body }) => ({ id, names: [nameOf(body), textOf(body, 'code') ?? id] })),
  );
  const formerly = aliasesOf(communes, ({ id }) => id, 'commune');
  const standing = villages.filter(({ body }) => textOf(body, 'mergedInto') === null);
  const homes = new Map(villages.map(({ id, body }) => [id, textOf(body, 'commune')]));
  const merged = new Map(villages.map(({ id, body }) => [id, textOf(body, 'mergedInto')]));
  const villageNames = indexNames(
    standing.map(({ id, body }) => ({ id, names: [nameOf(body), fullName(body)] })),
  );
  const formerVillages = aliasesOf(villages, ({ id }) => id, 'village');
  const gone = indexNames(
    villages
      .filter((one) => !standing.includes(one))
      .map(({ id, body }) => ({ id, names: [nameOf(body), fullName(body)] })),
  );

  function commune(text: string, day: Day | null): readonly Id[] {
    const code = /\b\d{5}\b/u.exec(text)?.[0];
    const bare = withoutUnit(text, COMMUNE_UNITS);
    const now = code === undefined ? byName.find(bare) : byName.find(code);
    const before = resolved(formerly, text, day);
    const wasThen = day !== null && day <= LAST_OLD_DAY && before.length > 0;
    return now.length > 0 && !wasThen ? now : before.length > 0 ? before : byName.find(text);
  }

  function resolved(aliases: readonly Alias[], text: string, day: Day | null): readonly Id[] {
    const found = resolveAlias(aliases, text, day);
    const known = found.length > 0 ? found : resolveAlias(aliases, text, null);
    return [...new Set(known.flatMap(({ communeCodes }) => communeCodes))].map((id) => id as Id); // ids of records, put in above
  }

  function village(text: string, inside: string | null, day: Day | null): readonly Id[] {
    const [first = '', ...rest] = clean(text).split(/\s*[,;(]\s*|\s+-\s+/u);
    const told = rest.flatMap((part) => commune(part.replace(/\)$/u, ''), day));
    const own = told.length > 0 ? first : clean(text); // "Nà Hin, Nà Tu" is no village of a commune
    const within = (ids: readonly Id[]): readonly Id[] => {
      const here = ids.filter((id) =>
        told.length === 0
          ? inside === null || homes.get(id) === inside
          : told.some((one) => one === homes.get(id)),
      );
      return here.length > 0 || told.length > 0 ? here : ids;
    };
    const bare = withoutUnit(own, VILLAGE_UNITS);
    for (const ids of [
      villageNames.find(own),
      villageNames.find(bare),
      resolved(formerVillages, own, day),
      gone.find(bare),
    ]) {
      const found = [...new Set(within(ids).map(whereItWent))];
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A village that was merged away lives on in another. */
  function whereItWent(id: Id): Id {
    const into = merged.get(id) ?? null;
    return into !== null && into !== id && homes.has(into as Id) ? (into as Id) : id; // ids of records
  }

  return { commune, village };
}

const LAST_OLD_DAY = '2025-06-30';

const VILLAGE_UNITS =
  /^(?:thôn|bản|xóm|làng|ấp|buôn|phum|sóc|khu phố|tổ dân phố|tdp|thon|ban|xom|t\.)[\s.:]+/iu;
const COMMUNE_UNITS = /^(?:ubnd\s+)?(?:xã|phường|thị trấn|đặc khu|xa|phuong|x\.|p\.|tt\.)\s*/iu;

function withoutUnit(text: string, units: RegExp): string {
  const bare = clean(text).replace(units, '');
  return bare === '' ? clean(text) : bare;
}

/** "Thôn Nà Hin" apart: what it is called and its bare name; the unit is null where none is said. */
export function splitVillageName(text: string): {
  readonly unitType: VillageUnitType | null;
  readonly name: string;
} {
  const whole = clean(text);
  for (const [unitType, { vi }] of Object.entries(villageUnitTypes)) {
    if (!whole.toLowerCase().startsWith(`${vi} `)) continue;
    return { unitType: unitType as VillageUnitType, name: whole.slice(vi.length + 1) }; // a key of that table
  }
  return { unitType: null, name: whole };
}

function nameOf(body: AnyBody): string {
  return textOf(body, 'name') ?? '';
}

function fullName(body: AnyBody): string {
  const unit = textOf(body, 'unitType');
  const said = Object.entries(villageUnitTypes).find(([key]) => key === unit)?.[1].vi ?? '';
  return `${said} ${nameOf(body)}`.trim();
}

/** The dated rows of all records, each leading to its record. */
function aliasesOf(
  records: readonly LiveRecord[],
  to: (record: LiveRecord) => string,
  usual: AliasKind,
): readonly Alias[] {
  return records.flatMap((record) => {
    const rows: unknown = record.body['aliases'];
    if (!Array.isArray(rows)) return [];
    // rows are objects of fields
    return (rows as readonly AnyBody[]).flatMap((row): Alias[] => {
      const name = textOf(row, 'name');
      const unit = textOf(row, 'unit');
      if (name === null) return [];
      const kind = unit === 'district' || unit === 'commune' ? unit : usual;
      return [
        { name, kind, from: parseDay(row['from']), to: parseDay(row['to']), communeCodes: [to(record)] },
      ];
    });
  });
}
