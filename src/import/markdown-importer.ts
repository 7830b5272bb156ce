import { parseFrontMatter } from '../report/parse-front-matter.ts';
import {
  type Block,
  createDocument,
  type ImportedImage,
  type LeftBehind,
  type Metadatum,
} from './document.ts';
import type { Importer, ImportTools } from './importer.ts';
import { locateLink } from './locate-link.ts';

/** Markdown of this portal and of other programs; its text stays as it is. */
export const markdownImporter: Importer = {
  label: 'Markdown',
  extensions: ['md', 'markdown'],
  maxBytes: 10 * 1024 * 1024,
  read({ bytes }, tools) {
    const decoding = tools.decode(bytes);
    if (!decoding.ok) return decoding;
    const { metadata, body } = readFrontMatter(decoding.text);
    return { ok: true, document: readBody(body, metadata, tools) };
  },
};

/** Keys of other programs' front matter. */
const KEYS: Readonly<Record<string, string>> = {
  title: '标题',
  date: '发布日期',
  source: '信息来源',
  keywords: '关键词',
  tags: '关键词',
  description: '摘要',
  summary: '摘要',
};

function readFrontMatter(text: string): { metadata: Metadatum[]; body: string } {
  const [whole, yaml] = /^\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)/su.exec(text) ?? [];
  if (whole === undefined || yaml === undefined) return { metadata: [], body: text };
  const metadata = [...parseFrontMatter(yaml, 1).entries].flatMap(([key, value]): Metadatum[] => {
    const label = KEYS[key.toLowerCase()] ?? key;
    const items = value.kind === 'list' ? value.items : [value];
    const texts = items.flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [item.text] : []));
    return texts.length > 0 ? [{ label, value: texts.join('、'), origin: '文件开头的字段' }] : [];
  });
  return { metadata, body: text.slice(whole.length) };
}

/** Text without any of Markdown's signs: it may be a title, a line of metadata or 落款 like any other text. */
const PLAIN = /^[^\\*_`[\]<>|#&~\n]+$/u;
const BLOCK_START = /^(?:[-+>:]|\d{1,9}[.)]\s|\s{4})/u;

function readBody(body: string, metadata: readonly Metadatum[], { readMarkdown }: ImportTools) {
  const leftBehind: LeftBehind[] = [];
  const images: ImportedImage[] = [];
  const titles: string[] = [];
  const blocks: Block[] = [];
  const witness: string[] = [];
  const text = body.replace(/<!--(.*?)-->/gsu, (_, comment: string) => {
    if (comment.trim() !== '')
      leftBehind.push({ what: 'HTML 注释', reason: '不显示的文字', text: comment.trim() });
    return '';
  });
  for (const chunk of splitChunks(text)) {
    const title = /^#\s+(.+?)\s*#*$/u.exec(chunk)?.[1];
    if (title !== undefined && titles.length === 0 && blocks.every(({ kind }) => kind === 'paragraph')) {
      titles.push(readMarkdown(title));
      blocks.push({ kind: 'paragraph', inlines: [{ kind: 'text', text: readMarkdown(title) }], rank: 0 });
    } else if (PLAIN.test(chunk) && !BLOCK_START.test(chunk)) {
      blocks.push({ kind: 'paragraph', inlines: [{ kind: 'text', text: chunk.trim() }] });
    } else blocks.push({ kind: 'verbatim', source: takeImages(chunk, images) });
    witness.push(...readMarkdown(chunk.replace(/!\[[^\]]*\]\([^)]*\)/gu, '')).split('\n'));
  }
  return createDocument({ titles, metadata, blocks, images, leftBehind, witness });
}

/** Headings alone, everything else by empty lines. Underlined headings are written with `#`, as the portal reads them. */
function splitChunks(text: string): string[] {
  const marked = text
    .replace(/^([^\n#>|-][^\n]*)\n=+[ \t]*$/gmu, '# $1\n')
    .replace(/(?<=^|\n\n)([^\n#>|-][^\n]*)\n-{2,}[ \t]*$/gmu, '## $1\n');
  return marked
    .split(/\n[ \t]*\n/u)
    .flatMap((chunk) => chunk.split(/(?<=^#{1,6} [^\n]*)\n|\n(?=#{1,6} )/u))
    .map((chunk) => chunk.replace(/^\n+|\s+$/gu, ''))
    .filter((chunk) => chunk.trim() !== '');
}

/** Pictures beside the file are copied; of others only the description stays. */
function takeImages(chunk: string, images: ImportedImage[]): string {
  return chunk.replace(
    /!\[([^\]]*)\]\(\s*<?([^)>\s]+)>?(?:\s+["'][^)]*)?\)/gu,
    (_, alt: string, target: string) => {
      const link = locateLink(target);
      const source =
        link.kind === 'page' || link.kind === 'file'
          ? ({ kind: 'beside', path: link.path } as const)
          : ({ kind: 'absent', where: target, reason: '在别的网站上，没有存到电脑里' } as const);
      return `![${alt}](image:${images.push({ alt, source }) - 1})`;
    },
  );
}
