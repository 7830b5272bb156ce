import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BagContainer } from '../../../src/archive/bag-container.ts';
import { verifyBag } from '../../../src/archive/verify-bag.ts';
import { type BagContent, buildBag, createMemoryBag } from '../../support/build-bag.ts';
import { flipBit } from '../../support/flip-bit.ts';

const PAYLOAD = {
  'data/index.html': '<p>示例</p>',
  'data/附件 (1).txt': '示例附件',
  'data/100%.txt': '百分之百',
};
const OURS = { info: { 'Bag-Software-Agent': 'Gongbao 0.1.0' } };

async function verify(files: BagContent) {
  const { findings, ...rest } = await verifyBag(createMemoryBag(files));
  return { ...rest, findings, shown: findings.map(({ level, rule, path }) => `${level} ${rule} ${path}`) };
}

/** The bag with something done to it. */
async function verifyAfter(
  change: (files: BagContent) => unknown,
  options: Parameters<typeof buildBag>[1] = {},
) {
  const files = buildBag(PAYLOAD, options);
  change(files);
  return verify(files);
}

describe('what BagIt does not forbid, or says nothing of', () => {
  it('is told of: an empty folder', async () => {
    const bag = { ...createMemoryBag(buildBag(PAYLOAD, OURS)), emptyFolders: ['data/新建文件夹/'] };
    expect((await verifyBag(bag)).findings).toMatchObject([
      { level: 'warning', rule: 'folder-empty', path: 'data/新建文件夹/' },
    ]);
  });

  it('is told of: a fetch.txt, in a bag of ours always as a fault', async () => {
    const line = 'http://example.org/a 3 data/index.html\n';
    const ours = await verifyAfter((files) => (files['fetch.txt'] = line), OURS);
    expect(ours.shown).toEqual(['error file-extra fetch.txt', 'error fetch-list fetch.txt']);
    const foreign = { isTagged: false };
    const whole = await verifyAfter((files) => (files['fetch.txt'] = line), foreign);
    expect(whole.shown).toEqual(['warning fetch-list fetch.txt']);
    const absent = await verifyAfter((files) => {
      files['fetch.txt'] = line;
      delete files['data/index.html'];
    }, foreign);
    expect(absent.shown).toContain('error fetch-list fetch.txt');
  });

  it.each([
    'bagit.txt',
    'bag-info.txt',
    'manifest-sha512.txt',
    'fetch.txt',
  ])('is told of: a BOM in %s, behind which the file is read all the same', async (name) => {
    const after = await verifyAfter(
      (files) => (files[name] = `\ufeff${files[name] ?? 'http://example.org/a 3 data/index.html\n'}`),
      { isTagged: false },
    );
    expect(after.shown.filter((line) => !line.includes('fetch-list'))).toEqual([`error tag-bom ${name}`]);
  });
});

describe('a whole bag', () => {
  it('passes, and tells its fingerprint', async () => {
    const files = buildBag(PAYLOAD, OURS);
    expect(await verify(files)).toMatchObject({
      findings: [],
      files: 7,
      fingerprint: hash('sha512', files['tagmanifest-sha512.txt'] as string),
    });
  });

  it.each([
    ['sha256', []],
    ['sha1', ['warning manifest-weak manifest-sha1.txt']],
    ['md5', ['warning manifest-weak manifest-md5.txt']],
  ])('passes with %s', async (algorithm, expected) => {
    expect((await verify(buildBag(PAYLOAD, { algorithm }))).shown).toEqual(expected);
    const changed = await verifyAfter((files) => (files['data/index.html'] = '变'), { algorithm });
    expect(changed.shown).toContain('error file-changed data/index.html');
  });

  it('passes with several manifests, each of which is held against the files', async () => {
    const files = {
      ...buildBag(PAYLOAD, { isTagged: false }),
      ...buildBag(PAYLOAD, { algorithm: 'md5', isTagged: false }),
    };
    expect((await verify(files)).shown).toEqual([]);
    const md5 = files['manifest-md5.txt'] as string;
    files['manifest-md5.txt'] = md5.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect((await verify(files)).shown).toHaveLength(1);
  });

  it('passes without a tag manifest: nothing is known of its other files then', async () => {
    expect((await verify(buildBag(PAYLOAD, { isTagged: false }))).shown).toEqual([]);
  });

  it('passes where another system has decomposed the names', async () => {
    const files = buildBag({ 'data/Caf\u00e9.txt': '示例' });
    files['data/Cafe\u0301.txt'] = files['data/Caf\u00e9.txt'] as string;
    delete files['data/Caf\u00e9.txt'];
    expect((await verify(files)).shown).toEqual([]);
  });
});

describe('a bag that is not whole', () => {
  const MANIFEST = 'manifest-sha512.txt';
  const list = (path: string) => (files: BagContent) => (files[MANIFEST] += `${'a'.repeat(128)}  ${path}\n`);
  const put = (path: string, text: string) => (files: BagContent) => (files[path] = text);
  const remove = (path: string) => (files: BagContent) => delete files[path];

  it.each<[string, (files: BagContent) => unknown, string[]]>([
    ['a changed file', put('data/附件 (1).txt', '示例附伴'), ['error file-changed data/附件 (1).txt']],
    ['no bag-info.txt', remove('bag-info.txt'), ['error file-missing bag-info.txt']],
    [
      'a file too many',
      put('data/多.exe', '坏'),
      ['error file-extra data/多.exe', 'error payload-size bag-info.txt'],
    ],
    ['a file too many beside the payload', put('多.txt', '坏'), ['error file-extra 多.txt']],
  ])('has %s', async (_, change, shown) => expect((await verifyAfter(change)).shown).toEqual(shown));

  it.each<[string, (files: BagContent) => unknown, string]>([
    ['a way out', list('../etc/passwd'), `error manifest-path ${MANIFEST}`],
    ['a way out of the payload', list('data/../../x'), `error manifest-path ${MANIFEST}`],
    ['an absolute path', list('/etc/passwd'), `error manifest-path ${MANIFEST}`],
    ['a file that it must not list', list('index.html'), `error manifest-path ${MANIFEST}`],
    [
      'each file twice',
      (files) => (files[MANIFEST] += String(files[MANIFEST])),
      `error manifest-twice ${MANIFEST}`,
    ],
    ['an unknown checksum', put('manifest-blake3.txt', ''), 'warning manifest-unknown manifest-blake3.txt'],
    [
      'a hostile name',
      put('manifest-constructor.txt', ''),
      'warning manifest-unknown manifest-constructor.txt',
    ],
    [
      'an unknown version',
      put('bagit.txt', 'BagIt-Version: 7.3\nTag-File-Character-Encoding: UTF-8\n'),
      'warning bag-version bagit.txt',
    ],
  ])('has a manifest or declaration with %s', async (_, change, shown) =>
    expect((await verifyAfter(change, { isTagged: false })).shown).toEqual([shown]));

  it('lacks a file of the payload, and says how much is there', async () => {
    const { shown, findings } = await verifyAfter(remove('data/100%.txt'));
    expect(shown).toEqual(['error file-missing data/100%.txt', 'error payload-size bag-info.txt']);
    expect(findings[1]?.message).toBe('data 里应当有 3 个文件、37 字节，实际有 2 个文件、25 字节');
  });

  it('has a file that was renamed, each only once', async () => {
    const { findings } = await verifyAfter((files) => {
      files['data/附件（1）.txt'] = files['data/附件 (1).txt'] as string;
      delete files['data/附件 (1).txt'];
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'file-renamed', path: 'data/附件 (1).txt' });
    expect(findings[0]?.message).toContain('“data/附件（1）.txt”');

    const same = buildBag({ 'data/一': '同', 'data/二': '同' });
    delete same['data/一'];
    delete same['data/二'];
    same['data/三'] = '同';
    expect((await verify(same)).shown.sort()).toEqual([
      'error file-missing data/二',
      'error file-renamed data/一',
      'error payload-size bag-info.txt',
    ]);
  });

  it('has what systems leave behind: in the payload it is a fault, beside it a remark', async () => {
    const { findings } = await verifyAfter((files) => {
      files['data/.DS_Store'] = '';
      files['Thumbs.db'] = '';
    });
    expect(findings.map(({ level, rule, path }) => `${level} ${rule} ${path}`)).toEqual([
      'error file-system data/.DS_Store',
      'warning file-system Thumbs.db',
      'error payload-size bag-info.txt',
    ]);
    expect(findings[0]?.remedy).toBe('它没有害处，可以删去');
  });

  it('was left to be fetched', async () => {
    const { findings } = await verifyAfter(
      (files) => {
        delete files['data/index.html'];
        files['fetch.txt'] = 'https://shili.example/index.html 12 data/index.html\n';
      },
      { isTagged: false },
    );
    expect(findings[0]).toMatchObject({ rule: 'file-missing', path: 'data/index.html' });
    expect(findings[0]?.remedy).toContain('fetch.txt');
  });

  it('has a manifest that cannot be read, or none', async () => {
    const bad = await verifyAfter((files) => (files[MANIFEST] += '示例\n'), { isTagged: false });
    expect(bad.shown).toEqual([`error manifest-line ${MANIFEST}`]);
    expect(bad.findings[0]?.message).toContain('第 4 行');
    const encoding = put('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: x-none\n');
    const latin = await verifyAfter(encoding, { isTagged: false });
    expect(latin.shown).toContain(`error tag-encoding ${MANIFEST}`);
    const none = await verifyAfter(remove(MANIFEST), { isTagged: false });
    expect(none.shown).toContain(`error manifest-none ${MANIFEST}`);
  });
});

it('a bag with 200,000 files gone, or blanks without end, is told of all the same', async () => {
  const files = buildBag(PAYLOAD, { isTagged: false });
  const gone = Array.from({ length: 200_000 }, (_, index) => `${'a'.repeat(128)}  data/${index}\n`).join('');
  files['manifest-sha512.txt'] += gone;
  files['bag-info.txt'] += `A:${' '.repeat(1_000_000)}b\n`;
  expect((await verify(files)).findings).toHaveLength(200_000);
});

describe('a bag of ours', () => {
  it('shows a mark put before the first letter of the one file that nothing else guards', async () => {
    const { shown } = await verifyAfter(
      (files) => (files['tagmanifest-sha512.txt'] = `\uFEFF${files['tagmanifest-sha512.txt']}`),
      OURS,
    );
    expect(shown).toEqual([
      'error tag-bom tagmanifest-sha512.txt',
      'error manifest-form tagmanifest-sha512.txt',
    ]);
  });

  it('has both manifests', async () => {
    const { shown } = await verifyAfter((files) => delete files['tagmanifest-sha512.txt'], OURS);
    expect(shown).toEqual(['error file-missing tagmanifest-sha512.txt']);
  });

  it('shows any bit that changes in the one file that nothing else guards', async () => {
    const name = 'tagmanifest-sha512.txt';
    const files = buildBag(PAYLOAD, OURS);
    const bytes = Buffer.from(files[name] as string);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const { findings } = await verifyBag(createMemoryBag({ ...files, [name]: flipBit(bytes, bit) }));
      expect(findings, `bit ${bit}`).toContainEqual(expect.objectContaining({ level: 'error' }));
    }
  });
});

it('a file that cannot be read is told of once, and is not called missing', async () => {
  const files = buildBag(PAYLOAD, OURS);
  const container = createMemoryBag(files);
  const broken: BagContainer = {
    ...container,
    files: container.files.map((file) =>
      file.path === 'data/100%.txt' ? { ...file, isBarred: true } : file,
    ),
    read: async (file, onPiece) =>
      file.path === 'data/index.html'
        ? { level: 'error', rule: 'file-unreadable', path: file.path, message: '读不出来', remedy: '换一份' }
        : container.read(file, onPiece),
  };
  const { findings } = await verifyBag(broken);
  expect(findings.map(({ rule }) => rule)).toEqual(['file-unreadable']);
});
