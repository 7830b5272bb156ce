/**
 * The oldest browsers that the pages are made for, as esbuild names them: its `target` for every script and style
 * sheet. What these browsers lack and how the pages do without it is in docs/browsers.md.
 */
export const OLDEST_BROWSERS = ['chrome78', 'edge79', 'firefox102', 'safari15'];
