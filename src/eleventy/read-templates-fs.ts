import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';

/** A template as its author sees it. */
export interface TemplateText {
  /** From the installation's folder, such as `_includes/layouts/base.njk`. */
  readonly file: string;
  readonly text: string;
}

const PLACES = ['_includes', 'src/pages'];

/** The texts of all templates. One that is being replaced just now is left out. @param project Folder of the installation. */
export async function readTemplates(project: string): Promise<TemplateText[]> {
  const templates: TemplateText[] = [];
  for (const place of PLACES) {
    const names = await readdir(path.join(project, place), { recursive: true }).catch(() => []);
    for (const name of names.filter((one) => /\.(?:njk|md)$/.test(one)).sort(compareCodeUnits)) {
      const text = await readFile(path.join(project, place, name), 'utf8').catch(() => undefined);
      const file = `${place}/${name.replaceAll('\\', '/')}`;
      if (text !== undefined) templates.push({ file, text });
    }
  }
  return templates;
}
