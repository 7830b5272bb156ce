import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import type { DeskTrial } from '../desk/life-api.ts';
import type { PlacedElement } from '../desk/text-api.ts';
import { byId, send } from './api.ts';
import { Notice } from './notice.tsx';
import { findElement, findPlace, listElements } from './page-places.ts';
import type { TextEditor } from './text-editor.ts';
import { TrialChooser, TrialFrame, useShownPage } from './trial-pages.tsx';
import type { ShownDraft } from './use-report-draft.ts';

const WIDTHS = { phone: '手机', computer: '电脑' } as const;

/** Parts of the page that are made of a field, and which. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['.report-title', '标题'],
  ['.report-number', '发文字号'],
  ['.report-issuer', '机构名称'],
  ['.report-head-note', '题注'],
  ['.fixed-head .report-byline', '更新日期'],
  ['.report-byline', '发布日期'],
  ['.report-signature', '落款'],
  ['.report-imprint', '印发机关'],
];

/** Milliseconds after the cursor's last move until the page shows its place. */
const PAUSE = 300;

/** The live page of a text beside its text: each leads to the other. */
export function PageColumn({
  report: { kind, id, url },
  draft: { editor, follow },
  trial,
  onField,
}: {
  report: DeskReport;
  draft: ShownDraft;
  /** What would come of an answer, if there is one. */
  trial: DeskTrial | undefined;
  /** Goes to the field that a part of the page is made of. */
  onField(key: string): void;
}) {
  const [width, setWidth] = useState<keyof typeof WIDTHS>('computer');
  const { pages, shown, choose } = useShownPage(trial);
  const frame = useRef<HTMLIFrameElement>(null);
  const askPlaces = useRef(createPlaces());

  const open = useCallback(
    async (element: Element) => {
      const text = editor.current?.text();
      if (text === undefined) return;
      const places = await askPlaces.current(text);
      // Of the page that was pressed: another one may be there by now.
      const place = findPlace(element, listElements(element.ownerDocument), places, text.split('\n'));
      if (place) editor.current?.goTo(place.line, place.column);
    },
    [editor],
  );
  const show = useCallback(async () => {
    const [text, page] = [editor.current?.text(), frame.current?.contentDocument];
    if (text === undefined || !page || !editor.current) return;
    const places = await askPlaces.current(text);
    const place = editor.current && readCursor(editor.current);
    const element = place && findElement(place, listElements(page), places, text.split('\n'));
    if (element) mark(page, element);
  }, [editor]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    follow.current = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void show(), PAUSE);
    };
    return () => {
      clearTimeout(timer);
      follow.current = undefined;
    };
  }, [follow, show]);
  const onPage = useRef<(page: Document) => void>(undefined);
  onPage.current = (page) => listen(page, (element) => void open(element), onField);
  useEffect(
    () => (frame.current ? followPages(frame.current, (page) => onPage.current?.(page)) : undefined),
    [],
  );

  return (
    <section class="desk-page" aria-label="网页" tabIndex={-1}>
      <div class="desk-tabs">
        {Object.entries(WIDTHS).map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={width === name}
            onClick={() => setWidth(name as keyof typeof WIDTHS)}
          >
            {label}
          </button>
        ))}
        {!shown && (
          <>
            {kind === 'report' && <PdfButton id={id} editor={editor} />}
            <span class="desk-hint">点网页上的一段，就到它的文字；用键盘：↑↓ 选一段，回车</span>
          </>
        )}
      </div>
      {shown && <TrialChooser pages={pages} shown={shown} onChoose={choose} />}
      <div class={`desk-frame is-${width}`}>
        {shown && <TrialFrame pages={pages} shown={shown} />}
        <iframe
          ref={frame}
          hidden={shown !== undefined}
          title="网页的样子"
          src={url}
          onLoad={() => void show()}
        />
      </div>
    </section>
  );
}

/**
 * Tells of each page that a frame shows once its text is there. Its `load` waits for pictures as well, and what was
 * pressed until then would come to nothing.
 * @returns ends it
 */
function followPages(frame: HTMLIFrameElement, onPage: (page: Document) => void): () => void {
  let known: Document | undefined;
  let isOpen = true;
  const look = () => {
    if (!isOpen) return;
    const page = frame.contentDocument;
    if (!page || page === known || page.URL === 'about:blank' || page.readyState === 'loading') {
      requestAnimationFrame(look);
      return;
    }
    known = page;
    frame.contentWindow?.addEventListener('pagehide', look);
    onPage(page);
  };
  look();
  return () => {
    isOpen = false;
  };
}

/** Where the elements of a page were typed, asked once for each text. */
function createPlaces() {
  let last: { text: string; places: Promise<readonly PlacedElement[]> } | undefined;
  return (text: string): Promise<readonly PlacedElement[]> => {
    if (last?.text !== text)
      last = {
        text,
        places: send<{ places: readonly PlacedElement[] }>('POST', 'places', { body: text }).then((answer) =>
          answer.ok ? answer.places : [],
        ),
      };
    return last.places;
  };
}

function readCursor({ view }: TextEditor) {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head);
  return { line: line.number - 1, column: selection.main.head - line.from };
}

/** A press on a part of the page goes to what it was made of; links of the page open beside it. */
function listen(page: Document, onElement: (element: Element) => void, onField: (key: string) => void): void {
  const elements = listElements(page);
  const open = (target: Element) => {
    const [, key] = FIELDS.find(([selector]) => target.closest(selector)) ?? [];
    if (key !== undefined) return onField(key);
    const element = findOwner(target, elements);
    if (element) onElement(element);
  };
  page.addEventListener('click', (event) => {
    const target = event.target as Element | null;
    if (!target || target.closest('button, summary, input, select')) return;
    const link = target.closest('a');
    if (link && !link.closest('article')) {
      if (link.getAttribute('href')?.startsWith('#')) return;
      event.preventDefault();
      window.open(link.href, '_blank', 'noopener');
      return;
    }
    event.preventDefault();
    open(target);
  });
  // With the keyboard: one of them is in the order of Tab, arrows go from one to the next.
  const title = page.querySelector('.report-title');
  const stops = [...(title ? [title] : []), ...elements] as HTMLElement[];
  for (const [at, stop] of stops.entries()) stop.tabIndex = at === 0 ? 0 : -1;
  page.addEventListener('keydown', (event) => {
    const at = stops.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0)];
    if (event.key === 'Enter') open(stops[at] as HTMLElement);
    else if (next === undefined || next === stops[at]) return;
    else next.focus();
    event.preventDefault();
  });
}

/** The innermost of the elements that a press was on. */
function findOwner(target: Element, elements: readonly Element[]): Element | undefined {
  const known = new Set(elements);
  for (let at: Element | null = target; at; at = at.parentElement) if (known.has(at)) return at;
  return undefined;
}

const marked = new WeakMap<Document, HTMLElement>();

/** Shows which part of the page the cursor is in, and scrolls there if it is out of sight. */
function mark(page: Document, element: Element): void {
  const view = page.defaultView;
  const own = element as HTMLElement;
  const before = marked.get(page);
  if (before) before.style.outline = '';
  own.style.outline = '2px solid currentColor';
  own.style.outlineOffset = '2px';
  marked.set(page, own);
  if (!view) return;
  const { top, bottom } = own.getBoundingClientRect();
  if (top < 0 || bottom > view.innerHeight) view.scrollTo({ top: view.scrollY + top - view.innerHeight / 3 });
}

/** The PDF as a build makes it, in a tab of its own. */
function PdfButton({ id, editor }: { id: string; editor: ShownDraft['editor'] }) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const make = async () => {
    // Opened while the press counts: later a browser would take it for a pop-up.
    const tab = window.open('', '_blank');
    if (tab) tab.document.body.textContent = '正在排 PDF……';
    setBusy(true);
    setRefusal(undefined);
    const answer = await send<{ url: string }>('POST', byId('pdf', id), {});
    setBusy(false);
    if (answer.ok && tab) tab.location.href = answer.url;
    else {
      tab?.close();
      setRefusal(
        answer.ok
          ? {
              message: '浏览器没有让新的标签页打开',
              remedy: '在地址栏旁边允许这个网页打开新的标签页，再试一次',
            }
          : answer,
      );
      editor.current?.view.focus();
    }
  };
  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => void make()}
        title="照公布时的样子排成 PDF，在新的标签页里看"
      >
        {isBusy ? '正在排……' : 'PDF'}
      </button>
      {refusal && <Notice refusal={refusal} />}
    </>
  );
}
