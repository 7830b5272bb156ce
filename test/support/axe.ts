import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Tests the page that is open, as it looks now, against WCAG 2.2 AA and axe's best practices.
 *
 * @param rules those to be asked; all of these standards unless told
 * @returns a line for each element at fault: rule, element, what to mend; empty if axe finds nothing
 * @throws Error if axe saw no text: the page did not load, or the browser has no font for it
 */
export async function runAxe(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = {
    runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS },
    // Of what is in order only the names of the rules are wanted.
    resultTypes: ['violations'],
    // By default axe gives no verdict on the contrast of a single character; in Chinese that is a word, such as 大.
    checks: { 'color-contrast': { options: { ignoreLength: true } } },
  };
  // To bring axe into a page takes longer than to ask it.
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(await readAxe());
  const script = `axe.run(document, ${JSON.stringify(options)}).then(({ passes, violations, incomplete }) => ({
  violations,
  tested: [...passes, ...violations, ...incomplete].map(({ id }) => id),
}))`;
  const { violations, tested }: { violations: Result[]; tested: string[] } = await page.evaluate(script);
  if (!tested.includes('color-contrast')) throw new Error(`axe saw no text on ${page.url()}`);
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => {
      const summary = (node.failureSummary ?? violation.help).replace(/\s*\n\s*/g, ' ');
      return `${violation.id} (${violation.impact}): ${node.target.join(' ')} — ${summary}`;
    }),
  );
}

const readAxe = () => readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
