import type { Archiving, KeyWish } from './archive-api.ts';
import type { DeskRefusal } from './desk-api.ts';

export interface ArchivingService {
  archiving(): Archiving;
  /**
   * Takes a file that was dropped to be verified, with what belongs to it.
   * @param set the files that it belongs to; a new one if absent
   * @returns the set
   */
  takeDropped(
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    set: string | undefined,
  ): Promise<{ readonly set: string } | DeskRefusal>;
  /** Remembers where keys lie on this computer; the keys stay there. @returns why not, if not */
  rememberKeys(told: {
    readonly key?: string;
    readonly forget?: string;
    readonly trusted?: string;
  }): DeskRefusal | undefined;
  /** Makes a pair of keys where the person says, and remembers where. @returns what to say of them */
  makeKey(wish: KeyWish): { readonly told: string } | DeskRefusal;
}
