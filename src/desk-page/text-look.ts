import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { isRuleRow } from '../desk/table-text.ts';

/** Text between signs; what the lines of a block look like is `LINES`. */
const WORDS = HighlightStyle.define([
  { tag: tags.strong, class: 'text-strong' },
  { tag: tags.emphasis, class: 'text-emphasis' },
  { tag: [tags.link, tags.labelName], class: 'text-link' },
  { tag: [tags.url, tags.processingInstruction, tags.contentSeparator, tags.escape], class: 'text-sign' },
]);

/** Blocks by the names of the parser, and the class that their lines get. */
const LINES: Readonly<Record<string, string>> = {
  ATXHeading1: 'text-heading is-1',
  ATXHeading2: 'text-heading is-2',
  ATXHeading3: 'text-heading is-3',
  ATXHeading4: 'text-heading is-4',
  ATXHeading5: 'text-heading is-5',
  ATXHeading6: 'text-heading is-5',
  Table: 'text-table',
  Blockquote: 'text-quote',
  ListItem: 'text-item',
};

/** The parser takes notes for something else. */
const NOTE_LINE = /^\[\^[^\]\s]+\]:/u;
const NOTE = /\[\^[^\]\s]{1,1000}\]/gu;

/** What is put in a table beside its first line: the way into the grid. */
class TableButton extends WidgetType {
  readonly #onPress: () => void;

  constructor(onPress: () => void) {
    super();
    this.#onPress = onPress;
  }

  override eq(): boolean {
    return true;
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'text-table-button';
    button.textContent = '改表格';
    button.title = '在格子里改这张表，可以加行加列、合并格子';
    button.addEventListener('click', (event) => {
      event.preventDefault();
      view.dispatch({ selection: { anchor: view.posAtDOM(button) } });
      this.#onPress();
    });
    return button;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/**
 * Shows what the signs of a text mean: headings in their size, tables in a fixed face, signs faint. Not a letter is
 * hidden: what is seen is what the file says.
 * @param onTable the button of the table with the cursor was pressed
 */
export function formatTextLook(onTable: () => void): Extension {
  const button = Decoration.widget({ widget: new TableButton(onTable), side: 1 });
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = decorate(view, button);
      }

      update(update: ViewUpdate) {
        const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || isParsed)
          this.decorations = decorate(update.view, button);
      }
    },
    { decorations: (value) => value.decorations },
  );
  return [syntaxHighlighting(WORDS), plugin];
}

function decorate(view: EditorView, button: Decoration): DecorationSet {
  const { doc } = view.state;
  /** By the start of a line. */
  const classes = new Map<number, Set<string>>();
  const heads = new Set<number>();
  const add = (start: number, name: string) => {
    const known = classes.get(start) ?? new Set();
    classes.set(start, known.add(name));
  };
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter({ name, from: start, to: end }) {
        const look = LINES[name];
        if (look === undefined) return;
        if (name === 'Table') heads.add(doc.lineAt(start).from);
        for (let at = Math.max(from, start); at <= Math.min(to, end); ) {
          const line = doc.lineAt(at);
          if (line.from <= end) add(line.from, look);
          at = line.to + 1;
        }
      },
    });
  }
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      const names = classes.get(line.from) ?? new Set<string>();
      if (NOTE_LINE.test(line.text)) names.add('text-note');
      if (names.has('text-table') && isRuleRow(line.text)) names.add('text-sign');
      if (names.size > 0) builder.add(line.from, line.from, Decoration.line({ class: [...names].join(' ') }));
      for (const found of line.text.matchAll(NOTE))
        builder.add(line.from + found.index, line.from + found.index + found[0].length, NOTE_LOOK);
      if (heads.has(line.from)) builder.add(line.to, line.to, button);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const NOTE_LOOK = Decoration.mark({ class: 'text-note-sign' });
