import { randomBytes } from 'node:crypto';

/** A file that a tab of its own shows: it cannot send the token, so its address is one that nobody can guess. */
interface ShownFile {
  readonly file: string;
  readonly type: string;
}

/** More than anybody has open. */
const MOST = 20;

export const SHOWN_FILES = '/desk/file';

export type ShownFiles = ReturnType<typeof createShownFiles>;

export function createShownFiles() {
  const files = new Map<string, ShownFile>();
  return {
    /** @param name what the person sees in the tab and saves it as @returns its address */
    offer(name: string, file: ShownFile): string {
      const key = randomBytes(24).toString('base64url');
      files.set(key, file);
      for (const oldest of files.keys()) if (files.size > MOST) files.delete(oldest);
      return `${SHOWN_FILES}/${key}/${encodeURIComponent(name)}`;
    },
    find: (key: string): ShownFile | undefined => files.get(key),
  };
}
