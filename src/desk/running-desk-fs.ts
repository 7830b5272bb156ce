import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { homedir, hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseRecord } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { formatKey } from '../base/sha256.ts';
import { locateUserFolder } from '../base/user-folder.ts';
import { writeAtomically } from '../base/write-atomically-fs.ts';
import { acquireBuildLock } from '../publish/build-lock-fs.ts';
import { BuildBusyError } from '../publish/lock-holder.ts';
import { PROOF_PATH, proveToken } from './guard-request.ts';

/** A desk that was begun a moment ago has no address yet. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 200;
/** It reads thousands of reports and answers between two of them. */
const ANSWER_MS = 10_000;

export type ClaimedDesk =
  | { readonly kind: 'running'; readonly url: string }
  | {
      readonly kind: 'own';
      /** Tells later starts the address, with the token. */
      tell(url: string): void;
      /** Synchronous, so that it can be done last. */
      release(): void;
    };

/** In the user's own folders: on Windows only the user may read there, elsewhere the folder is closed to others. */
export const locateDesks = (
  system: Pick<NodeJS.Process, 'platform' | 'env'> = process,
  home = homedir(),
): string => path.join(locateUserFolder('XDG_CACHE_HOME', '.cache', system, home), 'desks');

/** Where nothing can be remembered, each start opens a desk of its own. */
export const UNCLAIMED: ClaimedDesk & { kind: 'own' } = { kind: 'own', tell() {}, release() {} };

/**
 * Finds the desk that runs for the same thing, or claims to be it. A crash leaves a claim that the next start takes over.
 * @param folder of all desks of this user, see `locateDesks`
 * @param what content, output and whatever else makes one desk another
 * @param options.onWait called if it was begun by somebody and has no address yet
 * @throws Error if it runs and does not answer
 */
export async function claimDesk(
  folder: string,
  what: readonly string[],
  { onWait, patience = PATIENCE_MS }: { onWait(): void; patience?: number },
): Promise<ClaimedDesk> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // It may have been there before; the address in it holds the token.
    chmodSync(folder, 0o700);
  } catch {
    return UNCLAIMED;
  }
  // A home folder may be shared by computers, 127.0.0.1 is not.
  const name = formatKey(hostname(), ...what).slice(0, 24);
  const place = path.join(folder, name);
  const file = `${place}.json`;
  const deadline = Date.now() + patience;
  for (let isFirst = true; ; isFirst = false) {
    try {
      const lock = await acquireBuildLock(place);
      rmSync(file, { force: true });
      return {
        kind: 'own',
        tell: (url) => writeAtomically(file, JSON.stringify({ url })),
        release() {
          if (lock.isHeld()) rmSync(file, { force: true });
          lock.release();
        },
      };
    } catch (error) {
      if (!(error instanceof BuildBusyError)) return UNCLAIMED;
    }
    const url = readUrl(file);
    if (url !== undefined && (await isDesk(url))) return { kind: 'running', url };
    if (Date.now() > deadline)
      throw new Error(
        '编辑台已经开着，但是没有回应。\n  改法：关掉它的窗口，再打开一次；另开一个：npm start -- --another',
      );
    if (isFirst) onWait();
    await delay(PAUSE_MS);
  }
}

function readUrl(file: string): string | undefined {
  const { url } = parseRecord(orElse(() => readFileSync(file, 'utf8'), '')) ?? {};
  const isOurs = typeof url === 'string' && /^http:\/\/127\.0\.0\.1:\d+\/desk\/#[\w-]+$/.test(url);
  return isOurs ? url : undefined;
}

/** Whether the desk of the token answers there: a port may have gone to another program, of another user even. */
function isDesk(url: string): Promise<boolean> {
  const challenge = randomBytes(24).toString('base64url');
  const proof = proveToken(new URL(url).hash.slice(1), challenge);
  return new Promise((resolve) => {
    get(
      new URL(`${PROOF_PATH}?challenge=${challenge}`, url),
      { signal: AbortSignal.timeout(ANSWER_MS) },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
          if (text.length > proof.length) response.destroy();
        });
        response.on('close', () => resolve(text === proof)).on('error', () => {});
      },
    ).on('error', () => resolve(false));
  });
}
