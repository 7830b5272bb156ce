import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import { EXAMPLE_CONTENT } from '../../support/contents.ts';
import { copyInstallation } from '../../support/copy-installation.ts';

const parsed = vi.hoisted(() => [] as string[]);

vi.mock('../../../src/markdown/create-markdown.ts', async (load) => {
  const { createMarkdown } = await load<typeof import('../../../src/markdown/create-markdown.ts')>();
  return {
    createMarkdown: () => {
      const markdown = createMarkdown();
      markdown.core.ruler.before('normalize', 'count', ({ src }) => void parsed.push(src));
      return markdown;
    },
  };
});

it('parses each report once for its page, its Word file and its check, and not at all from the cache', async () => {
  const project = await copyInstallation();
  const options = { project, content: EXAMPLE_CONTENT, label: '内容', without: ['pdf'] } as const;
  const { portal, checked } = await loadPortal({ mode: 'build', ...options });
  expect(portal?.files.filter(({ path: name }) => path.extname(name) === '.docx')).toHaveLength(checked);
  expect(parsed).toHaveLength(checked);
  expect(new Set(parsed).size).toBe(checked);
  await loadPortal({ mode: 'check', ...options });
  expect(parsed).toHaveLength(checked);
});
