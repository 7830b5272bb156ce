import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../src/report/machine-description.ts';

describe('the description of a picture', () => {
  it.each([
    'C:\\Users\\zhangsan\\Desktop\\未公开\\33.png',
    '说明: D:/工作/图.jpg',
    '描述: 说明: 微信图片_20220214093012',
    '\\\\server\\share\\a.emf',
    'file:///home/lisi/a.png',
    '/Users/wangwu/Pictures/a',
    'https://www.example.gov.cn/a.png',
    'zhangsan@example.gov.cn',
    '学校分布图.png',
    'IMG_20220214_093012',
    'mmexport1644801234567',
    'DSC_0012',
    '图片 1',
    '图片1',
    'Picture 3',
    '文本框 12',
    'WPS图片(1)',
    '屏幕截图 2022-02-14 093012',
    '截图',
    '图片包含 室内, 人员\n\n描述已自动生成',
    'A picture containing text\n\nDescription automatically generated',
    '图示\n\nAI 生成的内容可能不正确。',
    'A diagram of a company\n\nAI-generated content may be incorrect.',
    'KSO_WM_UNIT_PICTURE',
    'BASE64',
    '@3)8`X~$K',
    '新建位图图像',
    '20220214093012',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'd41d8cd98f00b204e9800998ecf8427e',
    'zhangsan',
    'Administrator',
    '说明：',
    '   ',
  ])('%j is none that somebody wrote', (alt) => {
    expect(readDescription(alt)).toBe('');
  });

  it.each([
    '示例区学校分布图',
    '图1 学校分布',
    '图片展示了示例区各街镇的学校分布',
    '2021年办理件数：甲类 12 件，乙类 36 件',
    '截图显示办事指南的第二步',
    '示例路1号门前',
    'GDP',
    'Map of the district',
    '办结率 98%',
    'AI 生成的示例图',
    '组合拳成效示意图',
    '说明：示例区地图',
  ])('%j is kept', (alt) => {
    expect(readDescription(alt)).toBe(alt);
  });

  it('is one line', () => {
    expect(readDescription(' 示例区\n 地图 ')).toBe('示例区 地图');
  });
});

it('of a hostile picture is kept as well', () => {
  for (const alt of [`${'a'.repeat(200)}副本`, `${'@'.repeat(100_000)} 甲`, `图片${'-'.repeat(100_000)}甲`])
    expect(readDescription(alt)).toBe(alt);
  for (const alt of ['a'.repeat(200), `${'0123abcd-'.repeat(20)}0123`, `图片${'-'.repeat(100_000)}`])
    expect(readDescription(alt)).toBe('');
});
