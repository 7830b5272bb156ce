/** What 手续 asks for and is told. */

/** A relation as the report's page shows it, whichever of both wrote it. */
export interface DeskRelation {
  /** How the page calls the other document: 废止它的文件. */
  readonly label: string;
  readonly name: string;
  /** Of a report of the portal. */
  readonly id?: string;
  readonly address?: string;
  /** Whether this report's own file says it. */
  readonly isOwn: boolean;
}

/** Where a report was published that is at another address now, without anything that leads there. */
export interface LostAddress {
  /** Folder below `reports/`. */
  readonly id: string;
  readonly title: string;
  /** 发布日期 as its page says it. */
  readonly published: string;
  /** Every word of it is the same, and of no other report. */
  readonly isSure: boolean;
}

/** How a report stands. */
export interface DeskLife {
  /** Day and time of its publication as its published page says it; absent if it was not published. */
  readonly published?: string;
  /** Where it, or what seems to be it, was published, if nothing of there leads here. */
  readonly lost?: LostAddress;
  /** Why it is not published, and what to do. */
  readonly hold?: { readonly clause: string; readonly remedy: string };
  /** Readings that the portal asks for before it publishes. */
  readonly requiredReviews: number;
  /** What the text says that the published one does not, and 修订 does not tell; empty if nothing. */
  readonly amendment: string;
  readonly relations: readonly DeskRelation[];
  /** Days from which former texts were what was published. */
  readonly versions: readonly string[];
  /** Whether a revision that was made here can be taken back. */
  readonly canTakeBack: boolean;
}

/** What would come of an answer, before anything is written. */
export interface DeskTrial {
  /** Pages that would be others, the first of them the one that is asked about. */
  readonly pages: readonly DeskTriedPage[];
  /** Why there is nothing to be seen, in the words of a check. */
  readonly faults: readonly string[];
}

export interface DeskTriedPage {
  readonly name: string;
  /** Where it is shown until others are tried out. */
  readonly url: string;
  /** What is there now, to see what becomes another; absent if the page is new. */
  readonly before?: string;
}

export interface DeskForesight {
  /** The whole file as it will be. */
  readonly text: string;
  /** Sentences that its page will say and does not now, and the other way round. */
  readonly coming: readonly string[];
  readonly going: readonly string[];
  /** What will be wrong then and is not now. */
  readonly faults: readonly string[];
  /** Absent while something is wrong. */
  readonly trial?: DeskTrial;
}

export interface DeskRevision {
  /** What is done, or will be, a line each. */
  readonly done: readonly string[];
  /** The text that was published, and the present one with its 修订. */
  readonly former: string;
  readonly present: string;
  readonly trial?: DeskTrial;
}

export interface DeskMove {
  /** The report's folder below `reports/` then. */
  readonly id: string;
  /** What is done, or will be, a line each. */
  readonly done: readonly string[];
  readonly trial?: DeskTrial;
}

/** A report that was removed before it was published. */
export interface RemovedReport {
  /** When, which is its name among those removed. */
  readonly moment: string;
  /** Folder below `reports/` that it had. */
  readonly id: string;
  readonly title: string;
}
