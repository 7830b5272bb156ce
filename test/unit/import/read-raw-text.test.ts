import { describe, expect, it } from 'vitest';
import { readRawLines, readRawMarkdown, readRawPage } from '../../../src/import/read-raw-text.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const GB_SHILI = [0xca, 0xbe, 0xc0, 0xfd];

describe('the second reading of bytes', () => {
  it.each([
    ['UTF-8', encode('示例\r\n\r\n 文字 \r末')],
    ['UTF-8 with a mark', encode('\ufeff示例\n文字\n末')],
    ['UTF-16 LE', Buffer.from('\ufeff示例\n文字\n末', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff示例\n文字\n末', 'utf16le').swap16()],
    ['UTF-16 LE without a mark', Buffer.from('示例\n文字\n末', 'utf16le')],
    ['UTF-16 BE without a mark', Buffer.from('示例\n文字\n末', 'utf16le').swap16()],
  ])('knows %s', (_, bytes) => {
    expect(readRawLines(new Uint8Array(bytes))).toEqual(['示例', '文字', '末']);
  });

  it.each([
    ['', '示例'],
    ['charset=gb2312 ', '示例'],
    ['charset="nonsense" ', '示例'],
    ['charset=utf-8 ', '示例'],
    ['charset=iso-8859-1 ', '示例'],
  ])('takes other bytes for GB18030 where they say “%s”', (head, text) => {
    expect(readRawLines(new Uint8Array([...encode(head), ...GB_SHILI]))).toEqual([`${head}${text}`]);
  });

  it('believes another encoding where it makes more words of Chinese', () => {
    // 我的人大在中國 in Big5.
    const big5 = [0xa7, 0xda, 0xaa, 0xba, 0xa4, 0x48, 0xa4, 0x6a, 0xa6, 0x62, 0xa4, 0xa4, 0xb0, 0xea];
    expect(readRawLines(new Uint8Array([...encode("charset='big5'>"), ...big5]))).toEqual([
      "charset='big5'>我的人大在中國",
    ]);
  });
});

it.each<[string, string[]]>([
  ['---\n标题: 甲\n---\n乙', ['乙']],
  ['甲\n---\n乙\n===\n丙', ['甲', '乙', '丙']],
  ['甲<!-- 乙\n丙 -->丁', ['甲丁']],
  ['甲<br>乙<font color="a">丙</font><bad>丁', ['甲', '乙', '丙', 'bad', '丁']],
  ['![图](a.png)甲[乙](b.html)丙', ['甲', '乙', '丙']],
  ['甲[^1]乙\n[^1]: 丙', ['甲', '乙', ' 丙']],
  ['甲&amp;乙&#12;丙&#xA;丁', ['甲', '乙', '丙', '丁']],
  ['- 甲\n2. 乙\n3) 丙\n12345678901. 丁', ['甲', '乙', '丙', '12345678901. 丁']],
  ['```js\n甲\n```\n~~~\n乙', ['甲', '乙']],
  ['# 甲 `乙` *丙* _丁_ | 戊 > 己 ^庚^ {辛}', [' 甲 ', '乙', '丙', '丁', ' 戊 ', ' 己 ', '庚', '辛']],
])('the runs of Markdown in %j', (text, runs) => {
  expect(readRawMarkdown(encode(text))).toEqual(runs);
});

it.each<[string, string[]]>([
  ['<p>甲<p>乙</p><div>丙<b>丁</b></div>戊', ['甲', '乙', '丙丁', '戊']],
  ['甲<br/>乙<img src="a">丙<hr>丁', ['甲', '乙', '丙', '丁']],
  ['<P>甲<FONT>乙</FONT></P>', ['甲乙']],
  ['<p hidden>甲</p><p style="DISPLAY : NONE">乙</p><div style="display:none">丙<p>丁</p></div>戊', ['戊']],
  ['<title>甲</title><noscript>乙</noscript><option>丙</option><template>丁</template>戊', ['戊']],
  [
    '甲<a href="#fn1">1</a>乙<a href="#_ftn1">2</a>丙<a href="#top">丁</a><a href="fn.html">戊</a>',
    ['甲乙丙丁戊'],
  ],
  ['甲</b>乙<p>丙</div>丁</p>戊</br>己', ['甲乙', '丙丁', '戊', '己']],
  ['<p hidden>甲<br>乙<p>丙<input hidden>丁', ['丙', '丁']],
  ['<table hidden><tr><td>甲<td>乙</table>丙<ul><li hidden>丁<li>戊</ul>', ['丙', '戊']],
  ['<div style="display:none">甲<p>乙</div>丙', ['丙']],
  ['<p class="a ng-hide">甲</p><p class="ng-hide-b" ng-hide="x">乙</p>', ['乙']],
  ['甲&lt;乙&nbsp;&amp;', ['甲<乙\u00a0&']],
  ['<ruby>甲<rt>乙</rt></ruby><o:p>丙</o:p>', ['甲乙丙']],
])('the lines of the page %s', (html, lines) => {
  expect(readRawPage(encode(html))).toEqual(lines);
});
