import type { FormerPortal } from '../changes/former-portal.ts';
import { findOtherPortal, type KnownPortal } from '../portal/find-other-portal.ts';
import type { DeskRefusal } from './desk-api.ts';

const REMEDY = '换一个新的或空的文件夹';

/**
 * Why a portal cannot be published where it is to be, before anybody tries: a build refuses it for the same reasons.
 * @param problem of the folder itself, see `checkOutputFolder`
 * @param former what is published there
 * @param coming absent while it has errors: then nothing can be said
 */
export function judgeOutput(
  label: string,
  problem: { readonly message: string } | undefined,
  former: FormerPortal | undefined,
  coming: KnownPortal | undefined,
): DeskRefusal | undefined {
  if (problem) return { message: problem.message, remedy: REMEDY };
  const other = former && coming && findOtherPortal(former, coming);
  return other
    ? {
        message: `“${label}”里是另一个网站，为免丢失，不会替换它：里面是${other.former}；这次是${other.coming}`,
        remedy: `${REMEDY}；开错了网站的，按上面的“换网站”`,
      }
    : undefined;
}
