import { bindHeadingLinks } from './heading-links.ts';
import { loadHitMarks } from './load-hit-marks.ts';
import { followReading } from './toc-follow.ts';

bindHeadingLinks();
followReading();
loadHitMarks();
