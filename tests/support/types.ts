/**
 * `npm run types`: checks every floor with its own tsconfig, two at a time, because a floor's `lib` and `types`
 * say what it may spell. A floor without sources passes; one without a tsconfig.json fails.
 */
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { FLOOR_NAMES } from './floors.ts';

const root = join(import.meta.dirname, '../..');
const projects = ['.', 'src', ...FLOOR_NAMES.map((floor) => `src/${floor}`), 'tests'];

const failures: string[] = [];
const queue = projects.filter((project) => {
  if (!existsSync(join(root, project, 'tsconfig.json'))) {
    failures.push(`${project}: has no tsconfig.json of its own`);
    return false;
  }
  return hasSources(project);
});
const checked = queue.length;
await Promise.all([work(), work()]);

console.log(failures.length === 0 ? `types: ${checked} projects are right` : failures.join('\n\n'));
process.exit(failures.length === 0 ? 0 : 1);

async function work(): Promise<void> {
  for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
    const problems = await check(project);
    if (problems !== null) failures.push(`${project}:\n${problems}`);
  }
}

function hasSources(project: string): boolean {
  if (project === '.') return true;
  const pattern = project === 'src' ? 'src/*.{ts,tsx}' : `${project}/**/*.{ts,tsx}`;
  return globSync(pattern, { cwd: root }).length > 0;
}

/** What the compiler says, or null when all is right. */
function check(project: string): Promise<string | null> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve) => {
    const args = [compiler, '--noEmit', '--pretty', 'false', '-p', join(root, project)];
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      resolve(error === null ? null : `${stdout}${stderr}`.trim() || error.message);
    });
  });
}
