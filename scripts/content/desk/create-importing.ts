import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTurns } from '../../../src/base/create-turns.ts';
import { inTempFolder } from '../../../src/base/temp-folder-fs.ts';
import type { Folder } from '../../../src/command/folders.ts';
import { answerGuesses, describeImport } from '../../../src/desk/describe-import.ts';
import type { DeskRefusal } from '../../../src/desk/desk-api.ts';
import type { Namesake } from '../../../src/desk/import-api.ts';
import type { ImportService, SentDocument } from '../../../src/desk/import-service.ts';
import { listDropped } from '../../../src/desk/list-dropped.ts';
import { listRevealed } from '../../../src/desk/list-revealed.ts';
import { refuseIo } from '../../../src/desk/refuse-io.ts';
import { keepVersion } from '../../../src/desk/save-text-fs.ts';
import type { KnownReports } from '../../../src/find/collect-reports-fs.ts';
import { answerFields } from '../../../src/import/answer-fields.ts';
import { findIdFault, NO_YEAR } from '../../../src/import/choose-report-id.ts';
import { findFreeId } from '../../../src/import/create-report-fs.ts';
import { formatOutcome, type ImportOutcome } from '../../../src/import/format-outcome.ts';
import {
  type ImportOptions,
  placeReport,
  readSource,
  type SourceReading,
} from '../../../src/import/import-file-fs.ts';
import { canPublishOriginal, nameOriginal } from '../../../src/import/place-original.ts';
import type { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import type { LoadedPortal } from '../../../src/load/load-portal-fs.ts';

/** Reports of one title whose differences are shown at once. */
const MOST_NAMESAKES = 5;

/** 导入, as the command `import` does it: first a dry run that is shown, then the same with what the person has said. */
export function createImporting(
  content: Folder,
  {
    update,
    loadRules,
    loaded,
  }: {
    update(paths: readonly string[] | undefined): Promise<void>;
    loadRules(): ReturnType<typeof loadFieldRules>;
    loaded(): LoadedPortal | undefined;
  },
): ImportService {
  const known: KnownReports = new Map();
  /** One after the other: two of the same address must not meet. */
  const inTurn = createTurns();

  const createOptions = async ({ choices }: SentDocument, isDryRun: boolean): Promise<ImportOptions> => ({
    ...(await loadRules()),
    ...{ content: content.absolute, label: content.label, known, isDryRun, isUpdate: false },
    fullwidth: choices.fullwidth === true,
    keepsSource: choices.keepsSource === true,
  });
  const answer = (reading: SourceReading, fields: SourceReading['converted']['fields']): SourceReading => ({
    ...reading,
    converted: { ...reading.converted, fields },
  });

  const findNamesakes = async (
    reading: SourceReading,
    options: ImportOptions,
    existing: string | undefined,
  ): Promise<Namesake[]> => {
    const title = reading.converted.fields.found.get('标题')?.values[0];
    const same = (loaded()?.listed ?? []).filter(
      ({ id, source }) => id === existing || (title !== undefined && source?.fields.title === title),
    );
    const namesakes: Namesake[] = [];
    for (const { id, source } of same.slice(0, MOST_NAMESAKES)) {
      const outcome = await placeReport('', reading, { ...options, isDryRun: true, isUpdate: true, id });
      namesakes.push({
        ...{ id, title: source?.fields.title ?? id },
        ...(outcome.kind === 'refused'
          ? { remarks: [], fault: refusal(outcome) }
          : {
              remarks: outcome.remarks.map(inDeskWords),
              changes: outcome.changes ?? { summary: '', lines: [] },
            }),
      });
    }
    return namesakes;
  };

  async function judgeId(
    reading: SourceReading,
    options: ImportOptions & { readonly id: string },
  ): Promise<DeskRefusal | undefined> {
    const fault = findIdFault(options.id);
    if (fault !== undefined) return { message: fault, remedy: '只用字母、数字和减号' };
    const outcome = await placeReport('', reading, { ...options, isDryRun: true });
    return outcome.kind === 'refused'
      ? { message: outcome.message, remedy: '换一个名字；要用新的文字代替那一篇，选“更新它的文字”' }
      : undefined;
  }

  /** A report that is new, as a draft. */
  async function placeDraft(
    reading: SourceReading,
    options: ImportOptions,
    { name, id, answers = {} }: SentDocument['choices'],
  ): Promise<ImportOutcome | DeskRefusal> {
    const fields = answerGuesses(reading.converted.fields, { ...answers, 状态: ['草稿'] });
    if (id === undefined) return placeReport(name, answer(reading, fields), options);
    const placed = { ...options, id };
    return (await judgeId(reading, placed)) ?? placeReport(name, answer(reading, fields), placed);
  }

  const save = (sent: SentDocument): Promise<{ id: string; told: string } | DeskRefusal> =>
    withDocument(sent, async (source) => {
      const { name, update: replaced } = sent.choices;
      const options = await createOptions(sent, false);
      const reading = await readSource(source, options);
      if (!reading.ok) return refusal(reading);
      try {
        if (replaced !== undefined) await keepReplaced(replaced, reading);
        const outcome =
          replaced === undefined
            ? await placeDraft(reading, options, sent.choices)
            : // The text of a report that is there keeps its fields.
              await placeReport(name, reading, { ...options, isUpdate: true, id: replaced });
        if (!('kind' in outcome)) return outcome;
        if (outcome.kind === 'refused') return refusal(outcome);
        await update([path.join(content.absolute, 'reports', ...outcome.id.split('/'), 'index.md')]);
        return { id: outcome.id, told: inDeskWords(formatOutcome(outcome)) };
      } catch (error) {
        return refuseIo(error, '没有保存', '照上面说的处理以后，再按一次“存为草稿”');
      }
    });

  async function keepReplaced(id: string, { files, original }: SourceReading): Promise<void> {
    const report = loaded()?.listed.find((one) => one.id === id);
    if (!report) return;
    const { folder } = report;
    const at = new Date();
    for (const name of ['index.md', ...[...files, original].map((file) => file.path)]) {
      const file = path.join(folder, ...name.split('/'));
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes) keepVersion(content.absolute, file, bytes, at);
    }
  }

  return {
    listSources: listDropped,
    readImport: (sent) =>
      withDocument(sent, async (source) => {
        const options = await createOptions(sent, true);
        const reading = await readSource(source, options);
        if (!reading.ok) return refusal(reading);
        const { name, id, answers = {} } = sent.choices;
        const answered = answer(reading, answerFields(reading.converted.fields, answers));
        const proposed = await placeReport('', answered, options);
        const existing = proposed.kind === 'refused' ? proposed.existing : undefined;
        const free =
          proposed.kind === 'imported'
            ? proposed.id
            : await findFreeId(content.absolute, existing ?? `${NO_YEAR}/report`);
        const fault = id === undefined ? undefined : await judgeId(answered, { ...options, id });
        return describeImport(reading, answers, {
          id: id ?? free,
          ...(fault ? { fault } : {}),
          namesakes: await findNamesakes(answered, options, existing),
          ...(canPublishOriginal(name, sent.bytes)
            ? { revealed: await listRevealed(nameOriginal(name), sent.bytes, reading.document.witness) }
            : {}),
        });
      }),
    saveImport: (sent) => inTurn(() => save(sent)),
  };
}

/** Options of the command, and what does the same here. */
const DESK_WORDS: readonly (readonly [RegExp, string])[] = [
  [/加上 --keep-source/gu, '选“也作为附件公开”'],
  [/加上 --update/gu, '选“更新它的文字”'],
  [/用 --folder 指出它的文件夹.*|去掉 --update/gu, '回到报告列表看它还在不在，再放进来一次'],
];
const inDeskWords = (text: string) =>
  DESK_WORDS.reduce((said, [option, here]) => said.replace(option, here), text);

const refusal = ({ message, remedy }: { message: string; remedy: string }): DeskRefusal => ({
  message,
  remedy: inDeskWords(remedy),
});

/** Puts a document and what lies beside it into a folder of its own for as long as it is read. */
function withDocument<T>(
  { choices, bytes, beside }: SentDocument,
  read: (source: { label: string; file: string; name: string }) => Promise<T>,
): Promise<T> {
  return inTempFolder('import', async (folder) => {
    // The name is what the person sees; whatever it is, the file lies in this folder.
    const name = path.basename(choices.name.replaceAll('\\', '/'));
    const file = path.join(folder, nameOriginal(name) || '原文');
    await writeFile(file, bytes);
    for (const [index, way] of (choices.beside ?? []).entries()) {
      const segments = way.split('/');
      const companion = beside[index];
      const place = path.join(folder, ...segments);
      if (
        !companion ||
        segments.some((one) => one !== nameOriginal(one) || /^\.*$/.test(one)) ||
        place === file
      )
        continue;
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, companion);
    }
    return await read({ label: choices.name, file, name });
  });
}
