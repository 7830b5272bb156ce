import path from 'node:path';
import { formatPathLabel } from '../base/format-path-label.ts';
import type { CommandOption } from './command.ts';

export const CONTENT_OPTION: CommandOption = {
  name: 'content',
  value: '文件夹',
  help: '内容文件夹，里面有 reports/（默认 src/content）',
};

export const SITE_URL_OPTION: CommandOption = {
  name: 'site-url',
  value: '网址',
  mayBeEmpty: true,
  help: '网站的正式网址（默认用 site.json 里的 url；写 "" 表示还没有）',
};

export interface Folder {
  absolute: string;
  /** As the person typed it, with `/`, for messages. */
  label: string;
}

/** A folder named on the command line, or the installation's own, wherever the command was started. */
export function resolveFolder(
  project: string,
  typed: string | true | undefined,
  standard: string,
  system: typeof path = path,
): Folder {
  if (typeof typed !== 'string') return { absolute: system.join(project, standard), label: standard };
  return { absolute: system.resolve(typed), label: formatPathLabel(typed, system) };
}
