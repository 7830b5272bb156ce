import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskRefusal, DeskRun } from '../desk/desk-api.ts';
import type { DeskTask } from '../desk/publish-api.ts';
import { ask, send } from './api.ts';

/** How often a running command is asked for news, in milliseconds. */
const BEAT = 400;

export interface Task {
  /** Absent until the server has said whether it runs. */
  readonly run: DeskRun | undefined;
  /** Why it was not started. */
  readonly refusal: DeskRefusal | undefined;
  /** From when it was asked for: what is pressed twice is begun once. */
  readonly isBusy: boolean;
  begin(asked?: Readonly<Record<string, unknown>>): Promise<boolean>;
  stop(): void;
}

/**
 * A command that the server runs, whoever has started it: the screen may have been left and opened again meanwhile.
 * @param onEnd called when it ends while the screen is open
 */
export function useTask(task: DeskTask, onEnd?: () => unknown): Task {
  const [run, setRun] = useState<DeskRun>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [isBeginning, setBeginning] = useState(false);
  const isRunning = run?.isRunning;
  /** Grows when something is begun: what was asked before is old. */
  const turn = useRef(0);
  useEffect(() => {
    let isOpen = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const asked = turn.current;
      const answer = await ask<DeskRun>(`run?task=${task}`);
      if (!isOpen) return;
      const isOld = asked !== turn.current;
      if (answer.ok && !isOld) {
        setRun(answer);
        if (isRunning && !answer.isRunning) onEnd?.();
      }
      // A server that does not answer just now may do so later.
      if (!answer.ok || isOld || answer.isRunning) timer = setTimeout(look, BEAT);
    };
    void look();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
    // `onEnd` is another function with each drawing.
  }, [task, isRunning]);
  const begin = useCallback(
    async (asked: Readonly<Record<string, unknown>> = {}) => {
      setRefusal(undefined);
      setBeginning(true);
      turn.current += 1;
      const answer = await send<DeskRun>('POST', 'run', { ...asked, task });
      turn.current += 1;
      setBeginning(false);
      if (answer.ok) setRun(answer);
      else setRefusal(answer);
      return answer.ok;
    },
    [task],
  );
  const isBusy = isBeginning || isRunning === true;
  return { run, refusal, isBusy, begin, stop: () => void send('POST', 'stop', { task }) };
}
