import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import { orElse } from '../base/or-else.ts';
import { listEntries } from '../find/stamp-folder-fs.ts';
import { type PortalEntry, parsePortals } from '../publish/parse-portals.ts';
import { describeFolder } from './describe-folder-fs.ts';
import type { DeskPlace } from './start-api.ts';

type Found = Omit<DeskPlace, 'isOpen'>;

/** Where people keep their documents, in the names that systems give these folders. */
const HOMES = [
  'Documents',
  'Desktop',
  '文档',
  '桌面',
  'OneDrive/Documents',
  'OneDrive/Desktop',
  'OneDrive/文档',
  'OneDrive/桌面',
];

/** Folders of one place that are looked into. */
const MOST_LOOKED_INTO = 400;

/** Portals of a `portals.json`, with where each is published to. */
export function readPortalLists(folders: readonly string[]): PortalEntry[] {
  return folders.flatMap((folder) => {
    const decoding = orElse(() => decodeText(readFileSync(path.join(folder, 'portals.json'))), undefined);
    return decoding?.ok ? parsePortals(decoding.text, folder).entries : [];
  });
}

/**
 * Folders in which the reports may be, the most likely first, each once.
 * @param remembered content of portals that were worked on, the last one first
 * @param own the content folder that comes with the program
 */
export function findPortals({
  project,
  home,
  remembered,
  own,
}: {
  project: string;
  home: string;
  remembered: readonly string[];
  own: string;
}): Found[] {
  const found = new Map<string, Found>();
  const add = (folder: string, why: string, { isNamed = false, isRemembered = false } = {}) => {
    if (found.has(folder)) return;
    const state = describeFolder(folder);
    // What somebody named is listed whatever has become of it.
    if (isNamed || (state.kind === 'portal' && existsSync(path.join(folder, 'reports'))))
      found.set(folder, { folder, why, isRemembered, ...state });
  };
  for (const folder of remembered) add(folder, '在这里用过', { isNamed: true, isRemembered: true });
  const beside = path.dirname(project);
  for (const { name, content } of readPortalLists([project, beside]))
    add(content, `在网站的列表（portals.json）里：${name}`, { isNamed: true });
  // A folder that lies beside the program, and what it has inside.
  for (const folder of [...listFolders(project), ...listFolders(beside)])
    if (folder !== project) add(folder, '在程序旁边');
  for (const name of HOMES) {
    const place = path.join(home, ...name.split('/'));
    const label = /Desktop|桌面/.test(name) ? '在桌面上' : '在“文档”里';
    const inside = listFolders(place);
    const below = inside.flatMap(listFolders).slice(0, MOST_LOOKED_INTO);
    for (const folder of [place, ...inside, ...below]) add(folder, label);
  }
  add(own, '随程序的文件夹');
  return [...found.values()];
}

function listFolders(folder: string): string[] {
  return listEntries(folder)
    .filter((entry) => entry.isDirectory() && !/^[.$~]|^node_modules$/.test(entry.name))
    .map(({ name }) => path.join(folder, name))
    .sort()
    .slice(0, MOST_LOOKED_INTO);
}
