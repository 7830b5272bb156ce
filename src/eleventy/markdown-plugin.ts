import { renderBody } from '../markdown/render-body.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Pages in Markdown are rendered as reports are; their links are already relative to the page. */
export function markdownPlugin(config: EleventyConfig): void {
  config.setLibrary('md', {
    render(text: string): string {
      const { html, problems } = renderBody(text, {
        bodyLine: 1,
        resolveTarget: (url) => ({ kind: 'local', url }),
      });
      const fault = problems.find((problem) => problem.level === 'error');
      if (fault) throw new Error(`a page of the portal has a fault in line ${fault.line}: ${fault.message}`);
      return html;
    },
  });
}
