import { existsSync, readFileSync, statSync } from 'node:fs';
import { appendFile, chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../scripts/bench/random.ts';
import { exampleArchive, exampleSite } from '../support/built-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { hashTree } from '../support/hash-tree.ts';
import { OPENSSL, startStampAuthority } from '../support/openssl.ts';
import { runScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { serveFolder } from '../support/static-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

let root = '';
let site = '';
let zip = '';
let passphrase = '';
const at = (name: string) => path.join(root, name);

const sign = (...args: string[]) => runCommand('sign', [...args, '--passphrase-file', passphrase]);
const keygen = (key: string, ...args: string[]) => sign('keygen', '--key', at(key), ...args);
const trustOf = async (name: string, ...keys: [key: string, more?: Record<string, string>][]) => {
  const entries = keys.map(([key, more]) => ({
    ...JSON.parse(readFileSync(at(`${key}.pub.json`), 'utf8')).keys[0],
    ...more,
  }));
  await writeFile(at(name), JSON.stringify({ keys: entries }));
  return at(name);
};
const readSignatures = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')).signatures as { name: string; timeStamp?: string }[];

beforeAll(async () => {
  root = await tempFolder();
  site = at('网站');
  zip = at('归档.zip');
  passphrase = at('口令.txt');
  await writeFile(passphrase, '示例的口令，至少要十二个字\r\n');
  await cp(await exampleSite(), site, { recursive: true });
  await cp(await exampleArchive(), zip);
  expect((await keygen('甲/甲.key', '--name', '示例区示例局')).code).toBe(0);
  expect(
    (
      await keygen(
        '乙.key',
        '--name',
        '示例区办公室',
        '--algorithm',
        'sm2',
        '--from',
        '2022-01-01',
        '--to',
        '2099-12-31',
      )
    ).code,
  ).toBe(0);
});

describe('keygen', () => {
  it('writes a private key for its owner alone, under a passphrase, and a public one to be handed on', async () => {
    const pem = readFileSync(at('甲/甲.key'), 'utf8');
    expect(pem).toContain('ENCRYPTED PRIVATE KEY');
    if (process.platform !== 'win32') expect(statSync(at('甲/甲.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('甲/甲.key.pub.json'), 'utf8')).not.toContain('PRIVATE');
  });

  it('puts no key where it would be published, archived or committed, and replaces none', async () => {
    const content = at('内容');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    await mkdir(at('仓库/.git'), { recursive: true });
    for (const [place, said] of [
      ['内容/reports/2021/shili/attachments/a.key', '内容文件夹里'],
      ['内容/a.key', '内容文件夹里'],
      ['网站/assets/a.key', '生成的网站里'],
      ['仓库/里面/a.key', 'Git 仓库里'],
    ] as const) {
      const { code, stdout } = await keygen(place, '--name', '示例');
      expect(code).toBe(1);
      expect(stdout).toContain(said);
      expect(stdout).toContain('改法');
      expect(existsSync(at(place))).toBe(false);
    }
    expect((await sign('keygen', '--name', '示例', '--key', 'a.key')).stdout).toContain('公报程序的文件夹里');
    expect((await keygen('甲/甲.key', '--name', '示例')).stdout).toContain('不会替换');
  });

  it('refuses a short passphrase, a name that is none, and days in the wrong order', async () => {
    await writeFile(at('短.txt'), '123456');
    const short = await runCommand('sign', [
      'keygen',
      '--key',
      at('x.key'),
      '--name',
      '示例',
      '--passphrase-file',
      at('短.txt'),
    ]);
    expect([short.code, short.stdout]).toEqual([1, expect.stringContaining('口令太短')]);
    expect((await keygen('x.key')).code).toBe(2);
    expect((await keygen('x.key', '--name', '示\u202e例')).code).toBe(2);
    expect((await keygen('x.key', '--name', '示例', '--from', '2026-02-30')).code).toBe(2);
    expect((await keygen('x.key', '--name', '示例', '--from', '2026-03-01', '--to', '2026-01-01')).code).toBe(
      2,
    );
    expect((await keygen('x.key', '--name', '示例', '--algorithm', 'rsa')).code).toBe(2);
    expect((await sign('示例')).code).toBe(2);
    expect((await sign('sign', site)).code).toBe(2);
    expect(existsSync(at('x.key'))).toBe(false);
  });
});

describe('a signed site', () => {
  it('has one file more, whoever signs it and however often, and no other byte', async () => {
    const before = await hashTree(site);
    expect((await sign('sign', site, '--key', at('甲/甲.key'))).code).toBe(0);
    const once = readFileSync(path.join(site, 'checksums.txt.sig'), 'utf8');
    expect((await sign('sign', site, '--key', at('甲/甲.key'))).stdout).toContain('签名没有变');
    expect(readFileSync(path.join(site, 'checksums.txt.sig'), 'utf8')).toBe(once);
    await sign('sign', site, '--key', at('乙.key'));
    const twice = readFileSync(path.join(site, 'checksums.txt.sig'), 'utf8');
    await sign('sign', site, '--key', at('乙.key'));
    expect(readFileSync(path.join(site, 'checksums.txt.sig'), 'utf8')).toBe(twice);
    expect(
      readSignatures(path.join(site, 'checksums.txt.sig'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['示例区办公室', '示例区示例局']);
    const after = await hashTree(site);
    after.delete('checksums.txt.sig');
    expect(after).toEqual(before);
  });

  it('is proved by keys that are trusted, and by no others', async () => {
    const both = await trustOf('两把.json', ['甲/甲.key'], ['乙.key']);
    const verify = (trusted: string, ...args: string[]) =>
      sign('verify', site, '--trusted', trusted, ...args);
    const proved = await verify(both, '--signers', '2');
    expect([proved.code, proved.stdout]).toEqual([0, expect.stringContaining('有效，2 个可信的签名')]);
    expect(proved.stdout).toContain('它不证明内容属实');
    await keygen('丙.key', '--name', '示例区示例局');
    const unknown = await verify(await trustOf('丙.json', ['丙.key']));
    expect([unknown.code, unknown.stdout]).toEqual([1, expect.stringContaining('公钥不认识')]);
    const revoked = await verify(
      await trustOf('吊销.json', ['甲/甲.key', { revoked: '2022-01-01', reason: '换了人' }]),
    );
    expect([revoked.code, revoked.stdout]).toEqual([
      1,
      expect.stringContaining('公钥已经吊销（2022-01-01 起不再可信：换了人）'),
    ]);
    const late = await verify(await trustOf('乙.json', ['乙.key']), '--at', '2100-01-01');
    expect([late.code, late.stdout]).toEqual([1, expect.stringContaining('公钥已经过期')]);
    const fewer = await verify(await trustOf('甲.json', ['甲/甲.key']), '--signers', '2');
    expect([fewer.code, fewer.stdout]).toEqual([1, expect.stringContaining('要 2 个可信的签名，只有 1 个')]);
    expect((await sign('verify', site)).code).toBe(2);
  });

  it('is not proved with a byte of a file, the list or the signatures altered', async () => {
    const trusted = await trustOf('甲.json', ['甲/甲.key'], ['乙.key']);
    const random = createRandom(20260303);
    const names = [...(await hashTree(site)).keys()];
    const chosen = ['checksums.txt', 'checksums.txt.sig', ...names.filter(() => random() < 0.15)];
    for (const name of chosen) {
      const file = path.join(site, name);
      const bytes = await readFile(file);
      if (bytes.length === 0) continue;
      const altered = Buffer.from(bytes);
      const place = Math.floor(random() * bytes.length);
      altered[place] = (altered[place] as number) ^ (1 << Math.floor(random() * 8));
      await writeFile(file, altered);
      const { code, stdout } = await sign('verify', site, '--trusted', trusted);
      expect(code, `${name} ${place}\n${stdout}`).toBe(1);
      await writeFile(file, bytes);
    }
    expect((await sign('verify', site, '--trusted', trusted)).code).toBe(0);
  });

  it('whose list was made anew for other files is no longer what was signed, and is not signed as it is', async () => {
    const copy = at('改过');
    await cp(site, copy, { recursive: true });
    await appendFile(path.join(copy, 'index.html'), '<!-- 示例 -->');
    const refused = await sign('sign', copy, '--key', at('甲/甲.key'));
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('替别人的改动作保')]);
    const list = await readFile(path.join(copy, 'checksums.txt'), 'utf8');
    const sum = (await hashTree(copy)).get('index.html');
    await writeFile(
      path.join(copy, 'checksums.txt'),
      list.replace(/^\w+ {2}index\.html$/m, `${sum}  index.html`),
    );
    const trusted = await trustOf('甲.json', ['甲/甲.key']);
    const { code, stdout } = await sign('verify', copy, '--trusted', trusted);
    expect([code, stdout]).toEqual([1, expect.stringContaining('清单在签名以后变了')]);
    expect((await sign('sign', copy, '--key', at('甲/甲.key'))).stdout).toContain(
      '原来的签名有 2 个是给另一份内容的',
    );
    expect((await sign('verify', copy, '--trusted', trusted)).code).toBe(0);
  });

  it('is proved on a server, and told where the server has something else', async () => {
    const server = await serveFolder(site, '/报告 公报/');
    const trusted = await trustOf('甲.json', ['甲/甲.key']);
    try {
      const good = await runCommand('verify', [
        `${server.url}index.html`,
        '--trusted',
        trusted,
        '--parallel',
        '3',
      ]);
      expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('每个文件都和清单一样')]);
      const page = path.join(site, 'about.html');
      const bytes = await readFile(page);
      await writeFile(page, `${bytes}<script src="https://example.com/x.js"></script>`);
      const bad = await runCommand('verify', [server.url, '--trusted', trusted]);
      await writeFile(page, bytes);
      expect(bad.code).toBe(1);
      expect(bad.stdout).toContain('about.html  错误  内容变了');
      expect(bad.stdout).toContain('单项否决');
      const other = await runCommand('verify', [
        server.url,
        '--manifest',
        path.join(await exampleSite(), 'checksums.txt'),
      ]);
      expect(other.code).toBe(0);
    } finally {
      await server.close();
    }
    const away = await runCommand('verify', [server.url, '--fresh']);
    expect([away.code, away.stdout]).toEqual([1, expect.stringContaining('连不上服务器')]);
  });

  it('is held against no file that was taken for its list: none of its own is called foreign', async () => {
    const { code, stdout } = await runCommand('verify', [site, '--manifest', passphrase]);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `${site}：核对不了\n  --manifest 写的“${passphrase}”：第 1 行（共 1 行）不是“SHA-256 文件名”的形式\n  改法：写发布时用的 dist 里的 checksums.txt，或者另存的、没有改过的一份\n`,
    });
  });

  it('keeps a signature that is good where another would have ended already', async () => {
    const before = await readFile(path.join(site, 'checksums.txt.sig'));
    const { code, stderr } = await sign('sign', site, '--key', at('甲/甲.key'), '--expires', '2020-02-29');
    expect([code, stderr]).toEqual([2, expect.stringContaining('“2020-02-29”已经过了')]);
    expect(await readFile(path.join(site, 'checksums.txt.sig'))).toEqual(before);
  });

  it('is not signed with a key that has ended, which nobody would believe', async () => {
    const past = await keygen('旧.key', '--name', '示例区示例局', '--to', '2020-02-29');
    expect([past.code, past.stderr]).toEqual([2, expect.stringContaining('2020-02-29 已经过了')]);
    await keygen('旧.key', '--name', '示例区示例局');
    await trustOf('旧.key.pub.json', ['旧.key', { validTo: '2020-02-29' }]);
    const before = await hashTree(site);
    const ended = await sign('sign', site, '--key', at('旧.key'));
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringContaining('只用到 2020-02-29，已经过期')]);
    await trustOf('旧.key.pub.json', ['旧.key', { validTo: '2099-12-31', revoked: '2020-03-01' }]);
    const revoked = await sign('sign', site, '--key', at('旧.key'));
    expect([revoked.code, revoked.stdout]).toEqual([1, expect.stringContaining('从 2020-03-01 起不再可信')]);
    expect(await hashTree(site)).toEqual(before);
  });

  it('loses its signatures when it is built anew, which is told', async () => {
    const output = at('再生成');
    const build = () => runCommand('build', ['--content', EXAMPLE_CONTENT, '--output', output]);
    await build();
    await sign('sign', output, '--key', at('甲/甲.key'));
    const { stdout } = await build();
    expect(stdout).toContain('没有变化');
    expect(stdout).toMatch(/再签一次：\n {2}npm run sign -- sign .*再生成.* --key /);
    expect(existsSync(path.join(output, 'checksums.txt.sig'))).toBe(false);
    expect((await build()).stdout).not.toContain('签');
  });
});

describe('a signed archive', () => {
  it('keeps its bytes; the signature beside it is of its 总指纹', async () => {
    const before = await readFile(zip);
    const { code, stdout } = await sign('sign', zip, '--key', at('乙.key'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('归档.zip.sig')]);
    expect(await readFile(zip)).toEqual(before);
    const trusted = await trustOf('乙.json', ['乙.key']);
    expect((await sign('verify', zip, '--trusted', trusted)).code).toBe(0);
    // A signature of a site says nothing of an archive.
    const other = ['--signature', path.join(site, 'checksums.txt.sig')];
    const foreign = await sign('verify', zip, '--trusted', trusted, ...other);
    expect([foreign.code, foreign.stdout]).toEqual([1, expect.stringContaining('签的是另一份内容')]);
    // A folder that is called so signs nothing.
    await cp(zip, at('另存/归档.zip'));
    await mkdir(at('另存/归档.zip.sig'));
    expect((await runCommand('verify', [at('另存/归档.zip')])).code).toBe(0);
    await rm(`${zip}.sig`);
    const unsigned = await sign('verify', zip, '--trusted', trusted);
    expect([unsigned.code, unsigned.stdout]).toEqual([1, expect.stringContaining('没有签名文件')]);
    await sign('sign', zip, '--key', at('乙.key'));
  });

  it('is not verified by a file that was named and is not there, nor is a site', async () => {
    const named = at('没有.sgi');
    for (const [target, option] of [
      [zip, '--signature'],
      [site, '--signature'],
      [site, '--manifest'],
      [zip, '--trusted'],
    ] as const) {
      const { code, stdout } = await runCommand('verify', [target, option, named]);
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: `${option} 写的“${named}”：找不到这个文件，没有核对\n  改法：检查文件名和路径；路径里有空格时加上引号\n`,
      });
    }
  });

  it('is not passed over in silence by an option that says nothing of it, nor is a site or a proof', async () => {
    const proof = at('证明.json');
    await writeFile(proof, '{}');
    const list = path.join(site, 'checksums.txt');
    for (const [target, option, value, what] of [
      [site, 'root', '0'.repeat(64), '引文的证明（.json）'],
      [zip, 'root', '0'.repeat(64), '引文的证明（.json）'],
      [zip, 'manifest', list, '网站'],
      [proof, 'trusted', at('甲/甲.key.pub.json'), '网站和归档'],
    ] as const) {
      const { code, stdout, stderr } = await runCommand('verify', [target, `--${option}`, value]);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: '',
        stderr: `--${option} 只用来核对${what}，写的“${target}”不是，没有核对\n  改法：去掉 --${option}，或者写上要用它核对的${what}\n`,
      });
    }
    expect((await runCommand('verify', [zip, site, '--manifest', list])).code).toBe(0);
  });

  it('has a statement of where it comes from, signed with it, and told where it is of another', async () => {
    const copy = at('来历.zip');
    expect((await runCommand('archive', ['--content', EXAMPLE_CONTENT, '--output', copy])).code).toBe(0);
    const text = await readFile(`${copy}.intoto.json`, 'utf8');
    const { subject, predicate } = JSON.parse(text);
    const names = predicate.buildDefinition.resolvedDependencies.map(({ name }: { name: string }) => name);
    expect(subject[0].digest.sha256).toBe((await hashTree(root)).get('来历.zip'));
    for (const name of [
      'reports/2021/shili/index.md',
      'reports/2021/shili/attachments/示例文件.pdf',
      'site.json',
      'package-lock.json',
    ])
      expect(names).toContain(name);
    expect(names.filter((name: string) => name.endsWith('.html') || name.startsWith('pagefind/'))).toEqual(
      [],
    );
    expect(text).not.toContain(root);
    // What cannot be read in the place of its signature keeps the archive's own from nobody.
    await mkdir(`${copy}.intoto.jsonl`);
    const half = await sign('sign', copy, '--key', at('甲/甲.key'));
    expect([half.code, half.stdout]).toEqual([
      1,
      expect.stringMatching(/：已签名[\s\S]*来历说明没有签：[\s\S]*改法：签名已经写好/),
    ]);
    expect(half.stdout).not.toContain('：没有签名');
    await rm(`${copy}.intoto.jsonl`, { recursive: true });
    await sign('sign', copy, '--key', at('甲/甲.key'));
    await sign('sign', copy, '--key', at('乙.key'));
    const trusted = await trustOf('两把.json', ['甲/甲.key'], ['乙.key']);
    const verify = () => sign('verify', copy, '--trusted', trusted);
    expect([(await verify()).code, (await verify()).stdout]).toEqual([
      0,
      expect.stringContaining('写的就是这份归档，2 个可信的签名'),
    ]);
    await writeFile(`${copy}.intoto.json`, text.replace('withPdf', 'withPDF'));
    expect([(await verify()).code, (await verify()).stdout]).toEqual([
      1,
      expect.stringContaining('签名对不上'),
    ]);
    await writeFile(`${copy}.intoto.json`, text.replace(subject[0].digest.sha256, '0'.repeat(64)));
    expect([(await verify()).code, (await verify()).stdout]).toEqual([
      1,
      expect.stringContaining('不是这份归档的'),
    ]);
    await writeFile(`${copy}.intoto.json`, '别人的文件');
    const again = await runCommand('archive', ['--content', EXAMPLE_CONTENT, '--output', copy]);
    expect(again.stdout).toContain('来历说明没有写');
    expect(await readFile(`${copy}.intoto.json`, 'utf8')).toBe('别人的文件');
  });

  it('that is cut is neither signed nor proved', async () => {
    const bytes = await readFile(zip);
    const cut = at('断.zip');
    await writeFile(cut, bytes.subarray(0, bytes.length - 1000));
    await cp(`${zip}.sig`, `${cut}.sig`);
    const { stdout } = await sign('sign', cut, '--key', at('乙.key'));
    expect(stdout).toContain('没有签名');
    expect(stdout).not.toContain('签名只证明');
    expect((await sign('verify', cut, '--trusted', await trustOf('乙.json', ['乙.key']))).code).toBe(1);
  });
});

describe('a private key is not used', () => {
  it.skipIf(process.platform === 'win32')('where others can read it', async () => {
    await cp(at('甲/甲.key'), at('松.key'));
    await chmod(at('松.key'), 0o644);
    expect((await sign('sign', site, '--key', at('松.key'))).stdout).toContain('别的用户也能读（权限 644）');
  });

  it('with another passphrase, from a file that is none, or from where it would be published', async () => {
    await writeFile(at('错.txt'), '别的口令别的口令别的口令');
    const wrong = await runCommand('sign', [
      'sign',
      site,
      '--key',
      at('甲/甲.key'),
      '--passphrase-file',
      at('错.txt'),
    ]);
    expect([wrong.code, wrong.stdout]).toEqual([1, expect.stringContaining('口令不对')]);
    await cp(at('甲/甲.key.pub.json'), at('公.key'));
    await chmod(at('公.key'), 0o600);
    expect((await sign('sign', site, '--key', at('公.key'))).stdout).toContain('是公钥，不是私钥');
    await writeFile(at('别的.key'), '不是钥匙', { mode: 0o600 });
    expect((await sign('sign', site, '--key', at('别的.key'))).stdout).toContain('里面没有私钥');
    // Whoever may read it: a public key is for all.
    expect((await sign('sign', site, '--key', at('甲/甲.key.pub.json'))).stdout).toBe(
      `${at('甲/甲.key.pub.json')} 是公钥，不是私钥\n  改法：用 --key 写出私钥：\n    --key "${at('甲/甲.key')}"\n`,
    );
    const inside = path.join(site, 'assets/甲.key');
    await cp(at('甲/甲.key'), inside);
    expect((await sign('sign', site, '--key', inside)).stdout).toContain('当作已经泄露');
    await rm(inside);
    const unknown = await runScript('sign', ['sign', site, '--key', at('甲/甲.key')], {
      env: { GONGBAO_PASSPHRASE: undefined },
    });
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('--passphrase-file')]);
    const folder = await runCommand('sign', [
      'sign',
      site,
      '--key',
      at('甲/甲.key'),
      '--passphrase-file',
      root,
    ]);
    expect([folder.code, folder.stderr]).toEqual([1, expect.stringContaining(`${root} 不是只放口令的文件`)]);
  });
});

describe.runIf(OPENSSL)('a time stamp', () => {
  it('is fetched with a signature and outlives the key; without its certificate it proves nothing', async () => {
    const authority = await startStampAuthority(await tempFolder());
    const copy = at('盖章');
    await cp(await exampleSite(), copy, { recursive: true });
    try {
      const stamp = ['--tsa', authority.url, '--tsa-ca', authority.roots];
      const signed = await sign('sign', copy, '--key', at('甲/甲.key'), ...stamp);
      expect([signed.code, signed.stdout]).toEqual([0, expect.stringMatching(/时间戳：\d{4}-/)]);
      expect(readSignatures(path.join(copy, 'checksums.txt.sig'))[0]?.timeStamp).toBeDefined();
      // Signed again, the stamp stays.
      const again = readFileSync(path.join(copy, 'checksums.txt.sig'), 'utf8');
      await sign('sign', copy, '--key', at('甲/甲.key'), ...stamp);
      expect(readFileSync(path.join(copy, 'checksums.txt.sig'), 'utf8')).toBe(again);
    } finally {
      await authority.close();
    }
    const trusted = await trustOf('到期.json', ['甲/甲.key', { validTo: '2098-12-31' }]);
    const verify = (...args: string[]) =>
      sign('verify', copy, '--trusted', trusted, '--at', '2099-06-01', ...args);
    expect((await verify('--tsa-ca', authority.roots)).code).toBe(0);
    expect([(await verify()).code, (await verify()).stdout]).toEqual([
      1,
      expect.stringContaining('公钥已经过期'),
    ]);
  });

  it('that cannot be had is told; the signature is there all the same', async () => {
    const copy = at('没盖');
    await cp(await exampleSite(), copy, { recursive: true });
    const { code, stdout } = await sign(
      'sign',
      copy,
      '--key',
      at('甲/甲.key'),
      '--tsa',
      'http://127.0.0.1:9/',
    );
    expect([code, stdout]).toEqual([1, expect.stringContaining('没有盖时间戳：连不上')]);
    expect(readSignatures(path.join(copy, 'checksums.txt.sig'))).toHaveLength(1);
  });
});
