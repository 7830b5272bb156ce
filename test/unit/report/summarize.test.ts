import { describe, expect, it } from 'vitest';
import { summarize } from '../../../src/report/summarize.ts';

const clause = (length: number) => '字'.repeat(length);

describe('summarize', () => {
  it('leaves a short text as it is', () => {
    expect(summarize(`${clause(99)}。`)).toBe(`${clause(99)}。`);
    expect(summarize('')).toBe('');
    expect(summarize(' 第一行\n 第二行 ')).toBe('第一行 第二行');
  });

  it('ends with the last whole sentence that fits', () => {
    expect(summarize(`${clause(40)}。${clause(30)}。${clause(60)}。`)).toBe(`${clause(40)}。${clause(30)}。`);
  });

  it('ends with a clause and an ellipsis where no sentence fits', () => {
    expect(summarize(`${clause(50)}，${clause(30)}、${clause(60)}。`)).toBe(`${clause(50)}，${clause(30)}……`);
  });

  it('does not stop after a very short first sentence', () => {
    expect(summarize(`好。${clause(50)}，${clause(90)}`)).toBe(`好。${clause(50)}……`);
  });

  it('cuts a text without marks', () => {
    expect(summarize(clause(60_000))).toBe(`${clause(99)}……`);
  });

  it('counts characters, so that no rare one is cut in half', () => {
    expect(summarize('𠮷'.repeat(200))).toBe(`${'𠮷'.repeat(99)}……`);
  });
});
