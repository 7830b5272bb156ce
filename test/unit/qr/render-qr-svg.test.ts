import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { renderQrSvg, renderQrSvgFile } from '../../../src/qr/render-qr-svg.ts';
import { ADDRESSES, CHINESE, encode, paintSvg, resample, SHORT, scan } from './scan.ts';

describe('renderQrSvg', () => {
  it.each(ADDRESSES)('is read back from a rendering 120 px wide: %s', (url) => {
    const svg = renderQrSvg(encode(url), '示例');
    expect(scan(resample(paintSvg(svg), 120))).toBe(url);
  });

  it('keeps four light modules free on every side', () => {
    const qr = encode(SHORT);
    const picture = paintSvg(renderQrSvg(qr, '示例'));
    expect(picture.width).toBe(qr.size + 8);
    const edge = picture.width - 1;
    const dark: string[] = [];
    for (let along = 0; along <= edge; along += 1) {
      for (const across of [0, 1, 2, 3, edge - 3, edge - 2, edge - 1, edge]) {
        if (picture.at(along, across) === 0 || picture.at(across, along) === 0)
          dark.push(`${along},${across}`);
      }
    }
    expect(dark).toEqual([]);
    expect([picture.at(4, 4), picture.at(edge - 4, 4), picture.at(4, edge - 4)]).toEqual([0, 0, 0]);
  });

  it('has a name for screen readers and no ids', () => {
    const svg = renderQrSvg(encode(SHORT), '示例区示例局报告的二维码');
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>示例区示例局报告的二维码<\/title>/);
    expect(svg).not.toMatch(/\sid=|<\?xml|xmlns/);
  });

  it('does not let a title break out of its element', () => {
    const title = '</title></svg><script>alert(1)</script>&amp;"';
    const [element, ...others] = parseFragment(renderQrSvg(encode(SHORT), title)).childNodes;
    expect(others).toEqual([]);
    expect(element).toMatchObject({
      nodeName: 'svg',
      childNodes: [
        { nodeName: 'title', childNodes: [{ nodeName: '#text', value: title }] },
        { nodeName: 'rect' },
        { nodeName: 'path' },
      ],
    });
  });
});

describe('renderQrSvgFile', () => {
  it('is a file of its own: declaration, namespace, the same picture', () => {
    const qr = encode(CHINESE);
    const file = renderQrSvgFile(qr, '示例');
    expect(file).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /,
    );
    expect(scan(resample(paintSvg(file), 120))).toBe(CHINESE);
  });
});
