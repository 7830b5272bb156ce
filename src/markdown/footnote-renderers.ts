import type { MarkdownIt, Token } from 'markdown-it';

function formatNumber(token: Token | undefined): number {
  return Number(token?.meta?.id) + 1;
}

/** `fnref-1`, for the second reference to a note `fnref-1-2`. Section ids begin with `s` and a digit. */
export function formatReferenceId(token: Token | undefined): string {
  const repeat = Number(token?.meta?.subId ?? 0);
  return `fnref-${formatNumber(token)}${repeat > 0 ? `-${repeat + 1}` : ''}`;
}

/** Numbers are links in brackets; links back have a name for screen readers and no text: their arrow comes by style. */
export function setFootnoteRenderers(md: MarkdownIt): void {
  const { rules } = md.renderer;
  rules.footnote_ref = (tokens, index) => {
    const number = formatNumber(tokens[index]);
    const id = formatReferenceId(tokens[index]);
    return `<sup class="footnote-ref"><a id="${id}" href="#fn-${number}" aria-label="脚注[${number}]">[${number}]</a></sup>`;
  };
  rules.footnote_block_open = () => '<section class="footnotes" aria-label="脚注">\n<ol class="numbered">\n';
  rules.footnote_block_close = () => '</ol>\n</section>\n';
  rules.footnote_open = (tokens, index) => `<li id="fn-${formatNumber(tokens[index])}">`;
  rules.footnote_close = () => '</li>\n';
  rules.footnote_anchor = (tokens, index) => {
    const token = tokens[index];
    const repeat = Number(token?.meta?.subId ?? 0);
    const place = repeat > 0 ? `（第 ${repeat + 1} 处）` : '';
    const label = `返回正文中脚注[${formatNumber(token)}]${place}`;
    return `<a class="footnote-back" href="#${formatReferenceId(token)}" aria-label="${label}"></a>`;
  };
}
