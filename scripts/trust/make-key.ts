import { existsSync } from 'node:fs';
import { formatPathLabel } from '../../src/base/format-path-label.ts';
import { writeAtomically } from '../../src/base/write-atomically-fs.ts';
import {
  encryptPrivateKey,
  fingerprintKey,
  formatPublicKey,
  SHORTEST_PASSPHRASE,
} from '../../src/signing/key-files.ts';
import { writePrivateKey } from '../../src/signing/private-key-fs.ts';
import { type AlgorithmName, SIGNING_ALGORITHMS } from '../../src/signing/signing-algorithms.ts';
import { formatTrustedKeys } from '../../src/signing/trusted-keys.ts';
import { refuseKeyPlace } from './refuse-key-place.ts';

export interface KeyWish {
  /** Whose it is. */
  readonly name: string;
  /** Of the private key. */
  readonly file: string;
  readonly algorithm: AlgorithmName;
  readonly passphrase: string;
  /** Days between which the public key is to be used. */
  readonly from?: string;
  readonly to?: string;
}

/** Whether a name says whose key it is: others see it, and believe by it. */
export const isKeyName = (name: string): boolean =>
  name !== '' && !/[\p{Cc}\p{Cf}]/u.test(name) && name.length <= 60;

/** Why no key is made in a place, in Chinese, the remedy on a line of its own. */
export function refuseNewKey(file: string): string | undefined {
  const refusal = refuseKeyPlace(file, false);
  if (refusal !== undefined) return refusal;
  const taken = [file, publicFileOf(file)].find((each) => existsSync(each));
  return taken && `${taken} 已经有了，不会替换：换掉了，用它签的就再也签不出来\n  改法：换一个文件名`;
}

export const refusePassphrase = (passphrase: string): string | undefined =>
  [...passphrase].length < SHORTEST_PASSPHRASE
    ? `口令太短：拿到私钥文件的人一个一个试就能试出来\n  改法：至少 ${SHORTEST_PASSPHRASE} 个字符，例如几个不相干的词`
    : undefined;

const publicFileOf = (file: string) => `${file}.pub.json`;

/** Makes a pair of keys where nothing refuses it, and writes nothing else. @returns what to say of them @throws when I/O fails */
export function makeKey({ name, file, algorithm, passphrase, from, to }: KeyWish): string {
  const beside = publicFileOf(file);
  const key = SIGNING_ALGORITHMS[algorithm].generate();
  const takeBack = writePrivateKey(file, encryptPrivateKey(key, passphrase));
  const entry = {
    ...{ name, algorithm, publicKey: formatPublicKey(key) },
    ...(from === undefined ? {} : { validFrom: from }),
    ...(to === undefined ? {} : { validTo: to }),
  };
  try {
    writeAtomically(beside, formatTrustedKeys([entry]));
  } catch (error) {
    // Nothing is signed with it yet, and without its public half it would only be in the way.
    takeBack();
    throw error;
  }
  return `私钥：${formatPathLabel(file)}
  有口令保护。不要复制给别人，不要放进内容文件夹、网站或 Git；另存一份在保险的地方。
公钥：${formatPathLabel(beside)}
  交给要核对签名的人，就是他们的可信公钥文件（几把的，放进同一个 keys 里）。
公钥指纹（SHA-256），当面或用公文告诉他们，好核对公钥没有被换：
  ${fingerprintKey(key)}`;
}
