import { bindHeadingLinks } from './heading-links.ts';
import { loadHitMarks } from './load-hit-marks.ts';
import { bindPrint } from './print.ts';
import { bindTextSize } from './text-size.ts';
import { followReading } from './toc-follow.ts';

bindTextSize();
bindPrint();
bindHeadingLinks();
followReading();
loadHitMarks();
