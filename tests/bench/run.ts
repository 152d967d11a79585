/**
 * `npm run bench`: our figures beside those of peers, from one run on one machine.
 *
 * `npm run bench -- push form` measures only those rows, `npm run bench -- sync` the group of them that is about
 * sending: push, network, writers, crowd; `npm run bench -- reports` a province's tables beside plain SQL.
 * `SOTHON_RUNS` says how often (5). Nothing here fails on time: machines are noisy, so look at the ratios. Builds the
 * app and installs the peers first, where a row needs them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buildWhenStale } from '../../src/server/build-app.ts';
import { launch } from '../support/browser.ts';
import { bundle } from './bundle.ts';
import type { Bench, Line, Row } from './line.ts';
import { buildPeers } from './peers.ts';
import { crowd } from './rows/crowd.ts';
import { fifty } from './rows/fifty-thousand.ts';
import { form } from './rows/form.ts';
import { freshness } from './rows/freshness.ts';
import { network } from './rows/network.ts';
import { push } from './rows/push.ts';
import { reports } from './rows/reports.ts';
import { writers } from './rows/writers.ts';
import { tableOf } from './table.ts';

const ROWS: readonly Row[] = [form, fifty, freshness, push, network, writers, crowd, reports];

const runs = Number(process.env['SOTHON_RUNS'] ?? 5);
const wanted = process.argv.slice(2);
const names = [...new Set([...ROWS.map(({ name }) => name), ...ROWS.flatMap(({ group }) => group ?? [])])];
const unknown = wanted.filter((name) => !names.includes(name));
const isWanted = ({ name, group }: Row): boolean =>
  wanted.length === 0 || wanted.includes(name) || (group !== undefined && wanted.includes(group));
if (unknown.length > 0 || !Number.isInteger(runs) || runs < 1) {
  console.error(`Rows: ${names.join(', ')}. SOTHON_RUNS is how often each is measured, 5 by default.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'so-thon-bench-'));
const browser = await launch();
try {
  const peerPages = join(folder, 'peers');
  if (ROWS.some((row) => isWanted(row) && row.bare !== true)) {
    console.error('Building …');
    buildWhenStale();
    await buildPeers(peerPages);
  }
  const bench: Bench = { browser, peerPages, script: await bundle('ours.ts'), runs, report };
  const lines: Line[] = [];
  for (const row of ROWS) {
    if (!isWanted(row)) continue;
    console.error(`\n── ${row.name}: ${row.says}`);
    lines.push(...(await row.measure(bench)));
  }
  const version = browser.version();
  console.log(
    `\nMedians of ${runs} (least–most), Chromium ${version}, ${cpus().length} cores, all on loopback.\n`,
  );
  console.log(tableOf(lines));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function report(text: string): void {
  console.error(`   ${text}`);
}
