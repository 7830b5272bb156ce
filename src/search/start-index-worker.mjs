// Threads start with what Node 20 reads itself: tsx does not load itself into them (privatenumber/tsx#354).
import { tsImport } from 'tsx/esm/api';

export const { index } = await tsImport('./index-worker-pagefind.ts', import.meta.url);
