import { buildDocx, type DocxParts, p } from './build-docx.ts';
import { importDocument, readSource } from './import-document.ts';

const TITLE = p('示例区示例局2021年度示例工作报告', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>');

/** The report of a Word file with a title above its body; what is missing and left behind as lines. */
export async function importWord(body: string, parts: Partial<DocxParts> = {}) {
  const result = await importDocument('示例.docx', buildDocx({ body: TITLE + body, ...parts }));
  return {
    ...result,
    missing: result.account.missing.map(({ text }) => text),
    left: result.leftBehind.map(({ what, text }) => `${what}：${text}`),
  };
}

/**
 * What the importer makes of a Word file, before it is a report: paragraphs as lines, with bold in `*`, links as
 * `[甲](…)`, a line break as `/`, a note as `^` and a picture as `#`.
 */
export async function readWord(body: string, parts: Partial<DocxParts> = {}) {
  const reading = await readSource('示例.docx', buildDocx({ body, ...parts }));
  if (!reading.ok) throw new Error(reading.message);
  const { blocks, leftBehind } = reading.document;
  const lines = blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.inlines
          .map((each) => {
            if (each.kind !== 'text') return { break: '/', image: '#', note: '^' }[each.kind];
            const bold = each.bold ? `*${each.text}*` : each.text;
            return each.href ? `[${bold}](${each.href})` : bold;
          })
          .join('')
      : block.kind,
  );
  return { ...reading.document, lines, left: leftBehind.map(({ what, text }) => `${what}：${text}`) };
}
