import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';

/** Holds XML against a schema with libxml2; what is wrong, by its line. */
export async function validateXml(xml: string, schema: 'sitemap.xsd' | 'atom.rng'): Promise<string[]> {
  const contents = await readFile(new URL(`schemas/${schema}`, import.meta.url), 'utf8');
  const { errors } = await validateXML({
    xml: { fileName: 'file.xml', contents: xml },
    schema: contents,
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
    maxMemoryPages: 4096,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
