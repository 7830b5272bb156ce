import markdownIt from 'markdown-it';
import { escapeHtml } from '../base/escape-html.ts';

/** As sites that show Markdown make them, whose links the manuals have. */
const formatAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** One of the program's own manuals as a page of the desk: whoever only has the desk can read it there. */
export function renderManual(text: string): string {
  const markdown = markdownIt({ html: false });
  const tokens = markdown.parse(text, {});
  const chapters: { anchor: string; label: string }[] = [];
  let title = '';
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const children = tokens[index + 1]?.children ?? [];
    const label = children.map(({ content }) => content).join('');
    const anchor = formatAnchor(label);
    token.attrSet('id', anchor);
    if (token.tag === 'h1') title = label;
    if (token.tag === 'h2') chapters.push({ anchor, label });
  }
  const list = chapters.map(({ anchor, label }) => `<li><a href="#${anchor}">${escapeHtml(label)}</a></li>`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/desk/desk.css">
</head>
<body class="desk-manual">
<nav aria-label="目录">
<ul>
<li><a href="/desk/">回到编辑台</a></li>
<li><a href="/desk/manual/editing.md">编辑手册</a></li>
<li><a href="/desk/manual/editing-reference.md">编辑参考</a></li>
</ul>
<ul>
${list.join('\n')}
</ul>
</nav>
<main>
${markdown.renderer.render(tokens, markdown.options, {})}</main>
</body>
</html>
`;
}
