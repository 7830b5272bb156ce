import path from 'node:path';
import { formatPathLabel } from '../base/format-path-label.ts';
import { openFolderPlace } from './place-fs.ts';
import { openHttpPlace } from './place-http.ts';
import type { StorePlace } from './store-place.ts';

const EXAMPLES = '写一个文件夹，如 /mnt/gongbao-cache，或网址，如 https://cache.example.gov.cn';

/** What is wrong with the place of a store, in Chinese; it is not asked yet. */
export function findPlaceFault(typed: string): string | undefined {
  if (!isAddress(typed)) return undefined;
  // Not repeated: it may hold a password.
  if (!URL.canParse(typed)) return `共享缓存的网址看不懂。${EXAMPLES}`;
  const { protocol, username, password, search, hash } = new URL(typed);
  if (!/^https?:$/.test(protocol)) return `共享缓存的网址只能以 http:// 或 https:// 开头。${EXAMPLES}`;
  if (username !== '' || password !== '')
    return '共享缓存的网址里不写用户名和密码：命令会留在日志里。令牌放在环境变量 GONGBAO_CACHE_TOKEN 里';
  if (search !== '' || hash !== '') return `共享缓存的网址里不能有“?”和“#”。${EXAMPLES}`;
  return undefined;
}

/** What is wrong with a token, which is never shown. */
export const findTokenFault = (token: string): string | undefined =>
  /^[\x21-\x7e]*$/.test(token.trim())
    ? undefined
    : '环境变量 GONGBAO_CACHE_TOKEN 里的令牌不对：只能是英文字母、数字和符号，中间没有空格和换行';

/** @param token of an `http(s)` store */
export function openStorePlace(typed: string, token = ''): StorePlace {
  if (isAddress(typed)) return openHttpPlace(typed, token.trim() || undefined);
  return openFolderPlace(path.resolve(typed), formatPathLabel(typed));
}

/** `C:\…` is a folder. */
const isAddress = (typed: string) => /^[a-z][a-z\d+.-]+:/i.test(typed);
