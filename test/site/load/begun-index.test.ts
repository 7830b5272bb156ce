import { expect, it } from 'vitest';
import { createIndexedTexts } from '../../../src/portal/search-records.ts';
import type { IndexedTexts } from '../../../src/search/indexed-report.ts';
import { DEMO_CONTENT, EXAMPLE_CONTENT } from '../../support/contents.ts';
import { loadContent } from '../../support/load-example.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { VERSIONED_CONTENT } from '../../support/versions-sample.ts';
import { writeWithdrawnContent } from '../../support/withdrawn-portal.ts';
import { writeTree } from '../../support/write-tree.ts';

const CONTENTS = {
  'the demo': async () => DEMO_CONTENT,
  'the example': async () => EXAMPLE_CONTENT,
  'withdrawn reports': writeWithdrawnContent,
  'former texts': async () => writeTree(await tempFolder(), VERSIONED_CONTENT),
};

// Else a build would index each text twice.
it.each(
  Object.entries(CONTENTS),
)('what the index is begun with is what it is made of: %s', async (_, write) => {
  let begun: IndexedTexts | undefined;
  const { portal } = await loadContent(await write(), { onSound: (texts) => (begun = texts) });
  if (!portal || !begun) throw new Error('not sound');
  expect(describe(begun)).toEqual(describe(createIndexedTexts(portal.reportPages, portal.pages)));
});

const describe = ({ reports, versions }: IndexedTexts) =>
  [reports, versions].map((texts) =>
    texts
      .map(({ url, date, size, key }) => ({ url, date, size, key }))
      .sort((a, b) => (a.url < b.url ? -1 : 1)),
  );
