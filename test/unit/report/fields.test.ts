import { describe, expect, it } from 'vitest';
import { FIELDS, FILTER_FIELDS, findField, REPORT_FIELD_NAMES } from '../../../src/report/fields.ts';

describe('the fields table', () => {
  it('requires what 政府信息公开 requires', () => {
    expect(FIELDS.filter((field) => field.required).map((field) => field.key)).toEqual([
      '标题',
      '主题分类',
      '体裁',
      '发布日期',
      '公开类别',
      '机构名称',
    ]);
  });

  it('gives each field a name and a property of its own', () => {
    expect(new Set(REPORT_FIELD_NAMES.keys).size).toBe(FIELDS.length);
    expect(new Set(FIELDS.map((field) => field.property)).size).toBe(FIELDS.length);
  });

  it('offers years, organisations, topics, genres and validity as ways in', () => {
    expect(FILTER_FIELDS.map(({ key, filter }) => [key, filter])).toEqual([
      ['年度', 'years'],
      ['机构名称', 'orgs'],
      ['主题分类', 'topics'],
      ['体裁', 'genres'],
      ['有效性', 'validity'],
    ]);
  });

  it('knows no field by another name', () => {
    expect(findField('标题')?.property).toBe('title');
    for (const key of ['title', '', '__proto__', ' 标题']) expect(findField(key)).toBeUndefined();
  });
});
