import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Answer, askReport, putField, putText } from './api.ts';
import { EDIT_PANELS } from './edit-panels.tsx';
import { findLine } from './find-line.ts';
import { Findings, Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { stateClass } from './state-class.ts';
import { createTextEditor, type TextEditor } from './text-editor.ts';

/** Milliseconds after the last key until a text is saved. */
const REST = 250;

/** Blocks of a page that are lines of its text. */
const BLOCKS = 'p, li, h2, h3, h4, h5, h6, td, th, blockquote, figcaption, dt, dd';

const WIDTHS = { phone: '手机', computer: '电脑' } as const;

type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

const SAVE_WORDS: Readonly<Record<SaveState, string>> = {
  saved: '已保存',
  waiting: '……',
  saving: '正在保存……',
  failed: '没有保存',
};

export function EditScreen({ id, portal }: ScreenProps) {
  const [report, setReport] = useState<DeskReport>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const [panel, setPanel] = useState<(typeof EDIT_PANELS)[number]['name']>('fields');
  const [width, setWidth] = useState<keyof typeof WIDTHS>('computer');
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | undefined>(undefined);
  /** What the server has; what is typed is made of it. */
  const known = useRef<DeskReport | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const take = useCallback((next: DeskReport) => {
    known.current = next;
    setReport(next);
    setRefusal(undefined);
    editor.current?.showFindings(next.findings, next.bodyLine + 1);
  }, []);

  const headOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(0, bodyLine);
  const bodyOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(bodyLine).join('\n');
  const isDirty = () => known.current !== undefined && editor.current?.text() !== bodyOf(known.current);

  const settle = useCallback(
    (answer: Answer<DeskReport>) => {
      if (answer.ok) {
        take(answer);
        setSaveState(isDirty() ? 'waiting' : 'saved');
      } else {
        setSaveState('failed');
        setRefusal(answer);
      }
    },
    [take],
  );

  /** One after the other: each is made of what the one before has left. */
  const enqueue = useCallback((work: () => Promise<void>) => {
    saving.current = saving.current.then(work);
    return saving.current;
  }, []);
  /** @param read asked when its turn comes, for what is there by then */
  const saveText = useCallback(
    (read = () => editor.current?.text()) =>
      enqueue(async () => {
        clearTimeout(timer.current);
        const [before, body] = [known.current, read()];
        if (!before || body === undefined || body === bodyOf(before)) return;
        setSaveState('saving');
        settle(await putText(id, [...headOf(before), body].join('\n'), before.sha256));
      }),
    [id, enqueue, settle],
  );
  const saveField = async (key: string, values: readonly string[]) => {
    await saveText();
    await enqueue(async () => {
      if (!known.current) return;
      setSaveState('saving');
      settle(await putField(id, key, values, known.current.sha256));
    });
  };

  // Opened, or changed by another program while nothing is being typed here.
  useEffect(() => {
    void enqueue(async () => {
      const answer = await askReport(id);
      if (!answer.ok) return setRefusal(answer);
      const before = known.current;
      if (before && before.sha256 !== answer.sha256 && isDirty()) return;
      if (before && before.sha256 !== answer.sha256) editor.current?.replace(bodyOf(answer));
      take(answer);
    });
  }, [id, portal.revision, enqueue, take]);

  /** Puts another whole text in place of the file's. */
  const putWhole = async (text: string) => {
    await saveText();
    await enqueue(async () => {
      if (!known.current) return;
      const answer = await putText(id, text, known.current.sha256);
      if (answer.ok) editor.current?.replace(bodyOf(answer));
      settle(answer);
    });
  };

  const isOpened = report !== undefined;
  useEffect(() => {
    if (!isOpened || !place.current || !known.current) return;
    const made = createTextEditor(place.current, bodyOf(known.current), () => {
      setSaveState('waiting');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void saveText(), REST);
    });
    editor.current = made;
    made.showFindings(known.current.findings, known.current.bodyLine + 1);
    return () => {
      // Its turn comes when the editor is gone.
      const last = made.text();
      void saveText(() => last);
      made.close();
      editor.current = undefined;
    };
  }, [isOpened, saveText]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

  const goTo = ({ line }: Diagnostic) => {
    if (!known.current) return;
    const { bodyLine } = known.current;
    if (line > bodyLine) editor.current?.goTo(line - 1 - bodyLine);
    else setPanel('fields');
  };
  const resolveConflict = async (choice: 'theirs' | 'mine') => {
    const { text, sha256 } = refusal ?? {};
    if (text === undefined || sha256 === undefined || !known.current) return;
    const mine = editor.current?.text() ?? '';
    await enqueue(async () => {
      if (choice === 'mine')
        settle(await putText(id, [...headOf(known.current as DeskReport), mine].join('\n'), sha256));
      else {
        const answer = await askReport(id);
        if (answer.ok) {
          editor.current?.replace(bodyOf(answer));
          take(answer);
          setSaveState('saved');
        }
      }
    });
  };

  const counts = useMemo(() => countLevels(report?.findings ?? []), [report]);
  if (!report) return refusal ? <Notice refusal={refusal} /> : <p class="desk-wait">正在打开……</p>;
  const title = report.fields.find(({ key }) => key === '标题')?.values[0] ?? id;
  return (
    <div class="desk-edit">
      <div class="desk-edit-head">
        <h1>{title}</h1>
        <p>
          <span class={`desk-state is-${stateClass(report.state)}`}>{report.state}</span>
          <span role="status" class={`desk-save is-${saveState}`}>
            {SAVE_WORDS[saveState]}
          </span>
          <span class="desk-folder">{report.file}</span>
        </p>
      </div>
      {refusal &&
        (refusal.text === undefined ? (
          <Notice refusal={refusal} />
        ) : (
          <Conflict
            refusal={refusal}
            mine={[...headOf(report), editor.current?.text() ?? ''].join('\n')}
            onChoose={resolveConflict}
          />
        ))}
      <div class="desk-work">
        <section class="desk-side" aria-label="字段">
          <div class="desk-tabs" role="tablist">
            {EDIT_PANELS.map(({ name, label }) => (
              <Tab key={name} isOn={panel === name} onPress={() => setPanel(name)} label={label} />
            ))}
          </div>
          {EDIT_PANELS.filter(({ name }) => name === panel).map(({ name, Panel }) => (
            <Panel key={name} report={report} portal={portal} onField={saveField} onText={putWhole} />
          ))}
        </section>
        <section class="desk-text" aria-label="文字">
          <Tools editor={editor} />
          <div class="desk-editor" ref={place} />
          {report.findings.length > 0 && (
            <details class="desk-problems" open>
              <summary>{counts}</summary>
              <Findings findings={report.findings} onGo={goTo} />
            </details>
          )}
        </section>
        <section class="desk-page" aria-label="网页">
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
            <span class="desk-hint">点网页上的一段，就到它的文字</span>
          </div>
          <div class={`desk-frame is-${width}`}>
            <iframe
              title="网页的样子"
              src={report.url}
              onLoad={({ currentTarget }) => followClicks(currentTarget, () => editor.current)}
            />
          </div>
        </section>
      </div>
    </div>
  );
}

function Tab({ isOn, onPress, label }: { isOn: boolean; onPress: () => void; label: string }) {
  return (
    <button type="button" role="tab" aria-selected={isOn} onClick={onPress}>
      {label}
    </button>
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

function Conflict({
  refusal,
  mine,
  onChoose,
}: {
  refusal: DeskRefusal;
  mine: string;
  onChoose: (choice: 'theirs' | 'mine') => void;
}) {
  return (
    <div class="desk-conflict" role="alert">
      <p>{refusal.message}。两份都在：</p>
      <div class="desk-columns">
        <div>
          <h2>文件里现在的</h2>
          <pre>{refusal.text}</pre>
          <button type="button" class="desk-button" onClick={() => onChoose('theirs')}>
            用这一份
          </button>
        </div>
        <div>
          <h2>这里正在写的</h2>
          <pre>{mine}</pre>
          <button type="button" class="desk-button" onClick={() => onChoose('mine')}>
            用这一份（那一份留在“历史”里）
          </button>
        </div>
      </div>
    </div>
  );
}

/** A press on a block of the page goes to the line that it was made of. */
function followClicks(frame: HTMLIFrameElement, editor: () => TextEditor | undefined): void {
  const page = frame.contentDocument;
  page?.addEventListener('click', (event) => {
    const target = event.target as Element | null;
    if (!target || target.closest('a, button, summary, input, select')) return;
    const block = target.closest('article') ? target.closest(BLOCKS) : null;
    if (!block) return;
    const text = block.textContent ?? '';
    const same = [...page.querySelectorAll(`article :is(${BLOCKS})`)].filter(
      (one) =>
        one.textContent === text && one.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const made = editor();
    const line = made && findLine(made.text().split('\n'), text, same.length);
    if (made && line !== undefined) made.goTo(line);
  });
}

function countLevels(findings: readonly Diagnostic[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  return [errors > 0 && `${errors} 处错误`, warnings > 0 && `${warnings} 处提醒`].filter(Boolean).join('、');
}
