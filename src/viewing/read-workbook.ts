import { SHOWN_CHARACTERS } from '../attachments/view-limits.ts';
import { EXCEL, type OfficePackage, openPackage, PackageError } from '../office/open-package.ts';
import { createPartParser, createPartReader } from '../office/parse-parts.ts';
import { findPart, formatRelationsName, parseRelations } from '../office/parse-relations.ts';
import { findChild, isTrue, listChildren } from '../office/parse-xml.ts';
import type { PlacedPicture, ViewReading, WorkbookView } from './file-view.ts';
import { layOutSheet } from './lay-out-sheet.ts';
import { listSheetObjects } from './list-sheet-objects.ts';
import { readNumberFormats } from './number-formats.ts';
import { readCellPictures } from './read-cell-pictures.ts';
import { readSheet, type WorkbookContext } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';

type WorkbookReading = Pick<ViewReading<WorkbookView>, 'view' | 'warning'>;

type PublishPicture = (bytes: Uint8Array) => PlacedPicture | undefined;

const MAX_SHEETS = 50;

/** Sheets that have no cells to show (18.3): what completes their name. */
const OTHER_SHEETS: ReadonlyMap<string | undefined, string> = new Map([
  ['chartsheet', '是图表'],
  ['dialogsheet', '是对话框'],
  ['xlMacrosheet', '是宏表（旧式的程序）'],
]);

const REMEDY = '用 Excel 或 WPS 打开看是否完整，另存为“Excel 工作簿（.xlsx）”，再替换它；现在仍可以下载';

const fail = (message: string, remedy = REMEDY): WorkbookReading => ({
  warning: { rule: 'preview-workbook', message, remedy },
});

/**
 * The visible sheets of an Excel workbook (ECMA-376-1, 18) with the results that were stored in it: formulas are not
 * worked out, links to other files not followed, macros not even read.
 * @param publishPicture gives a picture its name, or `undefined` if a page cannot show it
 */
export async function readWorkbook(
  bytes: Uint8Array,
  publishPicture: PublishPicture = () => undefined,
): Promise<WorkbookReading> {
  const opened = await openPackage(bytes, EXCEL);
  if (!opened.ok) return fail(`的内容显示不了：${opened.message}`, opened.remedy);
  try {
    return await readPackage(opened.archive, publishPicture);
  } catch (error) {
    if (error instanceof PackageError) return fail(`的内容显示不了：${error.message}`, error.remedy);
    throw error;
  }
}

async function readPackage(archive: OfficePackage, publishPicture: PublishPicture): Promise<WorkbookReading> {
  const read = createPartReader(archive, createPartParser(EXCEL));
  if (archive.names.some((name) => /vbaProject\.bin$/iu.test(name))) {
    return fail(
      '里有宏（会运行的程序），网页上不显示它的内容',
      '在 Excel 里另存为“Excel 工作簿（.xlsx）”，它不带宏，再替换它',
    );
  }
  const root = parseRelations(await read('_rels/.rels'), '');
  const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = await read(main);
  if (workbook?.name !== 'x:workbook') return fail('的内容显示不了：文件里没有完整的工作簿');
  const relations = parseRelations(await read(formatRelationsName(main)), main);
  const stringsPart = findPart(relations, 'sharedStrings');
  const stringsBytes = stringsPart === undefined ? undefined : await archive.read(stringsPart);
  const strings = stringsBytes ? readSharedStrings(stringsBytes) : [];
  if (!strings) return fail('的内容显示不了：表里的文字不完整');
  const stylesPart = findPart(relations, 'styles');
  const styles = await read(stylesPart);
  const formats = styles && readNumberFormats(styles);
  const context: WorkbookContext = {
    strings,
    formats: formats ?? [],
    hasRichPictures: archive.names.includes('xl/richData/richValueRel.xml'),
    is1904: isTrue(findChild(workbook, 'x:workbookPr')?.attributes.date1904),
  };

  const view: WorkbookView = { kind: 'workbook', sheets: [], notes: [] };
  if (stylesPart !== undefined && !formats)
    view.notes.push('数字和日期的格式读不出来，这里显示原来的数，日期是从 1900 年或 1904 年数起的天数。');
  const listed = listChildren(findChild(workbook, 'x:sheets'), 'x:sheet');
  const visible = listed.filter(({ attributes }) => !/hidden/iu.test(attributes.state ?? ''));
  const cellPictures = await readCellPictures(archive, read);
  let room = SHOWN_CHARACTERS;
  for (const { attributes } of visible.slice(0, MAX_SHEETS)) {
    const relation = relations.get(attributes['r:id'] ?? '');
    const name = attributes.name ?? '';
    if (relation?.type !== 'worksheet' || relation.isExternal) {
      view.notes.push(`“${name}”${OTHER_SHEETS.get(relation?.type) ?? '不是表格'}，这里不显示。`);
      continue;
    }
    const part = await archive.read(relation.target);
    const sheet = part && readSheet(part, context);
    if (!sheet) return fail(`的内容显示不了：工作表“${name}”不完整`);
    const { view: shown, used } = layOutSheet(name, sheet, {
      room,
      objects: await listSheetObjects(archive, read, relation.target),
      placePicture: (id) => {
        const picture = cellPictures.get(id);
        return picture && publishPicture(picture);
      },
    });
    room -= used;
    view.sheets.push(shown);
  }
  if (visible.length > MAX_SHEETS) {
    view.notes.push(`共 ${visible.length} 张工作表，这里显示前 ${MAX_SHEETS} 张；其余请下载。`);
  }
  if (visible.length < listed.length) {
    view.notes.push(`${listed.length - visible.length} 张隐藏的工作表没有显示。`);
  }
  return { view };
}
