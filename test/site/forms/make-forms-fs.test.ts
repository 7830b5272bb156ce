import { createHash } from 'node:crypto';
import { encode } from 'fast-png';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Portal } from '../../../src/portal/portal.ts';
import { loadContent } from '../../support/load-example.ts';
import { readOutput } from '../../support/read-output.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const PNG = encode({ width: 20, height: 10, data: new Uint8Array(200), channels: 1 });
const BODY = '见[附件](attachments/图.png)和[上一篇](../b/index.md)。\n\n![分布图](attachments/图.png)\n';

const createContent = async (settings: object, body = BODY) =>
  writeTree(await tempFolder(), {
    'site.json': JSON.stringify({ url: 'https://www.shili.gov.example.cn/', ...settings }),
    'reports/2021/a/index.md': writeReport({}, body),
    'reports/2021/a/attachments/图.png': PNG,
    'reports/2021/b/index.md': writeReport({ 标题: '示例区2022年度报告' }),
  });

async function readWord({ files }: Portal, name: string): Promise<Uint8Array> {
  const file = files.find((each) => each.path === name);
  if (!file) throw new Error(`${name} is not made`);
  return readOutput(file);
}

const listWords = (portal: Portal | undefined) =>
  portal?.files.flatMap((file) => (file.path.endsWith('.docx') ? [file.path] : []));

describe('Word files of a portal', () => {
  it('lie beside the pages and are offered with size and hash, the picture inside', async () => {
    const { portal, diagnostics } = await loadContent(await createContent({}), { without: ['pdf'] });
    expect(diagnostics).toEqual([]);
    if (!portal) throw new Error('no portal');
    expect(listWords(portal)).toEqual(['reports/2021/b.docx', 'reports/2021/a.docx']);
    const bytes = await readWord(portal, 'reports/2021/a.docx');
    const report = portal.reports.find(({ id }) => id === '2021/a');
    const [attached, word] = report?.downloads ?? [];
    expect(attached?.form).toBeUndefined();
    expect(word).toMatchObject({
      url: 'reports/2021/a.docx',
      name: '示例区示例局2021年度示例工作报告.docx',
      form: 'word',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(report?.files.map((file) => file.path)).toContain('reports/2021/a.docx');
    const parts = unzipSync(bytes);
    expect(Buffer.compare(parts['word/media/image1.png'] ?? new Uint8Array(), PNG)).toBe(0);
  });

  it('link to the portal with its whole address', async () => {
    const { portal } = await loadContent(await createContent({}), { without: ['pdf'] });
    if (!portal) throw new Error('no portal');
    const parts = unzipSync(await readWord(portal, 'reports/2021/a.docx'));
    const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
    expect(relations.match(/https:\/\/www\.shili[^"]*/g)).toEqual([
      'https://www.shili.gov.example.cn/reports/2021/a/attachments/%E5%9B%BE.png',
      'https://www.shili.gov.example.cn/reports/2021/b.html',
    ]);
  });

  it('are left out of a check and a preview, and of a portal that does not want them', async () => {
    expect(listWords((await loadContent(await createContent({}))).portal)).toEqual([]);
    const off = await loadContent(await createContent({ word: false }), { without: ['pdf'] });
    expect(listWords(off.portal)).toEqual([]);
    expect(off.portal?.reports).toHaveLength(2);
  });

  it('say in Chinese when the setting is no yes or no', async () => {
    const { portal, diagnostics } = await loadContent(await createContent({ word: '不要' }), {
      without: ['pdf'],
    });
    expect(portal).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { rule: 'site-config', message: expect.stringContaining('“word”应当是 true') },
    ]);
  });
});
