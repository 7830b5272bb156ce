import { expect, it } from 'vitest';
import { convertFragment } from '../../../src/import/convert-fragment.ts';

const convert = (html: string, firstNote = 1) => {
  const reading = convertFragment(html, firstNote);
  if (!reading.ok) throw new Error(reading.message);
  return reading;
};

it('reads a part of a Word file as an import would read the whole', () => {
  const { markdown, told } = convert(
    `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style></head><body><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b>表1 办理情况</b></p>
<table class=MsoTableGrid><tr><td colspan=2><p>合计|项</p></td></tr><tr><td>甲</td><td>^^</td></tr></table>
<h2>（一）小节<o:p></o:p></h2><p class=MsoNormal>2*3，见<b>第一</b>条<a href="#_ftn2" name="_ftnref2">[2]</a>。</p>
<div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> 注。</p></div><!--EndFragment--></body></html>`,
    4,
  );
  expect(markdown).toBe(`表1 办理情况

| 合计\\|项 | < |
|---|---|
| 甲 | \\^^ |

### （一）小节

2\\*3，见**第一**条[^4]。

[^4]: 注。`);
  expect(told).toEqual([]);
});

it('tells what stays behind, place by place', () => {
  const { markdown, told } = convert(
    '<p>看得见<span style="display:none">看不见</span></p><img src="file:///C:/a.png"><input type="hidden" value="空">',
  );
  expect(markdown).toBe('看得见');
  expect(told.join('\n')).toContain('看不见');
  expect(told.join('\n')).toContain('图片 1 张没有带过来');
});

it('keeps the place of a picture that whoever pastes has', () => {
  const { markdown, told } = convert(
    '<p>甲</p><p><img src="clipboard:0" alt="各街镇学校分布"><img src="clipboard:1" alt="图片 1"></p>',
  );
  expect(markdown).toBe('甲\n\n![各街镇学校分布](clipboard:0)![](clipboard:1)');
  expect(told).toEqual([]);
});

it('refuses what is made to break it, is too much or secret, and reads what is empty as nothing', () => {
  expect(convertFragment('<div>'.repeat(2000), 1)).toMatchObject({ ok: false });
  expect(convertFragment('<p>机密★20年</p><p>关于示例的报告</p>', 1)).toMatchObject({
    ok: false,
    message: expect.stringContaining('机密'),
  });
  expect(convertFragment(`<p>${'字'.repeat(11 * 1024 * 1024)}</p>`, 1)).toMatchObject({ ok: false });
  expect(convert('').markdown).toBe('');
  expect(convert('<script>alert(1)</script><p onclick="x">字</p>').markdown).toBe('字');
});
