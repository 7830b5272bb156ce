import { existsSync } from 'node:fs';
import { readNamed } from '../src/base/digest-file-fs.ts';
import { formatLocalDay } from '../src/base/format-local-day.ts';
import { formatPathLabel } from '../src/base/format-path-label.ts';
import { sayRefusal } from '../src/base/io-errors.ts';
import type { CommandOption } from '../src/command/command.ts';
import { CallFault, type CommandCall, type ExitCode, runCommand } from '../src/command/run-command.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import type { Signer } from '../src/signing/create-signature.ts';
import { WHAT_IT_PROVES } from '../src/signing/format-signatures.ts';
import { findKeyDoubt } from '../src/signing/judge-signatures.ts';
import {
  decryptPrivateKey,
  fingerprintKey,
  type KeyFault,
  SHORTEST_PASSPHRASE,
} from '../src/signing/key-files.ts';
import { readPrivateKey } from '../src/signing/private-key-fs.ts';
import {
  ALGORITHM_NAMES,
  type AlgorithmName,
  findAlgorithm,
  isAlgorithmName,
  SIGNING_ALGORITHMS,
} from '../src/signing/signing-algorithms.ts';
import { parseTrustedKeys, type TrustedKey } from '../src/signing/trusted-keys.ts';
import { isKeyName, makeKey, refuseNewKey, refusePassphrase } from './trust/make-key.ts';
import { PASSPHRASE_OPTION, readPassphrase } from './trust/read-passphrase.ts';
import { refuseKeyPlace } from './trust/refuse-key-place.ts';
import { signTarget } from './trust/sign-target.ts';
import { findDayFault, TRUST_OPTIONS } from './trust/trust-options.ts';
import { SITE_OPTIONS, verifyTargets } from './trust/verify-target.ts';

const STEPS: Readonly<Record<string, (call: CommandCall, signal: AbortSignal) => Promise<ExitCode>>> = {
  keygen,
  sign,
  verify,
};

const OPTIONS: readonly CommandOption[] = [
  { name: 'key', value: '文件', help: 'keygen、sign：私钥；公钥写在旁边的“….pub.json”里' },
  PASSPHRASE_OPTION,
  { name: 'name', value: '名称', isText: true, help: 'keygen：谁的钥匙，如 示例区示例局' },
  {
    name: 'algorithm',
    value: '算法',
    help: `keygen：${ALGORITHM_NAMES.join(' 或 ')}（默认 ed25519；要用国密的选 sm2）`,
    findFault: (value) =>
      isAlgorithmName(value) ? undefined : `没有“${value}”这种算法，可以写 ${ALGORITHM_NAMES.join(' 或 ')}`,
  },
  { name: 'from', value: '日期', help: 'keygen：公钥从哪天起用', findFault: findDayFault },
  { name: 'to', value: '日期', help: 'keygen：公钥用到哪天', findFault: findDayFault },
  {
    name: 'expires',
    value: '日期',
    help: 'sign：签名到哪天为止；定期重新签名的，旧的一份就冒充不了现行的',
    findFault: findDayFault,
  },
  {
    name: 'tsa',
    value: '网址',
    help: 'sign：时间戳机构（RFC 3161），证明签名在那一刻已经有了；要有 OpenSSL',
    findFault: (value) =>
      /^https?:\/\/[^\s]+$/.test(value) && URL.canParse(value)
        ? undefined
        : `时间戳机构的网址“${value}”不对，要以 http:// 或 https:// 开头`,
  },
  ...TRUST_OPTIONS,
  ...SITE_OPTIONS,
];

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  none: '里面没有私钥\n  改法：用 --key 写出 keygen 做的私钥（不是 .pub.json）',
  plain:
    '没有口令保护，不用它\n  改法：用 keygen 另做一把；一定要用这一把的，用 openssl pkcs8 -topk8 -scrypt 加上口令',
  passphrase: '口令不对\n  改法：再输一次；忘了口令就用不了这把私钥，要另做一把',
  damaged: '损坏了，或者是这台机器的 Node.js 读不懂的一种\n  改法：从备份里取回它',
};

await runCommand(
  {
    name: 'sign',
    summary: '签名：keygen 做一对钥匙；sign 给网站（dist）或归档（zip）签名，只添一个签名文件；verify 核对。',
    options: OPTIONS,
    words: {
      label: 'keygen|sign|verify [网站或归档]',
      isRequired: true,
      findFault: (word, index) =>
        index > 0 || Object.hasOwn(STEPS, word)
          ? undefined
          : `没有“${word}”，先写 ${Object.keys(STEPS).join('、')} 中的一个`,
    },
    examples: [
      'keygen --name 示例区示例局 --key "E:\\钥匙\\示例局.key"',
      'sign dist gongbao-archive.zip --key "E:\\钥匙\\示例局.key"',
      'verify dist --trusted "E:\\钥匙\\示例局.key.pub.json"',
    ],
  },
  (call) => {
    const [step = '', ...words] = call.words;
    const run = STEPS[step] as (typeof STEPS)[string];
    if (step !== 'keygen' && words.length === 0)
      throw new CallFault(
        `没有写要${step === 'sign' ? '签名' : '核对'}的网站文件夹或归档\n  改法：npm run sign -- ${step} dist …`,
      );
    return withInterruption((signal) => run({ ...call, words }, signal), '已中断。');
  },
);

async function keygen(call: CommandCall): Promise<ExitCode> {
  const { values, say, fail, words } = call;
  if (words.length > 0)
    throw new CallFault(`keygen 后面多了“${words[0]}”\n  改法：去掉它；私钥放在哪里，写成 --key 文件`);
  const name = typeof values.name === 'string' ? values.name.trim() : '';
  if (!isKeyName(name))
    throw new CallFault('没有写清谁的钥匙\n  改法：--name 示例区示例局（60 个字以内，没有控制字符）');
  const file = readKeyFile(values);
  const refusal = refuseNewKey(file);
  if (refusal !== undefined) return fail(refusal);
  const { from, to } = values;
  if (typeof from === 'string' && typeof to === 'string' && from > to)
    throw new CallFault(
      `公钥的截止日期 ${to} 在开始日期 ${from} 之前\n  改法：查对 --from 和 --to：--to 是最后一天`,
    );
  if (typeof to === 'string' && to < formatLocalDay(new Date()))
    throw new CallFault(
      `公钥的截止日期 ${to} 已经过了：用这把钥匙签的，没有人会信\n  改法：--to 写以后的日期，或者不写`,
    );
  const passphrase = await readPassphrase(
    call,
    `给私钥定一个口令（至少 ${SHORTEST_PASSPHRASE} 个字符，打的字不显示）：`,
  );
  const weak = refusePassphrase(passphrase);
  if (weak !== undefined) return fail(weak);
  say(
    makeKey({
      ...{ name, file, passphrase, algorithm: (values.algorithm ?? 'ed25519') as AlgorithmName },
      ...(typeof from === 'string' ? { from } : {}),
      ...(typeof to === 'string' ? { to } : {}),
    }),
  );
  return 0;
}

function readKeyFile({ key }: CommandCall['values']): string {
  if (typeof key === 'string') return key;
  throw new CallFault('没有写私钥在哪里\n  改法：--key 文件，例如 --key "E:\\钥匙\\示例局.key"');
}

async function sign(call: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  const { values, say, fail, words } = call;
  const { expires, tsa } = values;
  // It would take the place of one that is still good.
  if (typeof expires === 'string' && expires < formatLocalDay(new Date()))
    throw new CallFault(`--expires 的日期“${expires}”已经过了，签了也没有用\n  改法：写今天或今天以后的一天`);
  const signer = await readSigner(call);
  if ('refusal' in signer) return fail(signer.refusal);
  const roots = values['tsa-ca'];
  let [areSigned, isAnySigned] = [true, false];
  for (const word of words) {
    const signed = await signTarget(word, {
      ...{ signer, signal },
      ...(typeof expires === 'string' ? { expires } : {}),
      ...(typeof tsa === 'string' ? { tsa } : {}),
      ...(typeof roots === 'string' ? { roots } : {}),
    }).catch((error: unknown) => ({ refusal: `${word}：没有签名\n  ${sayRefusal(error)}` }));
    if ('refusal' in signed) {
      say(signed.refusal);
      areSigned = false;
      continue;
    }
    isAnySigned = true;
    say(`${formatPathLabel(word)}：已签名，${SIGNING_ALGORITHMS[signer.algorithm].label}，“${signer.name}”`);
    say(`  签名文件：${formatPathLabel(signed.file)}，和网站或归档放在一起，一起上传、移交`);
    for (const remark of signed.remarks) say(`  ${remark}`);
    if (signed.fault !== undefined) {
      say(`  ${signed.fault}`);
      areSigned = false;
    }
  }
  if (isAnySigned) say(WHAT_IT_PROVES);
  return areSigned ? 0 : 1;
}

async function readSigner(call: CommandCall): Promise<Signer | { refusal: string }> {
  const file = readKeyFile(call.values);
  const misplaced = refuseKeyPlace(file, true);
  if (misplaced) return { refusal: misplaced };
  const read = readPrivateKey(file);
  if ('fault' in read) return { refusal: `${read.fault}\n  改法：${read.remedy}` };
  const decrypted = decryptPrivateKey(read.pem, await readPassphrase(call, '私钥的口令（打的字不显示）：'));
  if ('fault' in decrypted) return { refusal: `私钥 ${file} ${KEY_FAULTS[decrypted.fault]}` };
  const { key } = decrypted;
  const algorithm = findAlgorithm(key);
  if (algorithm === undefined)
    return { refusal: `私钥 ${file} 不是 ${ALGORITHM_NAMES.join(' 或 ')} 的\n  改法：用 keygen 另做一把` };
  const own = readOwnKey(file, fingerprintKey(key));
  const ended = own && tellEnded(own, formatLocalDay(new Date()));
  if (ended) return { refusal: `私钥 ${file} 的公钥${ended}，签了也没有用\n  改法：${NEW_KEY}` };
  return { name: own?.name ?? '（没有写名称）', algorithm, key };
}

const NEW_KEY = '用 keygen 另做一把，把新的公钥交给核对的人；还能用的，先改旁边的“….pub.json”，再交给他们';

/** Why whoever verifies with the key will not take what it signs today, nor later. */
function tellEnded(key: TrustedKey, today: string): string | undefined {
  switch (findKeyDoubt(key, today)) {
    case 'revoked':
      return `从 ${key.revoked} 起不再可信`;
    case 'expired':
      return `只用到 ${key.validTo}，已经过期`;
    default:
      return undefined;
  }
}

/** What the public file beside the key says of it, which is looked at by the key that it has. */
function readOwnKey(file: string, fingerprint: string): TrustedKey | undefined {
  const beside = `${file}.pub.json`;
  if (!existsSync(beside)) return undefined;
  return parseTrustedKeys(readNamed(beside).toString()).keys.find((key) => key.fingerprint === fingerprint);
}

async function verify(call: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  if (call.values.trusted === undefined)
    throw new CallFault(
      '没有写相信谁的签名\n  改法：--trusted 文件，里面是可信的公钥；只核对文件用 npm run verify',
    );
  return verifyTargets(call, signal);
}
