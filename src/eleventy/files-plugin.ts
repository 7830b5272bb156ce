import { writeFiles } from '../publish/write-files-fs.ts';
import type { EleventyConfig } from './eleventy.ts';
import type { PortalSource } from './portal-source.ts';

/** Writes what the portal holds besides pages: catalogue, texts, attachments, QR codes. */
export function filesPlugin(config: EleventyConfig, { source }: { source: PortalSource }): void {
  config.on('eleventy.after', async ({ directories, outputMode, runMode }) => {
    if (outputMode === 'fs')
      await writeFiles(directories.output, source.portal().files, { overwrite: runMode !== 'build' });
  });
}
