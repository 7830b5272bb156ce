import { PNG } from './sample-attachments.ts';
import { writeReport } from './sample-report.ts';
import { tempFolder } from './temp-folder.ts';
import { writeTree } from './write-tree.ts';

/** Words of a text that must not be published any more: nothing of an output may hold them. */
export const SECRET = '机密字样甲乙丙';

const WITHDRAWAL = {
  日期: '2023-05-01',
  原因: '数据有误',
  说明: '以新的一篇为准。',
};

/** What 撤回 says in a report's front matter. */
export const withdraw = (text: '保留' | '移除') =>
  `\n${Object.entries({ ...WITHDRAWAL, 正文: text })
    .map(([key, value]) => `  ${key}: ${value}`)
    .join('\n')}`;

/** Of a report that links to both withdrawn ones, one of which is kept as it was, and to one that has moved. */
const STANDING = writeReport(
  { 标题: '示例区示例局2021年度示例总结', 相关文章: '[2021/liu, 2020/qian]' },
  '\n见[留下的](../../2021/liu/index.md#s1)、[移除的](../../2021/yi/index.md)。\n\n## 一、情况\n\n示例情况。\n',
);

/** Content with a withdrawn report whose text stays, one whose text is removed, and one that has moved. */
export async function writeWithdrawnContent(): Promise<string> {
  return writeTree(await tempFolder(), {
    'site.json': JSON.stringify({ name: '示例区公报', url: 'https://www.shili.example/baogao/' }),
    'reports/2021/shili/index.md': STANDING,
    'reports/2021/liu/index.md': writeReport(
      { 标题: '示例区示例局2021年度留下的报告', 发布日期: '2022-02-15', 撤回: withdraw('保留') },
      '\n## 一、留下的一节\n\n留下的正文。\n',
    ),
    'reports/2021/liu/attachments/表.csv': '项目,数\n留下的附件,1\n',
    'reports/2021/yi/index.md': writeReport(
      {
        标题: '示例区示例局2021年度移除的报告',
        发布日期: '2022-02-16 09:30',
        关键词: '[移除]',
        摘要: `摘要里的${SECRET}`,
        落款: `落款里的${SECRET}`,
        撤回: withdraw('移除'),
        修订: `\n  - 日期: 2022-03-01\n    内容: 改了${SECRET}\n    原因: 笔误`,
        检查例外: `\n  - 规则: final-mark\n    位置: ${SECRET}\n    原因: 原件如此`,
      },
      `\n## 一、${SECRET}\n\n正文里的${SECRET}。![图](图.png "${SECRET}")\n\n正文结尾[^1]。\n\n[^1]: 脚注里的${SECRET}。\n`,
    ),
    'reports/2021/yi/图.png': PNG,
    'reports/2021/yi/attachments/名单.txt': `附件里的${SECRET}\n`,
    'reports/2021/yi/attachments/名单.csv': `姓名\n${SECRET}\n`,
    'reports/2020/qian/index.md': writeReport(
      {
        标题: '示例区示例局2020年度搬家的报告',
        发布日期: '2021-02-14',
        旧网址: '\n  - 2019/jiu jia\n  - https://www.shili.example/baogao/zwgk/2020/1.shtml',
      },
      '\n## 一、搬家的一节\n\n搬家的正文。\n',
    ),
    'reports/2020/qian/attachments/说明.txt': '搬家的附件\n',
  });
}
