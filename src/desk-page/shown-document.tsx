import type { ImportPreview, ShownBlock, ShownInline } from '../desk/import-api.ts';

/** A mark at a place of a document: what is missing there. */
export interface PlaceMark {
  /** Index of the block behind which it stands; -1: above all. */
  readonly at: number;
  /** Of the element. */
  readonly id: string;
  readonly text: string;
  /** The block itself is what is missing. */
  readonly isWhole: boolean;
  readonly isChosen: boolean;
}

/** A document as text nodes, whatever it holds. */
export function ShownDocument({
  blocks,
  pictures,
  marks,
}: {
  blocks: readonly ShownBlock[];
  pictures: ImportPreview['pictures'];
  marks: readonly PlaceMark[];
}) {
  const drawMarks = (at: number) =>
    marks
      .filter((mark) => mark.at === at && !mark.isWhole)
      .map((mark) => (
        <p key={mark.id} {...look(mark)}>
          {mark.text}
        </p>
      ));
  return (
    <div class="desk-paper">
      {drawMarks(-1)}
      {blocks.map((block, at) => {
        const whole = marks.find((mark) => mark.at === at && mark.isWhole);
        const drawn = <Block key={at} block={block} pictures={pictures} />;
        return [
          whole ? (
            <del key={whole.id} {...look(whole)}>
              {drawn}
            </del>
          ) : (
            drawn
          ),
          ...drawMarks(at),
        ];
      })}
    </div>
  );
}

const look = ({ id, isChosen }: PlaceMark) => ({
  id,
  tabIndex: -1,
  class: `desk-lost${isChosen ? ' is-chosen' : ''}`,
});

function Block({ block, pictures }: { block: ShownBlock; pictures: ImportPreview['pictures'] }) {
  const { kind, level = 1, align, marker, depth = 0, inlines, rows, field } = block;
  if (kind === 'rule') return <hr />;
  if (kind === 'table')
    return (
      <div class="desk-paper-table">
        <table>
          <tbody>
            {rows?.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                    <Inlines inlines={cell.inlines} pictures={pictures} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  const classes = [
    align && `is-${align}`,
    `is-deep-${Math.min(depth, 4)}`,
    kind === 'heading' && `is-level-${Math.min(level, 5)}`,
  ];
  return (
    <p class={classes.filter(Boolean).join(' ')} title={field === undefined ? undefined : `写在“${field}”里`}>
      {marker !== undefined && `${marker} `}
      <Inlines inlines={inlines} pictures={pictures} />
    </p>
  );
}

function Inlines({
  inlines,
  pictures,
}: {
  inlines: readonly ShownInline[];
  pictures: ImportPreview['pictures'];
}) {
  return (
    <>
      {inlines.map((inline, at) => {
        if ('note' in inline) return <sup key={at}>[{inline.note}]</sup>;
        if ('text' in inline) return inline.isBold ? <strong key={at}>{inline.text}</strong> : inline.text;
        const address = pictures[inline.picture];
        return address === undefined ? (
          <span key={at} class="desk-in-text">
            〔图片{inline.alt && `：${inline.alt}`}〕
          </span>
        ) : (
          <img key={at} src={address} alt={inline.alt || '文件里的图片'} />
        );
      })}
    </>
  );
}
