import type { Finding } from '../diagnostics/finding.ts';
import type { ContainerRule, EntryRule, ZipDataFault, ZipFault } from '../zip/zip-fault.ts';

type Words = readonly [message: string, remedy: string];

/** What can be wrong with Gongbao's seal in the comment of a zip. */
type SealRule = 'zip-comment' | 'zip-seal';

const FRESH_COPY = '换一份可靠的副本；没有别的副本，先把这份解压，再核对解压后的文件夹，看看哪些文件还是好的';
const REPACK = '不要解压它。向给你归档的人要一份可靠的副本';

/** What can be wrong with a zip as a whole. Each message completes “这个文件…”, with a detail where there is one. */
const CONTAINER_FAULTS = {
  'zip-none': ['不是 zip 文件', '看看选的是不是归档的 zip 文件'],
  'zip-cut': ['不完整，后面的部分没有了，多半是复制或下载的时候中断了', '重新复制或下载一次'],
  'zip-trailing': ['的末尾多出 N 字节', FRESH_COPY],
  'zip-leading': ['的开头多出 N 字节', FRESH_COPY],
  'zip-gap': ['的目录后面有 N 字节不属于任何文件', FRESH_COPY],
  'zip-ambiguous': ['有几个结尾，不同的程序会从里面解出不同的文件', REPACK],
  'zip-split': ['是分卷压缩的一部分', '先用压缩软件解压，再核对解压后的文件夹'],
  'zip-list': ['的目录坏了，读不出里面有哪些文件', FRESH_COPY],
  'zip-too-many': ['里的文件太多，超过 N 个，不再核对', REPACK],
  'zip-too-large': ['解压后太大，超过 N 字节，不再核对', REPACK],
  'zip-bomb': ['解压后会大得不成比例，可能是用来撑满磁盘的“压缩炸弹”，不再核对', REPACK],
  'zip-comment': ['的注释不是公报的封印', FRESH_COPY],
  'zip-seal': ['里有字节变了，封印对不上', FRESH_COPY],
} as const satisfies Record<ContainerRule | SealRule, Words>;

/** What can be wrong with one file in it. */
const ENTRY_FAULTS = {
  'zip-name': ['文件名不安全：N', REPACK],
  'zip-link': ['是链接或别的特殊文件，不是普通文件', REPACK],
  'zip-encrypted': ['加了密码，读不出来', '用压缩软件输入密码解压，再核对解压后的文件夹'],
  'zip-method': ['用了不常见的压缩方法（编号 N），读不出来', '先用压缩软件解压，再核对解压后的文件夹'],
  'zip-duplicate': ['在 zip 里有两份，不同的程序会解出不同的一份', REPACK],
  'zip-same-name': ['与“N”在 Windows 和 macOS 上是同一个名字，解压时会互相覆盖', REPACK],
  'zip-overlap': ['数据与别的文件或目录重叠', REPACK],
  'zip-header': ['文件头和目录里写的不一样', FRESH_COPY],
  'zip-hidden': ['后面有 N 字节不属于任何文件', FRESH_COPY],
  'zip-oversized': ['解压后会大得不成比例，没有读它', REPACK],
  'zip-data': ['数据坏了：N', FRESH_COPY],
} as const satisfies Record<EntryRule, Words>;

/** Each completes “数据坏了：…”. */
const DATA_FAULTS: Readonly<Record<ZipDataFault, string>> = {
  folder: '它是文件夹，却有内容',
  surplus: '后面有多余的字节',
  larger: '解压出来比目录里写的大',
  smaller: '解压出来比目录里写的小',
  undecodable: '解压不开',
  checksum: 'zip 自带的校验和（CRC-32）不符',
};

/** The faults of the zip reader, and of the seal on a zip, in words. */
export function describeZipFault(fault: ZipFault | { readonly rule: SealRule }): Finding {
  const { rule } = fault;
  if (rule in CONTAINER_FAULTS) {
    const [message, remedy] = CONTAINER_FAULTS[rule as keyof typeof CONTAINER_FAULTS];
    return { level: 'error', rule, path: 'zip 文件', message: `这个文件${fill(message, fault)}`, remedy };
  }
  const [message, remedy] = ENTRY_FAULTS[rule as EntryRule];
  return {
    level: 'error',
    rule,
    path: 'path' in fault ? fault.path : '',
    message: fill(message, fault),
    remedy,
  };
}

function fill(message: string, fault: object): string {
  const detail = 'detail' in fault ? String(fault.detail) : '';
  return message.replace('N', () => DATA_FAULTS[detail as ZipDataFault] ?? detail);
}
