import type { BagContainer, BagFile } from './bag-container.ts';
import { DECLARATION } from './bag-names.ts';
import type { Finding } from './finding.ts';
import { isSystemFile } from './system-file.ts';

/**
 * Finds the bag in a container: the folder nearest to the top that has a `bagit.txt`. Programs that pack folders
 * again put others around it.
 * @returns no bag if there is none, or more than one so near; files around it as findings
 */
export function locateBag(container: BagContainer): { bag?: BagContainer; findings: Finding[] } {
  const roots = container.files
    .filter(({ path, isBarred }) => !isBarred && `/${path}`.endsWith(`/${DECLARATION}`))
    .map(({ path }) => path.slice(0, -DECLARATION.length));
  const depth = (root: string) => root.split('/').length;
  const least = roots.reduce((lowest, each) => Math.min(lowest, depth(each)), Infinity);
  const [root, ...others] = roots.filter((each) => depth(each) === least);
  if (root === undefined || others.length > 0) return { findings: [describeNoBag(others.length > 0)] };

  const originals = new Map<BagFile, BagFile>();
  const findings: Finding[] = [];
  for (const file of container.files) {
    if (file.path.startsWith(root)) originals.set({ ...file, path: file.path.slice(root.length) }, file);
    else if (!file.isBarred) findings.push(describeOutsider(file.path));
  }
  const emptyFolders = (container.emptyFolders ?? []).flatMap((folder) =>
    folder.startsWith(root) && folder !== root ? [folder.slice(root.length)] : [],
  );
  const bag: BagContainer = {
    files: [...originals.keys()],
    emptyFolders,
    async read(file, onPiece) {
      const fault = await container.read(originals.get(file) ?? file, onPiece);
      return fault && { ...fault, path: file.path };
    },
  };
  return { bag, findings };
}

function describeNoBag(hasSeveral: boolean): Finding {
  return {
    level: 'error',
    rule: 'bag-none',
    path: DECLARATION,
    message: hasSeveral ? '这里有几份归档副本，不知道该核对哪一份' : '没有找到，所以这不是归档副本',
    remedy: hasSeveral
      ? '一份一份地核对，写出里面直接有 bagit.txt 的文件夹'
      : '写出归档的 zip 文件，或者解压后的文件夹（里面直接有 bagit.txt 的那个）',
  };
}

function describeOutsider(path: string): Finding {
  if (isSystemFile(path)) return describeSystemFile(path, 'warning');
  const message = '多出来的文件，在归档副本的文件夹之外';
  return { level: 'error', rule: 'file-extra', path, message, remedy: '把它移到别处，再核对一次' };
}

/** Harmless beside the payload; in it, other programs find the bag wrong. */
export function describeSystemFile(path: string, level: Finding['level']): Finding {
  const message = '多出来的文件，是 Windows 或 macOS 自己放进来的';
  return { level, rule: 'file-system', path, message, remedy: '它没有害处，可以删去' };
}
