import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskFieldChange, DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import { type Answer, askReport, putFields, putText } from './api.ts';
import { createTextEditor, type TextEditor, type TextEvents } from './text-editor.ts';

/** Milliseconds from a key until the text is saved, and from one save to the next while somebody goes on writing. */
const SOON = 30;
const PACE = 200;
/** Milliseconds until what could not be saved is tried again. */
const RETRY = 3000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

/** A report that is being written: what the file says, what is typed, and the way from one to the other. */
export type ReportDraft = ReturnType<typeof useReportDraft>;

/** @param revision of the portal: what another program changed is taken in */
export function useReportDraft(id: string, revision: number) {
  const [report, setReport] = useState<DeskReport>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const editor = useRef<TextEditor | undefined>(undefined);
  /** Told when the cursor moves. */
  const follow = useRef<(() => void) | undefined>(undefined);
  /** What the server has; what is typed is made of it. */
  const known = useRef<DeskReport | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastSave = useRef(0);
  const failure = useRef<DeskRefusal | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const take = useCallback((next: DeskReport) => {
    known.current = next;
    setReport(next);
    setRefusal(undefined);
    editor.current?.showFindings(next.findings, next.bodyLine + 1);
  }, []);

  const isDirty = () => {
    const [before, body] = [known.current, editor.current?.text()];
    return before !== undefined && body !== undefined && body !== bodyOf(before);
  };

  const settle = useCallback(
    (answer: Answer<DeskReport>) => {
      failure.current = answer.ok ? undefined : answer;
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
        const [before, body] = [known.current, read()];
        if (!before || body === undefined) return;
        if (body === bodyOf(before)) {
          // As it was before what was typed, or undone.
          if (!failure.current) setSaveState('saved');
          return;
        }
        setSaveState('saving');
        settle(await putText(id, [...headOf(before), body].join('\n'), before.sha256));
      }),
    [id, enqueue, settle],
  );
  /** What is typed while a save is under way waits for it; a word that is still being spelled waits for its end. */
  const saveSoon = useCallback(() => {
    if (timer.current !== undefined) return;
    const save = () => {
      timer.current = undefined;
      if (editor.current?.view.composing) return saveSoon();
      lastSave.current = Date.now();
      void saveText().then(() => {
        if (!isDirty()) return;
        if (!failure.current) saveSoon();
        // The disk may be there again; of two texts somebody has to choose.
        else if (failure.current.text === undefined) setTimeout(saveSoon, RETRY);
      });
    };
    timer.current = setTimeout(save, Math.max(SOON, lastSave.current + PACE - Date.now()));
  }, [saveText]);
  const saveFields = async (changes: readonly DeskFieldChange[]) => {
    await saveText();
    await enqueue(async () => {
      if (!known.current) return;
      setSaveState('saving');
      settle(await putFields(id, changes, known.current.sha256));
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
  }, [id, revision, enqueue, take]);

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

  /** Opens the text in an editor. @returns closes it, and saves what was typed last */
  const openEditor = useCallback(
    (place: HTMLElement, events: Omit<TextEvents, 'onChange' | 'onCursor'>) => {
      const opened = known.current;
      if (!opened) return undefined;
      const made = createTextEditor(place, bodyOf(opened), {
        ...events,
        onChange() {
          setSaveState('waiting');
          saveSoon();
        },
        onCursor: () => follow.current?.(),
      });
      editor.current = made;
      made.showFindings(opened.findings, opened.bodyLine + 1);
      return () => {
        // Its turn comes when the editor is gone.
        const last = made.text();
        void saveText(() => last);
        made.close();
        editor.current = undefined;
      };
    },
    [saveText, saveSoon],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);

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

  return {
    report,
    refusal,
    saveState,
    editor,
    follow,
    openEditor,
    saveFields,
    putWhole,
    resolveConflict,
    /** The whole file as it would be with what is typed. */
    present: () => (known.current ? [...headOf(known.current), editor.current?.text() ?? ''].join('\n') : ''),
  };
}

const headOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(0, bodyLine);
const bodyOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(bodyLine).join('\n');
