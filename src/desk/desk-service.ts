import type { FormerSite } from '../changes/former-portal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { loadFieldRules } from '../load/load-field-rules-fs.ts';
import type { LoadedPortal, PortalLoader } from '../load/load-portal-fs.ts';
import type { LoadedSite } from '../load/load-site-fs.ts';
import type { Vocabulary } from '../report/vocabulary.ts';
import type { ArchivingService } from './archiving-service.ts';
import type { ImportService } from './import-service.ts';
import type { LifeService } from './life-service.ts';
import type { MakingService } from './making-service.ts';
import type { Publishing } from './publish-api.ts';
import type { TaskService } from './task-service.ts';

interface Place {
  readonly absolute: string;
  /** As the person knows it. */
  readonly label: string;
}

/** What the desk is made of: the functions that the commands have, tied together by who starts it; each room says what it needs. */
export interface DeskService
  extends ArchivingService,
    LifeService,
    MakingService,
    ImportService,
    TaskService {
  readonly content: Place;
  readonly output: Place;
  /** `YYYY-MM-DD HH:mm` in China: what is taken for now, where that is another moment. */
  readonly at?: string;
  /** Whether the content is not where it was when it was opened: what is written there now would be somewhere else. */
  isAway(): boolean;
  /** What the last reading of the content found. */
  loaded(): LoadedPortal | undefined;
  /** Reads the named files again, or everything. */
  update(paths: readonly string[] | undefined): Promise<void>;
  /** How far the first reading is, such as `300/1756`; empty where that is not known. */
  reading(): string;
  /** What was interrupted, and why the last reading came to no end. */
  failures(): readonly Diagnostic[];
  /** Grows with each reading; resolves when it is more than that, or after so many milliseconds. */
  revision(): number;
  waitFor(revision: number, patience?: number): Promise<void>;
  /** The settings as they are now, also where something else is wrong. */
  loadSite(): Promise<LoadedSite>;
  fieldRules(): ReturnType<typeof loadFieldRules>;
  vocabulary(): Promise<Vocabulary>;
  readFormer(): FormerSite | undefined;
  publishing(): Publishing;
  makePdf: PortalLoader['makePdf'];
  /** Why nothing can be published into the output, whatever is in it. */
  findOutputProblem(): { readonly message: string } | undefined;
}
