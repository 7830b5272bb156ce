import { createFinding, type Finding } from '../diagnostics/finding.ts';
import { describeExtra } from '../diagnostics/system-file.ts';
import type { BagContainer, BagFile } from './bag-container.ts';
import { DECLARATION } from './bag-names.ts';

const OUTSIDE = '多出来的文件，在归档副本的文件夹之外';

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
    else if (!file.isBarred)
      findings.push(describeExtra(file.path, false, OUTSIDE, '把它移到别处，再核对一次'));
  }
  const emptyFolders = container.emptyFolders
    .filter((folder) => folder.startsWith(root) && folder !== root)
    .map((folder) => folder.slice(root.length));
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
  const [message, remedy] = hasSeveral
    ? ['这里有几份归档副本，不知道该核对哪一份', '一份一份地核对，写出里面直接有 bagit.txt 的文件夹']
    : [
        '没有找到，所以这不是归档副本',
        '写出归档的 zip 文件，或者解压后的文件夹（里面直接有 bagit.txt 的那个）',
      ];
  return createFinding('bag-none', DECLARATION, message, remedy);
}
