import { formatBytes } from '../attachments/format-bytes.ts';
import type { Site } from '../report/parse-site.ts';

/** Search files of more bytes are written a second time, for searches from disk, only where the portal says so. */
const MOST_BYTES_TWICE = 64 * 1024 * 1024;

/** What became of the search from disk. */
export interface OfflineSearch {
  readonly isThere: boolean;
  /** Of the search's files as they are loaded over HTTP. */
  readonly bytes: number;
}

/** Whether a portal is searched from disk too: what its settings say, else by what it costs (decision 017). */
export function wantsOfflineSearch({ offline }: Pick<Site, 'offline'>, bytes: number): boolean {
  return offline ?? bytes <= MOST_BYTES_TWICE;
}

/** For the person who built it; empty where nothing was decided for them. */
export function formatOfflineSearch(
  { offline }: Pick<Site, 'offline'>,
  { isThere, bytes }: OfflineSearch,
): string {
  if (isThere || offline !== undefined) return '';
  return `双击 index.html 打开时不能搜索：搜索用的文件有 ${formatBytes(bytes)}，没有为此另存一份；放到服务器上照常搜索\n  改法：也要能搜索，在 site.json 里写 "offline": true`;
}
