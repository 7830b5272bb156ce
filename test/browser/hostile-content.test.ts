import path from 'node:path';
import { expect, it } from 'vitest';
import { createRandom } from '../../scripts/bench/random.ts';
import { FIELDS } from '../../src/report/fields.ts';
import { SETTINGS } from '../../src/report/settings.ts';
import type { HostileContent } from '../support/hostile-content.ts';
import {
  buildHostileSite,
  countUses,
  findInSite,
  formatPageAddress,
  hasRun,
  listPages,
  readSiteTexts,
  watchHostile,
} from '../support/hostile-site.ts';
import { createHostileStrings } from '../support/hostile-strings.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { addressOf, page, server, site, useSite } from '../support/use-site.ts';

let content: HostileContent;

useSite(async () => {
  const output = path.join(await tempFolder(), '网站');
  content = await buildHostileSite(await tempFolder(), output, createRandom(16));
  return output;
});

/** Pages opened: each takes a second; `npm run bench -- hostile` opens all. */
const OPENED = 30;

it('takes hostile strings in every field and setting that holds free text', () => {
  const free = FIELDS.filter(({ type }) => /^(?:text|list|lines)$/.test(type)).map(({ key }) => key);
  expect(
    [...free, '修订.原因', '撤回.原因', '撤回.说明', '关联.名称', '审核.人', '正文'].filter(
      (key) => !content.taken.has(key),
    ),
  ).toEqual([]);
  const texts = Object.entries<{ standard: unknown }>(SETTINGS).flatMap(([name, { standard }]) =>
    typeof standard === 'string' || Array.isArray(standard) ? [`site.${name}`] : [],
  );
  // Those that have a form take nothing that is hostile.
  const formed = [
    'url',
    'errorReport',
    'siteIdCode',
    'accessibility',
    'pubTime',
    'indexNumberPattern',
    'reviewsSince',
  ];
  expect(texts.filter((name) => !content.taken.has(name) && !formed.includes(name.slice(5)))).toEqual([]);
  expect(countUses(content)).toBeGreaterThan(300);
});

it('lets no element, attribute, script or address through into any file, and each file can be read', async () => {
  expect(await findInSite(await readSiteTexts(site), page)).toEqual([]);
});

it('runs nothing in a browser: pages over HTTP and from disk', async () => {
  await watchHostile(page);
  const all = listPages(await readSiteTexts(site));
  const step = Math.max(1, Math.floor(all.length / OPENED));
  for (const [at, name] of all.filter((_, index) => index % step === 0).entries()) {
    const root = at % 2 === 0 ? server.url : addressOf(site);
    await page.goto(formatPageAddress(root, name));
    expect(await hasRun(page), name).toBe(false);
  }
});

it('runs nothing of what comes with an address', async () => {
  await watchHostile(page);
  const next = createHostileStrings(createRandom(5));
  const report = content.portal.reports[0]?.url ?? '';
  for (let turn = 0; turn < 10; turn += 1) {
    const text = encodeURIComponent(next());
    const addresses = [
      `search.html?q=${text}&年度=${text}&机构=${text}&排序=${text}#${text}`,
      `prove.html#q=${text}`,
      `prove.html?q=${text}`,
      `${report}?q=${text}#${text}`,
      `没有/${text}?q=${text}`,
    ];
    const address = addresses[turn % addresses.length] as string;
    await page.goto('about:blank');
    await page.goto(server.url + address);
    if (address.startsWith('search')) await page.locator('#search-status', { hasText: /共|没有/ }).waitFor();
    if (address.startsWith('prove')) await page.locator('#prove-status', { hasText: /。$/ }).waitFor();
    expect(await hasRun(page), address).toBe(false);
    const came = await page.evaluate(
      'document.querySelectorAll("main iframe, main base, hostile-element, main script, main [onerror], main [onload]").length',
    );
    expect(came, address).toBe(0);
  }
});
