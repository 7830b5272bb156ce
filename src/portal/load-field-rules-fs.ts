import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FieldContext } from '../report/parse-fields.ts';
import type { Site } from '../report/parse-site.ts';
import type { Vocabulary } from '../report/vocabulary.ts';

const VOCABULARY = '_data/vocabulary.json';

/** What a portal allows in its fields. @param project Folder of the installation, which holds `_data/`. */
export async function loadFieldRules(
  project: string,
  site: Pick<Site, 'genres' | 'indexNumberPattern'>,
): Promise<Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'>> {
  const vocabulary = parseVocabulary(await readFile(path.join(project, VOCABULARY), 'utf8'));
  return {
    vocabulary: { ...vocabulary, genres: [...vocabulary.genres, ...site.genres] },
    indexNumberPattern: new RegExp(site.indexNumberPattern, 'u'),
  };
}

function parseVocabulary(text: string): Vocabulary {
  try {
    return JSON.parse(text) as Vocabulary;
  } catch (cause) {
    throw new Error(`程序的 ${VOCABULARY} 读不懂`, { cause });
  }
}
