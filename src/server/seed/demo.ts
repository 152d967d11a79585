/** A small believable office: Thái Nguyên, two communes, a dozen villages, a year of work up to today. */
import type { Day } from '../../core/day.ts';
import { on } from '../../kinds/example.ts';
import { demoAliases } from '../../places/demo-aliases.ts';
import { moneySeeds } from './demo-money.ts';
import { paperSeeds } from './demo-papers.ts';
import { peopleSeeds } from './demo-people.ts';
import { projectSeeds } from './demo-projects.ts';
import { talkSeeds } from './demo-talk.ts';
import { villageWorkSeeds } from './demo-village-work.ts';
import type { KnownPlaces } from './reference.ts';
import type { DatedSeed } from './seed-of.ts';

export const DEMO_PROVINCE = '19';

export const demoPlaces: KnownPlaces = {
  aliases: demoAliases,
  areaClasses: new Map([
    ['01969', { areaClass: 'KV2', from: on('2026-02-15') }],
    ['01981', { areaClass: 'KV3', from: on('2026-02-15') }],
  ]),
};

/** Nothing that would lie in the future; parents come before what points to them. */
export function demoSeeds(today: Day): readonly DatedSeed[] {
  const all = [
    ...peopleSeeds,
    ...villageWorkSeeds,
    ...projectSeeds,
    ...moneySeeds,
    ...talkSeeds,
    ...paperSeeds,
  ];
  return all.filter(({ when }) => when === null || when <= today);
}
