import { writeSync } from 'node:fs';
import { readProcessorTime } from './read-processor-time.mjs';

/**
 * Preloaded into a measured command: tells its largest memory (kB), its processor time and that of the programs that it
 * started and that have ended (seconds; 0 but on Linux) to whoever listens at file descriptor 3. Whoever only looks on
 * from time to time misses a program that takes two seconds.
 */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1e6} ${readProcessorTime('self').ended}`);
});
