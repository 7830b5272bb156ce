import type { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { findFreeNote, formatLink, formatPicture } from '../desk/compose-text.ts';
import type { DeskPortal } from '../desk/desk-api.ts';
import { createGrid, type TableGrid } from '../desk/table-grid.ts';
import { findTable, formatTable, parseTable, type TableRange } from '../desk/table-text.ts';
import type { PastedText } from '../desk/text-api.ts';
import { send } from './api.ts';
import { LinkDialog } from './link-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { TableDialog } from './table-dialog.tsx';
import { formatAriaKeys, formatKeys, TEXT_ACTIONS, type TextAction } from './text-actions.ts';
import {
  chosenText,
  insertBlock,
  insertNote,
  insertWords,
  replaceLines,
  step,
  turnBold,
  turnHeading,
} from './text-commands.ts';
import type { ReportDraft } from './use-report-draft.ts';

/** What is being asked for. */
type Question =
  | { readonly kind: 'table'; readonly grid: TableGrid; readonly range?: TableRange }
  | { readonly kind: 'note' }
  | { readonly kind: 'link'; readonly words: string }
  | { readonly kind: 'picture'; readonly files: readonly File[] };

/** What a person is told of something that was pasted. */
interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The text of a report with its buttons. */
export function TextColumn({
  id,
  draft: { editor, openEditor },
  portal: { rows },
}: {
  id: string;
  draft: ReportDraft;
  portal: DeskPortal;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [question, setQuestion] = useState<Question>();
  const [told, setTold] = useState<Told>();

  const openTable = useCallback(() => {
    const view = editor.current?.view;
    if (!view) return;
    const { doc, selection } = view.state;
    const lines = doc.toString().split('\n');
    const range = findTable(lines, doc.lineAt(selection.main.head).number - 1);
    setQuestion(
      range
        ? { kind: 'table', range, grid: parseTable(lines.slice(range.first, range.end)) }
        : { kind: 'table', grid: createGrid(3, 3) },
    );
  }, [editor]);
  const act = useCallback(
    ({ name }: TextAction) => {
      const view = editor.current?.view;
      if (!view) return;
      if (name === 'undo' || name === 'redo') step(view, name);
      else if (name === 'heading-2') turnHeading(view, 2);
      else if (name === 'heading-3') turnHeading(view, 3);
      else if (name === 'heading-4') turnHeading(view, 4);
      else if (name === 'bold') turnBold(view);
      else if (name === 'table') openTable();
      else if (name === 'picture') setQuestion({ kind: 'picture', files: [] });
      else if (name === 'note') setQuestion({ kind: 'note' });
      else setQuestion({ kind: 'link', words: chosenText(view) });
    },
    [editor, openTable],
  );
  const paste = useCallback(
    async (html: string) => {
      setTold({ title: '正在整理粘贴的内容……', lines: [] });
      const firstNote = findFreeNote(editor.current?.text() ?? '');
      const answer = await send<PastedText>('POST', 'paste', { html, firstNote });
      const view = editor.current?.view;
      if (!view) return;
      if (!answer.ok) return setTold({ title: `没有粘贴：${answer.message}`, lines: [answer.remedy ?? ''] });
      const isLine = !answer.markdown.includes('\n') && !/^(?:#|[-|>]|\d+\.)/u.test(answer.markdown);
      if (isLine) insertWords(view, answer.markdown);
      else insertBlock(view, answer.markdown);
      setTold({
        title:
          answer.told.length === 0
            ? '已粘贴，小标题、表格、列表都照原样'
            : '已粘贴。没有带过来、要看一看的：',
        lines: answer.told,
      });
    },
    [editor],
  );
  useEffect(
    () =>
      place.current
        ? openEditor(place.current, {
            onAction: act,
            onTable: openTable,
            onFiles: (files) => setQuestion({ kind: 'picture', files }),
            onHtml: (html) => void paste(html),
          })
        : undefined,
    [openEditor, act, openTable, paste],
  );

  /** What a question was for, done when the page behind it is there again: it cannot have the cursor before. */
  const after = useRef<((view: EditorView) => void) | undefined>(undefined);
  const end = (work: (view: EditorView) => void) => {
    after.current = work;
    setQuestion(undefined);
  };
  const close = () => end((view) => view.focus());
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
          {told.lines.length > 0 && (
            <ul>
              {told.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <button type="button" class="desk-button" onClick={() => setTold(undefined)}>
            知道了
          </button>
        </div>
      )}
      <div class="desk-editor" ref={place} />
      {question?.kind === 'table' && (
        <TableDialog
          grid={question.grid}
          isNew={!question.range}
          onClose={close}
          onDone={(grid) =>
            end((view) => {
              const { range } = question;
              if (!range) return insertBlock(view, formatTable(grid).join('\n'));
              const before = view.state.doc.toString().split('\n').slice(range.first, range.end);
              replaceLines(view, range, formatTable(grid, before));
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
          words={question.words}
          onClose={close}
          onDone={(words, target) => end((view) => insertWords(view, formatLink(words, target)))}
        />
      )}
      {question?.kind === 'picture' && (
        <PictureDialog
          key={question.files.length}
          id={id}
          file={question.files[0]}
          onClose={close}
          onDone={(picture) => {
            end((view) => insertBlock(view, formatPicture(picture)));
            // Several that were dropped come one after the other.
            if (question.files.length > 1)
              setTimeout(() => setQuestion({ kind: 'picture', files: question.files.slice(1) }));
          }}
        />
      )}
    </>
  );
}
