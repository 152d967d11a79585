/** The folder that holds an office: its store and its keys. Nobody else on the machine may read it. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Makes the folder where it is missing; a sentence where it cannot be written. */
export function openDataFolder(named: string): { readonly folder: string } | string {
  const folder = resolve(named);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return { folder };
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return `The data folder ${folder} cannot be written (${why}). Name another one in SOTHON_DATA.`;
  }
}
