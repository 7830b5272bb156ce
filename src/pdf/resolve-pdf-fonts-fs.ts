import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { digestFile } from '../base/digest-file-fs.ts';
import { PDF_FACES, type PdfFace, type PdfFontSettings } from '../report/pdf-fonts.ts';
import { decodeFont } from './decode-font.ts';
import type { FontFile, PdfFonts } from './pdf-job.ts';

/** A font of a portal that cannot be used, for the settings' place to be added. */
export interface FontFault {
  readonly face: PdfFace;
  readonly message: string;
  readonly remedy: string;
}

export interface ResolvedFonts {
  readonly fonts: PdfFonts;
  /** Of all files and their uses: another font is another PDF. Reads them to their ends, which a check has no use for. */
  hash(): Promise<string>;
  readonly faults: FontFault[];
}

const require = createRequire(import.meta.url);
const resolveKai = (weight: number) =>
  require.resolve(`@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-${weight}-normal.woff`);
const resolveSymbols = () =>
  require.resolve('@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff');
/** The package names its files by addresses only. */
const resolveHei = (weight: string) =>
  join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts', `NotoSansHans-${weight}.otf`);

/** The open fonts that come with the installation, see docs/decisions/022-pdf.md. */
function createStandardFonts(): PdfFonts {
  const body: FontFile = { path: resolveKai(300), hasNarrowQuotes: true };
  const heading: FontFile = { path: resolveHei('Regular') };
  return {
    faces: {
      title: { path: resolveHei('Medium') },
      body,
      heading,
      subheading: { path: resolveKai(500), hasNarrowQuotes: true },
      strong: { path: resolveKai(700), hasNarrowQuotes: true },
    },
    // 文楷 has most of the rare characters, 黑体 some more, and neither has ☐ and ☑.
    spares: [body, heading, { path: resolveSymbols() }],
    quotes: heading,
  };
}

/** The standard fonts, with those that a portal names in their places. @param content absolute folder */
export async function resolvePdfFonts(settings: PdfFontSettings, content: string): Promise<ResolvedFonts> {
  const standard = createStandardFonts();
  const faces: Record<PdfFace, FontFile> = { ...standard.faces };
  const faults = await findFontFaults(settings, content);
  for (const face of PDF_FACES) {
    const named = settings[face];
    if (named !== undefined && !faults.some((fault) => fault.face === face))
      faces[face] = parseFontFile(named, content);
  }
  // Bold words in a portal's own text face are set in its heading face, not in an open one of another style.
  if (settings.body !== undefined && settings.strong === undefined) faces.strong = faces.heading;
  const fonts = { ...standard, faces };
  return { fonts, hash: () => hashFonts(fonts), faults };
}

/** What is wrong with the fonts that a portal names. @param content absolute folder */
export async function findFontFaults(settings: PdfFontSettings, content: string): Promise<FontFault[]> {
  const faults: FontFault[] = [];
  for (const face of PDF_FACES) {
    const named = settings[face];
    const fault = named === undefined ? undefined : await findFault(named, parseFontFile(named, content));
    if (fault) faults.push({ face, ...fault });
  }
  return faults;
}

function parseFontFile(named: string, content: string): FontFile {
  const [, path = named, member] = /^(.*?)(?:#(\d{1,3}))?$/.exec(named.trim()) ?? [];
  const absolute = isAbsolute(path) ? path : join(content, path);
  return { path: absolute, ...(member === undefined ? {} : { member: Math.max(0, Number(member) - 1) }) };
}

async function findFault(named: string, file: FontFile): Promise<Omit<FontFault, 'face'> | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file.path);
  } catch {
    return {
      message: `“pdfFonts”里写的字体文件读不到：${named}`,
      remedy:
        '核对文件名；字体放在内容文件夹里时写成 "fonts/名字.ttf"，放在别处时写完整的位置，如 "C:/Windows/Fonts/simfang.ttf"',
    };
  }
  if (decodeFont(bytes, 'gongbao', file.member)) return undefined;
  return {
    message: `“pdfFonts”里写的文件不是能用的字体：${named}`,
    remedy: '用 .ttf、.otf 或 .woff 文件；.ttc 文件里有几种字体时，写明第几种，如 "simsun.ttc#1"',
  };
}

async function hashFonts({ faces, spares, quotes }: PdfFonts): Promise<string> {
  const known = new Map<string, string>();
  const hash = createHash('sha256');
  const uses: [use: string, file: FontFile][] = [
    ...Object.entries(faces),
    ['quotes', quotes],
    ...spares.map((file): [string, FontFile] => ['spare', file]),
  ];
  for (const [use, file] of uses) {
    const digest = known.get(file.path) ?? (await digestFile(file.path)).sha256;
    known.set(file.path, digest);
    hash.update(`${use} ${digest} ${file.member ?? 0} ${file.hasNarrowQuotes ?? false}\n`);
  }
  return hash.digest('hex');
}
