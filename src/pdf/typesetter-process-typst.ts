import type { PdfAnswer, PdfJob } from './pdf-job.ts';
import type { TypesetFonts } from './prepare-fonts-fs.ts';
import { createTypesetter, type Typesetter } from './typeset-typst.ts';

/** What the parent of this process sends: the fonts first, then one report after the other. */
export type TypesetterRequest = { fonts: TypesetFonts } | { job: PdfJob };

/** What it gets back. */
export type TypesetterReply = 'ready' | PdfAnswer;

let typeset: Typesetter | undefined;
const reply = (message: TypesetterReply) => process.send?.(message);

process.on('message', async (request: TypesetterRequest) => {
  if ('fonts' in request) {
    typeset = await createTypesetter(request.fonts);
    reply('ready');
  } else if (typeset) reply(typeset(request.job));
});
// A key that ends the command reaches its processes as well: the command itself decides what happens then.
process.on('SIGINT', () => undefined);
