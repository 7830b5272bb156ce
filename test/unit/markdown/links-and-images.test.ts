import { describe, expect, it } from 'vitest';
import { renderBody } from '../../../src/markdown/render-body.ts';
import type { RenderContext } from '../../../src/markdown/render-context.ts';
import { listPlaces } from '../../support/parse-body.ts';

const asked: [string, string][] = [];
const context: RenderContext = {
  bodyLine: 11,
  resolveTarget: (target, kind) => {
    asked.push([target, kind]);
    if (target.startsWith('缺')) {
      return { kind: 'problem', rule: 'file-missing', message: `找不到${target}`, remedy: '补上文件' };
    }
    return { kind: 'local', url: encodeURI(target), ...(kind === 'image' && { width: 640, height: 480 }) };
  },
};

const listProblems = (source: string) => listPlaces(renderBody(source, context).problems);

describe('links', () => {
  it('to other sites are marked and cut off', () => {
    expect(renderBody('[外站](https://www.example.com/路径?a=1&b=2)', context).html).toBe(
      '<p><a href="https://www.example.com/%E8%B7%AF%E5%BE%84?a=1&amp;b=2" class="external" rel="noopener noreferrer external">外站</a></p>\n',
    );
  });

  it('keep the text of an address in angle brackets as typed', () => {
    expect(renderBody('<https://www.example.com/%E4%B8%AD>', context).blocks[0]?.text).toBe(
      'https://www.example.com/%E4%B8%AD',
    );
  });

  it('to mail and telephone stay plain', () => {
    const { html, problems } = renderBody('[信](mailto:a@example.com) [话](tel:021-00000000)', context);
    expect(html).toBe('<p><a href="mailto:a@example.com">信</a> <a href="tel:021-00000000">话</a></p>\n');
    expect(problems).toEqual([]);
  });

  it('ask for every local target as typed', () => {
    asked.length = 0;
    const { html } = renderBody('[甲](attachments/表1（终）.pdf) [乙](<附 件.pdf>) [丙](a.html#s1)', context);
    expect(asked).toEqual([
      ['attachments/表1（终）.pdf', 'link'],
      ['附 件.pdf', 'link'],
      ['a.html#s1', 'link'],
    ]);
    expect(html).toContain('<a href="%E9%99%84%20%E4%BB%B6.pdf">乙</a>');
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '<java&#10;script:alert(1)>',
    '<&#32;javascript:alert(1)>',
    'javascript&colon;alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'data:image/png;base64,AA',
    'file:///etc/passwd',
    '//evil.example/',
    '\\\\\\\\evil.example/',
    '/\\\\evil.example/',
    'https:evil.example',
    'ftp://evil.example/',
  ])('to %s are refused, and their text stays', (target) => {
    const { html, blocks, problems } = renderBody(`前[文字](${target})后`, context);
    expect(html).toBe('<p>前文字后</p>\n');
    expect(blocks[0]?.text).toBe('前文字后');
    expect(problems.map(({ level, rule, line }) => `${level} ${rule} ${line}`)).toEqual([
      'error link-forbidden 11',
    ]);
  });

  it('keep the brackets of an address that is none', () => {
    expect(renderBody('<javascript:alert(1)>', context).html).toBe('<p>&lt;javascript:alert(1)&gt;</p>\n');
  });

  it('are never put inside each other', () => {
    expect(renderBody('[<https://a.example/>](b.html)', context).html).toBe(
      '<p><a href="b.html">&lt;https://a.example/&gt;</a></p>\n',
    );
  });

  it('to a heading need one, and near ids are named', () => {
    expect(renderBody('## 一、甲\n\n[见上](#s1)', context).html).toContain('<a href="#s1">见上</a>');
    const { html, problems } = renderBody('[见下](#s1-9)\n\n## 一、甲\n\n### （一）乙\n\n## 二、丙', context);
    expect(html).toContain('<p>见下</p>');
    expect(problems).toEqual([
      {
        level: 'error',
        rule: 'anchor-missing',
        line: 11,
        column: 6,
        message: '本报告里没有编号为“s1-9”的标题',
        remedy: '改为相近的编号：#s1-1“（一）乙”、#s1“一、甲”、#s2“二、丙”',
      },
    ]);
  });

  it('report each fault at its own place in the file', () => {
    expect(listProblems('首行\n𠮷[甲](缺1) [乙](缺1)\n\n| 表 |\n|---|\n| [丙](缺2) |')).toEqual([
      '12:6 error file-missing',
      '12:14 error file-missing',
      '16:7 error file-missing',
    ]);
  });

  it('without text, without address or with a bare space are faults', () => {
    expect(listProblems('[](a.html)')).toEqual(['11:4 error link-text']);
    expect(listProblems('[甲]()')).toEqual(['11:5 error link-empty']);
    expect(renderBody('见[附件](表 1.pdf)', context).problems).toMatchObject([
      { rule: 'link-space', line: 11, column: 2, remedy: '用尖括号括住地址：[附件](<表 1.pdf>)' },
    ]);
    expect(listProblems('\\[附件\\](表 1.pdf)')).toEqual([]);
  });

  it.each([
    ['[甲]（https://www.example.org/）', '[甲](https://www.example.org/)'],
    ['[甲](attachments/表.pdf）', '[甲](attachments/表.pdf)'],
    ['![甲]（ attachments/图.png ）', '![甲](attachments/图.png)'],
  ])('with a bracket of a Chinese input method are told: %s', (was, now) => {
    expect(renderBody(`见${was}。`, context).problems).toMatchObject([
      { level: 'warning', rule: 'link-mark', line: 11, column: 2, remedy: `改为：${now}`, fix: { was, now } },
    ]);
    expect(listProblems(`见${now}。`)).toEqual([]);
  });

  it.each([
    '[甲]（见附件）',
    '\\[甲]（https://www.example.org/）',
    '［甲］（https://www.example.org/）',
  ])('are not looked for in %s', (body) => {
    expect(listProblems(body)).toEqual([]);
  });

  it.each([
    ['www.example.org/a', 'https://www.example.org/a'],
    ['shili.gov.cn', 'https://shili.gov.cn'],
    ['https：//www.example.org/', 'https://www.example.org/'],
  ])('to %s are told with the whole address, not as files that are missing', (target, whole) => {
    const missing: RenderContext = {
      ...context,
      resolveTarget: () => ({ kind: 'problem', rule: 'file-missing', message: '', remedy: '放进文件夹' }),
    };
    expect(renderBody(`[甲](${target})`, missing).problems).toMatchObject([
      {
        rule: 'link-forbidden',
        message: `链接地址“${target}”没有写全，会被当作报告的文件夹里的文件`,
        remedy: `改为（核对是 https 还是 http）：${whole}`,
      },
    ]);
    expect(renderBody('[甲](表.pdf)', missing).problems).toMatchObject([{ rule: 'file-missing' }]);
  });
});

describe('images', () => {
  it('alone in a paragraph are figures with a caption', () => {
    const { html, blocks } = renderBody('　　![校园](a.png "图1 校园")', context);
    expect(html).toBe(
      '<figure><img src="a.png" alt="校园" width="640" height="480" loading="lazy"><figcaption>图1 校园</figcaption></figure>\n',
    );
    expect(blocks).toEqual([{ kind: 'caption', text: '图1 校园' }]);
  });

  it('stay in their sentence', () => {
    expect(renderBody('见图![校园](a.png)。', context).html).toMatch(/^<p>见图<img [^>]+>。<\/p>/);
  });

  it('need an alternative text', () => {
    expect(renderBody('![](图/a.png)', context).problems).toEqual([
      {
        level: 'error',
        rule: 'image-alt',
        line: 11,
        column: 5,
        message: '图片“图/a.png”没有替代文字，看不见图的读者不知道它说什么',
        remedy: '看着图，在前面的方括号里写一句话，说出图里有什么',
      },
    ]);
  });

  it('that cannot be shown leave their alternative text', () => {
    for (const [target, rule] of [
      ['缺.png', 'file-missing'],
      ['https://a.example/a.png', 'image-remote'],
      ['data:image/png;base64,AA', 'link-forbidden'],
    ]) {
      const { html, problems } = renderBody(`![校园](${target})`, context);
      expect(html).toBe('<p>校园</p>\n');
      expect(problems.map((problem) => problem.rule)).toEqual([rule]);
    }
  });
});
