import { hashForPolicy } from '../base/sha256.ts';
import { PREVIEW_POLICY, SCRIPT_POLICY } from '../base/trusted-types.ts';

/** What a page may do besides being a document of the portal. */
interface PageExceptions {
  /** Sources of the only inline script and style that the page may have; the script may name the portal's root. */
  readonly script?: string | undefined;
  readonly style?: string | undefined;
  /** Shown by a preview, whose script has a policy of Trusted Types of its own. */
  readonly isPreview?: boolean;
  /** Opened from disk: Firefox otherwise stops its search form. */
  readonly mayBeFile?: boolean;
}

/**
 * A document of the portal: nothing comes from elsewhere, nothing runs that is not a file of the portal, and where
 * browsers have Trusted Types no text becomes markup or the address of a script but through `SCRIPT_POLICY`.
 */
function listDirectives({ script, style, isPreview, mayBeFile }: PageExceptions): string[] {
  const allow = (source: string | undefined) => (source ? ` ${source}` : '');
  return [
    "default-src 'none'",
    `script-src 'self'${allow(script)}`,
    "connect-src 'self'",
    "worker-src 'self'",
    `style-src 'self'${allow(style)}`,
    "img-src 'self'",
    "frame-src 'self'",
    `form-action 'self'${mayBeFile ? ' file:' : ''}`,
    `base-uri ${script ? "'self'" : "'none'"}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${SCRIPT_POLICY}${isPreview ? ` ${PREVIEW_POLICY}` : ''}`,
  ];
}

/**
 * The Content-Security-Policy that every page carries itself, so that it holds on hosts that send no headers and on
 * `file:`.
 * @param inline texts of the only inline script and style that the page may have (404.html)
 */
export function formatPolicy(
  inline: { readonly script?: string; readonly style?: string },
  isPreview: boolean,
): string {
  return join(
    listDirectives({
      script: inline.script && hashForPolicy(inline.script),
      style: inline.style && hashForPolicy(inline.style),
      isPreview,
      mayBeFile: true,
    }),
  );
}

/** The policy that a report as a single file carries: its styles and pictures are inside, and no script runs. */
export const formatSinglePolicy = (style: string): string =>
  join(["default-src 'none'", `style-src ${hashForPolicy(style)}`, 'img-src data:']);

const join = (directives: readonly string[]) => directives.join('; ');
/** May only be said by a header. Reports show their PDF attachments in frames. */
const FRAMES = "frame-ancestors 'self'";
const INLINE = "'unsafe-inline'";

/**
 * What hosts send. A header cannot name hashes, which change with each version: the policy in the page goes on to do so,
 * and a browser obeys both.
 */
export const HEADER_POLICIES = {
  page: join([...listDirectives({}), FRAMES]),
  notFound: join([...listDirectives({ script: INLINE, style: INLINE }), FRAMES]),
  // Links of the file lead to the site, in the same window or in another; nothing else is let out of the sandbox.
  single: join([
    "default-src 'none'",
    `style-src ${INLINE}`,
    'img-src data:',
    FRAMES,
    'sandbox allow-downloads allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation',
  ]),
  // A worker obeys what came with its own script. Opened by itself, a browser shows it as a text, with a style of its own.
  script: join([
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${INLINE}`,
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    `trusted-types ${SCRIPT_POLICY}`,
    FRAMES,
  ]),
  // A browser's own viewer of PDFs needs its scripts and styles; it starts in no sandbox.
  pdf: FRAMES,
  // What comes from a source: if a browser should ever take it for a document that acts, it cannot.
  data: join([
    "default-src 'none'",
    `style-src ${INLINE}`,
    "img-src 'self' data:",
    "media-src 'self'",
    FRAMES,
    'sandbox',
  ]),
} as const;
