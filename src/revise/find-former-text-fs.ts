import { readFileSync } from 'node:fs';
import { decodeText } from '../base/decode-text.ts';
import { sayRefusal } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import type { FormerReport } from '../changes/former-portal.ts';
import { findPublishedMarkdown } from '../changes/published-report.ts';
import { type Remedy, tellRemedy } from '../diagnostics/diagnostic.ts';
import { readFormerPortal } from '../load/read-former-portal-fs.ts';
import { findKeptText, type KeptText } from '../publish/kept-texts-fs.ts';
import { findNearest } from '../report/nearest.ts';

export interface Refusal extends ReturnType<typeof tellRemedy> {
  readonly ok: false;
  readonly message: string;
}

export interface FormerFile {
  readonly ok: true;
  /** As it is to be kept. */
  readonly bytes: Uint8Array;
  /** With LF line ends. */
  readonly text: string;
  /** For people. */
  readonly origin: string;
  /** Nothing but a person says that it is the report's. */
  readonly isNamed?: true;
  /** Kept by a build until now. */
  readonly kept?: KeptText;
}

export const refuse = (message: string, remedy: Remedy): Refusal => ({
  ...{ ok: false, message },
  ...tellRemedy(remedy),
});

/** A file that the person names. @param file absolute @param label as it was typed */
export function readFormerFile(file: string, label: string): FormerFile | Refusal {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse(
      `“${label}”打不开：${sayRefusal(error)}`,
      '写以前公布的 index.md 或 .md 文件的位置，路径里有空格时加上引号',
    );
  }
  const decoding = decodeText(bytes);
  if (!decoding.ok) return refuse(`“${label}”读不出来：${decoding.message}`, decoding.remedy);
  return { ok: true, bytes, text: decoding.text, origin: label, isNamed: true };
}

/** To whoever has the desk. */
export const COPY_HERE = '从服务器复制一份完整的网站，放到“发布”里写的那个文件夹';

const OTHER_WAYS = '有以前的 index.md（备份、归档副本或网站上的 .md 文件）时，用 --from 指出它';

const COPY: Remedy = {
  file: `从服务器复制一份完整的网站，用 --output 指出它；${OTHER_WAYS}`,
  form: COPY_HERE,
};

/**
 * The text that was published, out of the output. What is the present text there has replaced another one, which the
 * build has kept.
 * @param output.absolute of an output, or a copy of one
 * @param ids of the report, today's first: it may have moved since that output was made
 * @param present the text as it is now, with LF line ends
 */
export function findPublishedText(
  output: { absolute: string; label: string },
  ids: readonly [string, ...string[]],
  present: string,
): FormerFile | Refusal {
  const [kept] = ids.flatMap((id) => findKeptText(output.absolute, id) ?? []);
  if (kept) {
    const decoding = decodeText(kept.bytes);
    if (decoding.ok && decoding.text !== present)
      return {
        ok: true,
        bytes: kept.bytes,
        text: decoding.text,
        origin: `${output.label} 被换下的文本`,
        kept,
      };
  }
  const portal = readFormerPortal(output.absolute, output.label);
  if (!portal)
    return refuse(`“${output.label}”里没有公报生成的网站，取不出以前公布的文本`, {
      file: `用 --output 写上一次生成的、或从服务器复制回来的网站的文件夹；${OTHER_WAYS}`,
      form: `还没有公布过的，直接改正文就行，不用写修订；公布过的，${COPY_HERE}`,
    });
  const reports = [...portal.reports.values()];
  const [report] = ids.flatMap((id) => reports.find((one) => one.id === id) ?? []);
  if (!report) {
    const [id] = ids;
    const nearest = findNearest(
      id,
      reports.flatMap((one) => one.id ?? []),
    );
    const ways = '还没有公布过的，直接改正文就行，不用写修订；换过文件夹名的，在“旧网址”里写上原来的文件夹';
    return refuse(`“${output.label}”里没有这篇报告：${id}${nearest ? `（有 ${nearest}）` : ''}`, {
      file: `${ways}；${OTHER_WAYS}`,
      form: ways,
    });
  }
  return readPublished(report, portal.read, output.label);
}

function readPublished(
  { url, entry }: FormerReport,
  read: (file: string) => string | undefined,
  label: string,
): FormerFile | Refusal {
  const listed = findPublishedMarkdown(entry);
  if (!listed)
    return refuse(`“${label}”里没有这篇报告的 .md 文件，取不出以前公布的文本`, {
      file: `${OTHER_WAYS}；以后在 site.json 里写 "markdown": true，就总能取出`,
      form: '在“设置”的“下载的格式”里打开 Markdown，以后发布的就能取出',
    });
  const file = decodeURIComponent(url).replace(/html$/, 'md');
  const text = read(file);
  if (text === undefined) return refuse(`“${label}”里的 ${file} 不见了，或者打不开`, COPY);
  if (hashContent(text) !== listed.sha256)
    return refuse(`“${label}”里的 ${file} 与目录里记的校验值不同：它公布以后被改过，或者坏了`, COPY);
  return { ok: true, bytes: Buffer.from(text), text: text.replace(/^\ufeff/, ''), origin: label };
}
