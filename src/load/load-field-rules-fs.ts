import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import type { Site } from '../report/parse-site.ts';
import { readJson } from '../report/read-json.ts';
import type { Vocabulary } from '../report/vocabulary.ts';

const VOCABULARY = '_data/vocabulary.json';

const EMPTY_REMEDY =
  '恢复安装时的这个文件，或者写成：{ "topics": ["（一项）"], "genres": ["（一项）"], "disclosures": ["（一项）"] }，里面写全主题分类、体裁和公开类别';

/** What a portal allows in its fields. @param project Folder of the installation, which holds `_data/`. */
export async function loadFieldRules(
  project: string,
  site: Pick<Site, 'genres' | 'indexNumberPattern'>,
): Promise<Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'>> {
  const decoding = decodeText(await readFile(path.join(project, VOCABULARY)));
  if (!decoding.ok) throw new Error(`${VOCABULARY}:1:1  ${decoding.message}\n  改法：${decoding.remedy}`);
  const vocabulary = parseVocabulary(decoding.text);
  return {
    vocabulary: { ...vocabulary, genres: [...vocabulary.genres, ...site.genres] },
    indexNumberPattern: new RegExp(site.indexNumberPattern, 'u'),
  };
}

/** Faults of a file of the program are told with their place, and stop the program. */
function parseVocabulary(text: string): Vocabulary {
  const { value, problems, locateName } = readJson(text, '词表', EMPTY_REMEDY);
  const lists = ['topics', 'genres', 'disclosures'] satisfies (keyof Vocabulary)[];
  const values = (value ?? {}) as Readonly<Record<string, unknown>>;
  const wrong = lists.find((name) => !isTextList(values[name]));
  const [fault] = problems;
  if (!fault && !wrong) return values as unknown as Vocabulary;
  const { line, column, message, remedy } = fault ?? {
    ...locateName(wrong ?? ''),
    message: `“${wrong}”应当是一个列表，每项是一段文字`,
    remedy: `写成 "${wrong}": ["（一项）", "（另一项）"]`,
  };
  throw new Error(`${VOCABULARY}:${line}:${column}  ${message}\n  改法：${remedy}`);
}

const isTextList = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
