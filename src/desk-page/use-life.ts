import type { DeskReport } from '../desk/desk-api.ts';
import type { DeskLife } from '../desk/life-api.ts';
import { byId } from './api.ts';
import type { EditPanelProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';

/** What every question of 手续 gets. */
export interface LifeQuestionProps extends EditPanelProps {
  readonly life: DeskLife;
  /** It was answered, or put aside. */
  onClose(): void;
}

/** How a report stands, asked again when it or something else has changed. */
export function useLife({ id, sha256 }: DeskReport, revision: number) {
  const {
    told: life,
    refusal,
    look: refresh,
  } = useAsked<DeskLife>(byId('life', id), `${sha256} ${revision}`);
  return { life, refusal, refresh };
}
