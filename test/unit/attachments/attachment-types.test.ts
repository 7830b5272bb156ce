import { describe, expect, it } from 'vitest';
import {
  ATTACHMENT_TYPES,
  findAttachmentType,
  findExtensionFor,
  formatTypeRemedy,
  parseExtension,
} from '../../../src/attachments/attachment-types.ts';

describe('the table of types', () => {
  it('knows a type by its extension in any case', () => {
    expect(findAttachmentType('a/报告.定稿.PDF')?.label).toBe('PDF 文档');
    expect(findAttachmentType('图.jpeg')).toBe(findAttachmentType('图.JPG'));
    expect(findAttachmentType('表.et')?.label).toBe('WPS 表格');
  });

  it('gives each extension to one type', () => {
    const extensions = ATTACHMENT_TYPES.flatMap((type) => type.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
  });

  it('refuses what can run scripts, and says what to do instead', () => {
    for (const name of ['a.svg', 'a.html', 'a.HTM', 'a.xml', 'a.docm', 'a.exe', 'a.js', 'a']) {
      expect(findAttachmentType(name)).toBeUndefined();
    }
    expect(formatTypeRemedy('a.SVG')).toBe(
      '这类文件打开时会运行脚本，不能发布。图片请另存为 PNG，图表请导出为 PDF',
    );
    expect(formatTypeRemedy('a.xlsm')).toContain('宏');
    expect(formatTypeRemedy('a.heic')).toContain('JPG');
    expect(formatTypeRemedy('a.xlsb')).toBe('请另存为 xlsx 或 CSV');
    expect(formatTypeRemedy('a.qqq')).toMatch(/^请另存为可以发布的类型：pdf ofd .* mp4$/);
  });

  it('takes no extension from a hidden name or a folder', () => {
    expect(parseExtension('.pdf')).toBe('');
    expect(parseExtension('a.pdf/b')).toBe('');
    expect(parseExtension('a.')).toBe('');
  });

  it('suggests an extension only where the bytes tell it', () => {
    expect(findExtensionFor('word')).toBe('docx');
    expect(findExtensionFor('text')).toBe('txt');
    expect(findExtensionFor('office-97')).toBeUndefined();
    expect(findExtensionFor('program')).toBeUndefined();
  });
});
