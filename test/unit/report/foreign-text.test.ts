import { expect, it } from 'vitest';
import { formatForeignText, renderForeignText } from '../../../src/report/foreign-text.ts';

it('shows marks of writing direction as what they are, and finds words that have one inside', () => {
  const text = '示例\u202e<fdp.exe>\u2066\ufffe\u{1ffff}';
  expect(renderForeignText(text)).toBe(
    '示例<span class="preview-absent">［U+202E］</span>&lt;fdp.exe&gt;<span class="preview-absent">［U+2066］</span>\ufffd\ufffd',
  );
  expect(formatForeignText(text)).toBe('示例<fdp.exe>\ufffd\ufffd');
});
