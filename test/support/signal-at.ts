/**
 * Variables for `runScript`: the process gets a signal at the moment when it first calls a function of `node:fs`, or of
 * `node:fs/promises` if its name does not end in `Sync`, with a path that matches, before anything is done. No clock, and nobody who may look too late.
 */
export function signalAt(signal: NodeJS.Signals, call: string, place: RegExp): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${new URL('send-signal.mjs', import.meta.url).href}`,
    GONGBAO_SIGNAL_AT: JSON.stringify([signal, call, place.source]),
  };
}
