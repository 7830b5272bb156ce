// Loaded before a command: see `signal-at.ts`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [signal, call, place] = JSON.parse(process.env.GONGBAO_SIGNAL_AT);
const api = call.endsWith('Sync') ? fs : fs.promises;
const original = api[call];
api[call] = (path, ...others) => {
  if (new RegExp(place).test(String(path).replaceAll('\\', '/'))) {
    api[call] = original;
    syncBuiltinESMExports();
    process.kill(process.pid, signal);
  }
  return original(path, ...others);
};
syncBuiltinESMExports();
