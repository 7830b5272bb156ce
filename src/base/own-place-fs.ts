import { renameSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that goes with the process. @param prefix of its name */
export async function makeOwnPlace(prefix: string): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), prefix));
  process.once('exit', () => {
    try {
      // Under another name: a program that was started and has not ended yet would put more into it.
      const leaving = `${place}-leaving`;
      renameSync(place, leaving);
      rmSync(leaving, { recursive: true, force: true });
    } catch {
      // Something still has it open. The system empties its temporary folder; the process ends as it was to end.
    }
  });
  return place;
}
