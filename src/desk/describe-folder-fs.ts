import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import { isRecord } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';
import { listEntries } from '../find/stamp-folder-fs.ts';
import { hasGeneratorSign } from '../publish/former-output-fs.ts';
import { readJson } from '../report/read-json.ts';
import type { DeskFolder, FolderState } from './start-api.ts';

/** Folders that are looked into while reports are counted. */
const MOST_LOOKED_INTO = 3000;
/** Levels below `reports/` where reports lie. */
const DEEPEST = 6;
/** Names that are listed at once. */
const MOST_NAMES = 300;

const NOTHING = { name: '', reports: 0, isMore: false };

/** What programs and systems leave; who looks for reports does not mean these. */
const isHidden = (name: string): boolean =>
  /^[.$~]/.test(name) || /^(?:node_modules|System Volume Information)$/.test(name);

const MISSING = /^(?:ENOENT|ENOTDIR)$/;

/** What a folder is, without a look at its reports: never throws, whatever it is. @param folder absolute */
export function judgeFolder(folder: string): FolderState['kind'] {
  let names: string[];
  try {
    names = readdirSync(folder).filter(
      (name) => !isHidden(name) && !/^(?:desktop\.ini|Thumbs\.db)$/i.test(name),
    );
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return MISSING.test(code) ? 'missing' : 'closed';
  }
  if (names.length === 0) return 'empty';
  if (hasGeneratorSign(path.join(folder, 'catalog.json'))) return 'output';
  return names.includes('reports') || names.includes('site.json') ? 'portal' : 'other';
}

/** What is found in a folder, its reports counted, which takes a while where there are many. */
export function describeFolder(folder: string): FolderState {
  const kind = judgeFolder(folder);
  if (kind !== 'portal') return { ...NOTHING, kind };
  return {
    kind,
    name: readName(path.join(folder, 'site.json')),
    ...countReports(path.join(folder, 'reports')),
  };
}

function readName(file: string): string {
  const decoding = orElse(() => decodeText(readFileSync(file)), undefined);
  const { value } = readJson(decoding?.ok ? decoding.text : '', '', '');
  return isRecord(value) && typeof value.name === 'string' ? value.name.trim() : '';
}

function countReports(folder: string): Pick<FolderState, 'reports' | 'isMore'> {
  let reports = 0;
  let looked = 0;
  const open = [{ folder, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (looked >= MOST_LOOKED_INTO) return { reports, isMore: true };
    looked += 1;
    const { folder: place, depth } = next;
    const entries = listEntries(place);
    // What lies in a report's folder belongs to it.
    if (entries.some((entry) => entry.isFile() && entry.name.toLowerCase() === 'index.md')) {
      reports += 1;
      continue;
    }
    if (depth >= DEEPEST) continue;
    for (const entry of entries)
      if (entry.isDirectory() && !isHidden(entry.name))
        open.push({ folder: path.join(place, entry.name), depth: depth + 1 });
  }
  return { reports, isMore: false };
}

/**
 * A folder as somebody finds the way to it: its folders, or those beside it that begin as the last part was typed.
 * @param typed absolute, or nothing: then the top of all
 */
export function lookAround(typed: string, platform: NodeJS.Platform = process.platform): DeskFolder {
  if (typed === '' && platform === 'win32') return listDrives();
  const folder = path.resolve(typed === '' ? path.sep : typed);
  const state = describeFolder(folder);
  const isThere = state.kind !== 'missing';
  const inside = isThere ? folder : path.dirname(folder);
  const beginning = isThere ? '' : path.basename(folder).toLowerCase();
  const names = listEntries(inside)
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter((name) => !isHidden(name) && name.toLowerCase().startsWith(beginning))
    .sort((a, b) => a.localeCompare(b, 'zh'));
  const above = path.dirname(folder);
  const parent = above === folder ? (platform === 'win32' ? '' : undefined) : above;
  return {
    folder,
    state,
    ...(parent === undefined ? {} : { parent }),
    folders: names.slice(0, MOST_NAMES).map((name) => ({ name, folder: path.join(inside, name) })),
    isMore: names.length > MOST_NAMES,
  };
}

/** The disks of Windows, which lie in no folder. */
function listDrives(): DeskFolder {
  const drives = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    .map((letter) => `${letter}:\\`)
    .filter((drive) => existsSync(drive));
  return {
    folder: '',
    state: { ...NOTHING, kind: 'other' },
    folders: drives.map((folder) => ({ name: folder, folder })),
    isMore: false,
  };
}
