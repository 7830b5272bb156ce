import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { listEntries } from '../../src/find/stamp-folder-fs.ts';
import { CATALOG, hasGeneratorSign } from '../../src/publish/former-output-fs.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';

/** Folders in which no key may lie: each of them goes to others as a whole. */
const PLACES: readonly { readonly is: (folder: string) => boolean; readonly said: string }[] = [
  { is: (folder) => folder === resolveRealPath(PROJECT), said: '公报程序的文件夹里' },
  { is: (folder) => hasGeneratorSign(path.join(folder, CATALOG)), said: '生成的网站里' },
  { is: (folder) => existsSync(path.join(folder, 'bagit.txt')), said: '归档副本里' },
  { is: hasReports, said: '内容文件夹里' },
  { is: (folder) => existsSync(path.join(folder, '.git')), said: 'Git 仓库里' },
];

/**
 * Says in Chinese why a private key must not lie in a place, links followed.
 * @param isThere whether it lies there already, so that others may have it
 */
export function refuseKeyPlace(file: string, isThere: boolean): string | undefined {
  for (let folder = path.dirname(resolveRealPath(file)); ; folder = path.dirname(folder)) {
    const place = PLACES.find(({ is }) => is(folder));
    if (place) {
      const remedy = isThere
        ? '当作已经泄露：另做一把放在别处，把这一把的公钥写上 "revoked"，再删去它'
        : '放在只有自己能打开的地方，例如 U 盘，或个人文件夹里单独的一个文件夹';
      return `私钥不能放在${place.said}（${folder}）：它会跟着一起公布、归档或者交给别人\n  改法：${remedy}`;
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Content is known by its reports: `reports/…/index.md`, at most two folders down. */
function hasReports(folder: string): boolean {
  const holdsReport = (place: string, depth: number): boolean => {
    if (existsSync(path.join(place, 'index.md'))) return true;
    if (depth === 0) return false;
    return listFolders(place).some((name) => holdsReport(path.join(place, name), depth - 1));
  };
  return holdsReport(path.join(folder, 'reports'), 2);
}

/** Some of them are enough: a report is in nearly every one. */
function listFolders(place: string): string[] {
  return listEntries(place)
    .filter((entry) => entry.isDirectory())
    .slice(0, 50)
    .map(({ name }) => name);
}
