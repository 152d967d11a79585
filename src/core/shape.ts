/**
 * What a value looks like, as data: the few words of JSON Schema (2020-12) that fields need. Data can be shown as it
 * stands (the office's API page), costs nothing until something is checked, and is the same on phone and office.
 */
import { isDate } from './date.ts';

/** A JSON Schema whose values are of type `T`. */
export interface Shape<T = unknown> {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  /** Of text, in UTF-16 units. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** A day that the calendar has, as YYYY-MM-DD. */
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly items?: Shape;
  readonly maxItems?: number;
  /** Every one of these must be there, and nothing else: see `objectOf`. */
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly anyOf?: readonly [Shape, { readonly type: 'null' }];
  /** Any JSON, of no more than so many characters; JSON Schema has no word for it. */
  readonly 'x-max-json'?: number;
  /** Only the compiler knows it: what the values are. */
  readonly [typeOf]?: T;
}

declare const typeOf: unique symbol;
declare const brandOf: unique symbol;

/** A value that passed a check of that name, so that no other text or number is taken for it. */
export type Branded<T, Name extends string> = T & { readonly [brandOf]: Name };

/** Both doors to a branded type. `parse` throws a TypeError where the value does not fit. */
export interface Brand<T> {
  readonly shape: Shape<T>;
  parse(value: unknown): T;
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false; readonly data?: undefined };
}

export function brand<T>(name: string, shape: Shape<T>): Brand<T> {
  const isOne = (value: unknown): value is T => fits(shape, value);
  return {
    shape,
    parse(value) {
      if (!isOne(value)) throw new TypeError(`not a ${name}: ${JSON.stringify(value)}`);
      return value;
    },
    safeParse: (value) => (isOne(value) ? { success: true, data: value } : { success: false }),
  };
}

/** An object with exactly these properties. */
export function objectOf<T>(properties: Readonly<Record<string, Shape>>): Shape<T> {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

export function orNull(shape: Shape): Shape {
  return { anyOf: [shape, { type: 'null' }] };
}

/** Is the value of that shape? */
export function fits(shape: Shape, value: unknown): boolean {
  if (shape.anyOf) return value === null || fits(shape.anyOf[0], value);
  const longest = shape['x-max-json'];
  if (longest !== undefined) return isJson(value) && JSON.stringify(value).length <= longest;
  switch (shape.type) {
    case 'string':
      return typeof value === 'string' && isText(shape, value);
    case 'number':
      return Number.isFinite(value) && isSize(shape, value as number); // a finite number it is
    case 'integer':
      return Number.isSafeInteger(value) && isSize(shape, value as number); // a number, too
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value) && isList(shape, value);
    case 'object':
      return isPlain(value) && hasAll(shape.properties ?? {}, value);
    default:
      return false;
  }
}

function isText(shape: Shape, text: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern } = shape;
  if (text.length < minLength || text.length > maxLength) return false;
  if (pattern !== undefined && !patternOf(pattern).test(text)) return false;
  if (shape.format === 'date' && !isDate(text)) return false;
  return shape.enum === undefined || shape.enum.includes(text);
}

function isSize({ minimum = -Infinity, maximum = Infinity, multipleOf }: Shape, number: number): boolean {
  if (number < minimum || number > maximum) return false;
  if (multipleOf === undefined) return true;
  const times = number * (1 / multipleOf); // 1 / 0.001 is exactly 1000; what is left of it is binary dust
  return Math.abs(times - Math.round(times)) < 1e-6;
}

function isList({ items, maxItems = Infinity }: Shape, list: readonly unknown[]): boolean {
  return list.length <= maxItems && (items === undefined || list.every((item) => fits(items, item)));
}

function hasAll(
  properties: Readonly<Record<string, Shape>>,
  value: Readonly<Record<string, unknown>>,
): boolean {
  const names = Object.keys(properties);
  return (
    Object.keys(value).length === names.length &&
    Object.entries(properties).every(
      ([name, shape]) => Object.hasOwn(value, name) && fits(shape, value[name]),
    )
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isPlain(value) && Object.values(value).every(isJson);
}

const patterns = new Map<string, RegExp>();

/** Made once: ids are checked by the ten thousand. */
function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, known);
  return known;
}
