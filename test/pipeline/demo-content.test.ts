import { describe, expect, it } from 'vitest';
import { EXPLANATION_FORMS } from '../../src/report/relations.ts';
import { DEMO_CONTENT } from '../support/contents.ts';
import { parseHtml, queryAll } from '../support/html.ts';
import { loadContent } from '../support/load-example.ts';

/** What somebody who looks at the demo has to meet: a part that no report shows is a part that nobody judges. */
describe('the demo', async () => {
  const { portal, diagnostics } = await loadContent(DEMO_CONTENT);
  const reports = portal?.reports ?? [];

  it('is sound, and warns of its address, which is an example, of what is not published yet and of what ends soon', () => {
    expect(diagnostics.map(({ rule }) => rule).sort()).toEqual([
      'report-held',
      'report-held',
      'site-url',
      'validity-ending',
    ]);
  });

  it('has a draft, a report for a day to come, and one that was read three times', async () => {
    const preview = await loadContent(DEMO_CONTENT, { mode: 'preview' });
    const states = preview.portal?.reports.flatMap((report) => report.held?.state ?? []);
    expect(states?.sort()).toEqual(['定时', '草稿']);
    const sources = reports.map((report) =>
      'content' in report.source ? String(report.source.content) : '',
    );
    expect(sources.filter((text) => text.includes('人: （不公开）'))).toHaveLength(1);
  });

  it('has documents that hold, that do not yet, not any more or not as they stand, and every kind of relation', () => {
    const validities = new Set(reports.flatMap(({ validity }) => validity ?? []));
    expect([...validities].sort()).toEqual(['尚未施行', '已修改', '废止', '有效']);
    const relations = reports.flatMap((report) => report.relations);
    const [explanations, rest] = [true, false].map((wanted) =>
      relations.filter(({ relation }) => (relation.type === 'explains') === wanted),
    );
    expect(new Set(explanations?.map(({ form }) => form))).toEqual(new Set(EXPLANATION_FORMS));
    expect(new Set(rest?.map(({ relation }) => relation.type))).toEqual(
      new Set(['repeals', 'amends', 'follows', 'forwards']),
    );
  });

  it('has reports of several bodies, years, topics and genres', () => {
    expect(reports.length).toBeGreaterThanOrEqual(30);
    const [years, orgs, topics, genres] = (portal?.facets ?? []).map(({ facets }) => facets.length);
    expect([years, orgs, topics, genres].every((count = 0) => count >= 6)).toBe(true);
    expect(new Set(reports.map(({ fields }) => fields.title)).size).toBe(reports.length);
  });

  it('is marked as invented wherever it names itself', () => {
    expect(portal?.site.description).toContain('编造');
    for (const { fields } of reports) expect(fields.org).toContain('示例');
  });

  it('has a report of three years whose tables and sentences give figures that line up', () => {
    const series = portal?.series.find(({ years }) => years.length >= 3);
    const figures = series?.years.flatMap(({ report }) => report.figures?.read() ?? []) ?? [];
    expect(figures.some(({ cell }) => cell)).toBe(true);
    expect(figures.some(({ sentence }) => sentence)).toBe(true);
  });

  it('shows a full footer', () => {
    const { organization, contact, errorReport, siteIdCode, icp, policeRecord, accessibility } =
      portal?.site ?? {};
    expect(portal?.marks.some(({ image }) => image?.width)).toBe(true);
    for (const text of [organization, contact, errorReport, siteIdCode, icp, policeRecord, accessibility]) {
      expect(text).toBeTruthy();
    }
  });

  it.each([
    'table',
    'th[colspan]',
    'td[rowspan]',
    'figure',
    'section',
    'strong',
    'ol',
    'ul',
  ])('has a text with <%s>', (selector) => {
    expect(reports.some(({ body }) => queryAll(parseHtml(body().html), selector).length > 0)).toBe(true);
  });

  it('has 修订, 版记, 发文字号, 索引号, 关键词, 摘要, 相关文章 and a title of more than 80 characters', () => {
    const fields = reports.map((report) => report.fields);
    const some = (has: (each: (typeof fields)[number]) => unknown) => expect(fields.some(has)).toBe(true);
    some(({ corrections }) => corrections.length > 1);
    some(({ copiedTo, printedBy, printedDate }) => copiedTo.length > 0 && printedBy && printedDate);
    some(({ documentNumber }) => documentNumber);
    some(({ indexNumber }) => indexNumber);
    some(({ keywords }) => keywords.length > 1);
    some(({ summary }) => summary);
    some(({ related }) => related.length > 0);
    some(({ title }) => title.length > 80);
  });

  it('has attached files of each kind that is read: Word, workbook, CSV, PDF, text', () => {
    const attached = reports.flatMap(({ downloads }) => downloads.filter(({ form }) => !form));
    const endings = new Set(attached.map(({ name }) => name.replace(/^.*\./, '')));
    expect([...endings].sort()).toEqual(['csv', 'docx', 'pdf', 'txt', 'xlsx']);
    for (const { name, text, view } of attached) expect([name, !!text, !!view]).toEqual([name, true, true]);
  });
});
