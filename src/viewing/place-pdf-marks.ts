/** In points, from the left and the bottom of the page. */
export interface PdfBox {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Words on a page that are not in its text. */
export interface PdfMark extends PdfBox {
  text: string;
}

/**
 * Sets marks into a page's text where a reader sees them: behind what stands before them on their line, else before
 * what stands behind them, else below the line above.
 * @param boxOf where the character at an offset of `text` stands; `undefined` for line ends and the like
 */
export function placePdfMarks(
  text: string,
  marks: readonly PdfMark[],
  boxOf: (offset: number) => PdfBox | undefined,
): string {
  if (marks.length === 0) return text;
  const boxes = Array.from({ length: text.length }, (_, offset) => boxOf(offset));
  const placed = marks
    .map((mark, order) => ({ mark, order, ...findPlace(text, boxes, mark) }))
    .sort(
      (a, b) =>
        a.offset - b.offset || b.mark.top - a.mark.top || a.mark.left - b.mark.left || a.order - b.order,
    );
  let result = '';
  let from = 0;
  for (const { mark, offset, isOnLine } of placed) {
    result += text.slice(from, offset);
    from = offset;
    const words = mark.text.replace(/\r\n?/gu, '\n');
    if (!isOnLine) result += `${result === '' || result.endsWith('\n') ? '' : '\n'}${words}\n`;
    else
      result += `${/\s$|^$/u.test(result) ? '' : ' '}${words}${/^\s|^$/u.test(text.slice(offset)) ? '' : ' '}`;
  }
  return (result + text.slice(from)).replace(/\n{2,}/gu, '\n');
}

function findPlace(
  text: string,
  boxes: readonly (PdfBox | undefined)[],
  mark: PdfBox,
): { offset: number; isOnLine: boolean } {
  const middle = findMiddle(mark);
  let before: { offset: number; right: number } | undefined;
  let behind: { offset: number; left: number } | undefined;
  let above: { offset: number; distance: number } | undefined;
  for (const [offset, box] of boxes.entries()) {
    if (!box) continue;
    const isOnLine = isOnOneLine(mark, box);
    const distance = findMiddle(box) - middle;
    if (isOnLine && box.right <= mark.left + 2) {
      if (!before || box.right >= before.right) before = { offset: offset + 1, right: box.right };
    } else if (isOnLine && box.left >= mark.left) {
      if (!behind || box.left < behind.left) behind = { offset, left: box.left };
    } else if (distance >= 0 && (!above || distance <= above.distance)) {
      above = { offset: offset + 1, distance };
    }
  }
  if (before) return { offset: before.offset, isOnLine: true };
  if (behind) return { offset: behind.offset, isOnLine: true };
  // Not behind the letter that reaches down the farthest, but behind its line.
  const rest = above ? text.slice(above.offset).search(/[\r\n]|$/u) : 0;
  return { offset: (above?.offset ?? 0) + rest, isOnLine: false };
}

const findMiddle = ({ bottom, top }: PdfBox) => (bottom + top) / 2;

/** The middle of one is beside the other; a mark that is higher than lines are is beside none. */
function isOnOneLine(mark: PdfBox, box: PdfBox): boolean {
  const [middle, centre] = [findMiddle(mark), findMiddle(box)];
  return (
    (middle >= box.bottom && middle <= box.top) ||
    (mark.top - mark.bottom < 60 && centre >= mark.bottom && centre <= mark.top)
  );
}
