import { renderBody } from '../markdown/render-body.ts';

/** The visible text of Markdown as the portal shows it, a line for each block. */
export function readMarkdown(markdown: string): string {
  const context = { bodyLine: 1, resolveTarget: (url: string) => ({ kind: 'local', url }) as const };
  return renderBody(markdown, context)
    .blocks.map(({ text }) => text)
    .join('\n');
}
