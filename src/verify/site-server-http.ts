import { decodePath } from '../base/decode-path.ts';
import { readBodyPieces } from '../base/read-body-http.ts';
import type { FaultKind, SiteAnswer, SiteSource, SourceFault } from './site-source.ts';

interface ServerLimits {
  /** Longest silence, also in the middle of an answer. */
  readonly silenceMs: number;
  /** Bytes of a file, as they are when they are unpacked. */
  readonly fileBytes: number;
  /** A file that comes more slowly, once `silenceMs` have passed, is given up. */
  readonly bytesPerMs: number;
}

const STANDARD_LIMITS: ServerLimits = { silenceMs: 30_000, fileBytes: 1024 ** 3, bytesPerMs: 1 };

const MOST_REDIRECTS = 3;

const KNOWN_CODINGS = /^(?:gzip|x-gzip|deflate|br|zstd|identity)?$/;

/** Some hosts keep hidden files for themselves; this one is empty, and for GitHub alone. */
const KEPT_BACK = '.nojekyll';

/** The page for what is not there may say so itself. */
const NOT_FOUND_PAGE = '404.html';

/**
 * A site on a server. Nothing but the bytes is taken from it, and they only up to a limit; redirects are followed
 * within the same site alone.
 * @param base ends in `/`
 * @param judgeType what is wrong with the type that the server gives a file
 */
export function openServer(
  base: URL,
  judgeType: (path: string, header: string | null) => SourceFault | undefined,
  limits: Partial<ServerLimits>,
): SiteSource {
  const { silenceMs, fileBytes, bytesPerMs } = { ...STANDARD_LIMITS, ...limits };

  const ask = async (
    path: string,
    signal: AbortSignal,
    onPiece: (piece: Uint8Array) => void,
    headers: Record<string, string>,
  ): Promise<SiteAnswer> => {
    const quiet = new AbortController();
    const timer = setTimeout(() => quiet.abort(), silenceMs);
    const started = performance.now();
    let url = locate(base, path);
    let moved: URL | undefined;
    let bytes = 0;
    let isAnswering = false;
    try {
      for (let redirects = 0; ; redirects += 1) {
        const response = await fetch(url, {
          headers,
          redirect: 'manual',
          signal: AbortSignal.any([signal, quiet.signal]),
        });
        isAnswering = true;
        const { status } = response;
        const location = response.headers.get('location');
        if (status >= 300 && status < 400 && location !== null) {
          await response.body?.cancel();
          const target = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
          if (!target?.href.startsWith(base.href)) return fail('file-away', location);
          if (redirects >= MOST_REDIRECTS) return fail('file-circle');
          url = target;
          moved = target;
          isAnswering = false;
          continue;
        }
        if (status !== 200 && !(status === 404 && path === NOT_FOUND_PAGE)) {
          await response.body?.cancel();
          return failStatus(status);
        }
        const coding = (response.headers.get('content-encoding') ?? '').trim().toLowerCase();
        if (!KNOWN_CODINGS.test(coding)) {
          await response.body?.cancel();
          return fail('file-encoding', coding);
        }
        for await (const piece of readBodyPieces(response)) {
          timer.refresh();
          bytes += piece.length;
          if (bytes > fileBytes) return fail('file-large', `${Math.round(fileBytes / 1024 / 1024)} MB`);
          const elapsed = performance.now() - started;
          if (elapsed > silenceMs && bytes < elapsed * bytesPerMs)
            return fail('server-silent', `太慢，${Math.round(elapsed / 1000)} 秒只有 ${bytes} 字节`);
          onPiece(piece);
        }
        const remark =
          judgeType(path, response.headers.get('content-type')) ??
          (moved === undefined ? undefined : ({ kind: 'file-moved', detail: moved.href } as const));
        const isCompressed = coding !== '' && coding !== 'identity';
        const place = moved && decodePath(moved.pathname.slice(base.pathname.length));
        return {
          isCompressed,
          ...(remark ? { remark } : {}),
          ...(place === undefined ? {} : { moved: place }),
        };
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (quiet.signal.aborted) return fail('server-silent', `${silenceMs / 1000} 秒没有动静`);
      return explain(error, isAnswering);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    read: (path, signal, onPiece) => ask(path, signal, onPiece, {}),
    readPlain: (path, signal, onPiece) => ask(path, signal, onPiece, { 'accept-encoding': 'identity' }),
    mayLack: (path) => path === KEPT_BACK,
  };
}

/** A path as an address below the site, each part of it encoded. */
const locate = (base: URL, path: string): URL =>
  new URL(path.split('/').map(encodeURIComponent).join('/'), base);

const fail = (kind: FaultKind, detail?: string): SiteAnswer => ({
  fault: { kind, ...(detail === undefined ? {} : { detail }) },
});

function failStatus(status: number): SiteAnswer {
  if (status === 404 || status === 410) return fail('file-missing');
  if (status === 401 || status === 403 || status === 451) return fail('file-forbidden', String(status));
  return fail(
    status >= 500 || status === 408 || status === 429 ? 'server-error' : 'server-odd',
    String(status),
  );
}

/** `fetch` says why in a cause. */
function explain(error: unknown, isAnswering: boolean): SiteAnswer {
  let code = '';
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    code = (each as NodeJS.ErrnoException).code ?? code;
  if (/^Z_|^ERR_(?:_ERROR|PADDING|BROTLI)|BROTLI|ZSTD/.test(code)) return fail('file-encoding', code);
  return isAnswering ? fail('file-cut', code) : fail('server-away', code);
}
