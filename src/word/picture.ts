import { formatRun } from './format-text.ts';
import { TEXT_WIDTH } from './page.ts';
import { formatElement, formatParent } from './xml.ts';

/** A picture as it lies beside the report. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** How the file wants to be shown (Exif, `Orientation`); 1 as it is stored. */
  readonly orientation?: number;
}

/** In pixels; absent if the file does not tell them. */
interface Size {
  readonly width: number | undefined;
  readonly height: number | undefined;
}

const EMU_PER_TWIP = 635;
/** At 96 to the inch, as Word takes a picture that says nothing of its density. */
const EMU_PER_PIXEL = 9525;
/** Leaves room for the caption: three quarters of 版心. */
const MAX_HEIGHT = 168 * 36_000;

/** In English metric units: as large as its pixels are, at most as wide as `room`, in twips. */
function measurePicture(
  { width = 400, height = 300 }: Size,
  isTurned: boolean,
  room: number,
): { width: number; height: number } {
  const natural = { width: width * EMU_PER_PIXEL, height: height * EMU_PER_PIXEL };
  const maxWidth = room * EMU_PER_TWIP;
  // A picture that Word turns takes the place of the stored one as well.
  const maxHeight = isTurned ? Math.min(maxWidth, MAX_HEIGHT) : MAX_HEIGHT;
  const scale = Math.min(1, maxWidth / natural.width, maxHeight / natural.height);
  return {
    width: Math.max(1, Math.round(natural.width * scale)),
    height: Math.max(1, Math.round(natural.height * scale)),
  };
}

/**
 * Turns and mirrors by orientation (Exif 2.32, 4.6.4 A): Word and WPS show the stored picture. Mirrored first, then
 * turned to the right, in 60000ths of a degree (20.1.7.6 xfrm).
 */
const TURNS: Readonly<Record<number, { readonly rot?: number; readonly flipH?: 1; readonly flipV?: 1 }>> = {
  2: { flipH: 1 },
  3: { rot: 10_800_000 },
  4: { flipV: 1 },
  5: { flipH: 1, rot: 16_200_000 },
  6: { rot: 5_400_000 },
  7: { flipH: 1, rot: 5_400_000 },
  8: { rot: 16_200_000 },
};

const isOnSide = (orientation: number) => orientation >= 5;

export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** A run with a picture in the line. */
export function formatPicture(
  place: Size & {
    /** Of the relation that names the file. */
    readonly id: string;
    /** Counts the pictures of the document from 1. */
    readonly index: number;
    readonly alt: string;
    readonly orientation?: number | undefined;
    /** How wide it may be, in twips: in a cell, whose edges Word cuts it at, less than 版心. */
    readonly room?: number | undefined;
  },
): string {
  const { id, index, alt, orientation = 1, room = TEXT_WIDTH } = place;
  const isTurned = isOnSide(orientation);
  const { width, height } = measurePicture(place, isTurned, room);
  // Word wants the size of the stored picture, and apart from it what the turned one needs besides.
  const size = isTurned ? { cx: height, cy: width } : { cx: width, cy: height };
  const beyond = (length: number) => (isTurned ? Math.max(0, Math.round(length / 2)) : 0);
  const [beside, above] = [beyond(width - height), beyond(height - width)];
  const named = { id: index, name: `图片 ${index}`, descr: alt };
  const content = formatElement(
    'pic:pic',
    { 'xmlns:pic': `${DRAWING}/picture` },
    formatParent('pic:nvPicPr', formatElement('pic:cNvPr', named) + formatElement('pic:cNvPicPr')) +
      formatParent(
        'pic:blipFill',
        formatElement('a:blip', { 'r:embed': id }) + formatParent('a:stretch', formatElement('a:fillRect')),
      ) +
      formatParent(
        'pic:spPr',
        formatElement(
          'a:xfrm',
          TURNS[orientation],
          formatElement('a:off', { x: 0, y: 0 }) + formatElement('a:ext', size),
        ),
        formatElement('a:prstGeom', { prst: 'rect' }, formatElement('a:avLst')),
      ),
  );
  const inline = formatElement(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    formatElement('wp:extent', size) +
      formatElement('wp:effectExtent', { l: beside, t: above, r: beside, b: above }) +
      formatElement('wp:docPr', named) +
      formatParent(
        'wp:cNvGraphicFramePr',
        formatElement('a:graphicFrameLocks', { 'xmlns:a': `${DRAWING}/main`, noChangeAspect: 1 }),
      ) +
      formatElement(
        'a:graphic',
        { 'xmlns:a': `${DRAWING}/main` },
        formatElement('a:graphicData', { uri: `${DRAWING}/picture` }, content),
      ),
  );
  return formatRun(formatParent('w:drawing', inline));
}
