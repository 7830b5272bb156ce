import { describe, expect, it } from 'vitest';
import { type Caller, findStranger } from '../../../src/desk/guard-request.ts';

const TOKEN = 'a'.repeat(32);
const OWN: Caller = {
  method: 'PUT',
  host: '127.0.0.1:8080',
  origin: 'http://127.0.0.1:8080',
  site: 'same-origin',
  token: TOKEN,
};
const stranger = (part: Partial<Caller>) => findStranger({ ...OWN, ...part }, TOKEN);

describe('who may talk to the desk', () => {
  it('is its own page', () => {
    expect(stranger({})).toBeUndefined();
    expect(stranger({ host: 'localhost:8080', origin: 'http://localhost:8080' })).toBeUndefined();
    // Old browsers say nothing of the site; reading needs no origin.
    expect(stranger({ method: 'GET', origin: undefined, site: undefined })).toBeUndefined();
  });

  it.each<[string, Partial<Caller>]>([
    ['another host name', { host: 'evil.example', origin: 'http://evil.example' }],
    ['a name that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this computer', { origin: 'http://127.0.0.1:9090' }],
    ['no origin where something would change', { origin: undefined }],
    ['an opaque origin', { origin: 'null' }],
    ['a request that another site began', { site: 'cross-site' }],
    ['another port, as browsers say it', { site: 'same-site' }],
    ['no token', { token: undefined }],
    ['a shorter token', { token: TOKEN.slice(1) }],
    ['another token', { token: `${TOKEN.slice(1)}b` }],
    ['an empty token', { token: '' }],
  ])('is not %s', (_what, part) => {
    expect(stranger(part)).toMatch(/[\u4e00-\u9fff]/u);
  });
});
