import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { createTurns, type InTurn } from '../base/create-turns.ts';
import type { DeskFieldChange, DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import { type Answer, askReport, putFields, putText } from './api.ts';
import type { ChangeText } from './screen-props.ts';
import { createTextEditor, type TextEditor, type TextEvents } from './text-editor.ts';
import { askOnClosing, useCloseQuestion } from './use-leave-question.ts';

/** Milliseconds from a key until the text is saved, and from one save to the next while somebody goes on writing. */
const SOON = 30;
const PACE = 200;
/** Milliseconds until what could not be saved or read is tried again. */
const RETRY = 3000;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

/** What was written of a report and is not in its file. */
interface Unsaved {
  /** What it was made of. */
  readonly known: DeskReport;
  readonly body: string;
  readonly fields: readonly DeskFieldChange[];
}

/** A text as it is written here: in its editor, or without one, before it is opened and when it has been left. */
type Written = Pick<TextEditor, 'text' | 'replace'>;

function holdText(text: string): Written {
  let held = text;
  return {
    text: () => held,
    replace(next) {
      held = next;
    },
  };
}

// By the reports' ids. What is on its way outlives the screen: whoever comes back waits for it. What is not saved is
// tried again, and is there when the report is opened again.
const queues = new Map<string, InTurn>();
const unsaved = new Map<string, Unsaved>();
/** Where reports were moved to that are written under their former ids for a moment yet. */
const moved = new Map<string, string>();
const placeOf = (id: string) => moved.get(id) ?? id;

askOnClosing(() => unsaved.size > 0);

/** From now on what is written of one report is written of the other. */
export function noteMoved(from: string, to: string): void {
  const queue = queues.get(from);
  if (queue) queues.set(to, queue);
  const kept = unsaved.get(from);
  if (kept && !unsaved.has(to)) {
    unsaved.delete(from);
    unsaved.set(to, kept);
  }
  moved.delete(to);
  moved.set(from, to);
}

/** Another window has moved it. */
const noteIfMoved = (id: string, { movedTo }: DeskRefusal): void => {
  if (movedTo !== undefined && placeOf(id) !== movedTo) noteMoved(id, movedTo);
};

/** A report that is being written: what the file says, what is typed, and the way from one to the other. */
export type ReportDraft = ReturnType<typeof useReportDraft>;

/** @param revision of the portal: what another program changed is taken in */
export function useReportDraft(id: string, revision: number) {
  const [report, setReport] = useState<DeskReport>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [saveState, setSaveState] = useState<SaveState>('saved');
  const editor = useRef<TextEditor | undefined>(undefined);
  const written = useRef<Written | undefined>(undefined);
  /** Told when the cursor moves. */
  const follow = useRef<(() => void) | undefined>(undefined);
  /** What the server has; what is typed is made of it. */
  const known = useRef<DeskReport | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const again = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lastSave = useRef(0);
  const failure = useRef<DeskRefusal | undefined>(undefined);
  /** Changes of fields that are not saved yet, by the fields. */
  const fields = useRef(new Map<string, DeskFieldChange>());
  const [unsavedFields, setUnsavedFields] = useState<readonly DeskFieldChange[]>([]);
  const isLeft = useRef(false);
  /** What of here is among the unsaved, once it is left. */
  const kept = useRef<Unsaved | undefined>(undefined);
  /** Grows when what was written here is given up: the form begins anew. */
  const [givenUp, setGivenUp] = useState(0);

  const take = useCallback((next: DeskReport) => {
    known.current = next;
    setReport(next);
    setRefusal(undefined);
    editor.current?.showFindings(next.findings, next.bodyLine + 1);
  }, []);

  const isTextDirty = () => {
    const [before, body] = [known.current, written.current?.text()];
    return before !== undefined && body !== undefined && body !== bodyOf(before);
  };
  const isDirty = () => fields.current.size > 0 || isTextDirty();

  const settle = useCallback(
    (answer: Answer<DeskReport>) => {
      failure.current = answer.ok ? undefined : answer;
      if (answer.ok) {
        take(answer);
        setSaveState(isDirty() ? 'waiting' : 'saved');
      } else {
        noteIfMoved(id, answer);
        setSaveState('failed');
        setRefusal(answer);
      }
    },
    [id, take],
  );

  /** Whoever has opened the report since goes on with what is unsaved here. */
  const isTaken = () => kept.current !== undefined && unsaved.get(placeOf(id)) !== kept.current;
  const keepUnsaved = useCallback(() => {
    if (!isLeft.current) return;
    const place = placeOf(id);
    if (unsaved.get(place) === kept.current) unsaved.delete(place);
    const [before, body] = [known.current, written.current?.text()];
    kept.current =
      before && body !== undefined && isDirty()
        ? { known: before, body, fields: [...fields.current.values()] }
        : undefined;
    if (kept.current) unsaved.set(place, kept.current);
  }, [id]);
  /** One after the other: each is made of what the one before has left. */
  const enqueue = useCallback(
    (work: () => Promise<void>) => {
      const place = placeOf(id);
      const inTurn = queues.get(place) ?? createTurns();
      queues.set(place, inTurn);
      return inTurn(async () => {
        if (isTaken()) return;
        await work();
        keepUnsaved();
      });
    },
    [id, keepUnsaved],
  );
  const fill = (changes: readonly DeskFieldChange[]) => {
    for (const one of changes) fields.current.set(one.key, one);
    setUnsavedFields([...fields.current.values()]);
  };
  /** What was changed once more since then is still to be saved. */
  const forget = (changes: readonly DeskFieldChange[]) => {
    for (const one of changes) if (fields.current.get(one.key) === one) fields.current.delete(one.key);
    setUnsavedFields([...fields.current.values()]);
  };
  /** Saves the text, and then the fields, as they are when its turn comes. */
  const save = useCallback(async () => {
    const [before, body] = [known.current, written.current?.text()];
    if (!before) return;
    if (body !== undefined && body !== bodyOf(before)) {
      setSaveState('saving');
      settle(await putText(id, joinFile(before, body), before.sha256));
      if (failure.current) return;
    }
    const changes = [...fields.current.values()];
    if (changes.length > 0) {
      setSaveState('saving');
      const answer = await putFields(id, changes, (known.current ?? before).sha256);
      if (answer.ok) forget(changes);
      settle(answer);
      // As it was before what was typed, or undone.
    } else if (!failure.current && !isDirty()) setSaveState('saved');
  }, [id, settle]);
  const saveAll = useCallback(() => enqueue(save), [enqueue, save]);
  /** What is typed while a save is under way waits for it; a word that is still being spelled waits for its end. */
  const saveSoon = useCallback(() => {
    if (timer.current !== undefined) return;
    const saveNow = () => {
      timer.current = undefined;
      if (editor.current?.view.composing) return saveSoon();
      lastSave.current = performance.now();
      void saveAll().then(goOn);
    };
    timer.current = setTimeout(saveNow, Math.max(SOON, lastSave.current + PACE - performance.now()));
  }, [saveAll]);
  const goOn = useCallback(() => {
    clearTimeout(again.current);
    if (!isDirty() || isTaken()) return;
    if (!failure.current) saveSoon();
    // The disk may be there again; of two texts somebody has to choose.
    else if (failure.current.text === undefined) again.current = setTimeout(saveSoon, RETRY);
  }, [saveSoon]);
  const saveFields = async (changes: readonly DeskFieldChange[]) => {
    fill(changes);
    await saveAll();
    goOn();
  };

  /** What the file has, unless it is another text and something is unsaved here: then somebody has to choose. */
  const takeFile = useCallback(
    (answer: Extract<Answer<DeskReport>, { ok: true }>) => {
      const isOther = known.current !== undefined && bodyOf(answer) !== bodyOf(known.current);
      if (isOther && isDirty()) return;
      if (written.current === undefined) written.current = holdText(bodyOf(answer));
      else if (isOther) written.current.replace(bodyOf(answer), true);
      if (failure.current?.text === undefined) return take(answer);
      // What was refused because of other fields is saved on top of them.
      settle(answer);
      goOn();
    },
    [take, settle, goOn],
  );
  /** Grows when a server that did not answer is to be asked again. */
  const [asked, setAsked] = useState(0);
  // Opened, or changed by another program. A screen that was left leads nowhere any more.
  useLayoutEffect(() => {
    let isOpen = true;
    let later: ReturnType<typeof setTimeout> | undefined;
    void enqueue(async () => {
      const answer = await askReport(id);
      if (!answer.ok) {
        noteIfMoved(id, answer);
        // What is written here goes along.
        if (isOpen && answer.movedTo !== undefined) location.replace(`#/report/${answer.movedTo}`);
        if (isOpen && answer.status === 0) later = setTimeout(() => setAsked((times) => times + 1), RETRY);
        return setRefusal(answer);
      }
      // There is one again under the former id.
      moved.delete(id);
      const before = known.current ? undefined : unsaved.get(id);
      if (!before) return takeFile(answer);
      unsaved.delete(id);
      written.current = holdText(before.body);
      fill(before.fields);
      // Of another text it is not made: somebody has to choose.
      const isSame = bodyOf(answer) === bodyOf(before.known);
      take(isSame ? answer : { ...answer, sha256: before.known.sha256 });
    });
    return () => {
      isOpen = false;
      clearTimeout(later);
    };
  }, [id, revision, asked, enqueue, take, takeFile]);
  // What is left behind is on its way to its file before the next report is asked for: `useEffect` ends a screen only
  // some time after another one has begun.
  useLayoutEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      keepUnsaved();
      void saveAll().then(goOn);
    };
  }, [keepUnsaved, saveAll, goOn]);

  /** Does something else to the file in its turn: what is written is saved before, and goes on from what it has left. */
  const doBetween = async (work: () => Promise<void>) => {
    await saveAll();
    await enqueue(async () => {
      await work();
      const answer = await askReport(id);
      if (answer.ok) takeFile(answer);
    });
  };

  /** The whole file as it would be with what is typed. */
  const present = () => (known.current ? joinFile(known.current, written.current?.text() ?? '') : '');

  /**
   * Puts another whole text in place of what is written here, which is among the former states then, down to what is
   * typed until it is done.
   * @param base hash of the file
   * @param kept what of here is in the file, or among its former states
   */
  const replaceWhole = async (
    change: ChangeText,
    base: string,
    kept?: string,
  ): Promise<Answer<DeskReport>> => {
    const now = written.current?.text();
    if (now !== kept) {
      const saved = await putText(id, present(), base);
      return saved.ok ? replaceWhole(change, saved.sha256, now) : saved;
    }
    const answer = await putText(id, change(present(), known.current?.findings ?? []), base);
    if (!answer.ok) return answer;
    if (written.current?.text() !== now) return replaceWhole(change, answer.sha256, now);
    written.current?.replace(bodyOf(answer));
    return answer;
  };
  const putWhole = async (change: ChangeText) => {
    await saveAll();
    await enqueue(async () => {
      if (known.current) settle(await replaceWhole(change, known.current.sha256, bodyOf(known.current)));
    });
  };

  /** Opens the text in an editor. @returns closes it */
  const openEditor = useCallback(
    (place: HTMLElement, events: Omit<TextEvents, 'onChange' | 'onCursor'>) => {
      const opened = known.current;
      if (!opened) return undefined;
      const made = createTextEditor(place, written.current?.text() ?? bodyOf(opened), {
        ...events,
        onChange() {
          setSaveState('waiting');
          saveSoon();
        },
        onCursor: () => follow.current?.(),
      });
      editor.current = made;
      written.current = made;
      made.showFindings(opened.findings, opened.bodyLine + 1);
      if (isDirty()) saveSoon();
      return () => {
        written.current = holdText(made.text());
        made.close();
        editor.current = undefined;
      };
    },
    [saveSoon],
  );
  useCloseQuestion(isDirty);

  const resolveConflict = async (choice: 'theirs' | 'mine') => {
    const { text, sha256 } = refusal ?? {};
    if (text === undefined || sha256 === undefined || !known.current) return;
    // As they were shown: what is filled in while this waits for its turn is none of them.
    const given = [...fields.current.values()];
    await enqueue(async () => {
      if (choice === 'mine') return settle(await putText(id, present(), sha256));
      const answer = await replaceWhole(() => text, sha256);
      if (answer.ok) {
        forget(given);
        setGivenUp((times) => times + 1);
      }
      settle(answer);
    });
    goOn();
  };

  return {
    report,
    refusal,
    saveState,
    editor,
    follow,
    openEditor,
    saveFields,
    doBetween,
    putWhole,
    givenUp,
    resolveConflict,
    unsavedFields,
    present,
  };
}

/** The whole file with another text below its fields. */
const joinFile = ({ text, bodyLine }: DeskReport, body: string) =>
  [...text.split('\n').slice(0, bodyLine), body].join('\n');
const bodyOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(bodyLine).join('\n');
