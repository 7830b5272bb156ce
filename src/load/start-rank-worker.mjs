// Threads start with what Node 20 reads itself: tsx does not load itself into them (privatenumber/tsx#354).
import { tsImport } from 'tsx/esm/api';

await tsImport('./rank-worker-fs.ts', import.meta.url);
