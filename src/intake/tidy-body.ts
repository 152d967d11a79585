/** What a row says between its cells: a village's commune, a name's unit, the sign of a recovery. */
import { toDong } from '../core/dong.ts';
import { textOf, type AnyBody, type Kind } from '../core/kind.ts';
import type { Words } from '../core/text.ts';
import { splitVillageName } from './find-place.ts';
import type { Lookups } from './lookups.ts';
import type { RowTrouble } from './read-rows.ts';

interface Tidied {
  readonly values: AnyBody;
  readonly troubles: readonly RowTrouble[];
}

export function tidyBody(
  kind: Kind,
  values: AnyBody,
  troubles: readonly RowTrouble[],
  lookups: Lookups,
): Tidied {
  switch (kind.name) {
    case 'village':
      return { values: villageOf(values), troubles };
    case 'trainingDemand':
      return tradeOf({ ...values, ...placeOf(values, lookups) }, troubles);
    case 'productionProject':
      return { values: costOf({ ...values, ...placeOf(values, lookups) }), troubles };
    case 'allocation':
      return { values: negative(values, values['type'] === 'dieu_chinh_giam'), troubles };
    case 'disbursement': {
      const { entryKind, reverses = null } = values;
      return {
        values: negative(
          { ...values, ...placeOf(values, lookups) },
          entryKind === 'thu_hoi_tam_ung' && reverses === null,
        ),
        troubles,
      };
    }
    default:
      return { values, troubles };
  }
}

/** "Thôn Nà Hin" is the village Nà Hin that calls itself thôn; former names stand in one cell. */
function villageOf(values: AnyBody): AnyBody {
  const said = textOf(values, 'name');
  const { unitType, name } = splitVillageName(said ?? '');
  const aliases = textOf(values, 'aliases')
    ?.split(/\s*[,;\n]\s*/u)
    .filter((alias) => alias !== '');
  return {
    ...values,
    ...(said === null ? {} : { name }),
    ...(unitType === null ? {} : { unitType }),
    ...(aliases === undefined
      ? {}
      : { aliases: aliases.map((alias, at) => ({ id: `a${at + 1}`, name: alias, from: null, to: null })) }),
  };
}

/** The village says its commune. */
function placeOf(values: AnyBody, lookups: Lookups): AnyBody {
  const villages: unknown = values['villages'];
  const village: unknown = Array.isArray(villages) ? villages[0] : values['village'];
  const commune = typeof village === 'string' ? textOf(lookups.record(village)?.body ?? {}, 'commune') : null;
  return commune === null ? {} : { commune };
}

const NEW_TRADE: Words = {
  vi: 'Nghề này không có trong danh mục: ghi là "nghề khác". Xem lại.',
  en: 'Not in the list of trades: kept as another trade. Please check.',
};

/** A trade that the list lacks is written down as people said it. */
function tradeOf(values: AnyBody, troubles: readonly RowTrouble[]): Tidied {
  const unknown = troubles.find(({ field, options }) => field === 'trade' && options.length === 0);
  if (unknown?.said == null) return { values, troubles };
  const warning: RowTrouble = { ...unknown, code: 'new-trade', level: 'warn', says: NEW_TRADE };
  return {
    values: { ...values, tradeOther: textOf(values, 'tradeOther') ?? unknown.said.slice(0, 200) },
    troubles: troubles.map((trouble) => (trouble === unknown ? warning : trouble)),
  };
}

/** Sources add up to the cost where the file has no sum of its own. */
function costOf(values: AnyBody): AnyBody {
  const sources: unknown = values['sources'];
  if (!Array.isArray(sources) || (values['totalCost'] ?? null) !== null) return values;
  // rows are objects of fields
  const amounts = (sources as readonly AnyBody[]).map(({ amount }) =>
    typeof amount === 'number' ? amount : 0,
  );
  return { ...values, totalCost: toDong(amounts.reduce((sum, amount) => sum + amount, 0)) };
}

/** Tables write what is taken back as a plain number in a column of its own. */
function negative(values: AnyBody, isBack: boolean): AnyBody {
  const { amount } = values;
  return isBack && typeof amount === 'number' && amount > 0 ? { ...values, amount: -amount } : values;
}
