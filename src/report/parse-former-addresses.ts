import { findHiddenCharacter } from './hidden-characters.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import type { FormerAddress } from './report.ts';
import type { ReportFault } from './report-fault.ts';

const FORM = {
  file: '每行写一个，像这样：\n    旧网址:\n      - （以前的文件夹，如 2020/lvyouju）\n      - （或者以前的网址，从浏览器的地址栏里复制）',
  form: '每行写一个以前的文件夹，或者从浏览器的地址栏里复制的以前的网址',
};

/** Reads 旧网址: a list, or one address a line. Where they lead to is told by `locate-former-address.ts`. */
export function parseFormerAddresses(value: FrontMatterValue, report: ReportFault): FormerAddress[] {
  return listItems(value).flatMap((item) => {
    if (item.kind !== 'scalar') {
      report('旧网址的每一项应当是一个文件夹或网址', FORM, { at: item });
      return [];
    }
    return item.text.split('\n').flatMap((line, index) => {
      const address = line.trim();
      if (address === '') return [];
      const place = { line: item.line + index, column: item.column };
      const hidden = findHiddenCharacter(address);
      if (!hidden) return [{ address, ...place }];
      report(`旧网址里有看不见的控制字符（${hidden.name}）`, '删去这一项，用键盘重新输入一遍，不要粘贴', {
        at: place,
        rule: 'text-format',
      });
      return [];
    });
  });
}
