import { expect, it } from 'vitest';
import { chooseLead } from '../../../src/load/make-bundle.ts';
import { renderSample } from '../../support/parse-body.ts';

const choose = (body: string) => chooseLead(renderSample(body).blocks);

it.each([
  ['## 一、甲\n\n正文。\n\n后文。', '正文。'],
  ['示例发〔2024〕5号\n\n各示例单位：\n\n现将方案印发给你们。', '现将方案印发给你们。'],
  ['示例发[2024]05号\n\n现将方案印发给你们。', '现将方案印发给你们。'],
  ['情况如下：\n\n- 甲', '情况如下：'],
  ['- 甲', ''],
])('a text is summed up by the first paragraph that says something: %#', (body, lead) => {
  expect(choose(body)).toBe(lead);
});
