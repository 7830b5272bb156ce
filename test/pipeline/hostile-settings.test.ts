import { readdirSync, readFileSync } from 'node:fs';
import nunjucks from 'nunjucks';
import { expect, it } from 'vitest';
import { describeListedWord } from '../../src/lint/describe-listed-word.ts';
import { findListedWords } from '../../src/lint/find-listed-words.ts';
import { parseWordList } from '../../src/lint/word-list.ts';
import type { FixedPage } from '../../src/portal/portal.ts';
import { TEMPLATE_FILTERS } from '../../src/portal/template-filters.ts';
import { findHiddenCharacter } from '../../src/report/hidden-characters.ts';
import { parseSite, type Site, STANDARD_SITE } from '../../src/report/parse-site.ts';
import { parseHtml, queryAll } from '../support/html.ts';

const FOLDER = new URL('../../_includes/components/', import.meta.url);

/** The components as pages use them: Eleventy has the same engine. */
const environment = new nunjucks.Environment(
  {
    getSource: (name: string) => ({
      src: readFileSync(new URL(name.replace('components/', ''), FOLDER), 'utf8'),
      path: name,
      noCache: false,
    }),
  },
  { autoescape: true },
);
for (const [name, filter] of Object.entries(TEMPLATE_FILTERS)) environment.addFilter(name, filter);

const PAGE = nunjucks.compile(
  `{% from "components/site-footer.njk" import siteFooter %}{% from "components/page-labels.njk" import pageLabels %}
{{ pageLabels(portal.site, 'fixed.njk', { title: title, fixed: { columnType: title, summary: title } }) }}
{{ siteFooter(portal | siteFooter('../', address), '../') }}`,
  environment,
);

const PIECES = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" onfocus="alert(1)" autofocus="',
  'javascript:alert(1)',
  'JaVaScRiPt&#58;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '{{ constructor.constructor("alert(1)")() }}',
  '{% include "../../package.json" %}',
  '</footer><svg onload=alert(1)>',
  '../../../etc/passwd',
  '--><iframe src=//evil.example>',
  '\u202e\u0000\u001b[31m',
  '`$' + '{alert(1)}`',
  '&lt;script&gt;',
];
const FRAMES = [
  'X',
  'https://www.shili.gov.cn/X',
  'mailto:a@b.example?X',
  'pages/X.md',
  '示例X单位',
  'X?url={url}&code={code}',
];

/** Every pair of pieces in every frame. */
const STRINGS = FRAMES.flatMap((frame) =>
  PIECES.flatMap((first) => PIECES.map((second) => frame.replace('X', first + second))),
);

const write = (text: string): Record<string, unknown>[] => [
  { name: text },
  { description: text },
  { organization: text },
  { contact: text },
  { errorReport: text },
  { icp: text, policeRecord: text },
  { accessibility: text },
  { marks: [{ name: text }] },
  { marks: [{ name: '示例', url: text }] },
];

it(`nothing acts of ${STRINGS.length} hostile strings in every setting of the foot and the labels`, () => {
  expect(readdirSync(FOLDER)).toContain('site-footer.njk');
  let shown = 0;
  for (const text of STRINGS) {
    const taken: Record<string, unknown>[] = [];
    for (const settings of write(text)) {
      const { problems } = parseSite(JSON.stringify(settings), STANDARD_SITE);
      for (const { message, remedy } of problems) expect([message, remedy]).not.toContain('');
      if (problems.every(({ level }) => level !== 'error')) taken.push(settings);
    }
    // One page shows all that are taken.
    const together = Object.assign({}, ...taken, { marks: taken.flatMap(({ marks }) => marks ?? []) });
    const { site, problems } = parseSite(JSON.stringify(together), STANDARD_SITE);
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
    const id = text.replace(/^pages\//, '').replace(/\.md$/, '');
    const portal = {
      site: site as Site,
      pages: [
        {
          id,
          title: text,
          url: encodeURI(`pages/${id.replace(/\p{Cs}/gu, '')}.html`),
          place: '页脚',
        } as FixedPage,
      ],
      marks: site.marks,
    };
    const html = PAGE.render({ portal, title: text, address: 'https://www.shili.gov.cn/a.html' });
    const root = parseHtml(html);
    expect(
      queryAll(root, 'script, img, svg, iframe, [onerror], [onmouseover], [onfocus], [onload], [autofocus]'),
    ).toEqual([]);
    for (const { attribs } of queryAll(root, 'a')) {
      expect(attribs.href).toMatch(/^(?:https?:|mailto:|\.\.\/)/);
      shown += 1;
    }
  }
  expect(shown).toBeGreaterThan(STRINGS.length * 6);
});

it('a list of words with hostile strings is read or told line by line, and finds them as text', () => {
  const rows = STRINGS.map((text) => `"${text.replaceAll('"', '""')}",示例`);
  const { list, problems } = parseWordList(`写法,应为\n${rows.join('\n')}\n`);
  const sound = STRINGS.filter((text) => !findHiddenCharacter(text));
  expect(list?.terms.map(({ written }) => written)).toEqual(
    [...new Set(sound)].filter((text) => [...text].length <= 100),
  );
  expect(problems.length).toBeGreaterThan(0);
  if (!list) return;
  const text = sound.join('\n');
  for (const word of findListedWords(text, list)) {
    const { message, remedy } = describeListedWord(text, word);
    expect(message.length + remedy.length).toBeLessThan(500);
  }
});

it('the description of the search cuts no rare ideograph of a long name in two', () => {
  const source = readFileSync(new URL('../../src/pages/opensearch.njk', import.meta.url), 'utf8');
  const [, template = ''] = source.split(/^---\n(?:.*\n)*?---\n/);
  for (const length of [15, 47, 999]) {
    const site = { name: `${'示'.repeat(length)}𠮷例`, url: 'https://www.shili.gov.cn/' };
    const xml = environment.renderString(template, { portal: { site }, assets: { icon: 'assets/icon.svg' } });
    expect(xml).toContain('<ShortName>示');
    expect(xml).toContain('𠮷');
    expect(xml).not.toMatch(/\p{Cs}/u);
  }
});
