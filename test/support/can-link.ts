import { lstatSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether this system makes links, asked of the system: Windows lets everyone link folders (junctions) but only
 * administrators and developers files. Wine says that it has made one, and there is nothing.
 */
export const canLink = { folders: tries('.', 'junction'), files: tries('a.txt', 'file') };

function tries(target: string, type: 'junction' | 'file'): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gongbao-link-'));
  const link = join(folder, 'link');
  try {
    writeFileSync(join(folder, 'a.txt'), '');
    symlinkSync(join(folder, target), link, type);
    return lstatSync(link).isSymbolicLink();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
