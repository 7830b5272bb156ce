import { writeSync } from 'node:fs';

/** Preloaded into a measured command: tells its largest memory (kB) to whoever listens at file descriptor 3. */
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
