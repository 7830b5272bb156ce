import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { parseRecord, readText } from '../base/json.ts';
import { formatNotices, type Notice } from './format-notices.ts';

const LICENSE_NAME = /^(?:licen[cs]es?|copying|notice|third[-_]party[-_]licen[cs]es)(?:[.-].*)?$/i;

/** What has a part in a portal's files without a line of it being in the scripts. */
const MADE_WITH: Readonly<Record<string, string>> = { pagefind: '生成搜索的索引' };

const IN_SCRIPTS = '编在网页的脚本里';

/** The folder of the package that a bundled file is from. */
const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/**
 * The text of `licenses.txt`, for what browsers get.
 * @param project folder of the installation
 * @param bundled files that are in the scripts, from the installation's folder, with `/`
 */
export function collectNotices(project: string, bundled: Iterable<string>): string {
  const folders = new Map<string, string>(
    [...bundled].flatMap((file) => {
      const folder = PACKAGE_FOLDER.exec(file)?.[0];
      return folder === undefined ? [] : [[folder, IN_SCRIPTS]];
    }),
  );
  for (const [name, part] of Object.entries(MADE_WITH)) folders.set(`node_modules/${name}`, part);
  const notices = [...folders].map(([folder, part]) => readNotice(path.join(project, folder), part));
  const own = readNotice(project, '生成网站，网页的脚本和样式');
  return formatNotices([
    own,
    ...notices.sort((a, b) => compareCodeUnits(a.name, b.name) || compareCodeUnits(a.version, b.version)),
  ]);
}

function readNotice(folder: string, part: string): Notice {
  const about = parseRecord(readFileSync(path.join(folder, 'package.json'), 'utf8')) ?? {};
  const [name, version, license] = ['name', 'version', 'license'].map((key) => readText(about, key)) as [
    string,
    string,
    string,
  ];
  return { ...{ name, version, license, part }, texts: listLicenses(folder).map(readLines) };
}

/** Files of licences, also in a folder of them. */
function listLicenses(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => LICENSE_NAME.test(name))
    .sort(compareCodeUnits)
    .map((name) => path.join(folder, name))
    .flatMap((place) =>
      statSync(place).isDirectory()
        ? readdirSync(place)
            .sort(compareCodeUnits)
            .map((name) => path.join(place, name))
        : [place],
    );
}

/** Git may check our own out with the line ends of Windows. */
const readLines = (file: string) =>
  readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
