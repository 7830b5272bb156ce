/**
 * What a run is for. `check` judges and makes nothing; `build` writes a portal; `archive` writes one for disks, with
 * its sources; `preview` keeps what it has read, and makes a page when somebody looks at it.
 */
export type Mode = 'check' | 'build' | 'preview' | 'archive';
