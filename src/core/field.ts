import { day, type Day } from './day.ts';
import { dong, type Dong } from './dong.ts';
import { id, type Id } from './id.ts';
import type { Json } from './json.ts';
import { objectOf, orNull, type Shape } from './shape.ts';
import type { Words } from './text.ts';

/** personal and sensitive values live in one sealed column and are never indexed (Luật 91/2025, NĐ 356/2025). */
export type Privacy = 'none' | 'personal' | 'sensitive';

export interface Asked {
  readonly hint?: Words;
  readonly required?: boolean;
  readonly privacy?: Privacy;
}

interface Base<T> {
  readonly label: Words;
  readonly hint: Words | null;
  readonly required: boolean;
  readonly privacy: Privacy;
  /** Of a value that is there; blank is null and means "not answered", never 0. */
  readonly shape: Shape<T>;
}

export interface TextField extends Base<string> {
  readonly type: 'text' | 'note';
  readonly max: number;
}
export interface CountField extends Base<number> {
  readonly type: 'count';
  readonly unit: Words | null;
}
export interface QuantityField extends Base<number> {
  readonly type: 'quantity' | 'percent';
}
export interface DongField extends Base<Dong> {
  readonly type: 'dong';
  readonly negative: boolean;
}
export interface DayField extends Base<Day> {
  readonly type: 'day';
}
export interface YearField extends Base<number> {
  readonly type: 'year';
}
export interface YesNoField extends Base<boolean> {
  readonly type: 'yesNo';
}
export type Options = Readonly<Record<string, Words>>;
export interface ChoiceField<K extends string = string> extends Base<K> {
  readonly type: 'choice';
  readonly options: Options;
}
export interface ChoicesField<K extends string = string> extends Base<readonly K[]> {
  readonly type: 'choices';
  readonly options: Options;
}
export interface RefField extends Base<Id> {
  readonly type: 'ref';
  /** Kinds that it may point to; null: any. */
  readonly to: readonly string[] | null;
}
export interface RefsField extends Base<readonly Id[]> {
  readonly type: 'refs';
  readonly to: readonly string[] | null;
}
export interface PositionField extends Base<Position> {
  readonly type: 'position';
}
export interface ValueField extends Base<Json> {
  readonly type: 'value';
}
export interface RowsField<F extends Fields = Fields> extends Base<readonly RowOf<F>[]> {
  readonly type: 'rows';
  readonly of: F;
}

export type Field =
  | TextField
  | CountField
  | QuantityField
  | DongField
  | DayField
  | YearField
  | YesNoField
  | ChoiceField
  | ChoicesField
  | RefField
  | RefsField
  | PositionField
  | ValueField
  | RowsField;
export type FieldType = Field['type'];
/** An interface, so that rows may hold fields again. */
export interface Fields {
  readonly [name: string]: Field;
}

export type ValueOf<F extends { readonly shape: Shape }> = F extends { readonly shape: Shape<infer T> }
  ? T | null
  : never;
export type RowOf<F extends Fields> = { readonly id: string } & { readonly [K in keyof F]: ValueOf<F[K]> };

/** Degrees (WGS 84) and the accuracy in metres that the phone claimed. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
  readonly accuracy: number;
}

const base = (label: Words, asked: Asked) => ({
  label,
  hint: asked.hint ?? null,
  required: asked.required ?? false,
  privacy: asked.privacy ?? 'none',
});

const oneLine = (maxLength: number): Shape<string> => ({ type: 'string', minLength: 1, maxLength });

/** One line, up to 200 characters. */
export function text(label: Words, asked: Asked & { max?: number } = {}): TextField {
  const max = asked.max ?? 200;
  return { type: 'text', ...base(label, asked), max, shape: oneLine(max) };
}

/** Free words, up to 5,000 characters. Personal unless said otherwise: people write names into notes. */
export function note(label: Words, asked: Asked = {}): TextField {
  return {
    type: 'note',
    ...base(label, { privacy: 'personal', ...asked }),
    max: 5000,
    shape: oneLine(5000),
  };
}

/** A whole number of people, households, pieces: 0 to 1,000,000. */
export function count(label: Words, asked: Asked & { unit?: Words } = {}): CountField {
  const shape = { type: 'integer', minimum: 0, maximum: 1_000_000 } as const;
  return { type: 'count', ...base(label, asked), unit: asked.unit ?? null, shape };
}

/** A measured number that is not money (hectares, heads, kilograms): 0 to 1e9, three decimals. */
export function quantity(label: Words, asked: Asked = {}): QuantityField {
  const shape = { type: 'number', minimum: 0, maximum: 1e9, multipleOf: 0.001 } as const;
  return { type: 'quantity', ...base(label, asked), shape };
}

/** 0 to 100, two decimals. */
export function percent(label: Words, asked: Asked = {}): QuantityField {
  return { type: 'percent', ...base(label, asked), shape: { type: 'number', minimum: 0, maximum: 100 } };
}

/** Whole đồng. Below zero only where the field says so (adjustments, recoveries). */
export function money(label: Words, asked: Asked & { negative?: boolean } = {}): DongField {
  const negative = asked.negative ?? false;
  const shape = negative ? dong.shape : { ...dong.shape, minimum: 0 };
  return { type: 'dong', ...base(label, asked), negative, shape };
}

export function date(label: Words, asked: Asked = {}): DayField {
  return { type: 'day', ...base(label, asked), shape: day.shape };
}

export function year(label: Words, asked: Asked = {}): YearField {
  return { type: 'year', ...base(label, asked), shape: { type: 'integer', minimum: 2015, maximum: 2050 } };
}

export function yesNo(label: Words, asked: Asked = {}): YesNoField {
  return { type: 'yesNo', ...base(label, asked), shape: { type: 'boolean' } };
}

const oneOf = <K extends string>(options: Options): Shape<K> => ({
  type: 'string',
  enum: Object.keys(options),
});

export function choice<const O extends Options>(
  label: Words,
  options: O,
  asked: Asked = {},
): ChoiceField<keyof O & string> {
  return { type: 'choice', ...base(label, asked), options, shape: oneOf(options) };
}

/** A set of choices, kept sorted in the order of the options. Merges by element: adding wins. */
export function choices<const O extends Options>(
  label: Words,
  options: O,
  asked: Asked = {},
): ChoicesField<keyof O & string> {
  const shape = { type: 'array', items: oneOf(options), maxItems: 200 } as const;
  return { type: 'choices', ...base(label, asked), options, shape };
}

/** Points to a record of those kinds (null: of any). */
export function ref(to: string | readonly string[] | null, label: Words, asked: Asked = {}): RefField {
  return { type: 'ref', ...base(label, asked), to: typeof to === 'string' ? [to] : to, shape: id.shape };
}

export function refs(to: string | readonly string[], label: Words, asked: Asked = {}): RefsField {
  const shape = { type: 'array', items: id.shape, maxItems: 500 } as const;
  return { type: 'refs', ...base(label, asked), to: typeof to === 'string' ? [to] : to, shape };
}

export function position(label: Words, asked: Asked = {}): PositionField {
  const shape = objectOf<Position>({
    lat: { type: 'number', minimum: -90, maximum: 90 },
    lon: { type: 'number', minimum: -180, maximum: 180 },
    accuracy: { type: 'number', minimum: 0 },
  });
  return { type: 'position', ...base(label, { privacy: 'sensitive', ...asked }), shape };
}

/** A value of some other field, kept whole (both sides of a conflict), or a table. `max`: letters of its JSON. */
export function value(label: Words, asked: Asked & { max?: number } = {}): ValueField {
  return {
    type: 'value',
    ...base(label, { privacy: 'personal', ...asked }),
    shape: { 'x-max-json': asked.max ?? 40_000 },
  };
}

/** A list of rows with ids; rows merge by id, then by field. */
export function rows<const F extends Fields>(label: Words, of: F, asked: Asked = {}): RowsField<F> {
  const row: Record<string, Shape> = { id: id.shape };
  for (const [name, field] of Object.entries(of)) row[name] = orNull(field.shape);
  const items = objectOf<RowOf<F>>(row);
  return { type: 'rows', ...base(label, asked), of, shape: { type: 'array', items, maxItems: 300 } };
}
