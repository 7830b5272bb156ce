import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendFile } from '../../../src/preview/send-file-fs.ts';
import { canLink } from '../../support/can-link.ts';
import { listen } from '../../support/listen.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let file = '';
let url = '';
let within: string[] | undefined;
const server = createServer((request, response) => {
  void sendFile(request, response, { file, type: 'application/pdf', ...(within ? { within } : {}) }).then(
    (isSent) => isSent || response.writeHead(404).end(),
  );
});

beforeAll(async () => {
  file = path.join(await tempFolder(), '附件 1.pdf');
  await writeFile(file, '0123456789');
  const port = await listen(server);
  url = `http://127.0.0.1:${port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (headers: Record<string, string>, method = 'GET') => {
  const response = await fetch(url, { headers, method });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('sendFile', () => {
  it('sends the part that a viewer of PDFs asks for', async () => {
    const part = await ask({ range: 'bytes=2-4' });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await ask({ range: 'bytes=-3' })).text).toBe('789');
    const beyond = await ask({ range: 'bytes=10-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('sends the whole file, and only the news that it is the same', async () => {
    const whole = await ask({});
    expect([whole.status, whole.text, whole.headers.get('accept-ranges')]).toEqual([
      200,
      '0123456789',
      'bytes',
    ]);
    const tag = whole.headers.get('etag') ?? '';
    expect(await ask({ 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
    await writeFile(file, '9876543210!');
    expect(await ask({ 'if-none-match': tag })).toMatchObject({ status: 200, text: '9876543210!' });
  });

  it('sends no body for HEAD', async () => {
    const head = await ask({}, 'HEAD');
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', '11']);
  });

  it.runIf(canLink.files)(
    'follows no link out of the content, also where a file or folder became one after it was looked at',
    async () => {
      const [content, outside] = [await tempFolder(), await tempFolder()];
      await writeFile(path.join(outside, '秘密.txt'), 'secret');
      await writeFile(path.join(content, '真.txt'), 'here');
      await symlink(path.join(content, '真.txt'), path.join(content, '内.txt'));
      await symlink(path.join(outside, '秘密.txt'), path.join(content, '外.txt'));
      await mkdir(path.join(content, 'attachments'));
      await writeFile(path.join(content, 'attachments/秘密.txt'), 'here');
      within = [content];
      const get = async (name: string) => {
        file = path.join(content, name);
        return (await ask({})).text;
      };
      expect([await get('真.txt'), await get('内.txt'), await get('attachments/秘密.txt')]).toEqual([
        'here',
        'here',
        'here',
      ]);
      await rename(path.join(content, 'attachments'), path.join(content, 'former'));
      await symlink(outside, path.join(content, 'attachments'), 'junction');
      expect([await get('外.txt'), await get('attachments/秘密.txt'), await get('没有.txt')]).toEqual([
        '',
        '',
        '',
      ]);
    },
  );
});
