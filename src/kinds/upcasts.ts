/**
 * What phones of older schema numbers wrote, in the words of today. The office turns it at its door before it judges;
 * what is stored stays as it was written. A step stands here for as long as a phone may lie in a drawer: for ever.
 */
import type { JsonObject } from '../core/json.ts';

/** Given any part of a body (an update carries a few fields); it changes only what it finds. */
export type Upcast = (values: JsonObject) => JsonObject;

/** By kind, by schema number n: the step from n to n + 1. No step: nothing changed. */
export type Upcasts = Readonly<Record<string, Readonly<Record<number, Upcast>>>>;

/** Schema number 1 is the only one so far. */
export const upcasts: Upcasts = {};
