import { createFinding, type Finding } from '../diagnostics/finding.ts';

/** A site whose files can be read one by one: a folder, or a server. */
export interface SiteSource {
  /** Reads a file to its end. What goes wrong is told, never thrown, but for `signal.reason`. */
  read(path: string, signal: AbortSignal, onPiece: (piece: Uint8Array) => void): Promise<SiteAnswer>;
  /**
   * Reads it once more without compression on the way, where that has been compressed.
   * @returns nothing if it has not
   */
  readPlain?(path: string, signal: AbortSignal, onPiece: (piece: Uint8Array) => void): Promise<SiteAnswer>;
  /** Files that are there, where that can be known: a server does not tell. */
  readonly paths?: readonly string[];
  /** Whether a file may be absent from it, since such a place keeps it for itself. */
  mayLack(path: string): boolean;
}

export interface SiteAnswer {
  /** Why its bytes could not be had whole. */
  readonly fault?: SourceFault;
  /** What is not right beside the bytes. */
  readonly remark?: SourceFault;
  /** Whether it came compressed. */
  readonly isCompressed?: boolean;
  /** Path of the file below the site to which it was led instead. */
  readonly moved?: string;
}

export interface SourceFault {
  readonly kind: FaultKind;
  /** The value that it is about, such as a status or an address; as the server has it. */
  readonly detail?: string;
}

export type FaultKind = keyof typeof FAULTS;

interface FaultWords {
  readonly level?: 'warning';
  readonly said: (detail: string) => string;
  readonly remedy: string;
  /** May be another the next time: it is tried again, and many in a row mean that nothing can be had. */
  readonly mayPass?: true;
}

const UPLOAD = '把发布时用的 dist 里的这个文件重新上传';

/** What may be wrong with an answer, and what to do. The key is the rule's name. */
const FAULTS = {
  'file-missing': { said: () => '缺少这个文件：清单里有，这里没有', remedy: UPLOAD },
  'file-forbidden': {
    said: (status) => `服务器不给（HTTP ${status}）`,
    remedy: '看看服务器的权限和防护规则；公开的网站，每个文件都应当打得开',
  },
  'file-away': {
    said: (address) => `被转到别处：${address}，没有跟过去`,
    remedy: '查清是谁设的转向：不是自己设的，当作被篡改；是自己设的，去掉它再核对',
  },
  'file-circle': { said: () => '转来转去，没有尽头', remedy: '查看服务器的转向规则' },
  'file-moved': {
    level: 'warning',
    said: (address) => `被转到 ${address}，那里的内容是对的`,
    remedy: '服务器改了网址（例如去掉 .html）。能关掉就关掉：二维码和链接里写的是原来的网址',
  },
  'file-cut': {
    said: (detail) => `没有传完就断了${detail && `（${detail}）`}`,
    remedy: `再核对一次；还是这样，${UPLOAD}，并查看服务器和中间的代理`,
    mayPass: true,
  },
  'file-encoding': {
    said: (detail) => `压缩着传来，解不开（${detail}）`,
    remedy: '服务器上预先压缩的 .gz、.br 坏了，或者压缩的方式写错了：删去它们，重新上传',
  },
  'file-stale': {
    said: () => '压缩着传来的是另一份内容，不压缩的才对：读者看到的多半是旧的',
    remedy: '服务器上预先压缩的 .gz、.br 没有跟着换：删去它们，或重新生成、一起上传',
  },
  'server-error': {
    said: (status) => `服务器出错（HTTP ${status}）`,
    remedy: '过一会儿再核对一次；还是这样，看服务器的日志',
    mayPass: true,
  },
  'server-odd': {
    said: (status) => `服务器的回答不像一个文件（HTTP ${status}）`,
    remedy: '查看服务器的设置',
  },
  'server-silent': {
    said: (detail) => `服务器没有按时传完（${detail}）`,
    remedy: '过一会儿再核对一次，或减少同时下载的数目：--parallel 2',
    mayPass: true,
  },
  'server-away': {
    said: (code) => `连不上服务器${code && `（${code}）`}`,
    remedy: '检查网络和网址；过一会儿再运行一次，会接着核对',
    mayPass: true,
  },
  'file-large': {
    said: (limit) => `超过 ${limit}，没有再收`,
    remedy: '网站里没有这么大的文件，当作被换过；确实有的，用 --max-mb 放宽',
  },
  'packed-other': {
    said: () => '预先压缩的这一份，解开以后和原文件不一样：服务器送给读者的多半是它',
    remedy: '用 npm run build -- --compress 重新生成、重新上传，或删去它；不是自己压缩的，当作被篡改',
  },
  'type-wrong': {
    said: (detail) => `类型不对：${detail}`,
    remedy: '照 docs/hosting.md 改服务器的类型表：类型不对，浏览器会不显示或者显示成乱码',
  },
  'type-odd': {
    level: 'warning',
    said: (detail) => `类型不合适：${detail}`,
    remedy: '照 docs/hosting.md 改服务器的类型表',
  },
  'file-link': {
    said: () => '是链接或别的特殊文件，不是普通文件，没有读它',
    remedy: '换成真正的文件：从可靠的副本里取回，或重新生成',
  },
  'file-unreadable': {
    said: (reason) => `读不出来${reason && `：${reason}`}`,
    remedy: '检查权限和磁盘，或从可靠的副本里取回',
  },
} as const satisfies Record<string, FaultWords>;

export const mayPass = ({ kind }: SourceFault): boolean => (FAULTS[kind] as FaultWords).mayPass ?? false;

export function describeFault(path: string, { kind, detail = '' }: SourceFault): Finding {
  const { said, remedy, level }: FaultWords = FAULTS[kind];
  const short = detail.length > 200 ? `${detail.slice(0, 200)}…` : detail;
  return createFinding(kind, path, said(short), remedy, level);
}
