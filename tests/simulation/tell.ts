/** Tells a story from its first event to its end, and says what broke. */
import { checkAcknowledged, endStory } from './ending.ts';
import type { Story } from './events.ts';
import { createWorld, type Ground, type Off, type World } from './world.ts';

export interface Told {
  /** Empty: everything held. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  readonly world: World;
}

export async function tell(story: Story, off: Off = {}, ground: Ground = {}): Promise<Told> {
  const world = await createWorld(story, off, ground);
  const { ledger, trace } = world;
  for (const event of story.events) {
    await world.happen(event);
    await checkAcknowledged(world);
    if (ledger.broken.length > 0) break;
  }
  if (ledger.broken.length === 0) {
    trace.push('the end');
    await endStory(world);
  }
  await world.database.close();
  return { broken: ledger.broken, trace, world };
}
