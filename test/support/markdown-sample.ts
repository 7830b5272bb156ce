/** Markdown of an invented report with every construct that a body may hold. */
export const MARKDOWN_SAMPLE = `　　2021年，示例局在
区委领导下**做好。**各项工作[^1]，hello
world，“十四五”
规划 &amp; &lt;b&gt; <script>alert(1)</script> \\*星号\\*。
　　没有空行的第二段，见[办事指南](attachments/指南.pdf)和<https://www.example.com/a?b=1&c=2>。

[注]: 这不是链接定义

这一行下面是横线
---

    四个空格开头，~~不是删除线~~

## 一、总体情况[^2]

1. 甲
3. 乙
   1) 子
   2) 丑

     又一段

10. - 点
    - ![图示](attachments/图.png)

### （一）**加粗**与 \`代码\`

表1 示例区学校数

| 学校 | 所数 | |
|:--|--:|:-:|
| 小学 | 12 | **a\\|b** |
| 中学 | 3 |

另有一段
: 未编号的表
| 甲 | 乙 |
|---|---|
| 1 | 2 |

注：数据为示例。

![全貌](attachments/全貌.png "图1 全貌")

> 引用第一行
> 第二行

[^1]: 脚注一
    续行

    第二段
[^2]: 脚注二
`;
