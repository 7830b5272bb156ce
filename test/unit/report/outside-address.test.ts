import { expect, it } from 'vitest';
import { judgeHost } from '../../../src/report/outside-address.ts';

it.each([
  ['https://www.shili.gov.cn/a', 'government'],
  ['http://GOV.CN', 'government'],
  ['https://a.gov.cn.', 'government'],
  ['https://gov.cn.shili.example', 'other'],
  ['https://shiligov.cn', 'other'],
  ['http://10.0.0.1:8080/a', 'number'],
  ['http://0x7f000001/', 'number'],
  ['http://2130706433/', 'number'],
  ['http://[::1]/', 'number'],
  ['https://user@www.shili.gov.cn/', 'government'],
  ['https://www.shili.gov.cn@evil.example/', 'other'],
  ['https://1.2.3.4.example/', 'other'],
  ['', 'other'],
] as const)('%s is of a %s host', (url, kind) => expect(judgeHost(url)).toBe(kind));
