import { describe, expect, it } from 'vitest';
import { chooseEvents, formatEvent } from '../../../src/preview/live-events.ts';

/** Reads a stream as a browser does (HTML Standard, § 9.2.6). */
function readEvents(stream: string): { name: string; data: string }[] {
  return stream
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const fields = block.split('\n').map((line) => line.split(/: (.*)/s));
      const values = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value ?? '');
      return { name: values('event')[0] ?? '', data: values('data').join('\n') };
    });
}

describe('formatEvent', () => {
  it.each([
    '',
    '一行',
    '<ol>\n<li>两行</li>\n</ol>',
    '\n\n',
    'a\r\nb\rc',
    'event: reload\ndata: x',
  ])('brings %j through whole', (text) => {
    expect(readEvents(formatEvent('faults', text) + formatEvent('reload', '1'))).toEqual([
      { name: 'faults', data: text.replace(/\r\n?/g, '\n') },
      { name: 'reload', data: '1' },
    ]);
  });
});

describe('chooseEvents', () => {
  const shown = { print: 'a', styles: 'assets/styles.css?v=1', faults: '' };
  const styles = 'assets/styles.css?v=2';

  it('leaves a page alone that is as it should be', () => {
    expect(chooseEvents(shown, { ...shown })).toEqual([]);
  });

  it('changes styles without a reload, and reloads for anything else', () => {
    expect(chooseEvents(shown, { ...shown, styles })).toEqual([{ name: 'styles', data: styles }]);
    expect(chooseEvents(shown, { print: 'b', styles, faults: '<p>' })).toEqual([
      { name: 'reload', data: 'b' },
    ]);
  });

  it('shows and takes away what is wrong, and says so to a page whose bar nobody knows', () => {
    expect(chooseEvents(shown, { ...shown, styles, faults: '<p>' })).toEqual([
      { name: 'styles', data: styles },
      { name: 'faults', data: '<p>' },
    ]);
    expect(chooseEvents({ ...shown, faults: '<p>' }, shown)).toEqual([{ name: 'faults', data: '' }]);
    const { faults: _faults, ...connecting } = shown;
    expect(chooseEvents(connecting, shown)).toEqual([{ name: 'faults', data: '' }]);
  });
});
