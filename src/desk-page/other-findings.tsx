import type { OtherFinding } from '../desk/desk-api.ts';
import { Findings, Way } from './notice.tsx';

/** What is to be looked at outside the reports, each with its place. @param content the folder, as findings name it */
export function OtherFindings({ findings, content }: { findings: readonly OtherFinding[]; content: string }) {
  const place = ({ file, page, setting }: OtherFinding) => {
    if (page) return <Way to={`report/${page.id}`} name={page.title} />;
    // The way to a setting stands below.
    if (setting !== undefined) return null;
    const name = file.startsWith(`${content}/`) ? file.slice(content.length + 1) : file;
    return <span class="desk-folder">{name}：</span>;
  };
  return <Findings findings={findings} place={place} />;
}
