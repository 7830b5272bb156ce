import type { EditorView } from '@codemirror/view';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { takePictures as readPictures } from '../desk/clipboard-pictures.ts';
import { findFreeNote, formatLink, formatPicture } from '../desk/compose-text.ts';
import type { DeskPortal } from '../desk/desk-api.ts';
import { createGrid, type TableGrid } from '../desk/table-grid.ts';
import { findTable, formatTable, parseTable } from '../desk/table-text.ts';
import type { PastedText } from '../desk/text-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { Lines } from './notice.tsx';
import { type AskPicture, placePictures, readFiles } from './paste-pictures.ts';
import { type AskedPicture, type ChosenPicture, PictureDialog } from './picture-dialog.tsx';
import { TableDialog } from './table-dialog.tsx';
import { formatAriaKeys, formatKeys, TEXT_ACTIONS, type TextAction } from './text-actions.ts';
import {
  chosenText,
  insertBlock,
  insertNote,
  insertWords,
  replaceLines,
  setBold,
  step,
  turnHeading,
} from './text-commands.ts';
import type { PastedForm } from './text-editor.ts';
import type { ShownDraft } from './use-report-draft.ts';
import { useTurns } from './use-turns.ts';

/** What is being asked for. */
type Question =
  /** With its lines, if the text has it. */
  | { readonly kind: 'table'; readonly grid: TableGrid; readonly written?: readonly string[] }
  | { readonly kind: 'note' }
  | { readonly kind: 'link'; readonly words: string; readonly text: string }
  | {
      readonly kind: 'picture';
      readonly asked: AskedPicture;
      onAnswer(picture: ChosenPicture | undefined): void;
    };

/** What a person is told of something that was pasted. */
interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

const NOTHING_CHOSEN: Told = { title: '先选中要加粗的字，再按【加粗】', lines: [] };

const TABLE_CHANGED: Told = {
  title: '填表的时候，别的程序改了这张表：它的没有动，你填的放在它的后面，留一份，删去另一份',
  lines: [],
};

/** The table that the cursor is in, and its lines. */
function tableAtCursor({ state: { doc, selection } }: EditorView) {
  const lines = doc.toString().split('\n');
  const range = findTable(lines, doc.lineAt(selection.main.head).number - 1);
  return range && { range, written: lines.slice(range.first, range.end) };
}

/** @returns false if another program has changed the table meanwhile: then both are there */
function putTable(view: EditorView, grid: TableGrid, written: readonly string[] | undefined): boolean {
  const now = written && tableAtCursor(view);
  if (now && now.written.join('\n') === written.join('\n')) {
    replaceLines(view, now.range, formatTable(grid, written));
    return true;
  }
  insertBlock(view, formatTable(grid).join('\n'));
  return written === undefined;
}

/** The text of a report with its buttons. */
export function TextColumn({
  id,
  draft: { editor, openEditor },
  portal: { rows },
}: {
  id: string;
  draft: ShownDraft;
  portal: DeskPortal;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [question, setQuestion] = useState<Question>();
  const [told, setTold] = useState<Told>();

  /** What a question was for, done when the page behind it is there again: it cannot have the cursor before. */
  const after = useRef<((view: EditorView) => void) | undefined>(undefined);
  const end = (work: (view: EditorView) => void) => {
    after.current = work;
    setQuestion(undefined);
  };
  const close = () => end((view) => view.focus());

  const askPicture = useCallback<AskPicture>(
    (asked) =>
      new Promise((resolve) => {
        setQuestion({
          ...{ kind: 'picture', asked },
          onAnswer(picture) {
            close();
            resolve(picture);
          },
        });
      }),
    [],
  );
  const bring = useTurns(editor, (error) => setTold({ title: `没有放进来：${error.message}`, lines: [] }));
  /** Several that were dropped come one after the other. @param files nothing for one that is still to be chosen */
  const takePictures = useCallback(
    (files: readonly (File | undefined)[]) =>
      bring(files.some(Boolean), async (place, find) => {
        for (const [at, file] of files.entries()) {
          const picture = await askPicture({
            ...(file ? { file } : {}),
            ...(files.length > 1 ? { count: `第 ${at + 1} 张，共 ${files.length} 张` } : {}),
          });
          const view = find();
          if (!picture || !view) continue;
          const end = insertBlock(view, formatPicture(picture), place);
          Object.assign(place, { from: end, to: end });
        }
      }),
    [askPicture, bring],
  );

  const openTable = useCallback(() => {
    const view = editor.current?.view;
    if (!view) return;
    const { written } = tableAtCursor(view) ?? {};
    setQuestion(
      written
        ? { kind: 'table', written, grid: parseTable(written) }
        : { kind: 'table', grid: createGrid(3, 3) },
    );
  }, [editor]);
  const act = useCallback(
    ({ name }: TextAction) => {
      const view = editor.current?.view;
      if (!view) return;
      const acts: Readonly<Record<TextAction['name'], () => void>> = {
        undo: () => step(view, 'undo'),
        redo: () => step(view, 'redo'),
        'heading-2': () => turnHeading(view, 2),
        'heading-3': () => turnHeading(view, 3),
        'heading-4': () => turnHeading(view, 4),
        bold: () => setBold(view) || setTold(NOTHING_CHOSEN),
        table: openTable,
        picture: () => takePictures([undefined]),
        note: () => setQuestion({ kind: 'note' }),
        link: () => setQuestion({ kind: 'link', words: chosenText(view), text: view.state.doc.toString() }),
      };
      acts[name]();
    },
    [editor, openTable, takePictures],
  );
  const paste = useCallback(
    ({ html: copied, rtf, files }: PastedForm) => {
      const images = readFiles(files);
      setTold({ title: '正在整理粘贴的内容……', lines: [] });
      bring(true, async (place, find) => {
        const { html, pictures } = readPictures(copied, rtf, await images);
        const firstNote = findFreeNote(editor.current?.text() ?? '');
        const answer = await send<PastedText>('POST', 'paste', { html, firstNote });
        if (!answer.ok)
          return setTold({ title: `没有粘贴：${answer.message}`, lines: [answer.remedy ?? ''] });
        const { markdown, lost } = await placePictures(answer.markdown, pictures, askPicture);
        const view = find();
        if (!view) return;
        const isLine = !markdown.includes('\n') && !/^(?:#|[-|>]|!\[|\d+\.)/u.test(markdown);
        if (isLine) insertWords(view, markdown, place);
        else if (markdown !== '') insertBlock(view, markdown, place);
        const lines = [...lost, ...answer.told];
        setTold({
          title:
            lines.length === 0 ? '已粘贴，小标题、表格、列表都照原样' : '已粘贴。没有带过来、要看一看的：',
          lines,
        });
      });
    },
    [editor, askPicture, bring],
  );
  // Closed with the screen, not some time after.
  useLayoutEffect(
    () =>
      place.current
        ? openEditor(place.current, {
            onAction: act,
            onTable: openTable,
            onFiles: takePictures,
            onHtml: paste,
          })
        : undefined,
    [openEditor, act, openTable, takePictures, paste],
  );

  useLayoutEffect(() => {
    const [work, view] = [after.current, editor.current?.view];
    after.current = undefined;
    if (work && view) work(view);
  });
  return (
    <>
      <div class="desk-tools is-text" role="toolbar" aria-label="写正文">
        {TEXT_ACTIONS.map((action) => (
          <button
            key={action.name}
            type="button"
            title={`${action.help}（快捷键 ${formatKeys(action.keys)}）`}
            aria-keyshortcuts={formatAriaKeys(action.keys)}
            onClick={() => act(action)}
          >
            {action.label}
          </button>
        ))}
      </div>
      {told && (
        <div class="desk-told" role="status">
          <p>{told.title}</p>
          {told.lines.length > 0 && <Lines lines={told.lines} />}
          <Button onClick={() => setTold(undefined)}>知道了</Button>
        </div>
      )}
      <div class="desk-editor" ref={place} />
      {question?.kind === 'table' && (
        <TableDialog
          grid={question.grid}
          isNew={!question.written}
          onClose={close}
          onDone={(grid) =>
            end((view) => {
              if (!putTable(view, grid, question.written)) setTold(TABLE_CHANGED);
            })
          }
        />
      )}
      {question?.kind === 'note' && (
        <NoteDialog onClose={close} onDone={(words) => end((view) => insertNote(view, words))} />
      )}
      {question?.kind === 'link' && (
        <LinkDialog
          id={id}
          rows={rows}
          text={question.text}
          words={question.words}
          onClose={close}
          onDone={(words, target) => end((view) => insertWords(view, formatLink(words, target)))}
        />
      )}
      {question?.kind === 'picture' && (
        <PictureDialog
          key={question.asked.count}
          id={id}
          asked={question.asked}
          onClose={() => question.onAnswer(undefined)}
          onDone={question.onAnswer}
        />
      )}
    </>
  );
}
