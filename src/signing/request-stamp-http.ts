import { findErrorCode } from '../base/io-errors.ts';
import { readBody } from '../base/read-body-http.ts';

/** RFC 3161 § 3.4: a time stamping authority over HTTP. */

const TIME_LIMIT_MS = 30_000;
const MOST_BYTES = 256 * 1024;

/** @param address http(s) @returns the reply's bytes, which prove nothing yet; or why there are none, in Chinese */
export async function requestStamp(
  address: string,
  request: Uint8Array,
): Promise<{ reply: Buffer } | { fault: string }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request),
      // Whoever was named is asked, nobody else.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { fault: `时间戳机构回答 HTTP ${response.status}` };
    }
    const reply = await readBody(response, MOST_BYTES);
    return reply ? { reply } : { fault: '时间戳机构的回答太长，没有收' };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const code = findErrorCode(error);
    return {
      fault: isLate
        ? `时间戳机构 ${TIME_LIMIT_MS / 1000} 秒没有回答`
        : `连不上时间戳机构${code && `（${code}）`}`,
    };
  }
}
