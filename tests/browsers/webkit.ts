/** WebKitGTK's MiniBrowser by plain WebDriver calls: the nearest to Safari that a Linux machine has. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import process from 'node:process';
import type { Driven } from './drive.ts';
import { need } from './need.ts';

/** A browser under a screen of its own; both end with `close`. */
export async function launchWebKit(): Promise<Driven> {
  const [driver, screen] = [need('WebKitWebDriver', 'webkit2gtk-driver'), need('Xvfb', 'xvfb')];
  const mini = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').find((path) => existsSync(path));
  if (mini === undefined)
    throw new Error('No MiniBrowser beside WebKitWebDriver: `apt-get install webkit2gtk-driver`.');
  const display = `:${90 + Math.floor(Math.random() * 900)}`;
  const port = await freePort();
  const started = [
    spawn(screen, [display, '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], { stdio: 'ignore' }),
    spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
    }),
  ];
  try {
    const session = await openSession(`http://127.0.0.1:${port}`, mini);
    return {
      async open(address) {
        await ask('POST', `${session}/url`, { url: address });
      },
      async run<T>(body: string, given: Readonly<Record<string, string>> = {}) {
        // No Function and no eval: the app's own policy forbids them.
        const script = `
          const done = arguments[arguments.length - 1];
          const work = async (${Object.keys(given).join(',')}) => { ${body} };
          work(...[...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const said = await ask('POST', `${session}/execute/async`, { script, args: Object.values(given) });
        const { value, error } = said as { value?: T; error?: string }; // as the script calls done
        if (error !== undefined) throw new Error(error);
        return value as T; // what the caller's script returns
      },
      async close() {
        await ask('DELETE', session).catch(() => undefined); // it ends anyway
        await Promise.all(started.map(end));
      },
    };
  } catch (error) {
    await Promise.all(started.map(end));
    throw error;
  }
}

async function openSession(origin: string, binary: string): Promise<string> {
  const capabilities = {
    alwaysMatch: {
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    },
  };
  for (let tries = 0; ; tries += 1) {
    try {
      const said = (await ask('POST', `${origin}/session`, { capabilities })) as { sessionId: string }; // WebDriver §8.1
      const session = `${origin}/session/${said.sessionId}`;
      await ask('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
      await ask('POST', `${session}/window/rect`, { width: 400, height: 900 });
      return session;
    } catch (error) {
      if (tries === 40) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

async function ask(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown }; // WebDriver §6.3
  if (!response.ok) throw new Error(JSON.stringify(value));
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await gone;
  clearTimeout(late);
}
