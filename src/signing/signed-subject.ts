/** What is signed: a manifest, named by its checksum. */
export interface SignedSubject {
  readonly kind: SubjectKind;
  /** Lower-case hexadecimal. */
  readonly checksum: string;
}

export const SUBJECT_KINDS = {
  /** The list of a site's files. */
  site: { manifest: 'checksums.txt', algorithm: 'sha256', length: 64, label: '网站的 checksums.txt' },
  /** 总指纹. */
  archive: { manifest: 'tagmanifest-sha512.txt', algorithm: 'sha512', length: 128, label: '归档的总指纹' },
} as const;

export type SubjectKind = keyof typeof SUBJECT_KINDS;

/** What a signer says beside it. */
export interface SignedClaim {
  /** As the signer calls himself, on one line. */
  readonly name: string;
  readonly algorithm: string;
  /** Last day on which the signature shall be taken, `YYYY-MM-DD`. */
  readonly expires?: string;
}

/**
 * The text that is signed. Its first two lines keep a signature of one thing from being taken for that of another. It can
 * be written by hand, so OpenSSL can check it without Gongbao.
 */
export function formatSignedText(
  { kind, checksum }: SignedSubject,
  { name, algorithm: signing, expires }: SignedClaim,
): string {
  const { manifest, algorithm } = SUBJECT_KINDS[kind];
  return [
    'Gongbao signature 1',
    `subject: ${kind}`,
    `${algorithm} of ${manifest}: ${checksum}`,
    `algorithm: ${signing}`,
    `signer: ${name}`,
    ...(expires === undefined ? [] : [`expires: ${expires}`]),
    '',
  ].join('\n');
}
