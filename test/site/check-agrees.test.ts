import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSite } from '../../src/eleventy/build-site.ts';
import { DEMO_CONTENT, EXAMPLE_CONTENT, REAL_CONTENT } from '../support/contents.ts';
import { loadContent } from '../support/load-example.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = { 'site.json': '{ "url": "https://www.shili.gov.example.cn/" }' };

/** The day of the demonstration's newest report, from which a build counts on every day; a check counts from its own. */
const NEWEST = '2025-07-18 09:00';

/** Content that a build once stumbled over, or might: each is judged the same by both, whichever way. */
const CONTENTS: Record<string, Record<string, string>> = {
  'a folder named like a form of another report': {
    'reports/a/index.md': writeReport(),
    'reports/a.single/index.md': writeReport({ 标题: '示例乙' }),
  },
  'a folder named like an attachment’s': {
    'reports/a/index.md': writeReport(),
    'reports/a/attachments/表.csv': '甲,乙\n1,2\n',
    'reports/a/previews/index.md': writeReport({ 标题: '示例乙' }),
  },
  'folders named like pages of the portal': {
    'reports/index/index.md': writeReport(),
    'reports/reports/a/index.md': writeReport({ 标题: '示例乙' }),
  },
  'links between reports': {
    'reports/a/index.md': writeReport({ 相关文章: 'b' }, '\n见[乙](../b/index.md#s1)。\n'),
    'reports/b/index.md': writeReport({ 标题: '示例乙' }, '\n## 一、总则\n\n见[甲](../a/index.md)。\n'),
  },
  'a link to a report that is not there': {
    'reports/a/index.md': writeReport({}, '\n见[乙](../b/index.md)和[丙](../b/index.md)。\n'),
  },
  'a draft, and a link to it': {
    'reports/a/index.md': writeReport({}, '\n见[乙](../b/index.md)。\n'),
    'reports/b/index.md': writeReport({ 标题: '示例乙', 状态: '草稿', 体裁: null }),
  },
  'drafts alone': { 'reports/a/index.md': writeReport({ 状态: '送审' }) },
  'a draft named like a form of a report': {
    'reports/a/index.md': writeReport(),
    'reports/a.single/index.md': writeReport({ 标题: '示例乙', 状态: '草稿' }),
  },
  'an address that is too long for a code, and no text': {
    [`reports/${'示例'.repeat(30)}/index.md`]: writeReport({}, ''),
  },
};

/** What is wrong with a draft is told by a check alone: a build makes nothing of it. */
const isOfDraft = (message: string) => message.startsWith('（草稿');

it.each([
  'example',
  'demo',
  'real',
  ...Object.keys(CONTENTS),
])('a build makes what a check passes, and refuses what it refuses: %s', async (name) => {
  const known: Record<string, string> = { example: EXAMPLE_CONTENT, demo: DEMO_CONTENT, real: REAL_CONTENT };
  const content = known[name] ?? (await tempFolder());
  if (!known[name]) await writeTree(content, { ...SITE, ...CONTENTS[name] });
  const checked = await loadContent(content, { mode: 'check', at: NEWEST });
  const { portal, diagnostics } = await loadContent(content, { at: NEWEST });
  // What will keep a PDF from being made is told by both; here none is made.
  // A build does not make drafts, and says what is wrong with them at least.
  const built = diagnostics.map((each) => ({ ...each, message: each.message.replace('；至少有', '；有') }));
  expect(checked.diagnostics.filter(({ rule, message }) => rule !== 'pdf' && !isOfDraft(message))).toEqual(
    built,
  );
  expect(portal === undefined).toBe(checked.diagnostics.some(({ level }) => level === 'error'));
  if (portal) await buildSite(portal, path.join(await tempFolder(), '网站'), 'build');
});
