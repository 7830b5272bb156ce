import { hashContent } from '../base/sha256.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PageState } from '../preview/answer.ts';
import { renderFaults } from '../preview/render-faults.ts';
import { renderNoticePage } from '../preview/render-notice-page.ts';

/** Pages that are kept for the case that their template breaks: more than a person looks at meanwhile. */
const KEPT = 50;

export const HTML = 'text/html; charset=utf-8';
const XML = 'application/xml; charset=utf-8';

export interface PreviewPage extends PageState {
  readonly status: number;
  readonly type: string;
  /** Without the script that keeps it up to date. */
  readonly content: string;
}

interface PageMaker {
  /** Whether a portal and its assets have been read. */
  isReady(): boolean;
  render(path: string): Promise<string | undefined>;
  /** What is wrong with what all pages are made of. */
  faults(): readonly Diagnostic[];
  /** Why a page could not be rendered. */
  explain(error: unknown): Promise<readonly Diagnostic[]>;
  /** Address of the present style sheet. */
  styles(): string;
  /** Told of what `explain` has found. */
  onFault(faults: readonly Diagnostic[]): void;
}

export interface PreviewPages {
  get(path: string): Promise<PreviewPage>;
  /** Invalidates every page: each is made when it is asked for next. */
  forget(): void;
}

/** Makes each page once for each state of the portal; one whose template has a fault stays as it was last. */
export function createPreviewPages(maker: PageMaker): PreviewPages {
  let pages = new Map<string, Promise<PreviewPage>>();
  const lastGood = new Map<string, PreviewPage>();
  const keep = (path: string, page: PreviewPage) => {
    lastGood.delete(path);
    lastGood.set(path, page);
    for (const oldest of lastGood.keys()) if (lastGood.size > KEPT) lastGood.delete(oldest);
    return page;
  };

  const make = async (path: string): Promise<PreviewPage> => {
    const faults = maker.faults();
    if (!maker.isReady()) {
      const html = renderFaults(faults);
      if (html !== '') return createNotice(503, '内容有错，还不能显示网页', html);
      return createNotice(503, '正在读取报告', '<p>读完以后网页会自己出现。</p>');
    }
    try {
      const content = await maker.render(path);
      if (content === undefined) {
        lastGood.delete(path);
        if (path === '404.html') return createNotice(404, '没有这个网页', '');
        return { ...(await get('404.html')), status: 404 };
      }
      const styles = maker.styles();
      // Of pictures too: a report's page tells the hash of the file that holds them.
      const print = hash(content.replaceAll(styles, ''));
      const type = path.endsWith('.xml') ? XML : HTML;
      return keep(path, { status: 200, type, content, print, styles, faults: renderFaults(faults) });
    } catch (error) {
      const own = await maker.explain(error);
      maker.onFault(own);
      const html = renderFaults([...faults, ...own]);
      const before = lastGood.get(path);
      return before ? { ...before, faults: html } : createNotice(500, '这一页还没有做出来', html);
    }
  };
  const get = (path: string): Promise<PreviewPage> => {
    const page = pages.get(path) ?? make(path);
    pages.set(path, page);
    return page;
  };
  return {
    get,
    forget() {
      pages = new Map();
    },
  };
}

/** It says itself what is wrong: it needs no bar. */
function createNotice(status: number, title: string, html: string): PreviewPage {
  const content = renderNoticePage({ title, html });
  return { status, type: HTML, content, print: hash(title + html), styles: '', faults: '' };
}

const hash = (text: string) => hashContent(text).slice(0, 16);
