import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { renderManual } from '../../../src/desk/render-manual.ts';

const DOCS = new URL('../../../docs/', import.meta.url);
const names = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
);
const manuals = new Map(
  names
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const [, main = ''] = renderManual(readFileSync(new URL(name, DOCS), 'utf8')).split('<main>');
      const list = (attribute: RegExp) => [...main.matchAll(attribute)].map(([, value = '']) => value);
      const links = list(/ (?:href|src)="([^"]*)"/g).map(decodeURIComponent);
      return [name, { links, anchors: new Set(list(/ id="([^"]*)"/g)) }] as const;
    }),
);

it('shows a manual with its chapters, and nothing of it as a program', () => {
  const html = renderManual('# 编辑手册\n\n## 1. 导入 Word\n\n点【<b>导入</b>】。\n\n### 小节\n');
  expect(html).toContain('<title>编辑手册</title>');
  expect(html).toContain('<li><a href="#1-导入-word">1. 导入 Word</a></li>');
  expect(html).toContain('<h2 id="1-导入-word">');
  expect(html).toContain('&lt;b&gt;导入');
  expect(html).not.toContain('#小节"');
});

it('has no link that leads nowhere, in any of the manuals', () => {
  const dead: string[] = [];
  for (const [name, { links }] of manuals) {
    for (const link of links) {
      if (/^[a-z]+:/.test(link)) continue;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : posix.join(posix.dirname(name), file);
      const isThere = target.startsWith('..') || names.includes(target.replace(/\/$/, ''));
      const isPlace = anchor === undefined || manuals.get(target)?.anchors.has(anchor) !== false;
      if (!isThere || !isPlace) dead.push(`${name}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
});
