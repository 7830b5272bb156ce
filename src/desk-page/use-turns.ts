import type { EditorView } from '@codemirror/view';
import { useCallback, useRef } from 'preact/hooks';
import type { KeptPlace } from './text-editor.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import type { ShownDraft } from './use-report-draft.ts';

/**
 * What comes into the text when somebody has answered: one after the other, each where the cursor was. What was given
 * would be lost with the screen.
 */
export function useTurns(editor: ShownDraft['editor'], onFault: (error: Error) => void) {
  const turn = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  useLeaveQuestion(() => waiting.current > 0);
  return useCallback(
    (isGiven: boolean, work: (place: KeptPlace, find: () => EditorView | undefined) => Promise<void>) => {
      const own = editor.current;
      if (!own) return;
      const place = own.keepPlace();
      const count = isGiven ? 1 : 0;
      waiting.current += count;
      turn.current = turn.current
        // An editor that was opened since has places of its own.
        .then(() => work(place, () => (editor.current === own ? own.view : undefined)))
        .catch(onFault)
        .then(() => {
          place.forget();
          waiting.current -= count;
        });
    },
    [editor],
  );
}
