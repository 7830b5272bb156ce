import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { ask } from './api.ts';

/** Milliseconds until a server that did not answer is asked again. */
const RETRY = 3000;

/**
 * What the server tells, or why it does not.
 * @param state of what it is told from: it is asked again when that is another
 * @returns `refusal` also has what its setter was given: of what is asked besides
 */
export function useAsked<T>(path: string, state?: unknown) {
  const [told, setTold] = useState<T>();
  const [fault, setFault] = useState<DeskRefusal & { readonly status: number }>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  /** Whoever looks again may have been told how under another path: a report was given another address meanwhile. */
  const asked = useRef(path);
  asked.current = path;
  const turn = useRef(0);
  /** Grows with what is told otherwise, such as by the answer to a save: what was asked for before that is old. */
  const others = useRef(0);
  const look = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const known = others.current;
    const answer = await ask<T>(asked.current);
    // It was asked once more since.
    if (mine !== turn.current) return;
    if (known !== others.current) return void look();
    if (answer.ok) setTold(answer);
    setFault(answer.ok ? undefined : answer);
  }, []);
  useEffect(() => void look(), [look, path, state]);
  useEffect(() => {
    if (fault?.status !== 0) return;
    const timer = setTimeout(look, RETRY);
    return () => clearTimeout(timer);
  }, [fault, look]);
  const setOther = useCallback<typeof setTold>((next) => {
    others.current += 1;
    setTold(next);
  }, []);
  return { told, setTold: setOther, refusal: fault ?? refusal, setRefusal, look };
}
