import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseRecord, readStrings } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { locateUserFolder } from '../base/user-folder.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';

/**
 * What this computer's user has told the desk, in the user's own folder: it is about the person, not about a portal, and
 * no content, output or archive ever has it.
 */
export interface OwnSettings {
  /** Who publishes, for the log. */
  readonly who?: string;
  /** Where private keys lie; the keys stay there. */
  readonly keys?: readonly string[];
  /** Where the file of keys lies by which others are believed. */
  readonly trusted?: string | undefined;
}

const locateOwnFolder = () => locateUserFolder('XDG_CONFIG_HOME', '.config');

/** How portals are handed over from this computer, as its operator has set it up: programs may be named here alone. */
export const locateWays = (): string => path.join(locateOwnFolder(), 'handover.json');

const locateFile = () => path.join(locateOwnFolder(), 'desk.json');

/** What is not there or cannot be read has not been told. */
export function readOwnSettings(): OwnSettings {
  const text = orElse(() => readFileSync(locateFile(), 'utf8'), undefined);
  if (text === undefined) return {};
  const { who, keys, trusted } = parseRecord(text) ?? {};
  return {
    ...(typeof who === 'string' ? { who } : {}),
    keys: readStrings(keys),
    ...(typeof trusted === 'string' ? { trusted } : {}),
  };
}

/** Where nothing can be written, it is asked again next time. */
export function rememberOwnSettings(told: OwnSettings): void {
  try {
    writeAtomically(locateFile(), `${JSON.stringify({ ...readOwnSettings(), ...told }, null, 1)}\n`);
  } catch {
    // As said.
  }
}
