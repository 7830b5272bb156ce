import type { TriedPortal } from '../eleventy/create-preview-site.ts';
import type { ImaginedContent } from '../load/imagine-content.ts';
import type { Refusal } from '../revise/find-former-text-fs.ts';
import type { Revised } from '../revise/revise-report-fs.ts';

export interface RevisionWish {
  /** The report's folder. */
  readonly id: string;
  readonly reason: string;
  /** Empty: what a comparison of both texts says. */
  readonly what: string;
  readonly date: string;
  /** Only say what would be done. */
  readonly isTrial: boolean;
}

export interface LifeService {
  /** 修订, as the command `revise` writes it. */
  revise(wish: RevisionWish): Promise<Revised | Refusal>;
  /** The portal as it would be, rendered by what renders the present one; nothing is written. */
  imagine(imagined: ImaginedContent): Promise<TriedPortal>;
}
