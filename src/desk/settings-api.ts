import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SettingWords } from '../report/setting-words.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { DeskRefusal, DeskVersion } from './desk-api.ts';

/** What the screen 设置 and its server say to each other. */

export type SettingFinding = Pick<Diagnostic, 'level' | 'message' | 'remedy' | 'form'>;

/** What an inspection asks of a setting. */
interface DeskDuty {
  readonly item: string;
  readonly basis: string;
  readonly status: '有' | '缺' | '错' | '不适用';
  /** What there is, or what is wrong with it. */
  readonly text: string;
}

export interface DeskSetting extends Pick<SettingWords, 'label' | 'group' | 'help' | 'input'> {
  /** In `site.json`. */
  readonly name: string;
  readonly example: string;
  /** As it is written; absent if it is not. */
  readonly value?: unknown;
  /** What is offered to choose from, while another may be written: what is written, and what it is. */
  readonly known?: readonly (readonly [value: string, label: string])[];
  /** What holds where nothing is written, if that is a text. */
  readonly standard: string;
  /** What an inspection asks of it. */
  readonly duties: readonly DeskDuty[];
  readonly finding?: SettingFinding;
}

export interface DeskSettings {
  readonly file: string;
  /** Of the bytes of the file: whoever changes it says what it was made of. Empty if there is no file yet. */
  readonly sha256: string;
  readonly groups: readonly SettingWords['group'][];
  readonly settings: readonly DeskSetting[];
  /** What is wrong with the file and belongs to no setting. */
  readonly others: readonly Diagnostic[];
  readonly vocabulary: Vocabulary;
  /** Of the content check: its name, what it looks for, and whether it is off unless asked for. */
  readonly rules: readonly { readonly code: string; readonly title: string; readonly isOff: boolean }[];
  /** By what columns choose reports. */
  readonly conditions: readonly string[];
}

/** Why a setting was not written, if `faults` place by place. */
export interface SettingRefusal extends DeskRefusal {
  readonly faults?: readonly SettingFinding[];
}

/** A row of 用词.csv. */
export interface DeskWord {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly written: string;
  readonly right: string;
  readonly level: string;
  readonly note: string;
  readonly finding?: SettingFinding;
}

export interface DeskWords {
  readonly file: string;
  /** As in `DeskSettings`. */
  readonly sha256: string;
  readonly words: readonly DeskWord[];
  /** What keeps the table from being read, or concerns no row. */
  readonly others: readonly SettingFinding[];
}

/** A file of settings as it is now, and what it was before. */
export interface FormerSettings {
  readonly text: string;
  readonly sha256: string;
  /** The newest first. */
  readonly versions: readonly DeskVersion[];
}
