import { expect, it } from 'vitest';
import { fillPlace, findPlace, readRtfPictures, takePictures } from '../../../src/desk/clipboard-pictures.ts';

const [PNG, JPEG] = [
  [137, 80, 78, 71],
  [255, 216, 255, 224],
];
const hex = (bytes: readonly number[] = []) =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
const show = (list: readonly ({ type: string; bytes: Uint8Array } | undefined)[]) =>
  list.map((one) => one && [one.type, ...one.bytes]);

/** As Word writes it: each picture once more for old programs. */
const RTF = `{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\\pard 字\\'d7 {\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn a}{\\sv b}}}\\picscalex100\\pngblip\\bliptag-12{\\*\\blipuid 0a0b0c}${hex(PNG).slice(0, 4)}\n${hex(PNG).slice(4)}}}{\\nonshppict{\\pict\\wmetafile8 00ff}}\\par {\\pict\\jpegblip ${hex(JPEG)}}{\\pict\\emfblip 01}}`;

it('finds the pictures of a text in RTF in its order, and which no page shows', () => {
  expect(show(readRtfPictures(RTF))).toEqual([['image/png', ...PNG], ['image/jpeg', ...JPEG], undefined]);
  expect(readRtfPictures('')).toEqual([]);
  expect(readRtfPictures('}}{{\\pict\\pngblip')).toEqual([]);
});

it('takes pictures from the address itself, and from RTF where both have as many', () => {
  const data = `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`;
  const html = `<p>甲<IMG width=9 src="file:///C:/clip_image001.png" alt="图"><img src='${data}'><img src=file:///C:/2.jpg>乙<!--[if gte vml 1]><v:imagedata src="x"/><![endif]--><img src="file:///C:/3.emz"></p>`;
  const taken = takePictures(html, RTF, []);
  expect(taken.html).toBe(
    '<p>甲<IMG width=9 src="clipboard:0" alt="图"><img src="clipboard:1"><img src="clipboard:2">乙<!--[if gte vml 1]><v:imagedata src="x"/><![endif]--><img src="clipboard:3"></p>',
  );
  expect(show(taken.pictures.map(({ picture }) => picture))).toEqual([
    ['image/png', ...PNG],
    ['image/png', ...PNG],
    ['image/jpeg', ...JPEG],
    undefined,
  ]);
});

it('puts no picture in the place of another where their numbers differ', () => {
  const { pictures } = takePictures('<p>甲<img src="file:///1.png"><img src="file:///2.png"></p>', RTF, []);
  expect(pictures).toEqual([{ from: 'file' }, { from: 'file' }]);
});

it('asks no other place for one, and has the file of one that was copied alone', () => {
  const file = { type: 'image/png', bytes: new Uint8Array(PNG ?? []) };
  const web = '<meta charset="utf-8"><img src="https://shili.gov.cn/a.png">';
  expect(takePictures(web, '', []).pictures).toEqual([{ from: 'web' }]);
  expect(takePictures(web, '', [file]).pictures).toEqual([{ from: 'web', picture: file }]);
  // With text beside it the file is a picture of both.
  expect(takePictures(`${web}<p>字</p>`, '', [file]).pictures).toEqual([{ from: 'web' }]);
  const late = '<img data-src="b.png" src="data:image/gif;base64,R0lGOD">';
  expect(takePictures(late, '', [file])).toEqual({ html: late, pictures: [] });
});

it('finds and fills the places one after the other', () => {
  const markdown =
    '## 一、做法\n\n全区有学校[^1]。\n\n![甲\\]乙](clipboard:0 "图1 \\"分布\\"")\n\n丙![](clipboard:1)丁';
  const first = findPlace(markdown);
  expect(first).toEqual({ index: 0, alt: '甲]乙', caption: '图1 "分布"', after: '全区有学校。' });
  const without = fillPlace(markdown, '');
  expect(without).toBe('## 一、做法\n\n全区有学校[^1]。\n\n丙![](clipboard:1)丁');
  expect(findPlace(without)).toMatchObject({ index: 1, alt: '', caption: '', after: '丙' });
  const whole = fillPlace(without, '![$&](images/a.png)');
  expect(whole).toBe('## 一、做法\n\n全区有学校[^1]。\n\n丙![$&](images/a.png)丁');
  expect(findPlace(whole)).toBeUndefined();
});

it('finds a place behind long hostile text', () => {
  const signs = '!['.repeat(50_000);
  expect(findPlace(signs)).toBeUndefined();
  expect(findPlace(`${signs}\n\n甲${' '.repeat(100_000)}乙丙\n\n![](clipboard:0)`)).toMatchObject({
    index: 0,
    alt: '',
  });
  expect(fillPlace(`${signs}![](clipboard:0)`, '丁')).toBe(`${signs}丁`);
});
