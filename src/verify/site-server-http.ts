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

const PLAIN_CODINGS: ReadonlySet<string> = new Set(['', 'identity']);
const PACKED_CODINGS: ReadonlySet<string> = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd']);

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

  /** @returns why the rest is not wanted, if it is not. @param started when it was asked for */
  const receive = async (
    response: Response,
    started: number,
    onPiece: (piece: Uint8Array) => void,
  ): Promise<SiteFailure | undefined> => {
    let bytes = 0;
    for await (const piece of readBodyPieces(response)) {
      bytes += piece.length;
      if (bytes > fileBytes) return fail('file-large', `${Math.round(fileBytes / 1024 / 1024)} MB`);
      const elapsed = performance.now() - started;
      if (elapsed > silenceMs && bytes < elapsed * bytesPerMs)
        return fail('server-silent', `太慢，${Math.round(elapsed / 1000)} 秒只有 ${bytes} 字节`);
      onPiece(piece);
    }
    return undefined;
  };

  const ask = async (
    path: string,
    signal: AbortSignal,
    onPiece: (piece: Uint8Array) => void,
    headers: Record<string, string>,
  ): Promise<SiteAnswer> => {
    const quiet = new AbortController();
    const timer = setTimeout(() => quiet.abort(), silenceMs);
    const started = performance.now();
    let isAnswering = false;
    try {
      const found = await follow(base, path, { headers, signal: AbortSignal.any([signal, quiet.signal]) });
      if ('fault' in found) return found;
      isAnswering = true;
      const { response, moved } = found;
      const refusal = refuse(response, path);
      if (refusal) {
        await response.body?.cancel();
        return refusal;
      }
      const failure = await receive(response, started, (piece) => {
        timer.refresh();
        onPiece(piece);
      });
      if (failure) return failure;
      const remark =
        judgeType(path, response.headers.get('content-type')) ??
        (moved === undefined ? undefined : ({ kind: 'file-moved', detail: moved.href } as const));
      const place = moved && decodePath(moved.pathname.slice(base.pathname.length));
      return {
        isCompressed: !PLAIN_CODINGS.has(readCoding(response)),
        ...(remark ? { remark } : {}),
        ...(place === undefined ? {} : { moved: place }),
      };
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

type SiteFailure = Required<Pick<SiteAnswer, 'fault'>>;

/** Follows redirects as far as they stay within the site. @returns the last answer, and where it came from if moved */
async function follow(
  base: URL,
  path: string,
  request: RequestInit,
): Promise<{ response: Response; moved?: URL } | SiteFailure> {
  let moved: URL | undefined;
  for (let redirects = 0; ; redirects += 1) {
    const url: URL = moved ?? locate(base, path);
    const response = await fetch(url, { ...request, redirect: 'manual' });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null)
      return { response, ...(moved ? { moved } : {}) };
    await response.body?.cancel();
    const target = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
    if (!target?.href.startsWith(base.href)) return fail('file-away', location);
    if (redirects >= MOST_REDIRECTS) return fail('file-circle');
    moved = target;
  }
}

/** What of an answer is seen before its body: that it is none, or is packed as nothing here unpacks. */
function refuse(response: Response, path: string): SiteFailure | undefined {
  const { status } = response;
  if (status !== 200 && !(status === 404 && path === NOT_FOUND_PAGE)) return failStatus(status);
  const coding = readCoding(response);
  return PLAIN_CODINGS.has(coding) || PACKED_CODINGS.has(coding) ? undefined : fail('file-encoding', coding);
}

const readCoding = ({ headers }: Response) => (headers.get('content-encoding') ?? '').trim().toLowerCase();

/** A path as an address below the site, each part of it encoded. */
const locate = (base: URL, path: string): URL =>
  new URL(path.split('/').map(encodeURIComponent).join('/'), base);

const fail = (kind: FaultKind, detail?: string): SiteFailure => ({
  fault: { kind, ...(detail === undefined ? {} : { detail }) },
});

function failStatus(status: number): SiteFailure {
  if (status === 404 || status === 410) return fail('file-missing');
  if (status === 401 || status === 403 || status === 451) return fail('file-forbidden', String(status));
  return fail(
    status >= 500 || status === 408 || status === 429 ? 'server-error' : 'server-odd',
    String(status),
  );
}

/** `fetch` says why in a cause. */
function explain(error: unknown, isAnswering: boolean): SiteFailure {
  let code = '';
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    code = (each as NodeJS.ErrnoException).code ?? code;
  if (/^Z_|^ERR_(?:_ERROR|PADDING|BROTLI)|BROTLI|ZSTD/.test(code)) return fail('file-encoding', code);
  return isAnswering ? fail('file-cut', code) : fail('server-away', code);
}
