import { describe, expect, it } from 'vitest';
import { importDocument, paste } from '../../support/import-document.ts';

const TEXT = '示例局认真贯彻落实各项部署，扎实推进各项工作，取得了明显成效。';

describe('the fields of a form in a text', () => {
  it.each([
    ['<input value=" 张三 ">', '张三'],
    ['<input type="Number" value="3">', '3'],
    ['<input type="unknown" value="张三">', '张三'],
    ['<input type="text">', ''],
    ...['hidden', 'password', 'submit', 'button', 'file', 'image', 'reset', 'search'].map((type) => [
      `<input type=${type} value="示例">`,
      '',
    ]),
    ['<input name="keyword" value="示例">', ''],
    ['<input value="请输入要搜索的内容">', ''],
    ['<input value="张三" style="display:none">', ''],
    ['<input type=checkbox checked>是<input type=RADIO>否', '☑是☐否'],
    ['<select><option>甲</option><option selected>乙 类</option></select>', '乙 类'],
    ['<select><optgroup label="组"><option disabled>请选<option label="一">甲</optgroup></select>', '一'],
    ['<select multiple><option selected>甲<option>乙<option selected>丙</select>', '甲、丙'],
    ['<select size="3"><option>甲<option>乙</select>', ''],
    ['<select></select>', ''],
    ['<select onchange="window.open(this.value)"><option>友情链接</select>', ''],
    ['<select><option>友情链接<option value="https://www.example.gov.cn/">示例网</select>', ''],
    ['<textarea>\n第一行\n第二行 </textarea>', '第一行\\\n第二行'],
  ])('show what %s says', (html, shown) => {
    expect(paste(`<p>前${html}后</p>`)).toEqual({ markdown: `前${shown}后`, told: [] });
  });

  it('are those of the text alone, and make a table of the form', async () => {
    const around =
      '<form><select><option>标题</select><input name="q" value="站内"><button>查找</button></form><table><tr><td>登录<td><input value="用户名"><tr><td>类别<td><input value="别的"></table>';
    const form = (name: string) =>
      `<html><body>${around}<div class="${name}"><h1>示例区示例局2023年度工作报告</h1><p>${TEXT}</p><table><tr><td>姓名<td><input value="张三"><tr><td>方式<td><input type=checkbox checked>邮寄</table><p>${TEXT}</p></div></body></html>`;
    const table = '| 姓名 | 张三 |\n|---|---|\n| 方式 | ☑邮寄 |';
    for (const name of ['TRS_Editor', 'x']) {
      const { body, leftBehind, account } = await importDocument('示例.html', form(name));
      expect(body).toBe(`${TEXT}\n\n${table}\n\n${TEXT}`);
      expect(leftBehind.map(({ what }) => what.replace(/（.*/u, ''))).toEqual(['正文以外的网页内容']);
      expect(account.missing).toEqual([]);
    }
  });

  it('are not those of a search within a text that only its sentences tell', async () => {
    const search =
      '<form action="/s"><select><option>标题</select><input type="text" name="searchword" value="全站"></form>';
    const { body } = await importDocument('示例.html', `<body><p>${TEXT}</p>${search}<p>${TEXT}</p></body>`);
    expect(body).toBe(`${TEXT}\n\n${TEXT}`);
  });

  it('tells the prompt of an empty one', () => {
    expect(
      paste(
        '<p>前<input placeholder="请填姓名">中<input placeholder="请填姓名" value="张三"><input type=search placeholder="甲"><textarea placeholder="请填理由"></textarea>后</p>',
      ),
    ).toEqual({
      markdown: '前中张三后',
      told: ['没有填写的提示 2 处“请填姓名”“请填理由”：是表单的提示，不是正文；要填的请补上'],
    });
  });

  it('tells a button as one', () => {
    expect(paste('<p>前<button>查看附图</button>后<button>打印</button></p>')).toEqual({
      markdown: '前后',
      told: ['网页上的按钮“查看附图”：报告里没有按钮'],
    });
  });
});
