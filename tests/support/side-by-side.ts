/**
 * Runs tasks side by side and shows what each says in one piece: the one that began first as it speaks, what the
 * others say once those before them have ended.
 */

export type Say = (text: string) => void;

export interface Task<T> {
  readonly name: string;
  /** Names of those that must have ended before; those that do not run are not waited for. */
  readonly after?: readonly string[];
  /** Must not throw. */
  readonly run: (say: Say) => Promise<T>;
}

interface Speech {
  text: string;
  ended: boolean;
}

/** `lanes`: so many at once, begun in the order of the list. `show`: where the words go. Ends when all have. */
export async function sideBySide(tasks: readonly Task<void>[], lanes: number, show: Say): Promise<void> {
  const waiting = [...tasks];
  const running = new Map<string, Promise<void>>();
  const speeches: Speech[] = [];

  while (waiting.length > 0 || running.size > 0) {
    const left = new Set([...waiting.map(({ name }) => name), ...running.keys()]);
    const next = waiting.findIndex(({ after = [] }) => !after.some((name) => left.has(name)));
    const [task] = next >= 0 && running.size < lanes ? waiting.splice(next, 1) : [];
    if (task) running.set(task.name, begin(task));
    else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`These wait for each other: ${[...left].join(', ')}`);
  }

  async function begin({ name, run }: Task<void>): Promise<void> {
    const speech: Speech = { text: '', ended: false };
    speeches.push(speech);
    await run((text) => {
      speech.text += text;
      showOn();
    });
    speech.ended = true;
    running.delete(name);
    showOn();
  }

  function showOn(): void {
    for (let first = speeches[0]; first; first = speeches[0]) {
      if (first.text !== '') show(first.text);
      first.text = '';
      if (!first.ended) return;
      speeches.shift();
    }
  }
}
