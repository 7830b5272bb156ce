import { expect, it } from 'vitest';
import { formatArchiveName } from '../../../src/archive/format-archive-name.ts';

const format = (name: string) => formatArchiveName({ name, to: '2022-02-14' });

it.each([
  ['示例区政府报告公报', '示例区政府报告公报-归档-2022-02-14'],
  ['示例区：“公报”/ 2022?', '示例区：“公报”-2022-归档-2022-02-14'],
  ['CON', '-CON-归档-2022-02-14'],
  ['...', '公报-归档-2022-02-14'],
  [`${'a'.repeat(23)}. 公报`, `${'a'.repeat(23)}-归档-2022-02-14`],
])('%s → %s', (name, expected) => {
  expect(format(name)).toBe(expected);
});

it('a long name is cut, by whole characters', () => {
  expect(format('示'.repeat(100))).toBe(`${'示'.repeat(24)}-归档-2022-02-14`);
  expect(format('𠮷'.repeat(100))).toBe(`${'𠮷'.repeat(24)}-归档-2022-02-14`);
});
