import { describe, expect, it } from 'vitest';
import { createParagraph } from '../../../src/import/document.ts';
import { dropButtons, isChromeLine, isNoticeStart } from '../../../src/import/page-chrome.ts';
import { splitTail } from '../../../src/import/split-tail.ts';

describe('furniture of a page', () => {
  it.each([
    '打印',
    '打印本页 | 关闭窗口',
    '【字号：大 中 小】',
    '字体：[大][中][小]',
    '分享到：微信 新浪微博 QQ空间',
    'A+ A A-',
    '收藏本页·返回顶部',
    '字 号：较大',
    '字体大小',
    '扫一扫在手机打开当前页',
    '用微信扫描二维码，分享至朋友圈',
    '扫描二维码',
    '当前页二维码',
    '保护视力色：杏仁黄 秋叶褐',
    '视力保护色',
    '转发至：',
    '上一篇：关于示例工作的通知',
    '下一条',
    '相关文章：',
    '相关附件',
    '附件下载',
    'Top',
    '您当前的位置：首页 > 政务公开',
    '当前位置是首页',
    '您当前所在的位置：首页 > 政务公开',
    '你现在所处的位置：首页',
    '所在位置：首页',
    '首页 > 政务公开 > 通知',
    '首页/通知',
    '[首页] >> 政务公开',
    '返回首页关闭页面',
    '【我要打印】【关闭】',
    '版权所有：示例区人民政府',
    '© 2022 示例区',
    '主办单位：示例区人民政府办公室',
    '承办单位：示例局',
    '网站标识码：0000000000',
    '示ICP备00000000号',
    '示公网安备 00000000000000号',
    '网站地图 联系我们',
    '简体 繁体',
    '阅读次数：1,024 次',
    '点击量 12',
    '已有56人浏览',
    '1,024次阅读',
    '浏览：',
    '责任编辑：张示例',
    '信息员:李示例',
    '来源',
    '发布时间：',
    '• 打印',
    '（打印）',
    ' ●　',
  ])('is %s', (line) => {
    expect(isChromeLine(line)).toBe(true);
  });

  it.each([
    '打印机采购清单',
    '中小学校',
    '大中小企业',
    '扫一扫工作由示例局负责推进并按时报送',
    '扫描二维码登记制度由示例区各单位负责推进并落实到位',
    '二维码由示例局制作',
    '当前页二维码由示例局制作',
    '视力保护工作由示例局负责推进，各单位按照要求及时报送情况，具体要求如下',
    '分享经验',
    '下一步打算',
    '上一年度情况',
    '相关文件由示例局保管',
    '政策解读工作',
    '示例位置是公园',
    '首页设计由示例局负责',
    '主办方',
    '阅读次数：每年12次',
    '点击量增长',
    '编辑：'.padEnd(24, '示'),
    '责任编辑',
    '来源：示例局',
    '时间紧',
    `上一篇：${'示'.repeat(81)}`,
    `版权所有${'示'.repeat(100)}`,
  ])('is not %s', (line) => {
    expect(isChromeLine(line)).toBe(false);
  });

  it('below a text goes, also where several lines stand in one paragraph', () => {
    const split = (foot: string) => {
      const { blocks, leftBehind } = splitTail([createParagraph('示例局负责落实。'), createParagraph(foot)]);
      return [blocks.length, leftBehind.map(({ text }) => text)];
    };
    expect(split('上一篇：示例甲\n下一篇：示例乙')).toEqual([1, ['上一篇：示例甲\n下一篇：示例乙']]);
    expect(split('上一篇：示例甲\n示例局落实')).toEqual([2, []]);
  });

  it('has a hundred characters at most', () => {
    expect(isChromeLine(`版权所有${'示'.repeat(96)}`)).toBe(true);
    expect(isChromeLine(`版权所有${'示'.repeat(97)}`)).toBe(false);
    expect(isChromeLine(`  版权所有${'示'.repeat(96)}  `)).toBe(true);
  });
});

it.each([
  ['本作品在示例区属于公有领域', true],
  ['本作品的作者', true],
  ['本译文属于示例的公有领域', true],
  ['本文件在示例区属于公有领域', true],
  ['Public Domain', true],
  [' 本站原创内容转载请注明', true],
  ['本网版权所有', true],
  ['本文转载自示例网', true],
  ['本作品是中华人民共和国的', true],
  ['本作品在1931年以前出版', true],
  ['本作品的作者1950年逝世', true],
  ['本作品集收录示例', false],
  ['本作品在以下方面仍有改进空间：', false],
  ['本作品是示例区示例局的参赛作品。', false],
  ['本作品的作者为示例区示例学校学生。', false],
  ['本文件所称转载，是指示例网站使用他人作品', false],
  ['本文件自印发之日起施行', false],
  ['Public domain works', false],
  ['本站由示例区人民政府办公室主办并负责转载', false],
  ['各单位转载本文', false],
])('“%s” begins the notice of a site: %s', (line, isNotice) => {
  expect(isNoticeStart(line)).toBe(isNotice);
});

it('long rows of buttons with something else behind them are text', () => {
  for (const row of ['分享到'.repeat(32), 'A+'.repeat(48), '下载打印'.repeat(24)]) {
    expect(isChromeLine(row)).toBe(true);
    expect(isChromeLine(`${row}甲`)).toBe(false);
  }
  expect(dropButtons(`甲${'  1次浏览'.repeat(30)}`)).toBe('甲');
  for (const value of [`甲${'  1次浏览'.repeat(30)}乙`, `甲${' '.repeat(100_000)}乙`])
    expect(dropButtons(value)).toBe(value);
});
