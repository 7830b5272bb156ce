import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { askReport, putFields, putText } from './api.ts';
import { createDrafts, type ReportDraft } from './report-draft.ts';
import { createTextEditor, type TextEditor, type TextEvents } from './text-editor.ts';
import { askOnClosing, followTo } from './use-leave-question.ts';

const drafts = createDrafts({ askReport, putText, putFields });
export const { noteMoved } = drafts;

askOnClosing(drafts.isUnsaved);

/** A report that is moved stays on its screen, which only has another address then. */
export const keyOfReport = (id: string): number => drafts.open(id).key;

/** A report that is being written, with its editor. */
export type ShownDraft = ReturnType<typeof useReportDraft>;

/** @param revision of the portal: what another program changed is taken in */
export function useReportDraft(id: string, revision: number) {
  const [draft, setDraft] = useState<ReportDraft>(() => drafts.open(id));
  const [state, setState] = useState(draft.state);
  const editor = useRef<TextEditor | undefined>(undefined);
  /** Told when the cursor moves. */
  const follow = useRef<(() => void) | undefined>(undefined);
  // All of it before anything is painted: `useEffect` ends a screen only some time after another one has begun, and what
  // is left behind has to be on its way before the next report is asked for.
  useLayoutEffect(() => {
    const take = () => {
      setState(draft.state());
      if (draft.id() !== id) followTo(`report/${draft.id()}`);
      else setDraft(drafts.open(id));
    };
    take();
    return draft.watch(take);
  }, [id, draft]);
  // Opened, or changed by another program.
  useLayoutEffect(() => {
    void draft.look();
  }, [draft, revision]);
  const { report } = state;
  useLayoutEffect(() => {
    if (report) editor.current?.showFindings(report.findings, report.bodyLine + 1);
  }, [report]);
  /** Opens the text in an editor. @returns closes it */
  const openEditor = useCallback(
    (place: HTMLElement, events: Omit<TextEvents, 'onChange' | 'onCursor'>) => {
      const made = createTextEditor(place, draft.text(), {
        ...events,
        onChange: draft.onTyped,
        onCursor: () => follow.current?.(),
      });
      editor.current = made;
      const takeBack = draft.writeIn({ ...made, isComposing: () => made.view.composing });
      return () => {
        takeBack();
        made.close();
        editor.current = undefined;
      };
    },
    [draft],
  );
  return { ...draft, ...state, editor, follow, openEditor };
}
