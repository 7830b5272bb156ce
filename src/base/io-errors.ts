const DISCONNECTED = '磁盘或网络盘的连接断了。请接好 U 盘、移动硬盘，或重新连上网络盘，然后再试。';

/** What the codes of failed file operations mean to an editor, and what helps. See errno(3). */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘空间不足。请清理磁盘，或换一个空间更大的位置，然后再试。',
  EDQUOT: '已超出分配给你的磁盘配额。请删除不用的文件，或请管理员增加配额，然后再试。',
  EACCES:
    '没有读写权限，或文件正被其他程序打开。请检查文件夹的权限，关掉打开着它的程序，或换一个自己能写的位置。',
  EPERM:
    '系统不允许这样做：没有权限，或文件正被其他程序打开。请检查权限，关掉打开着它的程序，或换一个自己能写的位置。',
  EROFS: '这个位置是只读的（例如光盘或写保护的 U 盘）。请换一个能写的位置。',
  ENAMETOOLONG: '文件名或路径太长（一个文件名最多 255 字节，约 85 个汉字）。请把文件名或文件夹名改短。',
  EBUSY: '文件正被其他程序使用，或它是一个挂载点。请关掉使用它的程序，或改用其中的一个子文件夹。',
  ENOENT: '找不到这个文件或文件夹。请检查名称，以及它是否被移走或删除。',
  EEXIST: '这个位置已有同名的文件，不会覆盖它。请给其中一个改名。',
  ENOTDIR: '路径中有一段是文件，不是文件夹。请检查路径，或把那个文件改名。',
  EISDIR: '这里需要一个文件，实际却是文件夹。请检查路径。',
  ENOTEMPTY: '文件夹里还有别的文件，无法替换。请看看里面是什么，移走后再试。',
  ELOOP: '符号链接互相指向，没有尽头。请检查路径中的链接。',
  EXDEV: '新旧文件夹不在同一个磁盘上，无法直接替换。请改用其中的一个子文件夹作为输出。',
  EFBIG: '文件太大，磁盘格式或系统限制装不下（例如 FAT32 的单个文件最多 4 GB）。请换一个磁盘，或把文件变小。',
  EMFILE: '同时打开的文件太多。请关掉一些程序后再试。',
  ENFILE: '整台电脑同时打开的文件太多。请关掉一些程序后再试。',
  EIO: '磁盘读写出错，磁盘可能有故障。请换一个磁盘再试，并检查这个磁盘。',
  ENODEV: DISCONNECTED,
  ENXIO: DISCONNECTED,
  ESTALE: DISCONNECTED,
  ENOTCONN: DISCONNECTED,
  EHOSTDOWN: DISCONNECTED,
  // libuv's name for what it has none for of Windows' own.
  UNKNOWN:
    '系统没有说原因，多见于云盘里还没有下载的文件和断开的网络盘。请在文件管理器里打开一次这个文件，然后再试。',
};

/** Why one file or folder cannot be read while the disk around it can, and what helps. */
export interface ReadFault {
  /** The end of a sentence, without a full stop. */
  readonly reason: string;
  readonly remedy: string;
}

const NOT_ALLOWED: ReadFault = {
  reason: '没有读取权限',
  remedy: '请在它的“属性—安全”（或“权限”）里允许读取；或复制一份，用副本替换它',
};

const READ_FAULTS: Readonly<Record<string, ReadFault>> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EBUSY: {
    reason: '正被别的程序占用',
    remedy: '请关闭正在使用它的程序（如 Word、Excel、WPS），再试一次',
  },
  ENOENT: { reason: '找不到了，可能刚被移走或删除', remedy: '把它放回来，再试一次' },
  EIO: { reason: '磁盘读写出错', remedy: '磁盘可能坏了：换一份副本，并检查磁盘' },
};

/** The system's code of an error, empty for an error that has none. */
export const readErrorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The first code along the causes of an error; fetch itself says no more than that it failed. */
export function findErrorCode(error: unknown): string {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const code = readErrorCode(each);
    if (code !== '') return code;
    if (each instanceof AggregateError) return findErrorCode(each.errors[0]);
  }
  return '';
}

/** `undefined` where the error says nothing of that kind. */
export const explainReadFault = (error: unknown): ReadFault | undefined => READ_FAULTS[readErrorCode(error)];

/** Names what was read or written where the system has not. @returns the error, to throw it on */
export function namePlace(error: unknown, place: string): unknown {
  if (isIoError(error)) error.path ??= place;
  return error;
}

/** Whether an error came from the operating system's file functions, as Node reports them. */
export function isIoError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

/** What a disk says that takes nothing more, whatever is written. */
const FULL = /ENOSPC|EDQUOT|EROFS|EFBIG/;

/** What is wrong with this machine's disk, in Chinese; nothing if an error is of another kind. */
export function describeDiskFault(error: unknown): string | undefined {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    // Of an error from a thread only the message is left.
    const [code] = FULL.exec(readErrorCode(each) || each.message) ?? [];
    if (code !== undefined)
      return isIoError(each) ? explainIoError(each) : `${EXPLANATIONS[code]}（${code}）`;
  }
  return undefined;
}

/**
 * Says in Chinese what a failed file operation means, where it failed and what helps.
 * @param place to be named where the system does not: what is read or written through an open file has no path
 */
export function explainIoError(error: NodeJS.ErrnoException, place?: string): string {
  const code = error.code ?? '';
  const meaning = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code] : `读写文件时出错：${error.message}`;
  const where = error.path ?? place;
  return [meaning, where === undefined ? [] : `位置：${where}`, code === '' ? [] : `系统代码：${code}`]
    .flat()
    .join('\n  ');
}

/**
 * Says what the program itself did wrong with one of several files, so that only that one is left out.
 * @throws the error if it is failed I/O, which the next file would meet as well
 */
export function explainOwnFault(error: unknown): string {
  if (isIoError(error) || !(error instanceof Error)) throw error;
  return `程序出错（${error.message}）`;
}

/** What an error says to a person: of a failed file operation what it means. */
export function sayError(error: unknown, place?: string): string {
  const told = toExplainedError(error, place);
  return told instanceof Error ? told.message : String(told);
}

/** What the system has refused, also where another function has put that in words. @throws the error if it is a bug */
export function sayRefusal(error: unknown): string {
  if (!isIoError(error) && !(error instanceof Error && isIoError(error.cause))) throw error;
  return sayError(error);
}

/** The error to throw on: a failed file operation gets its Chinese explanation, anything else stays as it is. */
export function toExplainedError(error: unknown, place?: string): unknown {
  return isIoError(error) ? new Error(explainIoError(error, place), { cause: error }) : error;
}
