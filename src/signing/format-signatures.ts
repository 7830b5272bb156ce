import { clip } from '../base/clip.ts';
import { oneLine } from '../base/printable.ts';
import type { JudgedSignature, SignatureJudgement, StampCheck, Verdict } from './judge-signatures.ts';
import { type SignedSubject, SUBJECT_KINDS } from './signed-subject.ts';
import { isAlgorithmName, SIGNING_ALGORITHMS } from './signing-algorithms.ts';

/** A verdict in one sentence, and what to do where it is not good. */
const VERDICTS: Readonly<
  Record<Verdict, (signature: JudgedSignature) => { readonly said: string; readonly remedy?: string }>
> = {
  valid: () => ({ said: '有效' }),
  unreadable: ({ entry }) => ({
    said: `读不懂：算法“${quote(entry.algorithm)}”和公钥，这个版本不认识，或者对不上`,
    remedy: '用较新的公报核对，或向签名的人要一份重新签的',
  }),
  wrong: () => ({
    said: '签名不对：它和它自己写的内容对不上，不是这把私钥签出来的，或者被改过',
    remedy: '不要相信这份内容；从可靠的来源重新取签名文件，仍不对就当作被篡改',
  }),
  unknown: () => ({
    said: '公钥不认识：签名本身对得上，但这把公钥不在可信公钥的文件里，谁都可以做一把自称是这个名字的',
    remedy: '从别的可靠途径（见面、公文、盖章的函）核对公钥指纹，是真的就放进可信公钥的文件',
  }),
  revoked: ({ trusted }) => ({
    said: `公钥已经吊销（${trusted?.revoked} 起不再可信${trusted?.reason ? `：${quote(trusted.reason)}` : ''}）`,
    remedy: '请签名的人用新的私钥重新签；没有时间戳，证明不了它是吊销以前签的',
  }),
  early: ({ trusted }) => ({
    said: `公钥还没有启用（从 ${trusted?.validFrom} 起）`,
    remedy: '核对这台机器的日期；启用以前签的，到了那一天再核对，或请签名的人说明',
  }),
  expired: ({ trusted }) => ({
    said: `公钥已经过期（到 ${trusted?.validTo} 为止）`,
    remedy: '请签名的人用新的私钥重新签；有可信的时间戳证明是到期以前签的，仍然有效',
  }),
  lapsed: ({ entry }) => ({
    said: `签名已经过期（签名的人定的：到 ${entry.expires} 为止）`,
    remedy: '请签名的人重新签；过期的可能不是现行的一份',
  }),
  other: ({ trusted }) => ({
    said: `${trusted ? '签名是真的，但' : ''}签的是另一份内容：清单在签名以后变了`,
    remedy: '没有人重新生成的话，当作被篡改；重新生成的，要重新签名',
  }),
};

/** What people may take a signature for, and what it is not. */
export const WHAT_IT_PROVES =
  '签名只证明：持有这把私钥的人认可过这份清单，清单里的文件从那以后一个字节也没有变。\n' +
  '它不证明内容属实、发布日期真实，也不证明这是最新的一份；公钥是谁的，要从别的可靠途径核对。';

/** @param needed how many trusted keys must have signed */
export function formatSignatures(
  judged: readonly JudgedSignature[],
  subject: SignedSubject,
  { valid, isProved }: SignatureJudgement,
  { needed, hasTrusted }: { needed: number; hasTrusted: boolean },
): string {
  const lines = judged.flatMap((signature) => formatSignature(signature, hasTrusted));
  const label = SUBJECT_KINDS[subject.kind].label;
  const verdict = hasTrusted
    ? isProved
      ? `签名（${label}）：有效，${valid} 个可信的签名`
      : `签名（${label}）：不能证明是谁公布的${valid > 0 && valid < needed ? `，要 ${needed} 个可信的签名，只有 ${valid} 个` : ''}`
    : `签名（${label}）：有 ${judged.length} 个，没有核对是谁签的`;
  const hint = hasTrusted
    ? []
    : ['  改法：用 --trusted 写出可信公钥的文件（从别的可靠途径得到的，不要用网站上的）'];
  return [verdict, ...lines.map((line) => `  ${line}`), ...hint].join('\n');
}

/** What is wrong with a key that nobody was asked to trust need not be said of each. */
const UNASKED = { said: '对得上清单', remedy: undefined };

function formatSignature(signature: JudgedSignature, hasTrusted: boolean): string[] {
  const { entry, verdict, fingerprint, trusted, stamp } = signature;
  const { said, remedy } = verdict === 'unknown' && !hasTrusted ? UNASKED : VERDICTS[verdict](signature);
  const who = trusted ? `“${quote(trusted.name)}”` : `自称“${quote(entry.name)}”的`;
  return [
    `${who}${isAlgorithmName(entry.algorithm) ? `，${SIGNING_ALGORITHMS[entry.algorithm].label}` : ''}：${said}`,
    ...(remedy === undefined ? [] : [`  改法：${remedy}`]),
    ...(fingerprint === undefined ? [] : [`  公钥指纹：${fingerprint}`]),
    ...(entry.expires === undefined ? [] : [`  签名的人定的期限：到 ${entry.expires} 为止`]),
    ...(stamp ? [`  ${formatStamp(stamp)}`] : []),
  ];
}

function formatStamp(stamp: StampCheck): string {
  if (stamp.kind === 'proved') return `时间戳：${stamp.moment}（北京时间）以前签的，时间戳机构的证书可信`;
  if (stamp.kind === 'wrong') return `时间戳不对：${quote(stamp.reason)}`;
  const moment = stamp.moment === undefined ? '' : `写着 ${stamp.moment}（北京时间），`;
  return `时间戳：${moment}没有核对，${quote(stamp.reason)}`;
}

/** Names come from whoever wrote the file. */
const quote = (text: string): string => clip(oneLine(text), 60);
