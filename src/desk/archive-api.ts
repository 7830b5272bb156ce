import type { LoggedAct } from './publish-api.ts';

/** What the screen 归档与核对 and its server say to each other, as JSON. */

/** What `archive` tells whoever has started it. */
export interface MadeArchive {
  /** Absolute. */
  readonly file: string;
  readonly title: string;
  readonly reports: number;
  readonly files: number;
  readonly bytes: number;
  /** 总指纹. */
  readonly fingerprint: string;
}

/** An archive that was made here, as the register has it. */
export type RegisteredArchive = LoggedAct & { readonly archive: MadeArchive };

/** A key that signs, by what its public file says. */
export interface ShownKey {
  /** Of the private key's file. */
  readonly place: string;
  readonly name: string;
  readonly algorithm: string;
  readonly fingerprint: string;
  /** Why it cannot be used; Chinese, with a remedy. */
  readonly fault?: string;
}

/** A pair of keys that is to be made. The passphrase is kept nowhere. */
export interface KeyWish {
  /** Whose it is, as others see it. */
  readonly name: string;
  /** Where the private key is put: a file, or the folder for it. */
  readonly place: string;
  readonly passphrase: string;
  /** 国密. */
  readonly isSm2: boolean;
}

/** A key that others are believed by. */
export interface ShownTrust {
  readonly place: string;
  readonly keys: readonly { readonly name: string; readonly fingerprint: string; readonly note: string }[];
  readonly fault?: string;
}

export interface Archiving {
  readonly who: string;
  /** Where an archive is put unless another place is named. */
  readonly file: string;
  /** The newest first. */
  readonly archives: readonly RegisteredArchive[];
  /** The folder of what is published, if anything is. */
  readonly output?: string;
  /** When that was last replaced by another, `YYYY-MM-DD HH:mm:ss`, if it was done here. */
  readonly replaced?: string;
  readonly keys: readonly ShownKey[];
  readonly trust?: ShownTrust;
  /** Characters that a key's passphrase has at least. */
  readonly shortestPassphrase: number;
  /** What a signature proves, and what not. */
  readonly proves: string;
}
