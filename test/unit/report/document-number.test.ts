import { describe, expect, it } from 'vitest';
import { isDocumentNumber, suggestDocumentNumber } from '../../../src/report/document-number.ts';

describe('document numbers', () => {
  it.each(['示府发〔2021〕3号', '示教〔2021〕120号'])('accepts %s', (number) => {
    expect(isDocumentNumber(number)).toBe(true);
  });

  it.each([
    ['示府发[2021]3号', '示府发〔2021〕3号'],
    ['示府发［2021］3号', '示府发〔2021〕3号'],
    ['示府发【2021】3号', '示府发〔2021〕3号'],
    ['示府发（2021）3号', '示府发〔2021〕3号'],
    ['示府发(2021)第3号', '示府发〔2021〕3号'],
    ['示府发〔2021〕03号', '示府发〔2021〕3号'],
    ['示府发〔2021年〕3号', '示府发〔2021〕3号'],
    ['示府发 〔2021〕 3 号', '示府发〔2021〕3号'],
    ['示府发〔2021〕3', '示府发〔2021〕3号'],
  ])('refuses %s and suggests %s', (number, suggestion) => {
    expect(isDocumentNumber(number)).toBe(false);
    expect(suggestDocumentNumber(number)).toBe(suggestion);
  });

  it.each([
    '示例区人民政府令第12号',
    '2021年第3号',
    '示府发〔21〕3号',
    '示府发〔2021〕0号',
    '无',
    '',
    '〔2021〕3号',
  ])('has no suggestion for %j, which may have a form of its own', (number) => {
    expect(isDocumentNumber(number)).toBe(false);
    expect(suggestDocumentNumber(number)).toBeUndefined();
  });
});
