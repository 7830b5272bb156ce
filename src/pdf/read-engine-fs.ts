import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { hashContent } from '../base/sha256.ts';

/** To be raised when files would come out otherwise and nothing else tells, such as a change of `decode-font.ts`. */
const FORMAT = 1;

/** Hash of what typesets: the template and the version of the engine. */
export async function readEngine(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve(
    '@myriaddreamin/typst-ts-node-compiler/package.json',
  );
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const template = await readFile(new URL('./report.typ', import.meta.url), 'utf8');
  return hashContent(`${FORMAT} ${version}\n${template}`);
}
