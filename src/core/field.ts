import * as z from 'zod/mini';
import { day } from './day.ts';
import { dong } from './dong.ts';
import { id } from './id.ts';
import type { Json } from './json.ts';
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
  /** Shape of a value that is there; blank is null and means "not answered", never 0. */
  readonly schema: z.ZodMiniType<T>;
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
export interface DongField extends Base<z.output<typeof dong>> {
  readonly type: 'dong';
  readonly negative: boolean;
}
export interface DayField extends Base<z.output<typeof day>> {
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
export interface RefField extends Base<z.output<typeof id>> {
  readonly type: 'ref';
  /** Kinds that it may point to; null: any. */
  readonly to: readonly string[] | null;
}
export interface RefsField extends Base<readonly z.output<typeof id>[]> {
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

export type ValueOf<F extends { readonly schema: z.ZodMiniType }> = z.output<F['schema']> | null;
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

const oneLine = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** One line, up to 200 characters. */
export function text(label: Words, asked: Asked & { max?: number } = {}): TextField {
  const max = asked.max ?? 200;
  return { type: 'text', ...base(label, asked), max, schema: oneLine(max) };
}

/** Free words, up to 5,000 characters. Personal unless said otherwise: people write names into notes. */
export function note(label: Words, asked: Asked = {}): TextField {
  return {
    type: 'note',
    ...base(label, { privacy: 'personal', ...asked }),
    max: 5000,
    schema: oneLine(5000),
  };
}

/** A whole number of people, households, pieces: 0 to 1,000,000. */
export function count(label: Words, asked: Asked & { unit?: Words } = {}): CountField {
  const schema = z.int().check(z.gte(0), z.lte(1_000_000));
  return { type: 'count', ...base(label, asked), unit: asked.unit ?? null, schema };
}

/** A measured number that is not money (hectares, heads, kilograms): 0 to 1e9, three decimals. */
export function quantity(label: Words, asked: Asked = {}): QuantityField {
  const schema = z.number().check(
    z.gte(0),
    z.lte(1e9),
    z.refine((n) => Math.abs(n * 1000 - Math.round(n * 1000)) < 1e-6),
  );
  return { type: 'quantity', ...base(label, asked), schema };
}

/** 0 to 100, two decimals. */
export function percent(label: Words, asked: Asked = {}): QuantityField {
  return { type: 'percent', ...base(label, asked), schema: z.number().check(z.gte(0), z.lte(100)) };
}

/** Whole đồng. Below zero only where the field says so (adjustments, recoveries). */
export function money(label: Words, asked: Asked & { negative?: boolean } = {}): DongField {
  const negative = asked.negative ?? false;
  const schema = negative ? dong : dong.check(z.refine((n) => n >= 0));
  return { type: 'dong', ...base(label, asked), negative, schema };
}

export function date(label: Words, asked: Asked = {}): DayField {
  return { type: 'day', ...base(label, asked), schema: day };
}

export function year(label: Words, asked: Asked = {}): YearField {
  return { type: 'year', ...base(label, asked), schema: z.int().check(z.gte(2015), z.lte(2050)) };
}

export function yesNo(label: Words, asked: Asked = {}): YesNoField {
  return { type: 'yesNo', ...base(label, asked), schema: z.boolean() };
}

const keysOf = <O extends Options>(options: O) => Object.keys(options) as [keyof O & string]; // a const table's keys

export function choice<const O extends Options>(
  label: Words,
  options: O,
  asked: Asked = {},
): ChoiceField<keyof O & string> {
  return { type: 'choice', ...base(label, asked), options, schema: z.enum(keysOf(options)) };
}

/** A set of choices, kept sorted in the order of the options. Merges by element: adding wins. */
export function choices<const O extends Options>(
  label: Words,
  options: O,
  asked: Asked = {},
): ChoicesField<keyof O & string> {
  const schema = z.array(z.enum(keysOf(options))).check(z.maxLength(200));
  return { type: 'choices', ...base(label, asked), options, schema };
}

/** Points to a record of those kinds (null: of any). */
export function ref(to: string | readonly string[] | null, label: Words, asked: Asked = {}): RefField {
  return { type: 'ref', ...base(label, asked), to: typeof to === 'string' ? [to] : to, schema: id };
}

export function refs(to: string | readonly string[], label: Words, asked: Asked = {}): RefsField {
  const schema = z.array(id).check(z.maxLength(500));
  return { type: 'refs', ...base(label, asked), to: typeof to === 'string' ? [to] : to, schema };
}

export function position(label: Words, asked: Asked = {}): PositionField {
  const schema = z.strictObject({
    lat: z.number().check(z.gte(-90), z.lte(90)),
    lon: z.number().check(z.gte(-180), z.lte(180)),
    accuracy: z.number().check(z.gte(0)),
  });
  return { type: 'position', ...base(label, { privacy: 'sensitive', ...asked }), schema };
}

/** A value of some other field, kept whole (both sides of a conflict). */
export function value(label: Words, asked: Asked = {}): ValueField {
  const schema = z.json().check(z.refine((v) => JSON.stringify(v).length <= 40_000)) as z.ZodMiniType<Json>; // z.json's type is its own spelling of Json
  return { type: 'value', ...base(label, { privacy: 'personal', ...asked }), schema };
}

/** A list of rows with ids; rows merge by id, then by field. */
export function rows<const F extends Fields>(label: Words, of: F, asked: Asked = {}): RowsField<F> {
  const shape: Record<string, z.ZodMiniType> = { id };
  for (const [name, field] of Object.entries(of)) shape[name] = z.nullable(field.schema);
  const rowSchema = z.strictObject(shape) as unknown as z.ZodMiniType<RowOf<F>>; // built in a loop: its type is lost
  const schema = z.array(rowSchema).check(z.maxLength(300));
  return { type: 'rows', ...base(label, asked), of, schema };
}
