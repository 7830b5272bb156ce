import type { ComponentType } from 'preact';
import type { DeskReport } from '../desk/desk-api.ts';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { FieldForm } from './field-form.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LifePanel } from './life-panel.tsx';
import { PagePanel } from './page-panel.tsx';
import type { EditPanelProps } from './screen-props.ts';

interface EditPanel {
  readonly name: string;
  readonly label: string;
  readonly Panel: ComponentType<EditPanelProps>;
}

const FIELDS: EditPanel = { name: 'fields', label: '字段', Panel: FieldForm };
const HISTORY: EditPanel = { name: 'history', label: '历史', Panel: HistoryPanel };

/** What stands beside a text, one at a time. */
export const EDIT_PANELS: Readonly<Record<DeskReport['kind'], readonly EditPanel[]>> = {
  report: [
    FIELDS,
    { name: 'attachments', label: '附件', Panel: AttachmentsPanel },
    { name: 'life', label: '手续', Panel: LifePanel },
    HISTORY,
  ],
  page: [FIELDS, { name: 'page', label: '手续', Panel: PagePanel }, HISTORY],
};
