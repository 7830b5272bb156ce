import { formatChineseDate } from '../base/format-chinese-date.ts';
import { type ArchiveSubject, formatReportCount } from './archive-subject.ts';
import { MANIFEST, OPENING_PAGE, TAG_MANIFEST } from './bag-names.ts';
import type { PayloadSize } from './format-bag-info.ts';

/** Compares each file with the manifests, with what Windows has (PowerShell 5.1). One line, to be pasted. */
const POWERSHELL = [
  `Get-Content -Encoding UTF8 ${TAG_MANIFEST}, ${MANIFEST} | ForEach-Object { $h, $n = $_ -split '  ', 2; `,
  `$n = $n.Replace('%0D', "\`r").Replace('%0A', "\`n").Replace('%25', '%'); `,
  `if (-not (Test-Path -LiteralPath $n)) { "缺少：$n" } `,
  `elseif ((Get-FileHash -LiteralPath $n -Algorithm SHA512).Hash -ne $h) { "变了：$n" } }; "核对完毕"`,
].join('');

/**
 * `说明.txt` for a person who has never seen a bag. With BOM and CRLF, so that every Notepad shows it right.
 * @param hasPercent whether a file's name has a `%`, which manifests write as `%25` and the usual commands do not know
 */
export function formatReadingNote(
  subject: ArchiveSubject,
  payload: PayloadSize,
  hasPercent: boolean,
): string {
  const { name, organization, to, software } = subject;
  const text = `《${name}》归档副本
${'='.repeat(24)}

${organization ? `来自：${organization}\n` : ''}内容：截至${formatChineseDate(to)}发布的 ${formatReportCount(subject)}，data 文件夹里共 ${payload.files} 个文件、${payload.bytes} 字节
制作：${software}


一、怎样打开
------------

双击“${OPENING_PAGE}”，再点“打开阅读”。不用联网，不用安装程序。
如果双击的是压缩包（.zip），请先把它整个解压到一个文件夹，再打开文件夹里的“${OPENING_PAGE}”。
也可以直接打开 data 文件夹里的 index.html；把 data 文件夹原样放到网站服务器上，就是原来的网站。


二、这个文件夹是什么
--------------------

它按 BagIt 1.0（国际标准文档 RFC 8493）装好，这样装好的文件夹叫“包”（bag）：

data/                    内容：网站、附件、每篇报告的原稿（data/reports/…/index.md）、
                         目录（catalog.csv 可以用 Excel 打开，catalog.json 供程序读取）、
                         网站设置（site.json）、制作时所用程序的版本（tools.json）
${MANIFEST}      data 里每个文件的指纹（SHA-512），一行一个文件
${TAG_MANIFEST}   其余文件的指纹，也包括上面这张清单的
bag-info.txt             归档信息：来自谁、截至哪天、文件数和总字节数
bagit.txt                说明这是一个包

指纹是由文件的全部字节算出来的一串字符，文件变了一个字，它就完全不同。
${TAG_MANIFEST} 自己的指纹叫“总指纹”。归档时应当把总指纹记在别处（例如归档登记表）：
总指纹和登记的一样，清单就是原来的清单；每个文件又和清单一样，就没有一个字节变过。


三、用公报程序核对
------------------

在公报程序的文件夹里运行（压缩包和解压后的文件夹都可以）：

npm run verify -- "压缩包或文件夹的位置"

它核对每一个字节，指出哪些文件变了、缺了、多了、改了名，并显示总指纹。


四、不用公报程序核对
--------------------

先解压，再在解压后的文件夹（也就是本文件所在的文件夹）里运行下面的命令。

Windows：在文件夹的地址栏里输入 powershell，按回车，把下面这一行全部复制进去，按回车。
除了“核对完毕”什么也不显示，就是全部相符。

${POWERSHELL}

总指纹：

(Get-FileHash ${TAG_MANIFEST} -Algorithm SHA512).Hash.ToLower()

macOS：打开“终端”，输入 cd 和一个空格，把文件夹拖进去，按回车，再运行：

shasum -a 512 -c ${MANIFEST} ${TAG_MANIFEST} | grep -v ': OK$'
shasum -a 512 ${TAG_MANIFEST}

第一行什么也不显示，就是全部相符；第二行显示总指纹。

Linux：

sha512sum --quiet -c ${MANIFEST} ${TAG_MANIFEST}
sha512sum ${TAG_MANIFEST}

第一行什么也不显示，就是全部相符；第二行显示总指纹。
${hasPercent ? '\n文件名里有 % 的，清单里写成 %25：上面的 macOS 和 Linux 命令会说找不到这些文件，请单独核对。\n' : ''}
这些命令看不出多出来的文件：data 里应当正好有 ${payload.files} 个文件。


五、用 data 重新生成网站
------------------------

data 同时就是公报的内容文件夹：里面的 reports 放着原稿和附件，site.json 是网站设置。
用同一版本的公报程序（版本见 data/tools.json）运行：

npm run build -- --content "data 文件夹的位置" --output "新网站的位置"


请不要改动、增加或删去这里的文件。系统自己放进来的 Thumbs.db、desktop.ini、.DS_Store 没有害处，核对时会提到，删去即可。
`;
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}
