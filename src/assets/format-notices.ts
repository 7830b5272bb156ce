/** A package that others have a right to be told of. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** What it does here, in Chinese. */
  readonly part: string;
  /** The texts of its licence files, in the order of their names. */
  readonly texts: readonly string[];
}

const RULE = '='.repeat(72);

/** `licenses.txt`: with a BOM, since hosts give texts no character set and old browsers then guess. */
export function formatNotices(notices: readonly Notice[]): string {
  const list = notices.map(
    ({ name, version, license, part }) => `- ${name} ${version}（${license}）：${part}`,
  );
  const texts = notices.flatMap(({ name, version, texts }) => [
    RULE,
    `${name} ${version}`,
    RULE,
    '',
    ...texts.flatMap((text) => [text.trim(), '']),
  ]);
  return `\uFEFF${['网站里的程序和数据来自下列软件，各按自己的许可使用。', '报告、附件不在此列。', '', ...list, '', ...texts].join('\n')}`;
}
