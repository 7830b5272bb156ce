/** Where an address of former times leads: paths below the portal's root, decoded; `from` may be a folder, with `/`. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** A kind of file and what a host calls it. */
export interface MediaType {
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly mime: string;
  /** Text of the portal itself in UTF-8, which a host may say and may compress. */
  readonly isText: boolean;
}

/** All that the rules for hosts are made of. */
export interface Hosting {
  /** Decides the path below which the portal lies; without one it is the root. */
  readonly siteUrl: string;
  readonly redirects: readonly Redirect[];
  /** One row for each extension. */
  readonly types: readonly MediaType[];
}

/** A file for a kind of host. */
export interface HostingFile {
  readonly name: string;
  readonly content: string;
}

/** The first words of each file, by which a build knows its own. */
export const HOSTING_SIGN = '# 公报 gongbao';

/** Path of the portal's root as it stands in addresses, percent-encoded, with `/` at both ends. */
export const findBase = (siteUrl: string): string => (siteUrl ? new URL(siteUrl).pathname : '/');

/** Whether all that lies below is led on. */
export const isFolder = ({ from }: Redirect): boolean => from.endsWith('/');

/** Where the first rule that fits decides, what is below a folder comes last. */
export const orderRedirects = (redirects: readonly Redirect[]): Redirect[] => [
  ...redirects.filter((each) => !isFolder(each)),
  ...redirects.filter(isFolder),
];

/** The head of a file of rules. @param usage how it is put to use, in Chinese */
export const formatHead = (subject: string, usage: readonly string[]): string[] => [
  `${HOSTING_SIGN}：${subject}。由 npm run build 写成，不要手改；各项的理由见 docs/hosting.md。`,
  ...usage.map((line) => `# ${line}`),
];

/** A regular expression of exactly this path, as JavaScript, PCRE and RE2 read it and no configuration file misreads. */
export const escapePattern = (path: string): string =>
  path.replace(/[\0-\x7f]/g, (char) => {
    if (/[\w/-]/.test(char)) return char;
    return char === '.' ? '\\.' : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });

/** A pattern from `path-kinds.ts` as one over the whole path. @param base decoded */
export const placePattern = (pattern: string, base: string): string =>
  `^${escapePattern(base)}${pattern.slice(1)}`;

/** An expression over the whole path of what is led on. @param base decoded */
export const placeRedirect = (redirect: Redirect, base: string): string =>
  `^${escapePattern(base + redirect.from)}${isFolder(redirect) ? '' : '$'}`;

/** What a host says of a file, with its character set. */
export const formatType = ({ mime, isText }: MediaType): string => (isText ? `${mime}; charset=utf-8` : mime);

/** For Apache and Caddy: in quotes a backslash is one, but in front of a quotation mark. For Caddy `{` begins a placeholder. */
export const quote = (text: string): string => `"${text.replace(/"/g, '\\"')}"`;
