import type { ArchiveSubject } from '../archive/archive-subject.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { isTextRemoved } from '../report/format-withdrawal.ts';
import type { SiteMarkSetting } from '../report/site-marks.ts';
import type { Portal, SiteMark } from './portal.ts';

/** In archives only: what a portal was made with. */
export const TOOLS_FILE = 'tools.json';

/** The program, and the packages that have a part in what it writes. All versions are exact. */
export interface Tools {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What an archive says of a portal. */
export function describeArchive({ site, reportPages: reports }: Portal, { version }: Tools): ArchiveSubject {
  const orgs = new Set(reports.map((report) => report.fields.org));
  const [onlyOrg = ''] = orgs.size === 1 ? orgs : [];
  const dates = reports.map((report) => report.fields.date).sort();
  const { name, contact, url, siteIdCode } = site;
  return {
    name,
    organization: site.organization || onlyOrg,
    contact,
    url,
    siteIdCode,
    from: dates[0] ?? '',
    to: dates.at(-1) ?? '',
    reports: reports.length,
    withdrawn: reports.filter(({ fields }) => fields.withdrawal).length,
    removed: reports.filter(({ fields }) => isTextRemoved(fields)).length,
    software: `Gongbao ${version}`,
  };
}

/**
 * What an archive holds beside the portal. With the attachments, which a portal has at the same relative places, it
 * makes the folder a content folder that gives this very portal again, whatever the installation's settings are then.
 */
export function createArchiveFiles({ site, marks, reportPages, pages }: Portal, tools: Tools): OutputFile[] {
  const format = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
  return [
    ...reportPages.flatMap(({ source, versions }) => [
      source,
      // Where a portal offers Markdown, it has them already.
      ...versions.flatMap((version) =>
        version.downloads.some(({ form }) => form === 'markdown') ? [] : [version.source],
      ),
    ]),
    ...pages.map((page) => page.source),
    { path: 'site.json', content: format({ ...site, marks: marks.map(describeMark) }) },
    { path: TOOLS_FILE, content: format(tools) },
  ];
}

/** A picture where the archive has it. */
const describeMark = ({ name, url, image }: SiteMark): SiteMarkSetting => ({
  name,
  ...(url ? { url } : {}),
  ...(image ? { image: image.url } : {}),
});
