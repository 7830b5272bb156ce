import { lstat } from 'node:fs/promises';
import path from 'node:path';
import {
  type Diagnostic,
  hasErrors,
  locateProblems,
  type Remedy,
  type SettingPlace,
  tellRemedy,
} from '../diagnostics/diagnostic.ts';
import { readText } from '../find/read-text-fs.ts';
import { findUnknownChoices } from '../lint/find-unknown-choices.ts';
import type { ContentPlace } from '../portal/run-options.ts';
import { parseSite, type Site, STANDARD_SITE } from '../report/parse-site.ts';
import { isExampleUrl, normalizeSiteUrl } from '../report/site-url.ts';

const INSTALLATION = '_data/site.json';

const URL_REMEDY = {
  file: '在内容文件夹的 site.json 里写上正式网址，像这样（没有这个文件，就新建一个）：\n    { "url": "（以 https:// 开头的网址）" }\n  或在命令后面加上 --site-url 和网址',
  form: '写上正式的网址，以 https:// 开头',
};

/** Where a setting stands, for what is wrong with it only in the light of the content. */
export type LocateSetting = (...at: (string | number)[]) => SettingPlace;

export interface LoadedSite {
  /** Where a setting is faulty, all others hold: by the standard ones, what a portal has chosen for itself would seem wrong. */
  site: Site;
  /** What is wrong with settings, by their names. */
  faults: ReadonlyMap<string, Diagnostic>;
  diagnostics: Diagnostic[];
  locate: LocateSetting;
}

/** The settings of a portal: the installation's, the content folder's over them, `--site-url` over both. */
export async function loadSite({ project, content, label, siteUrl }: ContentPlace): Promise<LoadedSite> {
  const diagnostics: Diagnostic[] = [];
  let file = INSTALLATION;
  const places = new Map<string, LocateSetting>();
  const locate: LocateSetting = (name = '', ...at) =>
    places.get(String(name))?.(name, ...at) ?? { file, line: 1, column: 1, setting: String(name) };
  const add = (
    level: Diagnostic['level'],
    rule: string,
    message: string,
    remedy: Remedy,
    setting?: keyof Site,
  ) =>
    diagnostics.push({
      ...{ level, rule, file, line: 1, column: 1, message, ...tellRemedy(remedy) },
      ...(setting === undefined ? {} : locate(setting)),
    });
  const faults = new Map<string, Diagnostic>();
  const apply = async (location: string, defaults: Site) => {
    const tell = (message: string, remedy: string) => add('error', 'file-unreadable', message, remedy);
    const text = await readText(location, tell);
    if (text === undefined) return defaults;
    const parsed = parseSite(text, defaults);
    for (const [name, fault] of parsed.faults) faults.set(name, { ...fault, file });
    const { checks } = parsed.readable;
    const unknown = checks === defaults.checks ? [] : findUnknownChoices(checks, parsed.locateValue);
    diagnostics.push(...locateProblems(file, [...parsed.problems, ...unknown]));
    const here = file;
    for (const name of parsed.named)
      places.set(name, (...at) => ({ file: here, ...parsed.locateValue(...at), setting: name }));
    return parsed.readable;
  };

  let site = await apply(path.join(project, INSTALLATION), STANDARD_SITE);
  const own = path.join(content, 'site.json');
  if (await exists(own)) {
    file = `${label}/site.json`;
    site = await apply(own, site);
  }
  if (site.pubTime) {
    add(
      'warning',
      'pub-time',
      `没有写时间的报告，PubDate 一律补成 ${site.pubTime}，不是实际的发布时间`,
      '知道时间的，在报告的发布日期后面空一格，写上“时:分”',
      'pubTime',
    );
  }
  if (siteUrl !== undefined) {
    file = '--site-url';
    places.delete('url');
    const url = normalizeSiteUrl(siteUrl);
    if (url.ok) site = { ...site, url: url.url };
    else add('error', 'site-config', url.message, url.remedy);
  }
  const loaded = { site, faults, diagnostics, locate };
  // What is wrong in the settings has to be mended first: the address may be among it.
  if (hasErrors(diagnostics)) return loaded;
  if (site.url === '') {
    const missing = '没有设定网址：页面上没有二维码和规范网址，也不生成站点地图文件和订阅';
    add('warning', 'site-url', missing, URL_REMEDY, 'url');
  } else if (isExampleUrl(site.url)) {
    const example = `网址“${site.url}”是示例，不能访问：二维码和规范网址都会指向它，发布前要改`;
    add('warning', 'site-url', example, URL_REMEDY, 'url');
  }
  return loaded;
}

/** Also for a link that leads nowhere: its settings are wanted and must not silently be left out. */
async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
