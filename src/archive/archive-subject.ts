/** Describes an archive's content. Empty text: not known. Dates are `YYYY-MM-DD`. */
export interface ArchiveSubject {
  /** 站名. */
  readonly name: string;
  /** Who issued the reports: 主办单位, or the one body that all of them name. */
  readonly organization: string;
  /** How to reach them, one line. */
  readonly contact: string;
  readonly url: string;
  /** 网站标识码. */
  readonly siteIdCode: string;
  /** 发布日期 of the oldest and of the newest report. */
  readonly from: string;
  readonly to: string;
  readonly reports: number;
  /** Of these those that were taken back (撤回), and of those the ones of which only the notice is there. */
  readonly withdrawn: number;
  readonly removed: number;
  /** Name and version of the program, such as `Gongbao 0.1.0`. */
  readonly software: string;
}

/** 9 篇报告，其中 4 篇已撤回（2 篇只有说明） */
export function formatReportCount({ reports, withdrawn, removed }: ArchiveSubject): string {
  const notices = removed > 0 ? `（${removed} 篇只有说明）` : '';
  return `${reports} 篇报告${withdrawn > 0 ? `，其中 ${withdrawn} 篇已撤回${notices}` : ''}`;
}
