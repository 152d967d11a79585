/** A failing story with everything left out that it does not need (delta debugging, by halves and then one by one). */
import type { Story, StoryEvent } from './events.ts';

export type Fails = (story: Story) => Promise<boolean>;

export async function shrink(story: Story, fails: Fails): Promise<Story> {
  let best = await withFewerEvents(story, fails);
  best = await withFewerPhones(best, fails);
  best = await without(best, fails);
  return withFewerEvents(best, fails);
}

async function withFewerEvents(story: Story, fails: Fails): Promise<Story> {
  let events: readonly StoryEvent[] = story.events;
  for (let size = Math.ceil(events.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = events.length - size; at > -size; at -= size) {
      const from = Math.max(0, at);
      const fewer = [...events.slice(0, from), ...events.slice(at + size)];
      if (fewer.length < events.length && (await fails({ ...story, events: fewer }))) events = fewer;
    }
  }
  return { ...story, events };
}

async function withFewerPhones(story: Story, fails: Fails): Promise<Story> {
  let best = story;
  while (best.people.length > 1) {
    const fewer = { ...best, people: best.people.slice(0, -1) };
    if (!(await fails(fewer))) break;
    best = fewer;
  }
  return best;
}

/** Plain pages and texts, turns that run to their end, no time that passes. */
async function without({ people, events, ...marks }: Story, fails: Fails): Promise<Story> {
  const plain = { people, events };
  let best: Story = (await fails(plain)) ? plain : { ...plain, ...marks };
  for (let at = 0; at < best.events.length; at++) {
    for (const change of [{ ms: 0 }, { steps: 400 }]) {
      const calmer = best.events.map((event, i) => (i === at ? { ...event, ...change } : event));
      if (await fails({ ...best, events: calmer })) best = { ...best, events: calmer };
    }
  }
  return best;
}
