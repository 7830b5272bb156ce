// Node 20 does not read TypeScript itself, and the process is not started by tsx.
import { tsImport } from 'tsx/esm/api';

await tsImport('./background-worker-fs.ts', import.meta.url);
