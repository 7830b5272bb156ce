import { orElse } from '../base/or-else.ts';

/** What a browser asks for, as a path below the portal's root; or why it gets no answer, for a person to read. */
export type RequestTarget =
  | { readonly ok: true; readonly path: string; readonly query: URLSearchParams }
  | { readonly ok: false; readonly status: 400 | 403 | 404 | 405; readonly message: string };

/** A page of another site can have its own name lead to this computer (DNS rebinding); its requests carry that name. */
export const OWN_HOST = /^(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/i;

/** No file has one, and the path of one must not mean another on Windows. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\\]/u;

/**
 * @param request.url the request target (RFC 9112 § 3.2.1), such as `/reports/2021/jiaoyuju.html?q=x`
 * @param request.host the `Host` field
 */
export function resolveRequest({
  method = 'GET',
  url = '/',
  host = '',
}: {
  method?: string | undefined;
  url?: string | undefined;
  host?: string | undefined;
}): RequestTarget {
  if (!OWN_HOST.test(host))
    return refuse(403, '预览只在这台电脑上用，地址要以 127.0.0.1 或 localhost 开头。');
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, '预览只能看，不接受提交。');
  const [, target = '', search = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(url) ?? [];
  if (!target.startsWith('/')) return refuse(400, '网址写得不对：要以“/”开头。');
  const path = orElse(() => decodeURIComponent(target.slice(1)), undefined);
  if (path === undefined) return refuse(400, '网址写得不对：百分号后面的编码不完整。');
  if (FORBIDDEN.test(path)) return refuse(400, '网址写得不对：里面有反斜线或看不见的控制字符。');
  const query = new URLSearchParams(search);
  if (path === '') return { ok: true, path: 'index.html', query };
  if (path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return refuse(404, '没有这个地址：里面有空的或指向上一层的部分。');
  }
  return { ok: true, path, query };
}

function refuse(status: 400 | 403 | 404 | 405, message: string): RequestTarget {
  return { ok: false, status, message };
}
