import { useEffect, useRef } from 'preact/hooks';
import type { TextEditor } from './text-editor.ts';
import type { ReportDraft } from './use-report-draft.ts';

/** The text of a report with its buttons. */
export function TextColumn({ draft: { editor, openEditor } }: { draft: ReportDraft }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? openEditor(place.current) : undefined), [openEditor]);
  return (
    <>
      <Tools editor={editor} />
      <div class="desk-editor" ref={place} />
    </>
  );
}

/** What stands in front of a line, and what is put at the cursor. */
const STARTS = [
  ['一、', '## '],
  ['（一）', '### '],
  ['1.', '#### '],
] as const;
const INSERTS = [
  ['表格', '\n| 项目 | 数量 |\n| --- | --- |\n|  |  |\n'],
  ['脚注', '[^1]\n\n[^1]: '],
  ['链接', '[](https://)'],
] as const;

function Tools({ editor }: { editor: { current: TextEditor | undefined } }) {
  return (
    <div class="desk-tools is-text" role="toolbar" aria-label="写正文">
      {STARTS.map(([label, start]) => (
        <button
          key={label}
          type="button"
          title="把这一行变成这一级的小标题"
          onClick={() => editor.current?.setLineStart(start)}
        >
          {label}
        </button>
      ))}
      {INSERTS.map(([label, text]) => (
        <button key={label} type="button" onClick={() => editor.current?.insert(text)}>
          {label}
        </button>
      ))}
    </div>
  );
}
