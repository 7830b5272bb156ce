/** Paths in manifests, where line ends and percent signs, and only these, are percent-encoded (RFC 8493 § 2.1.3). */

export function encodeManifestPath(path: string): string {
  return path.replace(/[\r\n%]/g, encodeURIComponent);
}

export function decodeManifestPath(text: string): string {
  return text.replace(/%(?:0d|0a|25)/gi, decodeURIComponent);
}
