import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The installation that is tested. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the example content: 示例区示例局 and its invented reports. */
export const EXAMPLE_CONTENT = path.join(PROJECT, 'test/fixtures/portal');

/** The invented portal of `npm run demo`. */
export const DEMO_CONTENT = path.join(PROJECT, 'src/demo');

/** The installation's own content: the real report. */
export const REAL_CONTENT = path.join(PROJECT, 'src/content');
