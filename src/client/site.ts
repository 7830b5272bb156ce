import { bindHeadingLinks } from './heading-links.ts';
import { loadHitMarks } from './load-hit-marks.ts';
import { bindShare } from './share.ts';
import { followReading } from './toc-follow.ts';

bindHeadingLinks();
bindShare();
followReading();
loadHitMarks();
