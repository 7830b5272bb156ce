import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { once } from '../base/once.ts';
import { orElse } from '../base/or-else.ts';

const PROGRAM = fileURLToPath(new URL('../../', import.meta.url));

/** What lies among the sources and is none: content. */
const CONTENT = /^src[\\/](?:content|demo)[\\/]/;

/**
 * Hash of the program's sources and templates, of the exact versions of its packages, and of the version of Node, whose tables of
 * Unicode decide where titles break. What another program made is never taken for what this one would make.
 */
export const hashProgram = once(() => hashSources(PROGRAM));

/** @param program folder of an installation */
export async function hashSources(program: string): Promise<string> {
  const folders = await Promise.all(
    ['src', '_includes'].map((name) =>
      readdir(path.join(program, name), { recursive: true, withFileTypes: true }),
    ),
  );
  const sources = folders
    .flat()
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(program, path.join(parentPath, name)))
    .filter((file) => !CONTENT.test(file));
  const hash = createHash('sha256').update(process.version);
  for (const file of ['LICENSE', 'package.json', 'package-lock.json', ...sources.sort(compareCodeUnits)]) {
    // A copy may have come without the list of exact versions.
    const text = readSource(path.join(program, file));
    // Git may check sources out with the line ends of Windows.
    hash.update(`\0${file.replaceAll('\\', '/')}\0${text.replaceAll('\r\n', '\n')}`);
  }
  return hash.digest('hex');
}

// Synchronously, as in `base/digest-file-fs.ts`: they are small, and many.
const readSource = (file: string): string => orElse(() => readFileSync(file, 'latin1'), '');
