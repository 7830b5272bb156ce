import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { digestFile } from '../base/digest-file-fs.ts';
import type { ObjectCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { PDF_FACES, type PdfFace } from '../report/pdf-fonts.ts';
import { decodeFont } from './decode-font.ts';
import type { FontFile, PdfFonts } from './pdf-job.ts';

/** A family in the template's chain; the first one may be for quotation marks alone. */
interface Family {
  readonly name: string;
  readonly isForQuotes?: true;
}

/** Fonts as the engine finds them. */
export interface TypesetFonts {
  readonly files: readonly string[];
  readonly faces: Readonly<Record<PdfFace, readonly Family[]>>;
}

/** Unpacks the fonts under names of ours, once: the engine then reads of each what it needs. @param program hash of what unpacks them */
export async function prepareFonts(
  { faces, spares, quotes }: PdfFonts,
  cache: ObjectCache,
  program: string,
): Promise<TypesetFonts> {
  const files = new Set<string>();
  const families = new Map<string, Family>();
  const prepare = async ({ path, member = 0 }: FontFile): Promise<Family> => {
    const known = families.get(`${path} ${member}`);
    if (known) return known;
    const hash = createHash('sha256').update(`${member}\n`);
    await digestFile(path, (piece) => hash.update(piece));
    const own = hash.digest('hex');
    const family = { name: `gongbao ${own.slice(0, 16)}` };
    const key = formatKey('font', program, own);
    let unpacked = await cache.find(key);
    if (!unpacked) {
      const font = decodeFont(await readFile(path), family.name, member);
      if (!font) throw new Error(`读不出字体文件 ${path}`);
      unpacked = await cache.store(key, 'ttf', font);
    }
    files.add(unpacked.path);
    families.set(`${path} ${member}`, family);
    return family;
  };
  const last: Family[] = [];
  for (const spare of spares) last.push(await prepare(spare));
  const forQuotes = { ...(await prepare(quotes)), isForQuotes: true } as const;
  const chains: [PdfFace, Family[]][] = [];
  for (const face of PDF_FACES) {
    const file = faces[face];
    chains.push([face, [...(file.hasNarrowQuotes ? [forQuotes] : []), await prepare(file), ...last]]);
  }
  return { files: [...files], faces: Object.fromEntries(chains) as Record<PdfFace, Family[]> };
}
