/** Ids in messages: what core/id.ts calls one. */
import * as z from 'zod/mini';
import { id } from '../core/id.ts';

export const idSchema = z.pipe(
  z.string().check(z.regex(new RegExp(id.shape.pattern ?? ''))),
  z.transform((text) => id.parse(text)),
);
