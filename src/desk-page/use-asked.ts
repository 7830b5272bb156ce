import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { ask } from './api.ts';

/**
 * What the server tells, or why it does not.
 * @param state of what it is told from: it is asked again when that is another
 */
export function useAsked<T>(path: string, state?: unknown) {
  const [told, setTold] = useState<T>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const look = useCallback(async () => {
    const answer = await ask<T>(path);
    if (answer.ok) setTold(answer);
    else setRefusal(answer);
  }, [path]);
  useEffect(() => void look(), [look, state]);
  return { told, setTold, refusal, setRefusal, look };
}
