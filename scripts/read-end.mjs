import { constants } from 'node:os';

/** How a process ends that V8 or the system has stopped for want of memory; on Windows by an exit code. */
const FATAL_SIGNALS = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL', 'SIGSEGV', 'SIGBUS'];
const ABORTED = 134;
const WINDOWS_EXCEPTION = 0xc0000000;
/** One of those numbers as well: Windows has ended it for Ctrl+C or because its window was closed. */
const WINDOWS_INTERRUPTED = 0xc000013a;

/**
 * What became of a command, from how its process ended.
 *
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns whether memory may have run out, and the exit code for whoever called
 */
export function readEnd(code, signal) {
  // As a shell tells of a command that a signal has ended.
  if (code === WINDOWS_INTERRUPTED) return { isFatal: false, exitCode: 128 + constants.signals.SIGINT };
  const isFatal = signal
    ? FATAL_SIGNALS.includes(signal)
    : code === ABORTED || (code ?? 0) >= WINDOWS_EXCEPTION;
  return { isFatal, exitCode: isFatal ? 1 : signal ? 128 + constants.signals[signal] : (code ?? 1) };
}
