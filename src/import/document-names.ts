import { parseExtension } from '../attachments/attachment-types.ts';
import type { ImportFault } from './importer.ts';
import { isDocumentName } from './importers.ts';

/** Files that browsers and Word leave beside documents. */
const PASSED_OVER = /^(?:\.|~\$|~WRL)|\.files$|_files$/iu;

export const isPassedOver = (name: string): boolean => PASSED_OVER.test(name);

/** Whether a file of a folder is one to import, by its way from there. */
export const isDocumentPath = (path: string): boolean =>
  !path.split('/').some(isPassedOver) && isDocumentName(parseExtension(path));

/** Of a folder without any. */
export const NO_DOCUMENTS: ImportFault = {
  message: '文件夹里没有可以导入的文档',
  remedy: '看看文件夹对不对；可以导入的有 .docx、.html、.txt、.md',
};
