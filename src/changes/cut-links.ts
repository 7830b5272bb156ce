/** A report's page without what leads to other reports, as `src/pages/report.njk` writes it: these parts change with others' content. */
export function cutLinks(html: string): string {
  return html
    .replace(/<section class="report-part" aria-labelledby="related">[\s\S]*?<\/section>/, '')
    .replace(/\s*<nav class="report-neighbours"[\s\S]*?<\/nav>/, '');
}
