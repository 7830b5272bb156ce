/** True in an archive's copy of the portal, which is searched also from disk (`layouts/base.njk` says so). */
export function isOfflineCopy(): boolean {
  return document.documentElement.dataset.copy === 'offline';
}
