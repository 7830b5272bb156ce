import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles } from '../support/choose-files.ts';
import { openDesk } from '../support/open-desk.ts';
import { runCommand } from '../support/run-command.ts';
import { findFaultsAtWidths, findScreenFaults } from '../support/screen-faults.ts';
import { switchPdfOff } from '../support/switch-pdf-off.ts';
import { browser, preview, useDesk } from '../support/use-desk.ts';

useDesk({ change: switchPdfOff });
let page: Page;
let root = '';

const PASSPHRASE = '示例的口令，至少要十二个字';

beforeAll(async () => {
  root = path.dirname(preview.content);
  page = await openDesk(browser, preview, 'archive');
});

const at = (name: string) => path.join(root, name);
/** Verifies what is dropped. @returns what the desk says, each time something else */
const drop = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const said = page.locator('.desk-task', { hasText: '核对过了' }).locator('pre');
  const [before] = await said.allInnerTexts();
  await chooseFiles(page.locator('input[type=file]'), files);
  await expect.poll(() => said.allInnerTexts()).toSatisfy(([text]) => text !== undefined && text !== before);
  return (await said.innerText()).trim();
};
const commandSays = async (...args: string[]) =>
  (await runCommand('verify', args)).stdout.replaceAll(`${root}${path.sep}`, '').trim();

describe('归档与核对', () => {
  it('archives what the command archives, and registers it on a page to print', async () => {
    await page.getByLabel('归档的人').fill('示例员');
    await page.getByLabel('存到哪里').fill('归档 一.zip');
    await page.getByRole('button', { name: '归档', exact: true }).click();
    await page.getByRole('heading', { name: '归档好了' }).waitFor();
    const { stdout } = await runCommand('archive', [
      ...['--content', preview.content, '--output', at('命令的.zip')],
    ]);
    expect(await readFile(at('归档 一.zip'))).toEqual(await readFile(at('命令的.zip')));
    const [fingerprint = ''] = /[\da-f]{128}/.exec(stdout) ?? [];
    await page.locator('.desk-fingerprint', { hasText: fingerprint }).waitFor();

    await page.getByRole('link', { name: '登记表（打印）' }).click();
    await page.getByRole('heading', { name: '归档登记表' }).waitFor();
    expect((await page.locator('.desk-register code').innerText()).replaceAll(' ', '')).toBe(fingerprint);
    expect(await page.locator('.desk-register').innerText()).toMatch(
      /示例员[\s\S]*\d+ 篇[\s\S]*归档 一\.zip/,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.desk-head').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    expect(await findScreenFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '回到归档与核对' }).click();
  });

  it('verifies what is dropped or named in the words of the command, and says what is altered', async () => {
    const bytes = await readFile(at('归档 一.zip'));
    await writeFile(at('归档.zip'), bytes);
    expect(await drop({ '归档.zip': bytes })).toBe(await commandSays(at('归档.zip')));
    await page.getByRole('heading', { name: '核对过了：完好' }).waitFor();

    const altered = Uint8Array.from(bytes);
    const middle = Math.floor(altered.length / 2);
    altered[middle] = (altered[middle] ?? 0) ^ 1;
    await writeFile(at('改过.zip'), altered);
    const said = await drop({ '改过.zip': altered });
    expect(said).toBe(await commandSays(at('改过.zip')));
    expect(said).toContain('不能证明完好');

    for (const [name, text] of [
      ['空的.zip', ''],
      ['文字.zip', '这不是归档'],
      ['半份.zip', bytes.subarray(0, bytes.length / 2)],
      ['别的.json', '{"一":'],
    ] as const) {
      await writeFile(at(name), text);
      expect([name, await drop({ [name]: text })]).toEqual([name, await commandSays(at(name))]);
    }

    await page.getByLabel(/^或者写它在哪里/).fill('没有这份.zip');
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByText('没有这份.zip：核对不了').waitFor();
    await page.getByLabel(/^或者写它在哪里/).fill(`"${at('归档 一.zip')}"`);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.getByRole('heading', { name: '核对过了：完好' }).waitFor();
  });

  it('signs with a key that stays where it is, and believes whom it was told to', async () => {
    await mkdir(at('钥匙'));
    await writeFile(at('口令.txt'), PASSPHRASE);
    const key = at('钥匙/示例局.key');
    const made = await runCommand('sign', [
      ...['keygen', '--name', '示例区示例局', '--key', key, '--passphrase-file', at('口令.txt')],
    ]);
    expect(made.code).toBe(0);
    await page.getByLabel(/^私钥文件在哪里/).fill(preview.at('不在.key'));
    await page.getByRole('button', { name: '登记这一把' }).click();
    await page.getByText('私钥不能放在内容文件夹里').waitFor();
    await page.getByLabel(/^私钥文件在哪里/).fill(key);
    await page.getByRole('button', { name: '登记这一把' }).click();
    await page.getByLabel('钥匙的口令').fill('不是这个口令，不是这个口令');
    await page.getByRole('button', { name: '签名', exact: true }).click();
    await page.getByText('口令不对').waitFor();
    await page.getByLabel('钥匙的口令').fill(PASSPHRASE);
    await page.getByRole('button', { name: '签名', exact: true }).click();
    await page.getByRole('heading', { name: '已经签名' }).waitFor();
    expect(await page.getByLabel('钥匙的口令').inputValue()).toBe('');

    await page.getByText(/^相信谁的签名/).click();
    await page.getByLabel(/^可信公钥的文件/).fill(`${key}.pub.json`);
    await page.getByRole('button', { name: '记住' }).click();
    await page.getByText('相信谁的签名：1 把公钥').waitFor();
    const [bytes, signature] = await Promise.all([
      readFile(at('归档 一.zip')),
      readFile(at('归档 一.zip.sig')),
    ]);
    const said = await drop({ '归档 一.zip': bytes, '归档 一.zip.sig': signature });
    expect(said).toMatch(/签名（归档的总指纹）：有效，1 个可信的签名[\s\S]*它不证明内容属实/);
    expect(await drop({ '归档 一.zip': bytes })).toContain('没有签名文件');
    // Neither passphrase nor key is anywhere but where the person has put it.
    const settings = await readFile(at('gongbao/desk.json'), 'utf8');
    expect(settings).not.toContain(PASSPHRASE);
    expect(settings).not.toContain('PRIVATE');
  });

  it('makes a key where the person says, as the command does, and nowhere that goes to others', async () => {
    await page.getByText('另做一把钥匙').click();
    await page.getByLabel('谁的钥匙').fill('示例区示例办');
    await page.getByLabel(/^定一个口令/).fill(PASSPHRASE);
    await page.getByLabel('口令再写一次').fill(`${PASSPHRASE}错`);
    const make = async (place: string) => {
      await page.getByLabel(/^私钥放在哪里/).fill(place);
      await page.getByRole('button', { name: '做一把钥匙' }).click();
    };
    await make(at('钥匙'));
    await page.getByText('两次写的口令不一样').waitFor();
    await page.getByLabel('口令再写一次').fill(PASSPHRASE);
    await make('示例办.key');
    await page.getByText('没有写全私钥放在哪里').waitFor();
    for (const folder of [preview.content, preview.output]) {
      await make(path.join(folder, '示例办.key'));
      await page.getByText(`私钥不能放在内容文件夹和网站里（${folder}）`).waitFor();
      expect(existsSync(path.join(folder, '示例办.key'))).toBe(false);
    }
    await make(at('钥匙'));
    await page.getByText('钥匙做好了').waitFor();
    const file = at('钥匙/示例区示例办.key');
    await page.locator('.desk-former', { hasText: file }).waitFor();
    expect(await readFile(file, 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
    const settings = await readFile(at('gongbao/desk.json'), 'utf8');
    expect(settings).not.toContain(PASSPHRASE);
    const signed = await runCommand('sign', [
      ...['sign', at('归档 一.zip'), '--key', file, '--passphrase-file', at('口令.txt')],
    ]);
    expect(signed.code).toBe(0);
  });

  it('has no fault of access, wide and narrow', async () => {
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await findFaultsAtWidths(page)).toEqual([]);
  });
});
