import { expect, it } from 'vitest';
import { createNamer, nameSome } from '../../../src/report/name-some.ts';

const MANY = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((letter) => `2020/${letter}${letter}${letter}`);

it('names what was probably meant first, and says that there are more', () => {
  expect(nameSome([...MANY, '2021/shiliju'], '2021/shilijv')).toBe(
    '2021/shiliju、2020/aaa、2020/bbb、2020/ccc、2020/ddd、2020/eee、2020/fff、2020/ggg……',
  );
  expect(nameSome(['2021/shiliju', '2020/b'], '2021/shilijv')).toBe('2021/shiliju、2020/b');
});

it('guesses nothing where nothing is like it, and says nothing of more where all are named', () => {
  expect(nameSome([...MANY].reverse(), '完全不同')).toBe(MANY.join('、'));
  expect(nameSome([], '2021/shilijv')).toBe('');
});

it('offers nobody itself', () => {
  expect(createNamer(['2020/a', '2020/b'])('2020/c', '2020/a')).toBe('2020/b');
  expect(createNamer(['2020/a'])('2020/c', '2020/a')).toBe('');
});

it('names some without a guess where there was too much to compare', () => {
  const name = createNamer(Array.from({ length: 200_000 }, (_, at) => `${at}`).concat('示例'));
  expect(name('示例局')).toMatch(/^示例、0、/);
  expect(name('示例局')).toMatch(/^0、1、.*……$/);
});
