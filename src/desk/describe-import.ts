import { type Answers, answerFields } from '../import/answer-fields.ts';
import { NO_YEAR } from '../import/choose-report-id.ts';
import { listMissing } from '../import/format-report.ts';
import type { SourceReading } from '../import/import-file-fs.ts';
import type { FoundField } from '../import/resolve-fields.ts';
import type { ImportPreview, ReadField } from './import-api.ts';
import { placeLost } from './place-lost.ts';
import { showResult, showSource } from './show-document.ts';

/** Of pictures in an answer, in bytes: beyond that a preview is no longer quick. */
const [MOST_OF_ONE, MOST_OF_ALL] = [1_500_000, 6_000_000];

const MIMES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** What only whoever knows the disk can say of a document that is to be imported. */
export type PlacedImport = Pick<ImportPreview, 'fault' | 'namesakes' | 'revealed'> & { readonly id: string };

/** A document as it was read, beside the report that it would become with the answers that were given. */
export function describeImport(
  { document, converted, imagePaths, files }: SourceReading,
  answers: Answers,
  { id, ...placed }: PlacedImport,
): ImportPreview {
  const read = [...converted.fields.found.values()];
  const fields = answerGuesses(converted.fields, answers);
  const source = showSource(document, imagePaths);
  const result = showResult(fields, converted.body);
  const [year = '', ...name] = id.split('/');
  return {
    ...{ source, result, ...placed },
    pictures: showPictures(files),
    fields: read.filter((field) => !listOthers(field)).map(describeField),
    questions: read.flatMap((field) => {
      const candidates = listOthers(field);
      return candidates ? [{ ...describeField(field), candidates }] : [];
    }),
    doubts: converted.fields.doubts,
    unused: converted.fields.unused.map(({ label, value }) => ({ label, value })),
    missing: listMissing(fields),
    lost: placeLost(converted.leftBehind, source, result, document.witness),
    account: {
      read: converted.account.read,
      written: converted.account.written,
      inFields: converted.account.inFields,
    },
    remarks: converted.remarks,
    files: files.map(({ path }) => path),
    id: { year: year === NO_YEAR ? '' : year, name: name.join('/') },
  };
}

/** Whatever is only a guess and was not answered is left open. */
export function answerGuesses(
  fields: SourceReading['converted']['fields'],
  answers: Answers,
): SourceReading['converted']['fields'] {
  const guessed = [...fields.found.values()].filter(listOthers);
  return answerFields(fields, { ...Object.fromEntries(guessed.map(({ key }) => [key, []])), ...answers });
}

/** Of what the document does not say itself: what else it could be. */
const listOthers = ({ candidates, inferred }: FoundField) => candidates ?? inferred;

const describeField = ({ key, values, origin, written }: FoundField): ReadField => ({
  ...{ key, values, origin },
  ...(written === undefined ? {} : { written }),
});

function showPictures(files: SourceReading['files']): Record<string, string> {
  const shown: Record<string, string> = {};
  let left = MOST_OF_ALL;
  for (const { path, content } of files) {
    const mime = MIMES[path.slice(path.lastIndexOf('.') + 1)];
    if (mime === undefined || typeof content === 'string' || content.length > Math.min(MOST_OF_ONE, left))
      continue;
    left -= content.length;
    shown[path] = `data:${mime};base64,${Buffer.from(content).toString('base64')}`;
  }
  return shown;
}
