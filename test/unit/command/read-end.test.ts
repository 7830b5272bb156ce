import { expect, it } from 'vitest';
import { readEnd } from '../../../scripts/read-end.mjs';

it.each([
  ['done', 0, null, false, 0],
  ['with faults', 1, null, false, 1],
  ['V8 has aborted, on Windows', 134, null, true, 1],
  ['V8 has aborted', null, 'SIGABRT', true, 1],
  ['the system has killed it', null, 'SIGKILL', true, 1],
  ['an exception of Windows', 0xc0000005, null, true, 1],
  // Said to have been out of memory before.
  ['Ctrl+C on Windows', 0xc000013a, null, false, 130],
  ['Ctrl+C', null, 'SIGINT', false, 130],
  ['a polite kill', null, 'SIGTERM', false, 143],
] as const)('how a command ended: %s', (_, code, signal, isFatal, exitCode) => {
  expect(readEnd(code, signal)).toEqual({ isFatal, exitCode });
});
