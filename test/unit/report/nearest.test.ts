import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { REPORT_FIELD_NAMES } from '../../../src/report/fields.ts';
import { findNearest } from '../../../src/report/nearest.ts';

describe('findNearest', () => {
  it.each([
    ['教育、科技', '科技、教育'],
    ['科技,教育', '科技、教育'],
    ['科技', '科技、教育'],
    ['教育', '科技、教育'],
    ['科技教育', '科技、教育'],
    ['财政金融', '财政、金融、审计'],
  ])('finds the topic meant by %s', (value, topic) => {
    expect(findNearest(value, vocabulary.topics)).toBe(topic);
  });

  it.each([
    ['主题', '主题分类'],
    ['发布日', '发布日期'],
    ['附件下载', '附件'],
    ['標題', undefined],
  ])('reads the key %s as %s', (value, key) => {
    expect(findNearest(value, REPORT_FIELD_NAMES.keys)).toBe(key);
  });

  it('does not guess among candidates that are equally near', () => {
    expect(findNearest('汇报', ['公报', '通报'])).toBeUndefined();
    expect(findNearest('汇报', ['公报', '汇编报'])).toBe('汇编报');
  });

  it.each(['', '<script>', '\ud800', '科'.repeat(10_000)])('finds nothing for %j', (value) => {
    expect(findNearest(value.slice(0, 10_000), vocabulary.topics)).toBeUndefined();
  });
});
