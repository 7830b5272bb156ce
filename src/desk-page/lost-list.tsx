import { clip } from '../base/clip.ts';
import { groupBy } from '../base/group-by.ts';
import type { ImportPreview, LostPiece } from '../desk/import-api.ts';

/** Places of one kind that are listed at once. */
const MOST_PLACES = 20;

/** The start of a text on one line. */
export const clipPiece = (text: string): string => clip(text.replace(/\s+/gu, ' ').trim(), 40);

/** What did not come over, kind by kind and place by place; a press leads to the place in both. */
export function LostList({
  lost,
  unused,
  chosen,
  onChoose,
}: {
  lost: readonly LostPiece[];
  unused: ImportPreview['unused'];
  chosen: number | undefined;
  onChoose: (index: number) => void;
}) {
  if (lost.length === 0 && unused.length === 0) return <p>全都带进来了。</p>;
  const kinds = groupBy(
    lost.entries(),
    ([, { isBody, what, reason }]) => `${isBody ? 0 : 1}${what}\n${reason}`,
  );
  const inOrder = [...kinds].sort(([a], [b]) => Number(a[0]) - Number(b[0]));
  return (
    <div class="desk-lost-list">
      <h3>没有带进来的</h3>
      <ul>
        {inOrder.map(([key, places]) => {
          const [, { what, reason, isBody }] = places[0] as [number, LostPiece];
          return (
            <li key={key} class={isBody ? 'is-error' : undefined}>
              <p>
                {isBody && <span class="desk-level">属于正文</span>} {what}
                {places.length > 1 && ` ${places.length} 处`}：{reason}
                {isBody && '。请对照原件补上'}
              </p>
              <ul>
                {places.slice(0, MOST_PLACES).map(([index, piece]) => (
                  <li key={index}>
                    {piece.source === undefined ? (
                      <span>{clipPiece(piece.text) || '（没有文字）'}（不在正文里）</span>
                    ) : (
                      <button
                        type="button"
                        class="desk-goto"
                        aria-pressed={index === chosen}
                        onClick={() => onChoose(index)}
                      >
                        {clipPiece(piece.text) || '看它的位置'}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
              {places.length > MOST_PLACES && (
                <p>……还有 {places.length - MOST_PLACES} 处，在两边的文字里标着</p>
              )}
            </li>
          );
        })}
        {unused.length > 0 && (
          <li>
            <p>
              原件里写着、网站没有这样的字段：
              {unused.map(({ label, value }) => `${label}：${clipPiece(value)}`).join('；')}
            </p>
          </li>
        )}
      </ul>
    </div>
  );
}
