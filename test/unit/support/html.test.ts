import { describe, expect, it } from 'vitest';
import { collectIds, visibleText } from '../../support/html.ts';

const PAGE = `<!doctype html><html><head><title>示例</title><meta name="PubDate" content="2022-02-14"></head><body>
<nav class="toc wide"><ol><li class="current"><a href="#s1">一、总体情况</a></ol></nav>
<article><h2 id="s1">一、总体情况<svg><title>提示</title></svg></h2><p>第一段　有<b>粗体</b>，
<a href="x.html">链接</a>。<p>第二段\u00a0空格<br>换行</p><p hidden>隐藏</p><script>var a = '<p>';</script>
<template><p id="s9">模板</p></template><table><tr><td>甲</td><td>乙</td></tr></table></article></body></html>`;

describe('visibleText', () => {
  it('gives a line for each block and leaves out what no reader sees', () => {
    const lines = ['一、总体情况', '第一段　有粗体， 链接。', '第二段\u00a0空格', '换行', '甲', '乙'];
    expect(visibleText(PAGE, 'article').split('\n')).toEqual(lines);
  });

  it('refuses to compare nothing', () => {
    expect(() => visibleText(PAGE, '#s2')).toThrow('no element matches #s2');
    expect(() => visibleText(PAGE, 'p')).toThrow('3 elements match p');
  });
});

describe('collectIds', () => {
  it('tells repeated ids, and not those of templates', () => {
    expect(collectIds('<p id="a"><p id="b"><template><p id="c"></template><p id="a">')).toEqual([
      'a',
      'b',
      'a',
    ]);
  });
});
