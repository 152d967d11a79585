/** express-pouchdb over PouchDB on LevelDB (its own store on a server), as it comes: gzip, its own batches. */
import { mkdirSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

const require = createRequire(import.meta.url);

/** The listener for `/couch/…`, without any database yet. */
export async function openCouch(folder: string): Promise<RequestListener> {
  const PouchDB = require('pouchdb');
  const couch = require('express-pouchdb');
  const express = require('express');
  const home = join(folder, 'couch');
  mkdirSync(home);
  const Local = PouchDB.defaults({ prefix: `${home}/` });
  const app = express();
  app.disable('x-powered-by');
  const settings = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(home, 'log.txt') };
  app.use('/couch', couch(Local, settings));
  // It adds to the class what its first request needs a little later.
  while (Local.allDbs === undefined) await nextTurn();
  return app;
}
