import { statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turnOfLoop } from 'node:timers/promises';
import { formatStamp } from '../base/format-stamp.ts';
import { orElse } from '../base/or-else.ts';
import type { Portal } from '../portal/portal.ts';
import { createPublishedComparison } from './compare-published.ts';
import { findOrigins } from './compare-site-fs.ts';
import type { PublishedState } from './desk-api.ts';
import type { DeskService } from './desk-service.ts';

/** Milliseconds that comparing goes on at a stretch. */
const LONGEST = 10;

/** What the output has, and what the reports of the open portal are to it, as long as both stay as they are. */
export function followPublished(service: DeskService) {
  let comparison = createPublishedComparison(undefined);
  let comparedWith = '';

  /** What is published is read again when another build has replaced it. */
  const published = () => {
    const stamp = stampOf(path.join(service.output.absolute, 'catalog.json'));
    if (stamp !== comparedWith) {
      comparison = createPublishedComparison(service.readFormer());
      comparedWith = stamp;
    }
    return comparison;
  };
  /** Where reports that moved since were published. */
  const originsOf = (portal: Portal) => {
    const { former } = published();
    return former ? findOrigins(portal, former) : new Map<string, string>();
  };
  /** Of a report that was not compared. */
  const untold = (): PublishedState => (published().former && !service.loaded()?.portal ? 'unknown' : 'new');
  /** What a report that is to be published is to what is; nothing for one that is not. */
  const compareOne = async (id: string) => {
    const { portal } = service.loaded() ?? {};
    const page = portal?.reportPages.find((one) => one.id === id && !one.held);
    return portal && page && published().compare(page, originsOf(portal).get(page.url));
  };
  /** What each report that is to be published is to what is, in the order of publication. */
  const compareAll = onceEach({ service, published }, async () => {
    const { compare } = published();
    const { portal } = service.loaded() ?? {};
    const compared = new Map<string, Awaited<ReturnType<typeof compare>>>();
    if (!portal) return compared;
    const origins = originsOf(portal);
    let begun = performance.now();
    for (const page of portal.reportPages) {
      if (!page.held) compared.set(page.id, await compare(page, origins.get(page.url)));
      if (performance.now() - begun < LONGEST) continue;
      // Whoever opens a report or writes meanwhile does not wait for thousands of others.
      await turnOfLoop();
      begun = performance.now();
    }
    return compared;
  });
  return { published, originsOf, untold, compareOne, compareAll };
}

/** What follows from the portal and from what is published alone is made once for each state of both. */
export function onceEach<Found>(
  { service, published }: { service: Pick<DeskService, 'loaded'>; published: () => object },
  make: () => Promise<Found>,
): () => Promise<Found> {
  let last: { of: readonly unknown[]; found: Promise<Found> } | undefined;
  return () => {
    const of = [service.loaded(), published()];
    if (!last || last.of.some((one, at) => one !== of[at])) {
      last = { of, found: make() };
      last.found.catch(() => {
        last = undefined;
      });
    }
    return last.found;
  };
}

const stampOf = (file: string): string => orElse(() => formatStamp(statSync(file)), '');
