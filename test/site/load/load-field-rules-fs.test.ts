import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadFieldRules } from '../../../src/load/load-field-rules-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a vocabulary that cannot be read is told with its place and a remedy', async () => {
  const project = await tempFolder();
  await mkdir(path.join(project, '_data'));
  const load = async (text: string | Uint8Array) => {
    await writeFile(path.join(project, '_data/vocabulary.json'), text);
    return await loadFieldRules(project, { genres: [], indexNumberPattern: '.' });
  };
  await expect(load('')).rejects.toThrow(
    '_data/vocabulary.json:1:1  词表是空的\n  改法：恢复安装时的这个文件',
  );
  await expect(load('{\n  "topics": ["示例",],\n')).rejects.toThrow(
    '_data/vocabulary.json:2:18  最后一项后面多了一个逗号\n  改法：删去这个逗号',
  );
  await expect(load('{ "topics": ["示例"],\n  "genres": "报告" }')).rejects.toThrow(
    '_data/vocabulary.json:2:3  “genres”应当是一个列表',
  );
  await expect(load(Uint8Array.of(0xff, 0xff, 0, 0x81))).rejects.toThrow(
    '_data/vocabulary.json:1:1  这不是文本文件（里面有二进制内容）\n  改法：',
  );
  // 综合, as editors' programs on Windows save it.
  const lists = (topic: string) => `{ "topics": ["${topic}"], "genres": ["A"], "disclosures": ["A"] }`;
  const gbk = Buffer.from(lists('\xd7\xdb\xba\xcf'), 'latin1');
  for (const text of [`\uFEFF${lists('综合')}`, gbk])
    expect((await load(text)).vocabulary.topics).toEqual(['综合']);
});
