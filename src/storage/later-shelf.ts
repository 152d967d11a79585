import type { Shelf } from '../sync/shelf.ts';

/** A shelf whose code is fetched when it is first asked for something: the first screen only looks. */
export function createLaterShelf(load: () => Promise<Shelf>): Shelf {
  let shelf: Promise<Shelf> | null = null;
  const get = (): Promise<Shelf> => {
    shelf ??= load().catch((fault: unknown) => {
      shelf = null;
      throw fault;
    });
    return shelf;
  };
  return {
    read: async (wanted) => (await get()).read(wanted),
    change: async (wanted, decide) => (await get()).change(wanted, decide),
    note: async (request, answer, now) => (await (await get()).note?.(request, answer, now)) ?? null,
  };
}
