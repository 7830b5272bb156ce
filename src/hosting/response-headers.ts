import type { PathKind } from './path-kinds.ts';

/** What no page of a portal uses; all browsers that know the header know these names. */
const REFUSED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/** The same with every answer, whatever is asked for. */
export const COMMON_HEADERS: readonly (readonly [name: string, value: string])[] = [
  // Types of attachments were checked when they were published.
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', REFUSED_FEATURES.map((name) => `${name}=()`).join(', ')],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];

export const HSTS = ['Strict-Transport-Security', 'max-age=31536000'] as const;

/**
 * It binds the whole host name, for a year: only where the portal is all that answers there, and says of itself that it
 * is reached by HTTPS. Elsewhere it stands in the rules as a comment.
 */
export const wantsHsts = (siteUrl: string): boolean =>
  URL.canParse(siteUrl) && new URL(siteUrl).protocol === 'https:' && new URL(siteUrl).pathname === '/';

/** The line of a configuration, which is a comment where it has to be wanted first. @param header how the host writes it */
export const formatHsts = (siteUrl: string, header: (row: typeof HSTS) => string): string =>
  `${wantsHsts(siteUrl) ? '' : '# 整个域名确定只用 HTTPS 以后打开：'}${header(HSTS)}`;

/**
 * Who may take a file into a page of theirs (Cross-Origin-Resource-Policy). What is shown in a sandbox has no origin: a
 * video there loads itself as a stranger would, and a browser asks for an icon that is not there.
 */
export const formatResourcePolicy = ({ policy }: Pick<PathKind, 'policy'>): string =>
  policy === 'page' || policy === 'script' ? 'same-site' : 'cross-origin';
