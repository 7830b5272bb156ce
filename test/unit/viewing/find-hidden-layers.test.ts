import { describe, expect, it } from 'vitest';
import { findHiddenLayers } from '../../../src/viewing/find-hidden-layers.ts';
import { buildPdf } from '../../support/build-pdf.ts';

/** Two layers, 10 and 11. */
const build = (state: string, { names = ['(a)', '(b)'], other = '' } = {}) =>
  buildPdf({
    pages: ['x'],
    catalog: `/OCProperties << /OCGs [10 0 R 11 0 R] /D ${state} >> ${other}`,
    objects: names.map((name) => `<< /Type /OCG /Name ${name} >>`),
  });
const find = (...args: Parameters<typeof build>) => {
  const layers = findHiddenLayers(build(...args));
  return layers && [[...layers.names], layers.isPartial];
};

describe('layers of a PDF', () => {
  it.each([
    ['<< /OFF [10 0 R] >>', [['a'], false]],
    ['<</OFF[10 0 R 11 0 R]>>', [['a', 'b'], false]],
    ['<< /OFF [] /ON [10 0 R] /BaseState /ON >>', undefined],
    ['<< /Order [10 0 R] >>', undefined],
    // Nobody can tell which they are.
    ['<< /OFF 12 0 R >>', [[], true]],
    ['<< /BaseState /OFF >>', [[], true]],
    ['<< /OFF [10 0 R] /AS [<< /Event /View /OCGs [10 0 R] >>] >>', [[], true]],
    ['<< /OFF [10 0 R] >> /Configs [<< /OFF [11 0 R] >>]', [[], true]],
  ])('are switched off or not: %s', (state, expected) => {
    expect(find(state)).toEqual(expected);
  });

  it.each([
    ['of which another has the same name', { names: ['(a)', '(a)'] }, [[], true]],
    ['whose name is not plain', { names: ['(a\\051)', '(b)'] }, [[], true]],
    ['with a name in UTF-16', { names: ['<FEFF 9690 85CF>', '(b)'] }, [['\xfe\xff\x96\x90\x85\xcf'], false]],
    ['beside groups of layers', { other: '/X << /Type /OCMD >>' }, [['a'], true]],
    ['beside forms with one', { other: '/X << /OC 10 0 R >>' }, [['a'], true]],
  ])('%s', (_name, parts, expected) => {
    expect(find('<< /OFF [10 0 R] >>', parts)).toEqual(expected);
  });
});
