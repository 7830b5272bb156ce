import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** A visitor's link to the host. */
export interface Link {
  /** From question to first byte, with the connection open. */
  readonly milliseconds: number;
  readonly megabitsPerSecond: number;
}

export interface SlowServer {
  url: string;
  /** Bytes of answers that have gone through. */
  sent(): number;
  close(): Promise<void>;
}

const PACKET = 1460;
/** Packets that are sent at once: timers know no less than a millisecond. */
const BURST = 4;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a site on 127.0.0.1 as a host behind a slow link would: texts compressed, each answer one way there and back
 * late, all answers of a visit through one pipe. A browser's own throttling leaves workers alone, which search.
 */
export async function serveSlowly(
  folder: string,
  { milliseconds, megabitsPerSecond }: Link,
): Promise<SlowServer> {
  const pipe: { bytes: Buffer; response: ServerResponse }[] = [];
  let isOpen = true;
  let sent = 0;
  const pump = async () => {
    // By the clock, not by counting timers: a busy machine must not make the link slower than it is.
    let free = performance.now();
    while (isOpen) {
      const now = performance.now();
      if (pipe.length === 0) free = now;
      while (pipe.length > 0 && free <= now) {
        const next = pipe.shift();
        if (!next) break;
        // The visitor has gone: nothing of it takes the next one's time.
        if (next.response.destroyed) continue;
        const chunk = next.bytes.subarray(0, PACKET * BURST);
        next.response.write(chunk);
        sent += chunk.length;
        free += (chunk.length * 8) / (megabitsPerSecond * 1000);
        const rest = next.bytes.subarray(chunk.length);
        if (rest.length > 0) pipe.push({ bytes: rest, response: next.response });
        else next.response.end();
      }
      await wait(1);
    }
  };
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').slice(1) || 'index.html';
    const ending = path.extname(name);
    await wait(milliseconds);
    try {
      const content = readFileSync(path.join(folder, name));
      const isText = ending in TYPES;
      response.writeHead(200, {
        'content-type': TYPES[ending] ?? 'application/octet-stream',
        ...(isText ? { 'content-encoding': 'gzip' } : {}),
      });
      pipe.push({ bytes: isText ? gzipSync(content) : content, response });
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pumping = pump();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent: () => sent,
    async close() {
      isOpen = false;
      await pumping;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
