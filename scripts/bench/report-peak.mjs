import { writeSync } from 'node:fs';

/**
 * Preloaded into a measured command: tells its largest memory (kB) and its processor time (µs) to whoever listens at
 * file descriptor 3.
 */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
});
