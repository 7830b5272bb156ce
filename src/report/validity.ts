/**
 * 有效性: whether a document that binds still does. Whoever issued it says so; no clock decides it, since a period that
 * has ended may have been prolonged elsewhere.
 */

/** How things stand, as lists and filters name it. */
export type Standing = '现行有效' | '已失效' | '尚未施行';

interface ValidityRow {
  readonly standing: Standing;
  /** How other portals write it, where that leaves no doubt. */
  readonly also: readonly string[];
}

/** In the order in which choices are listed. */
const VALIDITIES = {
  有效: { standing: '现行有效', also: ['现行有效', '继续有效', '现行', '是', '有效文件', '全文有效'] },
  已修改: { standing: '现行有效', also: ['已被修改', '已修订', '已被修订', '已修正', '有效（已修改）'] },
  尚未施行: { standing: '尚未施行', also: ['未施行', '未生效', '尚未生效', '尚未实施', '未实施', '待施行'] },
  失效: { standing: '已失效', also: ['已失效', '已过有效期', '自动失效', '自然失效'] },
  废止: { standing: '已失效', also: ['已废止', '已被废止', '全文废止'] },
  宣布失效: { standing: '已失效', also: ['已宣布失效', '已被宣布失效'] },
} as const satisfies Record<string, ValidityRow>;

export type Validity = keyof typeof VALIDITIES;

export const VALIDITY_CHOICES = Object.keys(VALIDITIES) as readonly Validity[];

/** In the order in which lists of them are linked. */
export const STANDINGS: readonly Standing[] = ['现行有效', '尚未施行', '已失效'];

export const findStanding = (validity: Validity): Standing => VALIDITIES[validity].standing;

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s“”"'《》【】[\]。.]/gu, '')
    .replace(/^\((.*)\)$/u, '$1');

const BY_NAME = new Map(
  (Object.entries(VALIDITIES) as [Validity, ValidityRow][]).flatMap(([validity, { also }]) =>
    [validity, ...also].map((name) => [fold(name), validity] as const),
  ),
);

/** The choice that a text means without doubt: 现行有效 is 有效, while 否 may be any of three. */
export const readValidity = (text: string): Validity | undefined => BY_NAME.get(fold(text));
