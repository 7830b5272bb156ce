import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FieldContext } from '../report/parse-fields.ts';
import type { Site } from '../report/parse-site.ts';
import type { Vocabulary } from '../report/vocabulary.ts';

/** What a portal allows in its fields. @param project Folder of the installation, which holds `_data/`. */
export async function loadFieldRules(
  project: string,
  site: Pick<Site, 'genres' | 'indexNumberPattern'>,
): Promise<Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'>> {
  const vocabulary = JSON.parse(
    await readFile(path.join(project, '_data/vocabulary.json'), 'utf8'),
  ) as Vocabulary;
  return {
    vocabulary: { ...vocabulary, genres: [...vocabulary.genres, ...site.genres] },
    indexNumberPattern: new RegExp(site.indexNumberPattern, 'u'),
  };
}
