import type { FormerSite } from '../../src/changes/former-portal.ts';
import type { CommandOption } from '../../src/command/command.ts';
import type { Folder } from '../../src/command/folders.ts';
import { readFormerPortal } from '../../src/load/read-former-portal-fs.ts';

export const SINCE_OPTION: CommandOption = {
  name: 'since',
  value: '文件夹',
  help: '与哪一份网站核对和比较，如已经公布的那一份（默认是输出文件夹里上一次生成的）',
};

/**
 * The portal that a command holds the content against.
 * @param isNamed whether the person named the folder: then there has to be one
 * @returns what to say, in Chinese, if there is none where there has to be one
 */
export function chooseFormer(folder: Folder, isNamed: boolean): { former?: FormerSite; refusal?: string } {
  const former = readFormerPortal(folder.absolute, folder.label);
  if (former) return { former };
  if (!isNamed) return {};
  const remedy = '写上一次放到网站上的那份网站的文件夹，或者去掉 --since';
  return { refusal: `“${folder.label}”不是公报生成的网站，不能与它比较\n  改法：${remedy}` };
}
