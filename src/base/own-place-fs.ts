import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that goes with the process. @param prefix of its name */
export async function makeOwnPlace(prefix: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), prefix));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  return place;
}
