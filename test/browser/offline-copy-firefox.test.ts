import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSite } from '../support/built-site.ts';
import { type FirefoxPage, findFirefox, openFirefox } from '../support/firefox.ts';
import { exampleCopy } from '../support/offline-site.ts';
import { cutQueries, readSearch } from '../support/search-answers.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { addressOf } from '../support/use-site.ts';

const program = findFirefox();
// No package brings a Firefox along: where none is installed, this cannot be tried.
if (!program)
  process.stderr.write('没有找到 Firefox，跳过它的测试；装上以后，或用 FIREFOX_PATH 指明，就会运行。\n');

describe.skipIf(!program)('an offline copy in Firefox', () => {
  let page: FirefoxPage;
  let server: StaticServer;
  let copy = '';
  let site = '';

  beforeAll(async () => {
    [site, copy] = await Promise.all([exampleSite(), exampleCopy()]);
    [page, server] = await Promise.all([openFirefox(program ?? ''), serveFolder(site)]);
  });

  afterAll(async () => {
    await page?.close();
    await server?.close();
  });

  async function answerAll(root: string, queries: readonly string[]): Promise<unknown[]> {
    await page.goto(`${root}search.html`);
    const answers: unknown[] = [];
    for (const query of queries) {
      answers.push(
        await page.evaluate(`(async () => {
          const input = document.querySelector('#search-input');
          input.value = ${JSON.stringify(query)};
          input.dispatchEvent(new InputEvent('input', { bubbles: true }));
          for (let left = 500; left > 0 && !/^共/.test(document.querySelector('#search-status').textContent); left -= 1)
            await new Promise((resolve) => setTimeout(resolve, 20));
          return ${readSearch};
        })()`),
      );
    }
    return answers;
  }

  it('keeps pages from reading files, as it does for readers', async () => {
    await page.goto(`${addressOf(copy)}index.html`);
    expect(await page.evaluate(`fetch('catalog.json').then(() => 'read', () => 'refused')`)).toBe('refused');
  });

  it('answers 60 queries from disk as over HTTP', async () => {
    const queries = await cutQueries(copy, 60);
    const expected = await answerAll(server.url, queries);
    expect(
      expected.filter((answer) => !/^共 [1-9]/.test((answer as { status: string }).status)).length,
    ).toBeLessThan(6);
    expect(await answerAll(addressOf(copy), queries)).toEqual(expected);
    expect(await answerAll(addressOf(site), queries)).toEqual(expected);
  });

  it('searches from the box in the header, and marks the hits', async () => {
    await page.goto(`${addressOf(copy)}reports/2020/shili.html`);
    await page.evaluate(
      `{
      document.querySelector('.site-header input[name=q]').value = '跳过了一级';
      document.querySelector('.site-header form').requestSubmit();
    }`.replace(/^\{([\s\S]*)\}$/, '(() => {$1})()'),
    );
    const waitFor = async (expression: string) => {
      await expect.poll(() => page.evaluate(expression).catch(() => undefined)).toBeTruthy();
      return page.evaluate(expression);
    };
    const href = await waitFor(`document.querySelector('#search-results a[href$="#s2-0-1"]')?.href`);
    await page.goto(String(href));
    expect(await waitFor(`document.querySelector('article mark')?.textContent`)).toBe('跳过了一级');
  });
});
