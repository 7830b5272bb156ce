// markdown-it-footnote 4 ships no types.
declare module 'markdown-it-footnote' {
  import type { MarkdownIt } from 'markdown-it';

  function footnotePlugin(md: MarkdownIt): void;

  // biome-ignore lint/style/noDefaultExport: it is what the package exports
  export { footnotePlugin as default };
}
