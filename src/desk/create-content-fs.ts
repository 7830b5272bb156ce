import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { judgeFolder } from './describe-folder-fs.ts';
import type { DeskRefusal } from './desk-api.ts';
import { refuseIo } from './refuse-io.ts';

/**
 * Makes the folder of a new portal: a place for reports, and settings in which nothing is written yet. A folder that has
 * anything in it is left alone.
 * @param folder absolute
 */
export function createContent(folder: string): DeskRefusal | undefined {
  const kind = judgeFolder(folder);
  if (kind === 'portal')
    return { message: '这个文件夹里已经有网站的内容', remedy: '直接打开它；要另建一个，换一个名称' };
  if (kind === 'other' || kind === 'output')
    return {
      message: '这个文件夹里已经有别的文件，没有在里面新建',
      remedy: '在它里面取一个新的名称，例如“政府报告”',
    };
  if (kind === 'closed') return { message: '这个文件夹打不开', remedy: '换一个自己能写的位置，例如“文档”里' };
  try {
    mkdirSync(path.join(folder, 'reports'), { recursive: true });
    const file = path.join(folder, 'site.json');
    // Never over what is there.
    if (!existsSync(file)) writeAtomically(file, '{\n}\n', hideStaging(file));
    return undefined;
  } catch (error) {
    return refuseIo(error, '没有新建', '换一个位置或名称，再试一次');
  }
}
