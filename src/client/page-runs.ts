import type { TextRange } from '../search/merge-ranges.ts';

/** A text of the page that the search takes for one run, and the text nodes that show it. */
export interface PageRun {
  root: Element;
  text: string;
  pieces: readonly (TextRange & { node: Text })[];
}

/** What is searchable of a report, on its page (see `search-records.ts`). One inside another is a run of its own. */
const RUNS = [
  '.report-notice p',
  '.report-issuer',
  '.report-number',
  '.report-title',
  '.report-head-note',
  '.report-byline p span',
  '.report-meta dd',
  '.report-text',
  '.footnotes li',
  '.report-relations dd',
  '.correction-list time',
  '.correction-list p',
  '.report-signature p',
  '.report-imprint p',
  '.preview > summary',
  '.preview-image figcaption',
  '.preview-link a',
  '.preview-title',
  '.preview-content',
  '.attachment-list a',
].join();

/** Signs that are not in the searched text: a hit goes on behind them. */
const LEFT_OUT = `${RUNS},.footnote-ref,.preview-kind,.preview-note,.preview-absent`;

/** Text runs on through these; every other element ends a word. */
const INLINE = new Set(
  'a abbr b code del em i img ins kbd s small span strong sub sup time u wbr'.split(' '),
);

/** The runs of a report's page in reading order. */
export function collectPageRuns(): PageRun[] {
  const roots = [...document.querySelectorAll(RUNS)].filter((root) => !isGeneratedFile(root));
  return roots.map(collectRun);
}

/** The downloads made from the text lie beside the page under its name; they, and what shows one, are not searched. */
function isGeneratedFile(root: Element): boolean {
  const link = root.localName === 'summary' ? root.parentElement?.querySelector('a') : root;
  return (
    link instanceof HTMLAnchorElement && withoutEnding(link.pathname) === withoutEnding(location.pathname)
  );
}

function withoutEnding(path: string): string {
  return path.replace(/(?:\.single|\.figures)?\.\w+$/, '');
}

function collectRun(root: Element): PageRun {
  const pieces: (TextRange & { node: Text })[] = [];
  let text = '';
  const visit = (parent: Element) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        const { data } = node as Text;
        pieces.push({ node: node as Text, start: text.length, end: text.length + data.length });
        text += data;
      } else if (node instanceof Element && !node.matches(LEFT_OUT)) {
        const limit = INLINE.has(node.localName) ? '' : '\n';
        text += limit;
        visit(node);
        text += limit;
      }
    }
  };
  visit(root);
  return { root, text, pieces };
}
