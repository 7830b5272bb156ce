import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readNamed } from '../base/digest-file-fs.ts';
import { namePlace } from '../base/io-errors.ts';
import { makeFolder } from '../base/write-atomically-fs.ts';

/** An encrypted key takes some 300 bytes. */
const MOST_BYTES = 64 * 1024;

/**
 * Writes a key that only its owner can read, as far as the system knows such a thing. Replaces nothing.
 * @returns takes it away again, with the folders that were made for it
 * @throws when I/O fails, and for a file that is there
 */
export function writePrivateKey(file: string, pem: string): () => void {
  const takeFolderBack = makeFolder(dirname(file), 0o700);
  let handle: number | undefined;
  const takeBack = () => {
    // One that was there is somebody else's.
    if (handle !== undefined) rmSync(file, { force: true });
    takeFolderBack();
  };
  try {
    handle = openSync(file, 'wx', 0o600);
    try {
      writeFileSync(handle, pem);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    // Half a key would be taken for one that must not be replaced.
    takeBack();
    throw namePlace(error, file);
  }
  return takeBack;
}

/** @throws when I/O fails */
export function readPrivateKey(file: string): { pem: string } | { fault: string; remedy: string } {
  const stat = statSync(file);
  if (!stat.isFile() || stat.size > MOST_BYTES)
    return { fault: `${file} 不是私钥文件`, remedy: '用 --key 写出 keygen 做的私钥' };
  const pem = readNamed(file).toString('latin1');
  if (pem.includes('-----BEGIN PUBLIC KEY-----') && !pem.includes('PRIVATE KEY-----')) {
    const beside = file.replace(/\.pub\.json$/, '');
    const isThere = beside !== file && existsSync(beside);
    return {
      fault: `${file} 是公钥，不是私钥`,
      remedy: `用 --key 写出私钥${isThere ? `：\n    --key "${beside}"` : '（名称末尾没有 .pub.json 的那一个）'}`,
    };
  }
  // Windows has other rights than these.
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)
    return {
      fault: `私钥 ${file} 别的用户也能读（权限 ${(stat.mode & 0o777).toString(8)}）`,
      remedy: `只留给自己，再签一次：\n    chmod 600 "${file}"`,
    };
  return { pem };
}
