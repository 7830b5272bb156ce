import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap } from '@codemirror/view';
import type { DeskFinding } from '../desk/desk-api.ts';
import { sayHere } from '../diagnostics/diagnostic.ts';
import { findChange } from './find-change.ts';
import { TEXT_ACTIONS, type TextAction } from './text-actions.ts';
import { formatTextLook } from './text-look.ts';

/** The page's policy lets styles in that carry it. */
const STYLE_NONCE = (document.currentScript as HTMLScriptElement | null)?.nonce ?? '';

const WORDS = {
  Find: '查找',
  Replace: '替换',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  'match case': '区分大小写',
  regexp: '正则',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'current match': '当前一处',
  'replaced match on line $': '第 $ 行已替换',
  'replaced $ matches': '已替换 $ 处',
  'on line': '在第',
};

export interface TextEditor {
  /** For what is done with the text elsewhere. */
  readonly view: EditorView;
  text(): string;
  /**
   * Puts another text in its place, without telling of it.
   * @param isForeign written by another program: what is undone here stays what was done here
   */
  replace(text: string, isForeign?: boolean): void;
  /** Where the cursor is, or what is chosen: it stays what it is while the text around it changes. */
  keepPlace(): KeptPlace;
  /** @param firstLine 1-based line of the file on which the text begins */
  showFindings(findings: readonly DeskFinding[], firstLine: number): void;
  /** @param line 0-based @param column in UTF-16 units; without it the whole line is chosen */
  goTo(line: number, column?: number): void;
  close(): void;
}

/** A place in a text that is being edited. */
export interface KeptPlace {
  from: number;
  to: number;
  forget(): void;
}

/** What a clipboard has of a text with a form. */
export interface PastedForm {
  readonly html: string;
  readonly rtf: string;
  /** Pictures of it. Word offers one of the whole, too. */
  readonly files: readonly File[];
}

/** What the person does with the text that needs more than the text. */
export interface TextEvents {
  onChange(): void;
  /** The cursor came to another place. */
  onCursor(): void;
  onAction(action: TextAction): void;
  /** A table's button was pressed. */
  onTable(): void;
  /** Files were dropped or pasted. */
  onFiles(files: readonly File[]): void;
  /** A text with a form of its own was pasted, such as a part of a Word file. */
  onHtml(pasted: PastedForm): void;
}

/** What has a form that is more than that of its letters. */
const HAS_FORM = /<(?:table|h[1-6]|ul|ol|sup|strong|b|img)\b|class=["']?Mso|urn:schemas-microsoft-com/iu;

export function createTextEditor(parent: HTMLElement, text: string, events: TextEvents): TextEditor {
  let isQuiet = false;
  const places = new Set<KeptPlace>();
  let findings: { readonly all: readonly DeskFinding[]; readonly firstLine: number } | undefined;
  const takeIn = (data: DataTransfer | null): boolean => {
    const files = [...(data?.files ?? [])];
    const html = data?.getData('text/html') ?? '';
    if (HAS_FORM.test(html)) events.onHtml({ html, rtf: data?.getData('text/rtf') ?? '', files });
    else if (files.length > 0) events.onFiles(files);
    else return false;
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(STYLE_NONCE),
        history(),
        drawSelection(),
        lintGutter(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        EditorView.lineWrapping,
        EditorState.phrases.of(WORDS),
        EditorView.contentAttributes.of({ 'aria-label': '正文', spellcheck: 'false', tabindex: '0' }),
        markdown({ base: markdownLanguage, addKeymap: false }),
        formatTextLook(events.onTable),
        keymap.of([
          ...TEXT_ACTIONS.map((action) => ({
            key: action.keys,
            preventDefault: true,
            run: () => {
              events.onAction(action);
              return true;
            },
          })),
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
        ]),
        EditorView.domEventHandlers({
          paste: (event) => takeIn(event.clipboardData),
          drop(event, own) {
            if ((event.dataTransfer?.files.length ?? 0) === 0) return false;
            const at = own.posAtCoords({ x: event.clientX, y: event.clientY });
            if (at !== null) own.dispatch({ selection: { anchor: at } });
            event.preventDefault();
            return takeIn(event.dataTransfer);
          },
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged)
            for (const place of places) {
              // What is typed at it comes behind it.
              place.from = update.changes.mapPos(place.from, -1);
              place.to = Math.max(place.from, update.changes.mapPos(place.to, -1));
            }
          if (update.docChanged && !isQuiet) events.onChange();
          if (update.selectionSet || update.docChanged) events.onCursor();
        }),
      ],
    }),
  });
  const showFindings = () => {
    if (!findings) return;
    const { doc } = view.state;
    const { all, firstLine } = findings;
    const shown = all.flatMap((finding): Mark[] => {
      const { level, line, column, message } = finding;
      const at = line - firstLine + 1;
      if (at < 1 || at > doc.lines) return [];
      const { from, to, text: own } = doc.line(at);
      const start = Math.min(to, from + [...own].slice(0, column - 1).join('').length);
      const end = Math.min(to, start + 1);
      return [
        {
          from: start,
          to: Math.max(start, end),
          severity: level,
          message: `${message}\n办法：${sayHere(finding)}`,
        },
      ];
    });
    view.dispatch(setDiagnostics(view.state, shown));
  };
  return {
    view,
    text: () => view.state.doc.toString(),
    replace(next, isForeign = false) {
      isQuiet = true;
      view.dispatch({
        changes: findChange(view.state.doc.toString(), next),
        annotations: Transaction.addToHistory.of(!isForeign),
      });
      isQuiet = false;
    },
    keepPlace() {
      const { from, to } = view.state.selection.main;
      const place: KeptPlace = { from, to, forget: () => places.delete(place) };
      places.add(place);
      return place;
    },
    showFindings(all, firstLine) {
      const isSame = JSON.stringify(findings) === JSON.stringify({ all, firstLine });
      findings = { all, firstLine };
      if (!isSame) showFindings();
    },
    goTo(line, column) {
      const at = view.state.doc.line(Math.min(view.state.doc.lines, Math.max(1, line + 1)));
      const place = Math.min(at.to, at.from + (column ?? 0));
      view.dispatch({
        selection: column === undefined ? { anchor: at.from, head: at.to } : { anchor: place },
        effects: EditorView.scrollIntoView(place, { y: 'center' }),
      });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
