import { writeReport } from './sample-report.ts';

const describe = (entries: readonly (readonly [date: string, what: string])[]) =>
  entries.map(([date, what]) => `\n  - 日期: ${date}\n    内容: ${what}\n    原因: 数字核对有误`).join('');

const write = (body: string, corrections: Parameters<typeof describe>[0] = []) =>
  writeReport(
    {
      标题: '示例区示例局2021年度示例工作报告',
      落款: '示例区示例局',
      ...(corrections.length > 0 ? { 修订: describe(corrections) } : {}),
    },
    body,
  );

const REST = `
这一段始终没有改。

第二段也没有改。

第三段也没有改。

第四段也没有改。
`;

/** The first text, and the second, which has other numbers. */
const writeFull = (handled: number, letters: number) => `
各有关单位：

全年共办理信访事项${handled}件，详见[办法](attachments/办法.txt)和[去年的报告](../../2020/shili/index.md)。

![示例图](images/示例.png)

## 一、总体情况

| 项目 | 件数 |
| --- | --- |
| 来信 | ${letters} |
| 来访 | 7 |
${REST}
## 二、只在最早的文本里的甲乙丙丁

这一节后来删去了。
`;

/** The texts of a report that was corrected twice: what changed stands in the second paragraph, a table and a heading. */
const TEXTS = [
  write(writeFull(12, 5)),
  write(writeFull(15, 8), [['2022-03-01', '更正信访事项的件数']]),
  write(
    `
各有关单位：

全年共办理信访事项15件。都已答复 <来信人>。

## 一、总体情况

| 项目 | 件数 |
| --- | --- |
| 来信 | 8 |
| 来访 | 7 |
${REST}`,
    [
      ['2023-05-10', '删去第二节，加上一句'],
      ['2022-03-01', '更正信访事项的件数'],
    ],
  ),
] as const;

/** One picture element, all red. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

/** A content folder whose report `2021/shili` has two former texts, and a report without any. */
export const VERSIONED_CONTENT: Readonly<Record<string, string | Uint8Array>> = {
  'reports/2021/shili/index.md': TEXTS[2],
  'reports/2021/shili/versions/2022-02-14.md': TEXTS[0],
  'reports/2021/shili/versions/2022-03-01.md': TEXTS[1],
  'reports/2021/shili/attachments/办法.txt': '示例办法\n',
  'reports/2021/shili/images/示例.png': PICTURE,
  'reports/2020/shili/index.md': writeReport({
    标题: '示例区示例局2020年度示例工作报告',
    发布日期: '2021-02-10',
  }),
};
