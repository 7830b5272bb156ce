import { useMemo, useState } from 'preact/hooks';
import type { DeskFinding } from '../desk/desk-api.ts';
import type { DeskTrial } from '../desk/life-api.ts';
import { useRefused } from './attachments-panel.tsx';
import { Button } from './button.tsx';
import { Conflict } from './conflict.tsx';
import { EDIT_PANELS } from './edit-panels.tsx';
import { BackToList, Notice } from './notice.tsx';
import { PageColumn } from './page-column.tsx';
import type { SaveState } from './report-draft.ts';
import { ReportFindings } from './report-findings.tsx';
import { AmendmentNotice } from './revision-question.tsx';
import { StateMark } from './row-standing.tsx';
import type { ScreenProps } from './screen-props.ts';
import { showUnsaved } from './show-unsaved.ts';
import { TextColumn } from './text-column.tsx';
import { useReportDraft } from './use-report-draft.ts';
import { showWritten } from './written-fields.tsx';

const SAVE_WORDS: Readonly<Record<SaveState, string>> = {
  saved: '已保存',
  waiting: '……',
  saving: '正在保存……',
  failed: '没有保存',
};

/** By their classes, in the order in which they stand below each other. */
const COLUMNS = { text: '文字', page: '网页', side: '字段和手续' } as const;

export function EditScreen({ id, portal }: ScreenProps) {
  const draft = useReportDraft(id, portal.revision);
  const { report, refusal, saveState, editor } = draft;
  const [panel, setPanel] = useState('fields');
  /** What was done with one press, as long as nothing else was. */
  const [done, setDone] = useState<{ told: string; before: string; after: string }>();

  const [told, setTold] = useState('');
  const [trial, setTrial] = useState<DeskTrial>();
  const refused = useRefused(id).length;

  /** @param line where it is written, for what is no field */
  const goToField = (key: string | undefined, line = 1) => {
    setPanel('fields');
    // The form may have to be drawn first.
    requestAnimationFrame(() => (key === undefined ? showWritten(line) : showField(key)));
  };
  const goTo = ({ line, field }: DeskFinding) => {
    if (!report) return;
    if (line > report.bodyLine) editor.current?.goTo(line - 1 - report.bodyLine);
    else goToField(field, line);
  };
  const act = async (told: string, work: () => Promise<void>) => {
    const before = draft.present();
    await work();
    const after = draft.present();
    if (after !== before) setDone({ told, before, after });
  };
  const counts = useMemo(() => countLevels(report?.findings ?? []), [report]);
  if (!report && refusal)
    return (
      <>
        <Notice refusal={refusal} />
        <BackToList />
      </>
    );
  if (!report) return <p class="desk-wait">正在打开……</p>;
  const title = report.fields.find(({ key }) => key === '标题')?.values[0] ?? id;
  const panels = EDIT_PANELS[report.kind];
  const own = {
    ...{ report: showUnsaved(report, draft.unsavedFields), portal },
    ...{ onFields: draft.saveFields, onText: draft.putWhole, onBetween: draft.doBetween },
    ...{ onAct: act, onTold: setTold, onTrial: setTrial },
  };
  return (
    <div class="desk-edit">
      <div class="desk-edit-head">
        <h1>{title}</h1>
        <p>
          <StateMark state={report.state} />
          <span role="status" class={`desk-save is-${saveState}`}>
            {SAVE_WORDS[saveState]}
          </span>
          {counts !== '' && (
            <button type="button" class="desk-goto" onClick={() => jumpTo('problems', 'nearest')}>
              {counts}
            </button>
          )}
          <span class="desk-folder">{report.file}</span>
        </p>
      </div>
      {refusal &&
        (refusal.text === undefined ? (
          <Notice refusal={refusal} />
        ) : (
          <Conflict
            refusal={refusal}
            mine={draft.present()}
            fields={draft.unsavedFields}
            onChoose={draft.resolveConflict}
          />
        ))}
      {done && draft.present() === done.after && (
        <p class="desk-done" role="status">
          {done.told}
          <Button
            onClick={() => {
              void draft.putWhole(() => done.before);
              setDone(undefined);
            }}
          >
            改回来
          </Button>
        </p>
      )}
      {told !== '' && (
        <p class="desk-done" role="status">
          {told}
          <Button onClick={() => setTold('')}>知道了</Button>
        </p>
      )}
      {report.kind === 'report' && report.state === '有改动' && <AmendmentNotice {...own} />}
      <nav class="desk-jump" aria-label="这一页">
        {Object.entries(COLUMNS).map(([name, label]) => (
          <Button key={name} onClick={() => jumpTo(name)}>
            {label}
          </Button>
        ))}
      </nav>
      <div class="desk-work">
        <section class="desk-side" aria-label="字段" tabIndex={-1}>
          <div class="desk-tabs" role="tablist">
            {panels.map(({ name, label }) => (
              <button
                key={name}
                type="button"
                role="tab"
                aria-selected={panel === name}
                onClick={() => setPanel(name)}
              >
                {label}
              </button>
            ))}
          </div>
          {refused > 0 && panel !== 'attachments' && (
            <div class="desk-notice" role="alert">
              <p>附件有 {refused} 项没有做成</p>
              <Button onClick={() => setPanel('attachments')}>看原因</Button>
            </div>
          )}
          {panels
            .filter(({ name }) => name === panel)
            .map(({ name, Panel }) => (
              <Panel key={`${name} ${draft.givenUp}`} {...own} />
            ))}
        </section>
        <section class="desk-text" aria-label="文字" tabIndex={-1}>
          <TextColumn id={id} draft={draft} portal={portal} />
          {report.findings.length > 0 && (
            <details class="desk-problems" open tabIndex={-1}>
              <summary>{counts}</summary>
              <ReportFindings {...own} findings={report.findings} onGo={goTo} />
            </details>
          )}
        </section>
        <PageColumn report={report} draft={draft} trial={trial} onField={goToField} />
      </div>
    </div>
  );
}

/** @param block where on the screen it comes to stand */
function jumpTo(column: string, block: ScrollLogicalPosition = 'start'): void {
  const place = document.querySelector<HTMLElement>(`.desk-${column}`);
  place?.scrollIntoView({ block });
  place?.focus({ preventScroll: true });
}

/** Goes to the input of a field, wherever it is folded. */
function showField(key: string): void {
  const place = document.getElementById(`field-${key}`);
  const folded = place?.closest('details');
  if (folded) folded.open = true;
  place?.scrollIntoView({ block: 'center' });
  const input = place?.matches('fieldset') ? place.querySelector('input, select, textarea, button') : place;
  if (input instanceof HTMLElement) input.focus();
}

function countLevels(findings: readonly DeskFinding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  return [errors > 0 && `${errors} 处错误`, warnings > 0 && `${warnings} 处提醒`].filter(Boolean).join('、');
}
