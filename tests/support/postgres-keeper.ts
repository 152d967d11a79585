/**
 * Keeps one PostgreSQL as long as whoever started this process lives: it ends when its standard input does, which
 * the system closes also for a process that was killed. `--durable`: the disk is really written to.
 *
 * One line of JSON comes out: `{ url, pid, folder }`, or `{ problem }`.
 */
import { once } from 'node:events';
import process from 'node:process';
import { startCluster } from './postgres-cluster.ts';

const told = Promise.race([
  once(process.stdin.resume(), 'close'),
  once(process, 'SIGTERM'),
  once(process, 'SIGINT'),
  once(process, 'SIGHUP'),
]);
try {
  const cluster = await startCluster(process.argv.includes('--durable'));
  const { url, pid, folder } = cluster;
  process.stdout.write(`${JSON.stringify({ url, pid, folder })}\n`);
  await told;
  await cluster.stop();
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ problem: error instanceof Error ? error.message : String(error) })}\n`,
  );
}
process.exit();
