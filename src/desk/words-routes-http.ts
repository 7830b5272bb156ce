import path from 'node:path';
import type { Hono } from 'hono';
import { isRecord } from '../base/json.ts';
import { EMPTY_WORD_LIST, editWordList, listWordRows, type WordRow } from '../lint/edit-word-list.ts';
import { parseWordList, WORD_LIST_FILE } from '../lint/word-list.ts';
import { findWordList } from '../load/load-words-fs.ts';
import { INCOMPLETE, readBody, refuse } from './desk-answers-http.ts';
import { editFile } from './edit-file-fs.ts';
import type { OpenPortal } from './open-portal-http.ts';
import { openIfThere } from './save-text-fs.ts';
import type { DeskWords } from './settings-api.ts';

/** 设置, 用词: the portal's own list of words as a table. */
export function addWordsRoutes(app: Hono, { service }: OpenPortal): void {
  const locate = async () => {
    const { content } = service;
    const { name = WORD_LIST_FILE, other } = await findWordList(content.absolute);
    return { file: path.join(content.absolute, name), label: `${content.label}/${name}`, other };
  };
  const describe = async (): Promise<DeskWords> => {
    const { file, label, other } = await locate();
    const opened = openIfThere(file);
    if ('message' in opened)
      return { file: label, sha256: '', words: [], others: [{ level: 'error', remedy: '', ...opened }] };
    const { text, sha256 } = opened;
    if (sha256 === '') {
      const stray = other && {
        level: 'warning' as const,
        message: `“${other}”不起作用`,
        remedy: '在这里写，或者用 Excel 打开它，另存为“CSV UTF-8”，名称写 用词.csv',
      };
      return { file: label, sha256, words: [], others: stray ? [stray] : [] };
    }
    const { problems } = parseWordList(text);
    const rows = listWordRows(text) ?? [];
    return {
      ...{ file: label, sha256 },
      words: rows.map((row) => {
        const finding = problems.find(({ line }) => line === row.line);
        return { ...row, ...(finding ? { finding } : {}) };
      }),
      others: problems.filter((problem) => !rows.some(({ line }) => line === problem.line)),
    };
  };

  app.get('/words', async (context) => context.json(await describe()));

  app.put('/word', async (context) => {
    const { line, row, base } = await readBody(context);
    const isPlaced = line === undefined || (Number.isInteger(line) && Number(line) > 0);
    if (
      !isPlaced ||
      typeof base !== 'string' ||
      (row !== undefined && !isRow(row)) ||
      (row ?? line) === undefined
    )
      return context.json(INCOMPLETE, 400);
    if (row !== undefined && row.written.trim() === '') return context.json(WITHOUT_WORD, 409);
    const { file } = await locate();
    const saved = editFile(service.content.absolute, file, base, {
      edit: (text) =>
        editWordList(text === '' ? EMPTY_WORD_LIST : text, line as number | undefined, row && trim(row)),
      unreadable: UNREADABLE,
      formatNew: (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`,
    });
    if ('message' in saved) return context.json(saved, 409);
    await service.update([file]);
    return context.json(await describe());
  });
}

const PARTS = ['written', 'right', 'level', 'note'] as const;

const isRow = (value: unknown): value is WordRow =>
  isRecord(value) &&
  PARTS.every((part) => {
    const text = value[part];
    return typeof text === 'string' && text.length <= 1000;
  });

/** Line ends would make one row two. */
const trim = (row: WordRow) =>
  Object.fromEntries(PARTS.map((part) => [part, row[part].replace(/\s*[\r\n]+\s*/g, ' ').trim()])) as WordRow;

const WITHOUT_WORD = refuse('没有写“写法”', '写上要找的词；不要这一行，就删去它');
const UNREADABLE = refuse(
  '这一行没有写进去：这份表不是通常的写法（一行占了几行，或者少了表头里的一列）',
  '用 Excel 打开 用词.csv 改，表头写 写法、应为、级别、说明',
);
