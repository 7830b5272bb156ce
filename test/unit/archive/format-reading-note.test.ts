import { describe, expect, it } from 'vitest';
import { formatReadingNote } from '../../../src/archive/format-reading-note.ts';
import { SUBJECT } from './sample-subject.ts';

const note = formatReadingNote(SUBJECT, { files: 3, bytes: 1234 }, false);

describe('说明.txt', () => {
  it('opens right in every Notepad: BOM, CRLF throughout', () => {
    expect(note.startsWith('\uFEFF《示例区公报》归档副本\r\n')).toBe(true);
    expect(note.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('tells how to open, and how to verify with each system’s own means and with Gongbao', () => {
    for (const part of [
      '打开我.html',
      'Get-FileHash',
      'shasum -a 512 -c',
      'sha512sum --quiet -c',
      'npm run verify',
      'npm run build',
    ])
      expect(note).toContain(part);
    expect(note).toContain('data 里应当正好有 3 个文件');
  });

  it('has the Windows command in one line, to be pasted', () => {
    const line = note.split('\r\n').find((each) => each.startsWith('Get-Content'));
    expect(line).toContain("$_ -split '  ', 2");
    expect(line).toContain("Replace('%25', '%')");
    expect(line).toMatch(/"核对完毕"$/);
  });

  it('mentions percent signs only where a file has one', () => {
    expect(note).not.toContain('文件名里有 %');
    expect(formatReadingNote(SUBJECT, { files: 3, bytes: 1234 }, true)).toContain('文件名里有 %');
  });
});
