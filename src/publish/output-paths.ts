import { basename, dirname, join, resolve } from 'node:path';

/**
 * The one hidden file of a portal. GitHub Pages leaves out files whose names begin with _, as those of attachments may,
 * unless it finds this.
 */
export const NO_JEKYLL = '.nojekyll';

/** An output folder and the names that a build uses beside it, all absolute. */
export interface OutputPaths {
  output: string;
  parent: string;
  /** Where this process writes. Beside the output, because a rename must not leave the volume. */
  staging: string;
  /** The last good output during the swap. */
  previous: string;
  lock: string;
  /** What the last build changed, for hosts: beside the output, which stays a function of its input alone. */
  changes: string;
  changesStaging: string;
  /** Texts that were replaced while nobody kept them; see `kept-texts-fs.ts`. */
  former: string;
  /** Folder of rules for hosts: beside the output, in which nobody should find them. */
  hosting: string;
  /** Outputs that were replaced and can be brought back; see `kept-outputs-fs.ts`. */
  kept: string;
  /** The output with compressed forms of its texts; see `compress-output-fs.ts`. */
  compressed: string;
}

/** The only place where these names are written; `.gitignore` lists their patterns. */
export function resolveOutputPaths(output: string): OutputPaths {
  const full = resolve(output);
  const parent = dirname(full);
  const beside = (suffix: string) => join(parent, `${besidePrefix(full)}${suffix}`);
  return {
    output: full,
    parent,
    staging: beside(`next-${process.pid}`),
    previous: beside('old'),
    lock: beside('lock'),
    changes: join(parent, `${basename(full)}.changes.json`),
    changesStaging: beside('changes-next'),
    former: beside('former'),
    hosting: join(parent, `${basename(full)}.hosting`),
    kept: join(parent, `${basename(full)}.kept`),
    compressed: join(parent, `${basename(full)}.compressed`),
  };
}

/** The lock that entitles its holder to delete the dead lock file with this token. */
export function resolveTakeoverPath(output: string, token: string): string {
  return join(dirname(output), `${besidePrefix(output)}takeover-${token}.lock`);
}

/** Whether a name found beside the output is the staging folder of some build of it. */
export function isStagingName(output: string, name: string): boolean {
  return /^\d+$/.test(restOfName(output, 'next-', name));
}

/** Whether a name found beside the output is a takeover lock of it. */
export function isTakeoverName(output: string, name: string): boolean {
  return /^[\w-]+\.lock$/.test(restOfName(output, 'takeover-', name));
}

/** Whether `path` is `folder` or lies in it; both absolute and real. Letter case and Unicode form are ignored on
 * every system: Windows and macOS ignore them, and a folder refused wrongly costs less than one deleted wrongly. */
export function isInside(folder: string, path: string): boolean {
  const [outer, inner] = [folder, path].map((each) => each.normalize('NFC').toLowerCase());
  for (let at = inner as string; ; at = dirname(at)) {
    if (at === outer) return true;
    if (at === dirname(at)) return false;
  }
}

function besidePrefix(output: string): string {
  const name = basename(output);
  if (name === '') throw new Error(`输出文件夹不能是磁盘的根目录：${output}`);
  return `.${name}.`;
}

function restOfName(output: string, kind: string, name: string): string {
  // macOS may hand back a decomposed name.
  const prefix = `${besidePrefix(output)}${kind}`.normalize('NFC');
  const found = name.normalize('NFC');
  return found.startsWith(prefix) ? found.slice(prefix.length) : '';
}
