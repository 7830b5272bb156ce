import { buildDocx, type DocxParts, p } from './build-docx.ts';
import { importDocument } from './import-document.ts';

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
