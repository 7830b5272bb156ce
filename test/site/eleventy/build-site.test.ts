import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { buildSite } from '../../../src/eleventy/build-site.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { loadSoundContent } from '../../support/load-example.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a site that cannot be written is told when nothing writes any more, the index neither', async () => {
  const portal = await loadSoundContent(EXAMPLE_CONTENT);
  const output = path.join(await tempFolder(), '网站');
  const twice = { path: 'index.html', content: '' };
  await expect(buildSite({ ...portal, files: [twice] }, output, 'build')).rejects.toThrow('写了两次');
  await rm(output, { recursive: true });
  // As long as a whole site takes.
  await buildSite(portal, path.join(await tempFolder(), '另一个'), 'build');
  expect(existsSync(output)).toBe(false);
});

it('what a page needs and cannot be read is told as such, and not as a template of that name', async () => {
  const portal = await loadSoundContent(EXAMPLE_CONTENT);
  const build = async (error: Error) => {
    const [report, ...others] = portal.reportPages;
    const shut = { ...report, body: () => raise(error) } as typeof report & object;
    const output = path.join(await tempFolder(), '网站');
    return buildSite({ ...portal, reports: [shut], reportPages: [shut, ...others] }, output, 'build');
  };
  const refused = { code: 'EACCES', syscall: 'open', path: path.join('.cache', 'objects', '示例') };
  await expect(build(Object.assign(new Error('EACCES'), refused))).rejects.toMatchObject(refused);
  await expect(build(new Error('请再运行一次。'))).rejects.toThrow(/^请再运行一次。$/);
  // What says where it was goes before the system's own words, which do not for an open file.
  const cause = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'read' });
  await expect(build(new Error('读取“示例”失败', { cause }))).rejects.toThrow(/^读取“示例”失败$/);
});

function raise(error: Error): never {
  throw error;
}
