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
  /** Name and version of the program, such as `Gongbao 0.1.0`. */
  readonly software: string;
}
