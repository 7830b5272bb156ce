import { bindHeadingLinks } from './heading-links.ts';
import { loadHitMarks } from './load-hit-marks.ts';
import { bindProveLink } from './prove-link.ts';
import { bindShare } from './share.ts';
import { followReading } from './toc-follow.ts';

bindHeadingLinks();
bindProveLink();
bindShare();
followReading();
loadHitMarks();
