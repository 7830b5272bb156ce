import type { ComponentType } from 'preact';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { FieldForm } from './field-form.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LifePanel } from './life-panel.tsx';
import type { EditPanelProps } from './screen-props.ts';

/** What stands beside the text of a report, one at a time. */
export const EDIT_PANELS = [
  { name: 'fields', label: '字段', Panel: FieldForm },
  { name: 'attachments', label: '附件', Panel: AttachmentsPanel },
  { name: 'life', label: '手续', Panel: LifePanel },
  { name: 'history', label: '历史', Panel: HistoryPanel },
] as const satisfies readonly { name: string; label: string; Panel: ComponentType<EditPanelProps> }[];
