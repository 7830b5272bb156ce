import type { Eleventy } from '@11ty/eleventy';
import { createTurns } from '../base/create-turns.ts';
import { findPageKind, PAGE_KINDS, pickShown, type ShownPages } from '../portal/page-kinds.ts';
import type { Portal, PortalReport } from '../portal/portal.ts';
import type { AssetSource } from './assets-plugin.ts';
import { createEleventy, formatPagePath } from './build-site.ts';
import type { CompileTemplate } from './explain-template-fault.ts';
import type { PortalSource } from './portal-source.ts';

interface RenderedPage {
  readonly path: string;
  readonly content: string;
}

/** A portal whose pages are rendered. */
export interface RenderedPortal {
  readonly portal: Portal;
  /** Adds to a report what only its own page shows. */
  complete(id: string): Promise<PortalReport>;
}

/**
 * Renders single pages of a portal with the templates and the engine of a build. One Eleventy for each template stays
 * ready: rendering all pages of a large portal takes seconds, one page some milliseconds.
 */
export function createPageRenderer({
  assets,
  listTemplates,
}: {
  assets: AssetSource;
  /** File names in `src/pages/`. */
  listTemplates(): Promise<readonly string[]>;
}) {
  let subject: RenderedPortal | undefined;
  let shown = pickShown({});
  const portal = () => {
    if (!subject) throw new Error('a page is rendered of no portal');
    return subject.portal;
  };
  const source: PortalSource = { refresh: async () => {}, portal, shown: () => shown };
  const engines = new Map<string, Promise<Eleventy>>();
  /** Which template made a page, as far as that was seen. */
  const makers = new Map<string, string>();
  let compile: CompileTemplate | undefined;

  const run = async (template: string, what: Partial<ShownPages> = {}): Promise<RenderedPage[]> => {
    shown = pickShown(what);
    const isNew = !engines.has(template);
    const engine =
      engines.get(template) ??
      createEleventy({
        source,
        mode: 'preview',
        assets,
        input: `src/pages/${template}`,
        amend(config) {
          // It would outlive a change of the template: Eleventy keeps it for all that is made in this process.
          config.setUseTemplateCache(false);
          config.on('eleventy.engine.njk', ({ nunjucks, environment }) => {
            compile = (text, file) => new nunjucks.Template(text, environment, file, true);
          });
        },
      });
    engines.set(template, engine);
    try {
      const eleventy = await engine;
      if (!isNew) {
        await eleventy.restart();
        await eleventy.init();
      }
      return (await eleventy.toJSON()).map((page) => ({ path: formatPagePath(page), content: page.content }));
    } catch (error) {
      engines.delete(template);
      throw error;
    }
  };

  const find = async (path: string, of: RenderedPortal): Promise<string | undefined> => {
    subject = of;
    const pick = (pages: readonly RenderedPage[]) => pages.find((page) => page.path === path)?.content;
    // Backwards, so that the lists come last: they are worked out when they are asked for.
    for (const [template, { shows }] of Object.entries(PAGE_KINDS).reverse()) {
      const own = shows && of.portal[shows].find((one) => one.path === path);
      if (!own) continue;
      return pick(await run(template, { [shows]: ['fields' in own ? await of.complete(own.id) : own] }));
    }
    const others = (await listTemplates()).filter((name) => !findPageKind(name).shows);
    const maker = makers.get(path);
    const faults: unknown[] = [];
    for (const template of maker && others.includes(maker) ? [maker] : others) {
      // A fault in one must not hide the pages of the others.
      const pages = await run(template).catch((error: unknown) => {
        faults.push(error);
        return [];
      });
      for (const page of pages) makers.set(page.path, template);
      const content = pick(pages);
      if (content !== undefined) return content;
    }
    if (faults.length > 0) throw faults[0];
    makers.delete(path);
    return undefined;
  };

  // What is shown is one value for all engines: one page at a time.
  const inTurn = createTurns();
  return {
    /** @returns nothing if the portal has no page of this path, such as `reports/2021/jiaoyuju.html` */
    render: (path: string, of: RenderedPortal) => inTurn(() => find(path, of)),
    /** Has to be called when templates were changed, added or removed. */
    forgetTemplates() {
      engines.clear();
      makers.clear();
    },
    /** The engine's own look at the syntax of a template; there is none before the first page. */
    compiler: () => compile,
  };
}
