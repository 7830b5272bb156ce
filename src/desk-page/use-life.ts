import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import type { DeskLife } from '../desk/life-api.ts';
import { ask, byId } from './api.ts';
import type { EditPanelProps } from './screen-props.ts';

/** What every question of 手续 gets. */
export interface LifeQuestionProps extends EditPanelProps {
  readonly life: DeskLife;
  /** It was answered, or put aside. */
  onClose(): void;
}

/** How a report stands, asked again when it or something else has changed. */
export function useLife({ id, sha256 }: DeskReport, revision: number) {
  const [life, setLife] = useState<DeskLife>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void ask<DeskLife>(byId('life', id)).then((answer) => {
      if (!isCurrent) return;
      setRefusal(answer.ok ? undefined : answer);
      if (answer.ok) setLife(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [id, sha256, revision, asked]);
  return { life, refusal, refresh: useCallback(() => setAsked((count) => count + 1), []) };
}
