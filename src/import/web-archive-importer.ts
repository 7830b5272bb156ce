import type { ImportedImage } from './document.ts';
import { readHtml } from './html-importer.ts';
import { type HtmlNode, walkAll } from './html-tree.ts';
import { type Importer, type ImportReading, refuse } from './importer.ts';
import { type ArchivedFile, isWebArchive, readWebArchive } from './read-web-archive.ts';

/** A page and its pictures in one file, as Chromium (“网页，单个文件”) and Internet Explorer save them, and Word. */
export const webArchiveImporter: Importer = {
  label: '网页存档',
  extensions: ['mht', 'mhtml'],
  maxBytes: 50 * 1024 * 1024,
  read: (bytes) => readArchivedPage(bytes),
};

/** @param isAllText see `HtmlOptions` */
export function readArchivedPage(bytes: Uint8Array, isAllText = false): ImportReading {
  if (!isWebArchive(bytes)) return refuse('扩展名是网页存档，内容却不是', SAVE_AGAIN);
  const files = readWebArchive(bytes);
  if (!files) return refuse('网页存档不完整，后面一部分没有了，或者里面的文件超过一万个', SAVE_AGAIN);
  const [page, ...frames] = files.filter(({ type }) => type === 'text/html');
  if (!page) return refuse('网页存档里没有网页', SAVE_AGAIN);
  const reading = readPage(page, files, isAllText);
  if (reading.ok) return reading;
  // The text may be in a frame; which one, nobody says where several have one.
  const framed = frames.map((frame) => readPage(frame, files, isAllText)).filter(({ ok }) => ok);
  return (framed.length === 1 && framed[0]) || reading;
}

const SAVE_AGAIN = '在浏览器里打开原来的网页，选“另存为”，类型选“网页，单个文件”，再导入';

function readPage(page: ArchivedFile, files: readonly ArchivedFile[], isAllText: boolean): ImportReading {
  const reading = readHtml(page.bytes, {
    prepare: (tree) => namePictures(tree, page.addresses[0], files),
    isAllText,
  });
  if (!reading.ok) return reading;
  const images = reading.document.images.map(({ alt, source }): ImportedImage => {
    const place =
      source.kind === 'absent' && source.where.startsWith(INSIDE) && source.where.slice(INSIDE.length);
    const file = place && files[Number(place)];
    return { alt, source: file ? { kind: 'bytes', bytes: file.bytes } : source };
  });
  return { ok: true, document: { ...reading.document, images } };
}

/** What a picture of the archive is called in the page: this, and its place among the files. */
const INSIDE = 'archive:';

/** Where a page names a picture, and pages that load it late. */
const SOURCES = ['src', 'data-src', 'data-original'];

/** Writes in place of each address of a picture which file of the archive it is. */
function namePictures(page: HtmlNode, base: string | undefined, files: readonly ArchivedFile[]): void {
  const places = new Map(
    files.flatMap(({ type, addresses }, place) =>
      type.startsWith('image/') ? addresses.map((address) => [resolveAddress(address), place]) : [],
    ),
  );
  for (const element of walkAll(page)) {
    if (element.tagName !== 'img') continue;
    for (const attribute of element.attrs) {
      const place = SOURCES.includes(attribute.name)
        ? places.get(resolveAddress(attribute.value.trim(), base))
        : undefined;
      if (place !== undefined) attribute.value = `${INSIDE}${place}`;
    }
  }
}

const resolveAddress = (address: string, base?: string): string =>
  URL.canParse(address, base) ? new URL(address, base).href : address;
