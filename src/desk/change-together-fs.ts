import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isInside } from '../base/is-inside.ts';
import { parseRecord } from '../base/json.ts';
import { retryWhileInUseNow } from '../base/retry-in-use-fs.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { keepVersion, listKeptFiles, listVersions, locateHistory, placeVersions } from './save-text-fs.ts';

/** What is to become of a content, as one change. */
interface Change {
  /** Chinese, for whoever is told that it was finished later. */
  readonly about: string;
  /** Where folders and files go, in this order; their former states go along. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  /** What files become, which may lie in what moves. */
  readonly files: readonly {
    readonly file: string;
    readonly former: Uint8Array;
    readonly bytes: Uint8Array;
  }[];
}

/** Names that are still to be given, from the content folder on. */
interface Journal extends Record<string, unknown> {
  readonly about: string;
  readonly names: readonly (readonly [from: string, to: string])[];
}

const locateJournal = (content: string) => path.join(locateHistory(content), 'unfinished.json');

/**
 * Changes files and the places of folders together. All that needs room on the disk is written before, hidden: then only
 * names change, by a list that is kept until its end, so that a kill in between leaves what `finishChange` finishes.
 * @throws when I/O fails: nothing has changed, or what has is finished later
 */
export function changeTogether(content: string, { about, moves, files }: Change, at: Date): void {
  // What another program had open may be free by now.
  finishChange(content);
  const staged = files.map((one) => ({ ...one, staging: hideStaging(one.file) }));
  const follow = (place: string) => {
    const move = moves.find(({ from }) => isInside(from, place));
    return move ? path.join(move.to, path.relative(move.from, place)) : place;
  };
  const shorten = (file: string) => path.relative(content, file).split(path.sep).join('/');
  try {
    for (const { file, former, bytes, staging } of staged) {
      keepVersion(content, file, former, at);
      writeAtomically(staging, bytes);
    }
    const own = moves.map(({ from, to }) => [from, to] as const);
    const kept = moves.flatMap(({ from, to }) => planHistoryMoves(content, from, to));
    const named = staged.map(({ file, staging }) => [follow(staging), follow(file)] as const);
    const names = [...own, ...kept, ...named];
    for (const [, to] of [...own, ...kept]) mkdirSync(path.dirname(to), { recursive: true });
    const journal: Journal = {
      about,
      names: names.map(([from, to]) => [shorten(from), shorten(to)] as const),
    };
    writeAtomically(locateJournal(content), JSON.stringify(journal));
    giveNames(content, journal.names.slice(0, 1));
  } catch (error) {
    rmSync(locateJournal(content), { force: true });
    for (const { staging } of staged) rmSync(staging, { force: true });
    throw error;
  }
  finishChange(content);
}

/** Former states of what moves; one by one where others have been kept under that name, of something that is gone. */
function planHistoryMoves(content: string, from: string, to: string): (readonly [string, string])[] {
  const [was, is] = [placeVersions(content, from), placeVersions(content, to)];
  if (!existsSync(is)) return [[was, is]];
  return listKeptFiles(content, from).flatMap((way) =>
    listVersions(content, path.join(from, way)).map(
      ({ name }) => [path.join(was, way, name), path.join(is, way, name)] as const,
    ),
  );
}

/** Whether something is left for `finishChange`. */
export const isUnfinished = (content: string): boolean => existsSync(locateJournal(content));

/**
 * Finishes what a kill has interrupted.
 * @returns what it was about, Chinese; nothing where nothing was left
 * @throws when I/O fails
 */
export function finishChange(content: string): string | undefined {
  const file = locateJournal(content);
  if (!isUnfinished(content)) return undefined;
  const journal = parseRecord(readFileSync(file, 'utf8'));
  // Whoever has given this folder away may have written it.
  if (journal && isJournal(journal)) giveNames(content, journal.names);
  rmSync(file);
  return journal && isJournal(journal) ? journal.about : undefined;
}

function giveNames(content: string, names: Journal['names']): void {
  for (const name of names) {
    const [from, to] = name.map((way) => path.join(content, ...way.split('/'))) as [string, string];
    const isOwn = [from, to].every((place) => isInside(content, place));
    if (isOwn && existsSync(from)) retryWhileInUseNow(() => renameSync(from, to));
  }
}

const isJournal = (value: Record<string, unknown>): value is Journal =>
  typeof value.about === 'string' &&
  Array.isArray(value.names) &&
  value.names.every(
    (name) => Array.isArray(name) && name.length === 2 && name.every((way) => typeof way === 'string'),
  );
