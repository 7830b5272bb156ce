import type { CommandOption } from '../../src/command/command.ts';
import type { Folder } from '../../src/command/folders.ts';
import { readFormerPortal } from '../../src/load/read-former-portal-fs.ts';
import { findOtherPortal, type KnownPortal } from '../../src/portal/find-other-portal.ts';

export const OVERWRITE_OPTION: CommandOption = {
  name: 'overwrite',
  help: '输出文件夹里是另一个网站时，也替换它',
};

/** Words against replacing another portal than the one that is built; nothing if it is the same. */
export function refuseOther(output: Folder, portal: KnownPortal, content: Folder): string | undefined {
  const former = readFormerPortal(output.absolute, output.label);
  const other = former && findOtherPortal(former, portal);
  if (!other) return undefined;
  return `没有生成：输出文件夹“${output.label}”里是另一个网站，为免丢失，没有替换它
  现有：${other.former}
  这次：${other.coming}（内容文件夹：${content.label}）
  改法：内容文件夹不对，写上对的：--content 文件夹
    要两个网站都留着，换一个输出文件夹：--output 文件夹
    确实要用这次的代替现有的，加上：--overwrite
  规则：output-other-portal`;
}
