/** How a setting is filled in. */
export type SettingInput =
  | 'line'
  | 'lines'
  | 'number'
  | 'switch'
  | 'list'
  | 'date'
  | 'marks'
  | 'columns'
  | 'checks'
  | 'fonts'
  /** Values with what they mean, the standard one first. */
  | readonly (readonly [value: unknown, meaning: string])[];

/** Where people look for a setting, in the order in which they are shown. */
export const SETTING_GROUPS = ['网站', '页脚', '栏目', '发布和审核', '下载的格式', '词表', '检查'] as const;

/** What people are told of a setting. */
export interface SettingWords {
  /** What people call it. */
  readonly label: string;
  readonly group: (typeof SETTING_GROUPS)[number];
  /** What is written there, and where readers see it. */
  readonly help: string;
  /** Shown where nothing is written; it is no value. */
  readonly example?: string;
  readonly input: SettingInput;
  /** Whether the catalogue tells it of the portal. */
  readonly isCatalogued?: true;
}

/** What is wrong with a value, in Chinese, and where below its setting. */
export interface PlacedFault {
  readonly message: string;
  readonly remedy: string;
  readonly at: readonly (string | number)[];
}
