import { foldFileName } from '../base/fold-file-name.ts';
import { listPathParts } from '../base/list-path-parts.ts';

/** Accepts the paths of an output one by one.
 * @returns a function that takes a `/`-separated path below the output folder and returns its segments.
 * @throws (the function) when a path would leave the folder or mean something else on another system (a bug), or when
 * two paths would overwrite each other: Windows and macOS take names for the same that differ in letter case or
 * Unicode form only. */
export function createPathRegister(): (path: string) => string[] {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();

  return (path) => {
    const segments = path.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
      throw new Error(`输出路径无效（会写到输出文件夹之外，或有空的一段）：${JSON.stringify(path)}`);
    }
    // A backslash or a drive letter leads elsewhere on Windows; a lone surrogate is written as another character.
    if (/[\\\0]|^[A-Za-z]:/.test(path) || /\p{Surrogate}/u.test(path)) {
      throw new Error(`输出路径里有不能用在文件名中的字符：${JSON.stringify(path)}`);
    }

    const keys = listPathParts(path).map(foldFileName);
    const fileKey = keys.pop() as string;
    const other =
      files.get(fileKey) ?? folders.get(fileKey) ?? keys.map((key) => files.get(key)).find(Boolean);
    if (other === path) throw new Error(`同一个输出文件写了两次：${path}`);
    if (other !== undefined) {
      throw new Error(
        `“${other}”和“${path}”在 Windows 和 macOS 上是同一个名字，会互相覆盖。\n改法：把其中一个文件名改得不同（不只是大小写）。`,
      );
    }
    files.set(fileKey, path);
    for (const key of keys) folders.set(key, path);
    return segments;
  };
}
