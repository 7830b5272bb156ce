import { formatRun } from './format-text.ts';
import type { PictureEnding } from './pack-word.ts';
import { TEXT_WIDTH } from './page.ts';
import { formatElement } from './xml.ts';

/** A picture as it lies beside the report. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mime: string;
}

/** In pixels; absent if the file does not tell them. */
interface Size {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** What Word shows everywhere. WebP it shows only since 2021 and on some systems, WPS not at all. */
const ENDINGS: Readonly<Record<string, PictureEnding>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

export const findPictureEnding = (mime: string | undefined): PictureEnding | undefined => ENDINGS[mime ?? ''];

const EMU_PER_TWIP = 635;
/** At 96 to the inch, as Word takes a picture that says nothing of its density. */
const EMU_PER_PIXEL = 9525;
/** Leaves room for the caption: three quarters of 版心. */
const MAX_HEIGHT = 168 * 36_000;

/** In English metric units: as large as its pixels are, at most as wide as 版心. */
function measurePicture({ width = 400, height = 300 }: Size): { width: number; height: number } {
  const natural = { width: width * EMU_PER_PIXEL, height: height * EMU_PER_PIXEL };
  const scale = Math.min(1, (TEXT_WIDTH * EMU_PER_TWIP) / natural.width, MAX_HEIGHT / natural.height);
  return {
    width: Math.max(1, Math.round(natural.width * scale)),
    height: Math.max(1, Math.round(natural.height * scale)),
  };
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** A run with a picture in the line. */
export function formatPicture(
  place: Size & {
    /** Of the relation that names the file. */
    readonly id: string;
    /** Counts the pictures of the document from 1. */
    readonly index: number;
    readonly alt: string;
  },
): string {
  const { id, index, alt } = place;
  const { width, height } = measurePicture(place);
  const size = { cx: width, cy: height };
  const named = { id: index, name: `图片 ${index}`, descr: alt };
  const content = formatElement(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    formatElement('pic:nvPicPr', {}, formatElement('pic:cNvPr', named) + formatElement('pic:cNvPicPr')) +
      formatElement(
        'pic:blipFill',
        {},
        formatElement('a:blip', { 'r:embed': id }) +
          formatElement('a:stretch', {}, formatElement('a:fillRect')),
      ) +
      formatElement(
        'pic:spPr',
        {},
        formatElement('a:xfrm', {}, formatElement('a:off', { x: 0, y: 0 }) + formatElement('a:ext', size)) +
          formatElement('a:prstGeom', { prst: 'rect' }, formatElement('a:avLst')),
      ),
  );
  const inline = formatElement(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    formatElement('wp:extent', size) +
      formatElement('wp:docPr', named) +
      formatElement(
        'wp:cNvGraphicFramePr',
        {},
        formatElement('a:graphicFrameLocks', { 'xmlns:a': `${DRAWING}/main`, noChangeAspect: 1 }),
      ) +
      formatElement(
        'a:graphic',
        { 'xmlns:a': `${DRAWING}/main` },
        formatElement('a:graphicData', { uri: `${DRAWING}/picture` }, content),
      ),
  );
  return formatRun(formatElement('w:drawing', {}, inline));
}
