import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from '../base/read-body-http.ts';
import { explainConnection, explainSilence, explainSlowness, explainStatus } from './explain-store-fault.ts';
import { formatEnvelope, measureEnvelope, parseEnvelope } from './object-envelope.ts';
import { MAX_OBJECT_BYTES, StoreError, type StoreFault, type StorePlace } from './store-place.ts';

interface HttpLimits {
  /** Longest silence, also in the middle of an answer. */
  readonly silenceMs: number;
  /** Slowest way of an object, there or back, that is waited for once `silenceMs` have passed. */
  readonly bytesPerMs: number;
  /** Pauses before a failed request is tried again: servers restart, and idle connections are closed. */
  readonly retryMs: readonly number[];
  readonly objectBytes: number;
}

const STANDARD_LIMITS: HttpLimits = {
  silenceMs: 20_000,
  bytesPerMs: 32,
  retryMs: [250, 1000],
  objectBytes: MAX_OBJECT_BYTES,
};

/** What a server may recover from. */
const isPassing = (status: number) => status === 408 || status === 429 || status >= 500;

/**
 * A store that speaks the contract of Nx's self-hosted caches: `GET` and `PUT` of `/v1/cache/{hash}`, with a bearer
 * token (nx.dev, “Self-hosted caching”). A plain web server that takes `PUT` serves it too.
 * @param token without white space
 */
export function openHttpPlace(
  address: string,
  token: string | undefined,
  limits: Partial<HttpLimits> = {},
): StorePlace {
  const { silenceMs, bytesPerMs, retryMs, objectBytes } = { ...STANDARD_LIMITS, ...limits };
  const base = address.replace(/\/+$/, '');
  const headers = {
    'accept-encoding': 'identity',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };

  /** One try. @param patienceMs of the time until the answer begins; `read` tells of the bytes that have come by now */
  const ask = async <T>(
    key: string,
    init: { method: 'GET' | 'HEAD' | 'PUT'; body?: Uint8Array },
    patienceMs: number,
    read: (response: Response, onBytes: (bytes: number) => void) => Promise<T>,
  ): Promise<T> => {
    const abort = new AbortController();
    const started = performance.now();
    let hasBegun = false;
    let slow: StoreFault | undefined;
    const timer = setTimeout(() => abort.abort(), patienceMs);
    const onBytes = (bytes: number) => {
      const elapsed = performance.now() - started;
      if (elapsed < patienceMs + bytes / bytesPerMs) return timer.refresh();
      slow = explainSlowness(Math.round(elapsed / 1000), bytes);
      return abort.abort();
    };
    try {
      // A redirect could lead the token, or whoever trusts this address, to somebody else.
      const response = await fetch(`${base}/v1/cache/${key}`, {
        ...init,
        headers,
        redirect: 'manual',
        signal: abort.signal,
      });
      hasBegun = true;
      const value = await read(response, onBytes);
      // An answer that is left lying would hold its connection.
      if (!response.bodyUsed) await response.body?.cancel();
      return value;
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const fault = abort.signal.aborted
        ? (slow ?? explainSilence(Math.round(patienceMs / 1000)))
        : explainConnection(error);
      // An answer that broke off may be this object's fault.
      const reach = hasBegun && !abort.signal.aborted ? 'object' : 'store';
      throw new StoreError(fault, reach, { mayPass: true, cause: error });
    } finally {
      clearTimeout(timer);
    }
  };

  /** Tries again what may pass: a failed connection, an overloaded server. */
  const insist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (const pause of retryMs) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error as StoreError).mayPass) throw error;
      }
      await wait(pause);
    }
    return attempt();
  };

  const refuse = (response: Response, isWriting: boolean): StoreError => {
    const { status } = response;
    const fault = explainStatus(status, isWriting, response.headers.get('location'));
    const reach = isWriting ? (status === 413 ? 'object' : 'way') : 'store';
    return new StoreError(fault, reach, { mayPass: isPassing(status) });
  };

  return {
    label: address,
    get: (key) =>
      insist(() =>
        ask(key, { method: 'GET' }, silenceMs, async (response, onBytes) => {
          if (response.status === 404) return undefined;
          if (response.status !== 200) throw refuse(response, false);
          const bytes = await readBody(response, objectBytes, onBytes);
          return bytes ? parseEnvelope(key, bytes) : 'oversized';
        }),
      ),
    // The contract has no HEAD: a server that does not know it gets the object once more.
    has: (key, ending, bytes) =>
      ask(key, { method: 'HEAD' }, silenceMs, async (response) => {
        const length = response.headers.get('content-length');
        return response.status === 200 && Number(length) === measureEnvelope(key, ending, bytes);
      }),
    put: (key, object) => {
      const body = formatEnvelope(key, object);
      return insist(() =>
        ask(key, { method: 'PUT', body }, silenceMs + body.length / bytesPerMs, async (response) => {
          // 409: another machine was first, with the same.
          if (!response.ok && response.status !== 409) throw refuse(response, true);
        }),
      );
    },
  };
}
