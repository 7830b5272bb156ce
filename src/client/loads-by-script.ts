/**
 * Whether the search gets its files as scripts: from disk browsers load nothing else, and an archive's copy, which
 * `layouts/base.njk` marks, holds nothing else.
 */
export function loadsByScript(): boolean {
  return location.protocol === 'file:' || document.documentElement.dataset.copy === 'offline';
}
