import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether this system makes links, asked of the system: Windows lets everyone link folders (junctions) but only
 * administrators and developers files, Wine makes none at all.
 */
export const canLink = { folders: tries('.', 'junction'), files: tries('a.txt', 'file') };

function tries(target: string, type: 'junction' | 'file'): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'gongbao-link-'));
  try {
    writeFileSync(join(folder, 'a.txt'), '');
    symlinkSync(join(folder, target), join(folder, 'link'), type);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
