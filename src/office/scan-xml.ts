import { Parser } from 'htmlparser2';
import { findUtf16Mark } from '../base/decode-text.ts';
import { checkDepth } from './parse-xml.ts';

/** What is told of a part while it passes by; names are without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(data: string): void;
  close?(name: string): void;
}

/** Characters handed to the parser at once: a part of 60 MB must not stand in memory as text three times. */
const PIECE = 1 << 16;

/**
 * Reads a large part without keeping it. @returns false if it is no XML as Office writes it: see `parseXml` on
 * DOCTYPE. @throws PackageError if it nests too deep
 */
export function scanXml(bytes: Uint8Array, events: XmlEvents): boolean {
  const encoding = findUtf16Mark(bytes);
  const decoder = new TextDecoder(encoding);
  if (/<!DOCTYPE/iu.test(new TextDecoder(encoding).decode(bytes.subarray(0, 4000)))) return false;
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  let hasElement = false;
  let isEnding = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        hasElement = true;
        depth += 1;
        checkDepth(depth);
        events.open(local(name), attributes);
      },
      ontext: (data) => events.text?.(data),
      onclosetag: (name) => {
        // Elements that the end of a part closes were never closed by the part: it is cut off.
        if (!isEnding) depth -= 1;
        events.close?.(local(name));
      },
    },
    { xmlMode: true },
  );
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.write(decoder.decode());
  isEnding = true;
  parser.end();
  return hasElement && depth === 0;
}
