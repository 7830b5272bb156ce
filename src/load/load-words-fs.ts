import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { append } from '../base/long-lists.ts';
import { START } from '../base/text-position.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { readText } from '../find/read-text-fs.ts';
import { describeListedWord } from '../lint/describe-listed-word.ts';
import { findListedWords } from '../lint/find-listed-words.ts';
import { parseWordList, WORD_LIST_FILE, WORD_TABLE, type WordList } from '../lint/word-list.ts';
import type { ContentPlace } from '../portal/run-options.ts';
import type { ColumnSetting } from '../report/column-settings.ts';
import type { Site } from '../report/parse-site.ts';
import type { LocateSetting } from './load-site-fs.ts';

const WORKBOOK = /^用词\.(?:xlsx?|et|txt|docx?)$/iu;

/** The portal's own list of words, if it has one. */
export async function loadWords({
  content,
  label,
}: ContentPlace): Promise<{ words: WordList | undefined; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const { name, other } = await findWordList(content);
  const tell = (level: Diagnostic['level'], file: string, message: string, remedy: string) =>
    diagnostics.push({ level, rule: WORD_TABLE.rule, file: `${label}/${file}`, ...START, message, remedy });
  if (name === undefined) {
    if (other)
      tell(
        'warning',
        other,
        `“${other}”不起作用：用词表要存成 CSV`,
        `用 Excel 打开，另存为“CSV UTF-8”，名称写 ${WORD_LIST_FILE}`,
      );
    return { words: undefined, diagnostics };
  }
  const text = await readText(path.join(content, name), (message, remedy) =>
    tell('error', name, message, remedy),
  );
  if (text === undefined) return { words: undefined, diagnostics };
  const { list, problems } = parseWordList(text);
  append(diagnostics, locateProblems(`${label}/${name}`, problems));
  return { words: list, diagnostics };
}

/** The name of the list as the disk has it; `other`: a file that somebody may take for it. */
export async function findWordList(
  content: string,
): Promise<{ name: string | undefined; other: string | undefined }> {
  // Whatever is wrong with the folder itself is told by whoever looks for reports in it.
  const names = (await readdir(content).catch((): string[] => [])).sort();
  return {
    name: names.find((each) => each.normalize('NFC').toLowerCase() === WORD_LIST_FILE),
    other: names.find((each) => WORKBOOK.test(each.normalize('NFC'))),
  };
}

/** Words of the list in the settings that readers see. */
export function judgeSettingWords(
  { name, description, organization, contact, marks, columns }: Site,
  words: WordList,
  locate: LocateSetting,
): Diagnostic[] {
  const texts: { readonly at: readonly (string | number)[]; readonly text: string }[] = [
    ...Object.entries({ name, description, organization, contact }).map(([key, text]) => ({
      at: [key],
      text,
    })),
    ...marks.map((mark, index) => ({ at: ['marks', index, 'name'], text: mark.name })),
    ...columns.flatMap((column, index) => listColumnTexts(column, ['columns', index])),
  ];
  return texts.flatMap(({ at, text }) =>
    findListedWords(text, words).flatMap((word): Diagnostic[] => {
      const { level } = word.term;
      if (level === 'kept') return [];
      const rule = level === 'error' ? 'word-list-error' : 'word-list';
      const { message, remedy } = describeListedWord(text, word);
      const [setting = '', ...below] = at;
      return [
        { level, rule, ...locate(setting, ...below), message: `网站设置“${setting}”：${message}`, remedy },
      ];
    }),
  );
}

function listColumnTexts(
  { name, description = '', keywords = [], children = [] }: ColumnSetting,
  at: readonly (string | number)[],
): { at: readonly (string | number)[]; text: string }[] {
  return [
    { at: [...at, 'name'], text: name },
    { at: [...at, 'description'], text: description },
    ...keywords.map((text, index) => ({ at: [...at, 'keywords', index], text })),
    ...children.flatMap((child, index) => listColumnTexts(child, [...at, 'children', index])),
  ];
}
