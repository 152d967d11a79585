/** Short ways to write the values of examples, which are demo data and test data. */
import { day, type Day } from '../core/day.ts';
import { dong, type Dong } from '../core/dong.ts';
import { id, type Id } from '../core/id.ts';

export const on = (written: string): Day => day.parse(written);
export const vnd = (amount: number): Dong => dong.parse(amount);
export const to = (reference: string): Id => id.parse(reference);

/** The id under which example `number` (from 1) of a kind stands in a demo office: other examples point to it. */
export const demo = (kind: string, number: number): Id => to(`demo.${kind}.${number}`);

/** What every example of the demo commune Phủ Thông has; `village` is one of its demo villages. */
export const demoCommune = { commune: to('01969'), recordedBy: 'p.demo' } as const;
export const demoVillage = { ...demoCommune, village: to('v.01969.01') } as const;
