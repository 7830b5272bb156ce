import { hash } from 'node:crypto';

/** SHA-256, lower-case hexadecimal. */
export const hashContent = (content: string | Uint8Array): string => hash('sha256', content);

export const hashBytes = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

/** A key of the cache, of everything that an object is made of: each part as JSON writes it. */
export const formatKey = (...parts: readonly unknown[]): string => hashContent(JSON.stringify(parts));

/** A text as the sources of a Content-Security-Policy name it (CSP3, 6.7.2). */
export const hashForPolicy = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`;
