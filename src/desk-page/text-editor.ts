import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Headings and marks as such; all else is the text as it stands. */
const LOOK = HighlightStyle.define([
  { tag: tags.heading, class: 'text-heading' },
  { tag: tags.strong, class: 'text-strong' },
  { tag: [tags.link, tags.url], class: 'text-link' },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: 'text-sign' },
]);

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
  text(): string;
  /** Puts another text in its place, without telling of it. */
  replace(text: string): void;
  /** @param firstLine 1-based line of the file on which the text begins */
  showFindings(findings: readonly Diagnostic[], firstLine: number): void;
  /** @param line 0-based */
  goTo(line: number): void;
  /** Puts something in front of the line of the cursor, in place of what of this kind is there. */
  setLineStart(start: string): void;
  insert(text: string): void;
  close(): void;
}

export function createTextEditor(
  parent: HTMLElement,
  text: string,
  onChange: (text: string) => void,
): TextEditor {
  let isQuiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(STYLE_NONCE),
        history(),
        drawSelection(),
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        EditorView.lineWrapping,
        EditorState.phrases.of(WORDS),
        EditorView.contentAttributes.of({ 'aria-label': '正文', spellcheck: 'false', tabindex: '0' }),
        markdown({ base: markdownLanguage }),
        syntaxHighlighting(LOOK),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isQuiet) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      isQuiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      isQuiet = false;
    },
    showFindings(findings, firstLine) {
      const { doc } = view.state;
      const shown = findings.flatMap(({ level, line, column, message, remedy }): Mark[] => {
        const at = line - firstLine + 1;
        if (at < 1 || at > doc.lines) return [];
        const { from, to, text: own } = doc.line(at);
        const start = Math.min(to, from + [...own].slice(0, column - 1).join('').length);
        const end = Math.min(to, start + 1);
        return [
          { from: start, to: Math.max(start, end), severity: level, message: `${message}\n改法：${remedy}` },
        ];
      });
      view.dispatch(setDiagnostics(view.state, shown));
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(view.state.doc.lines, Math.max(1, line + 1)));
      view.dispatch({
        selection: { anchor: at.from, head: at.to },
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      });
      view.focus();
    },
    setLineStart(start) {
      const line = view.state.doc.lineAt(view.state.selection.main.head);
      const now = /^#{1,6}\s+/.exec(line.text)?.[0] ?? '';
      view.dispatch({
        changes: { from: line.from, to: line.from + now.length, insert: now === start ? '' : start },
        userEvent: 'input',
      });
      view.focus();
    },
    insert(added) {
      const { from, to } = view.state.selection.main;
      view.dispatch({
        changes: { from, to, insert: added },
        selection: { anchor: from + added.length },
        userEvent: 'input',
      });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
