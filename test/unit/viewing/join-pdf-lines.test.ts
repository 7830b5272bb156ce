import { expect, it } from 'vitest';
import { joinPdfLines } from '../../../src/viewing/join-pdf-lines.ts';

it('joins the lines of a paragraph and keeps what begins or ends one', () => {
  const full = '示例区示例局持续推进依法行政工作，全面落实各项制度';
  expect(joinPdfLines(`标题\r\n${full}\r\n安排。\r\n${full}。\r\n下一段。\r\n${full}\r\n一、新的一条`)).toBe(
    `标题\n${full}安排。\n${full}。\n下一段。\n${full}\n一、新的一条`,
  );
});

it('keeps rows of a table apart and drops control characters', () => {
  const line = '信息内容 本年制发件数 本年废止件数 现行有效件数';
  expect(joinPdfLines(`${line}\n规\u0000章\n`)).toBe(`${line}\n规章`);
});

it('keeps the hyphen that ends a line on paper, and lets a soft one go', () => {
  expect(joinPdfLines('free Wi\ufffeFi, ISO\ufffeIEC')).toBe('free Wi-Fi, ISO-IEC');
  expect(joinPdfLines('gov\u00ad\r\nernment, A\u00adB')).toBe('government, A-B');
  expect(joinPdfLines('A\uffff\ufdd0\u{1fffe}B')).toBe('A\ufffd\ufffd\ufffdB');
});
