import type { Attachment, AttachmentCollection } from '../attachments/collect-attachments-fs.ts';
import type { FileFault } from '../attachments/file-fault.ts';
import { quoteName } from '../attachments/publishable-name.ts';
import { append } from '../base/long-lists.ts';
import { hashContent } from '../base/sha256.ts';
import { START } from '../base/text-position.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { LINT_RULES, RULES_OF_EVERY_TEXT } from '../lint/lint-rules.ts';
import { locateAttachment } from '../lint/locate-attachment.ts';
import { lintReport } from '../lint/run-rules.ts';
import { parseBody } from '../markdown/render-body.ts';
import { writeForms } from '../portal/offer-forms.ts';
import type { BundledAttachment, BundleSettings, ReportBody, ReportBundle } from '../portal/report-bundle.ts';
import { computeTextRoot } from '../portal/text-root.ts';
import { readTables } from '../profiles/read-tables.ts';
import { describeTerms } from '../related/collect-terms.ts';
import type { BodyDocument } from '../report/body-document.ts';
import { suggestDocumentNumber } from '../report/document-number.ts';
import { formatForeignText } from '../report/foreign-text.ts';
import { isTextRemoved } from '../report/format-withdrawal.ts';
import type { Profile } from '../report/profile.ts';
import { formatPublicSource } from '../report/public-source.ts';
import type { AttachmentRequest, ReportSource, TextBlock } from '../report/report.ts';
import type { TypedTable } from '../report/typed-table.ts';
import type { FileViewResult } from '../viewing/view-file-fs.ts';
import type { FindTargets } from './resolve-targets-fs.ts';

/** What a bundle needs of the disk: all of it lies in the report's folder. */
export interface ReportFolder {
  collectAttachments(requests: readonly AttachmentRequest[], maxBytes: number): Promise<AttachmentCollection>;
  viewFile(attachment: Attachment): Promise<FileViewResult>;
  findTargets: FindTargets;
  /** What lies beside the text and is not published. @param used absolute paths of what the text shows or links to */
  listUnused(used: readonly string[]): Promise<string[]>;
  /** Path below the folder. */
  relate(absolutePath: string): string;
  digest(absolutePath: string): Promise<string>;
}

/**
 * Makes of a report all that needs no other one. Pure but for what it is handed: the same report, the same files and the
 * same settings make the same bundle. The body is parsed once.
 * @param source named by its place below its own folder
 */
export async function makeBundle(
  source: ReportSource,
  settings: BundleSettings,
  folder: ReportFolder,
): Promise<{
  bundle: Omit<ReportBundle, 'key' | 'body' | 'document'>;
  body: ReportBody;
  document: BodyDocument;
}> {
  const maxBytes = Math.floor(settings.attachmentMaxMegabytes * 1024 * 1024);
  const isRemoved = isTextRemoved(source.fields);
  const found = source.former
    ? { attachments: [], diagnostics: [] }
    : await folder.collectAttachments(source.fields.attachments, maxBytes);
  const { attachments, pictures, diagnostics } = isRemoved
    ? { attachments: [], pictures: [], diagnostics: [] }
    : await viewAttachments(found, source.file, folder);

  const parsed = parseBody(source.body, source.bodyLine);
  const targets = await folder.findTargets(source, parsed.targets, maxBytes);
  const { profile } = source;
  const typed: { tables?: readonly TypedTable[] } = {};
  const { rendered, document, locate } = parsed.finish(
    targets.answer,
    profile &&
      ((placed) => {
        const read = readTables(profile, placed);
        typed.tables = read.tables;
        return read.roles;
      }),
  );
  const { problems, blocks, sections, outsideLinks } = rendered;
  const { localFiles, crossLinks, images } = targets.used();
  const used = [...localFiles, ...images].map(({ absolutePath }) => absolutePath);
  // What a former text says is not to be changed any more.
  if (!source.former) append(diagnostics, locateProblems(source.file, problems));
  const findings = lintReport(
    {
      source,
      blocks,
      sections,
      links: outsideLinks,
      ...typed,
      ...(settings.words ? { words: settings.words } : {}),
      files: attachments.map(({ path }) => path),
      attachments: attachments.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
      unused: isRemoved || source.former ? [] : await folder.listUnused(used),
      locate,
    },
    settings.checks,
    source.former ? RULES_OF_EVERY_TEXT : LINT_RULES,
  );
  const body = { ...createBody(rendered), ...typed };
  return {
    document,
    body,
    bundle: {
      sections: sections.map(({ text: _text, ...head }) => head),
      lead: chooseLead(blocks),
      terms: describeTerms(joinText(blocks)),
      textRoot: computeTextRoot(source.fields, body, attachments),
      textForms: writeForms(
        { fields: source.fields, blocks },
        formatPublicSource(source.text, source.fields, settings),
      ).map(({ form, content }) => ({
        form,
        bytes: Buffer.byteLength(content),
        sha256: hashContent(content),
      })),
      attachments,
      pictures,
      localFiles: localFiles.map(({ path, absolutePath }) => ({ path, file: folder.relate(absolutePath) })),
      images: await Promise.all(
        images.map(async ({ url, mime, absolutePath }) => ({
          url,
          mime,
          file: folder.relate(absolutePath),
          sha256: await folder.digest(absolutePath),
        })),
      ),
      crossLinks,
      outsideLinks,
      diagnostics,
      findings,
      ...(profile && typed.tables ? { carried: selectCarried(profile, typed.tables) } : {}),
      ...(isRemoved ? { withheld: found.attachments.map(({ path }) => path) } : {}),
    },
  };
}

/** What the reports of other years are compared with. */
const selectCarried = ({ carried }: Profile, tables: readonly TypedTable[]): TypedTable[] =>
  tables.flatMap((table) => {
    const wanted = carried.filter((each) => each.table === table.id);
    const rows = table.rows.filter(({ id }) => wanted.some(({ row, before }) => row === id || before === id));
    return rows.length > 0 ? [{ ...table, rows }] : [];
  });

/** The text as pages and the files beside them have it. */
export const createBody = ({
  html,
  blocks,
  sections,
}: Pick<ReportBody, 'html' | 'blocks' | 'sections'>): ReportBody => ({
  html,
  preamble: joinText(blocks.filter((block) => block.section === undefined && !block.isFootnote)),
  sections,
  footnotes: joinText(blocks.filter((block) => block.isFootnote)),
  blocks,
});

const joinText = (blocks: readonly TextBlock[]) => blocks.map((block) => block.text).join('\n');

/** The first paragraph that says something: 发文字号, 主送机关 and what leads to a list do not. */
export function chooseLead(blocks: readonly TextBlock[]): string {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text);
  return (
    paragraphs.find((text) => !/[：:]$/.test(text) && suggestDocumentNumber(text) === undefined) ??
    paragraphs[0] ??
    ''
  );
}

async function viewAttachments(
  { attachments, diagnostics }: AttachmentCollection,
  report: string,
  folder: ReportFolder,
): Promise<{ attachments: BundledAttachment[]; pictures: string[]; diagnostics: Diagnostic[] }> {
  const viewed: BundledAttachment[] = [];
  const warnings: Diagnostic[] = [];
  // Named by their content: two files may hold the same picture.
  const pictures = new Set<string>();
  for (const attachment of attachments) {
    const made = await folder.viewFile(attachment);
    if (made.warning) warnings.push(locateWarning(made.warning, report, attachment.path));
    for (const name of made.pictures) pictures.add(name);
    viewed.push(describeAttachment(attachment, made, folder));
  }
  return { attachments: viewed, pictures: [...pictures], diagnostics: [...diagnostics, ...warnings] };
}

function describeAttachment(
  { path, name, absolutePath, bytes, sha256, type, ...own }: Attachment,
  made: FileViewResult,
  folder: ReportFolder,
): BundledAttachment {
  const view = made.view ?? own.view;
  const text = made.text ?? own.text;
  return {
    path,
    file: folder.relate(absolutePath),
    name,
    bytes,
    sha256,
    typeLabel: type.label,
    mime: type.mime,
    ...(view ? { view } : {}),
    ...(text === undefined ? {} : { text: formatForeignText(text) }),
  };
}

/** A file that cannot be shown stays a download. */
function locateWarning({ rule, message, remedy }: FileFault, report: string, path: string): Diagnostic {
  const file = locateAttachment(report, path);
  return { level: 'warning', rule, file, ...START, message: quoteName(path) + message, remedy };
}
