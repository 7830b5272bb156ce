import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { renderFaults } from '../../../src/preview/render-faults.ts';
import { addLiveScript, renderNoticePage } from '../../../src/preview/render-notice-page.ts';
import { parseHtml, queryAll, visibleText } from '../../support/html.ts';

const fault = (values: Partial<Diagnostic> = {}): Diagnostic => ({
  level: 'error',
  rule: 'date-format',
  file: '内容/reports/2021/shili/index.md',
  line: 5,
  column: 7,
  message: '发布日期写成“2022年2月”，缺少日',
  remedy: '改为 发布日期: 2022-02-14',
  ...values,
});
const read = (html: string) => visibleText(parseHtml(`<!doctype html><title>x</title><body>${html}</body>`));

describe('renderFaults', () => {
  it('names file, place, fault, remedy and rule', () => {
    const text = read(renderFaults([fault()]));
    for (const part of ['有 1 处错误', '内容/reports/2021/shili/index.md 第 5 行第 7 个字', '缺少日']) {
      expect(text).toContain(part);
    }
    expect(text).toContain('改法：改为 发布日期: 2022-02-14');
    expect(text).toContain('规则：date-format');
  });

  it('says what to do with the forms of the desk, not with a command or a file', () => {
    const text = read(renderFaults([fault({ remedy: '检查 --content 后面的路径', form: '接上 U 盘' })]));
    expect(text).toContain('改法：接上 U 盘');
    expect(text).not.toContain('--content');
  });

  it('is empty without errors: warnings do not cover the page', () => {
    expect(renderFaults([])).toBe('');
    expect(renderFaults([fault({ level: 'warning' })])).toBe('');
    const both = renderFaults([fault({ level: 'warning', message: '只是提醒' }), fault()]);
    expect(both).not.toContain('只是提醒');
  });

  it('shows hostile texts as they are written, without running them', () => {
    const hostile = `<img src=x onerror=alert(1)>"'</ol><script>alert(2)</script>`;
    const html = renderFaults([fault({ file: hostile, message: hostile, remedy: hostile, rule: hostile })]);
    const document = parseHtml(`<!doctype html><title>x</title><body>${html}</body>`);
    expect([...queryAll(document, 'img'), ...queryAll(document, 'script')]).toEqual([]);
    expect(visibleText(document)).toContain(hostile);
  });

  it('replaces marks that reverse the direction of writing', () => {
    expect(renderFaults([fault({ message: 'a\u202eb' })])).toContain('a�b');
  });

  it('lists the first twenty of many, and counts all', () => {
    const many = Array.from({ length: 57 }, (_, index) => fault({ line: index + 1 }));
    const html = renderFaults(many);
    expect(html.match(/<li>/g)).toHaveLength(20);
    expect(read(html)).toContain('有 57 处错误');
    expect(read(html)).toContain('另有 37 处');
  });
});

describe('addLiveScript', () => {
  const state = { page: 'reports/2021/示"例.html', print: 'abc', styles: 'assets/styles.css?v=1' };

  it('adds one script to the head and changes nothing else', () => {
    const page = renderNoticePage({ title: '</head>', html: '<p>一</p>' });
    const html = addLiveScript(page, state);
    expect(html.replace(/<script [^>]*><\/script>\n/, '')).toBe(page);
    const [script] = queryAll(parseHtml(html), 'script');
    const attributes = new Map(Object.entries(script?.attribs ?? {}));
    expect(attributes.get('data-page')).toBe(state.page);
    expect(attributes.get('data-print')).toBe('abc');
  });
});
