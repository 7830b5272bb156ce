import { beforeAll, describe, expect, it } from 'vitest';
import { bundleAssets } from '../../../src/assets/bundle-assets-esbuild.ts';
import { PROJECT } from '../../support/contents.ts';

/** What the oldest browsers do not read and esbuild does not rewrite: docs/browsers.md says what stands for it. */
const files = new Map<string, string>();

beforeAll(async () => {
  const { files: made } = await bundleAssets(PROJECT);
  for (const { path, content } of made) files.set(path, String(content));
});

const styles = () => files.get('assets/styles.css') ?? '';
/** Selector and declarations of each rule, without those of media queries around them. */
const listRules = () =>
  [...styles().matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }));

describe('the style sheet', () => {
  it('has no selector for which an old browser drops the whole rule', () => {
    const strange = listRules().filter(({ selector }) => /:(?:is|where|has)\(|:not\([^)]*,/.test(selector));
    expect(strange).toEqual([]);
    // A rule of its own, so that nothing else is lost with it.
    const visible = listRules().filter(({ selector }) => selector.includes(':focus-visible'));
    expect(visible.map(({ selector }) => selector)).toEqual([':focus:not(:focus-visible)']);
  });

  it('has gaps in grids only, sides by their names, and sizes that Chromium 78 can compute', () => {
    const grids = listRules()
      .filter(({ body }) => body.includes('display:grid'))
      .map(({ selector }) => selector);
    expect(grids.length).toBeGreaterThan(3);
    for (const { selector, body } of listRules()) {
      if (/(?:^|;)(?:row-|column-)?gap:/.test(body)) expect(grids, `gap of ${selector}`).toContain(selector);
      expect(body, selector).not.toMatch(/(?:margin|padding|border|inset)-(?:inline|block)|(?:^|;)inset:/);
      expect(body, selector).not.toMatch(
        /overflow-wrap:\s*anywhere|clamp\(|aspect-ratio|accent-color|color-mix|\ddvh/,
      );
    }
  });
});

describe('scripts', () => {
  it('use nothing that is newer and cannot be rewritten', () => {
    const scripts = [...files].filter(([path]) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(4);
    for (const [path, text] of scripts) {
      // Safari reads look-behind since 16.4, and a script with one not at all before.
      expect(text, path).not.toMatch(/\(\?<[=!]/);
      expect(text, path).not.toMatch(/\?\?=|\?\.[a-z(]|\.replaceChildren\(|\.replaceAll\(|\.role=/);
    }
  });
});

it('licenses.txt names what is in the scripts, with the texts of the licences', () => {
  const [list = '', ...texts] = (files.get('assets/licenses.txt') ?? '').split(`${'='.repeat(72)}\n`);
  const named = [...list.matchAll(/^- (\S+ \S+)（.+）：.+$/gm)].map(([, name]) => name);
  // fflate unpacks the index, OpenCC's table folds 繁體; whoever bundles another gets it named without asking.
  for (const name of ['gongbao', 'fflate', 'opencc-js', 'pagefind'])
    expect(named.filter((each) => each?.startsWith(`${name} `))).toHaveLength(1);
  expect(texts.filter((_, at) => at % 2 === 0).map((title) => title.trim())).toEqual(named);
  for (const [at, text] of texts.entries())
    if (at % 2 === 1) expect(text, named[(at - 1) / 2]).toMatch(/copyright/i);
  expect(files.get('assets/licenses.txt')).not.toContain('\r');
});
