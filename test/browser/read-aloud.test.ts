import { mkdir } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildSite } from '../../src/eleventy/build-site.ts';
import { REAL_CONTENT } from '../support/contents.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { shareOnce } from '../support/shared-folder.ts';
import { consoleErrors, page, server, useSite } from '../support/use-site.ts';

/** 朗读 of the first real report. The browser's speech is one that notes what it is asked for. */

const REPORT = 'reports/2021/jiaoyuju.html';

useSite(() =>
  shareOnce('朗读 #1', async (output) => {
    await mkdir(output);
    await buildSite(await loadSoundContent(REAL_CONTENT), output, 'build');
  }),
);

/** Says nothing until it is told to: `finish()` ends what is being said. */
const SPEECH = `
  window.said = [];
  let current;
  const speech = {
    paused: false,
    voices: [{ lang: 'en-US', name: 'English', localService: true, default: true }, { lang: 'zh-CN', name: '中文', localService: true, default: false }],
    getVoices() { return this.voices; },
    speak(utterance) {
      if (current) throw new Error('two are said at once');
      current = utterance;
      window.said.push({ text: utterance.text, rate: utterance.rate, lang: utterance.lang });
    },
    cancel() { const ended = current; current = undefined; if (ended) ended.onerror({ error: 'canceled' }); },
    pause() { throw new Error('a pause is a stop on Android'); },
    resume() { throw new Error('there was no pause'); },
  };
  window.finish = () => { const ended = current; current = undefined; if (ended) ended.onend({}); return Boolean(ended); };
  window.fail = () => { const ended = current; current = undefined; ended.onerror({ error: 'network' }); };
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
`;

interface Said {
  text: string;
  rate: number;
  lang: string;
}

const said = () => page.evaluate('said') as Promise<Said[]>;
const lastSaid = async () => (await said()).at(-1)?.text;
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const marked = () =>
  page.evaluate(
    `[...document.querySelectorAll('.reading-mark')].map((mark) => mark.getBoundingClientRect().width > 0)`,
  );

/** Begins at the title, whatever the browser is asked to read with. */
async function begin(speech = SPEECH): Promise<void> {
  await page.addInitScript(speech);
  await page.goto(server.url + REPORT);
  await press('朗读');
  await page.locator('.reading-player').waitFor();
}

beforeEach(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
});

describe('朗读', () => {
  it('says every sentence of the report once and in its order, dates and numbers as they are said', async () => {
    await begin();
    await expect.poll(() => lastSaid()).toBe('宝山区教育局二〇二一年度法治政府建设情况报告');
    await page.evaluate('while (finish());');
    const texts = (await said()).map(({ text }) => text);
    // What is said holds all that is read and no digit; without numbers it is the text, character for character.
    const read = texts.join('');
    const shown = (await page.evaluate(
      `document.querySelector('.report-title').innerText + document.querySelector('.report-text').innerText`,
    )) as string;
    const plain = (text: string) =>
      text.replace(/[^\p{Script=Han}]|[〇零一二三四五六七八九十百千万两至加]/gu, '');
    expect(plain(read)).toBe(plain(shown));
    expect(read).not.toMatch(/\d/);
    for (const expected of [
      '二〇二一年，我局在区委、区政府的领导下，',
      '《法治政府建设实施纲要（二〇二一至二〇二五年）》',
      '一、二〇二一法治政府建设主要举措和成效',
      '一，深化行政审批制度改革',
      '将十二项审批事项纳入《宝山区行政审批目录（二〇二一 版）》',
      '互联网加监管',
      '抽取十九所学校',
      '全区一百三十四所义务教育学校',
      '共有监管事项四十九项，包括行政检查十二项、行政强制一项、行政处罚三十六项。',
      '献礼建党一百周年',
      '四、二〇二二年推进法治政府建设主要安排',
    ])
      expect(read).toContain(expected);
    for (const { text, lang } of await said()) {
      // Chrome ends a voice of a server after some fifteen seconds.
      expect(text.length, text).toBeLessThanOrEqual(45);
      expect(lang).toBe('zh-CN');
    }
    expect(texts.at(-1)).toBe('上海市宝山区教育局');
    await page.getByRole('button', { name: '从头读' }).waitFor();
    expect(consoleErrors).toEqual([]);
  });

  it('says the signs by which a cell of a table is marked', async () => {
    await page.addInitScript(SPEECH);
    await page.goto(server.url + REPORT);
    await page.evaluate(`{
      const text = document.querySelector('.report-text');
      const table = document.createElement('table');
      const rows = [['示例事项', '是', '否'], ['示例一', '√', '—'], ['示例二', '×', '↓']];
      rows.forEach((cells, at) => {
        const row = (at === 0 ? table.createTHead() : table.tBodies[0] || table.createTBody()).insertRow();
        for (const cell of cells) row.insertCell().textContent = cell;
      });
      text.replaceChildren(table);
    }`);
    await press('朗读');
    await expect.poll(() => lastSaid()).toBe('宝山区教育局二〇二一年度法治政府建设情况报告');
    await page.evaluate('while (finish());');
    const texts = (await said()).map(({ text }) => text).join('|');
    expect(texts).toContain('示例事项 示例一，是 勾');
    expect(texts).toContain('示例事项 示例二，是 叉，否 下箭头');
  });

  it('stops and goes on with the same piece, marks what it reads, and leaves no text changed', async () => {
    await begin();
    const before = await page.evaluate('document.querySelector(".report-text").innerHTML');
    for (let step = 0; step < 3; step += 1) await page.evaluate('finish()');
    const piece = await lastSaid();
    expect(await marked()).toContain(true);
    await press('暂停');
    const count = (await said()).length;
    expect(await page.evaluate('finish()')).toBe(false);
    await press('继续');
    expect((await said()).length).toBe(count + 1);
    expect(await lastSaid()).toBe(piece);
    await press('退出朗读');
    expect(await page.evaluate('finish()')).toBe(false);
    expect(await marked()).toEqual([]);
    expect(await page.evaluate('document.querySelector(".report-text").innerHTML')).toBe(before);
    expect(await page.locator('.reading-player').count()).toBe(0);
  });

  it('goes by sentences and headings, and in another speed that is remembered', async () => {
    await begin();
    await press('下一节');
    expect(await lastSaid()).toBe('一、二〇二一法治政府建设主要举措和成效');
    await press('下一节');
    expect(await lastSaid()).toBe('（一）加强法治政府建设工作的组织领导');
    await press('下一句');
    const sentence = await lastSaid();
    await press('上一句');
    expect(await lastSaid()).toBe('（一）加强法治政府建设工作的组织领导');
    await press('上一节');
    expect(await lastSaid()).toBe('一、二〇二一法治政府建设主要举措和成效');
    expect(sentence).toContain('二〇二一年是“十四五”规划开局之年');
    await press('快一点');
    expect((await said()).at(-1)).toMatchObject({
      text: '一、二〇二一法治政府建设主要举措和成效',
      rate: 1.25,
    });
    await page.reload();
    await press('朗读');
    await expect.poll(async () => (await said()).at(-1)?.rate).toBe(1.25);
  });

  it('begins where a reader points, by hand or by key', async () => {
    await begin();
    await press('点哪读哪');
    const paragraph = page.locator('.report-text p', { hasText: '依托“互联网+监管”' });
    await paragraph.scrollIntoViewIfNeeded();
    await paragraph.click({ position: { x: 60, y: 12 } });
    expect(await lastSaid()).toContain('依托“互联网加监管”');
    const other = page.locator('.report-text p', { hasText: '深化“一件事”改革' });
    await other.focus();
    await page.keyboard.press('Enter');
    expect(await lastSaid()).toContain('深化“一件事”改革');
    await press('点哪读哪');
    expect(await page.locator('.report-text [tabindex]').count()).toBe(0);
  });

  it('says so where there is no Chinese voice, where the voice fails, and nothing where there is no speech', async () => {
    await begin(`${SPEECH} speech.voices = speech.voices.slice(0, 1);`);
    await page.getByRole('status').filter({ hasText: '没有中文语音' }).waitFor();
    expect(await said()).toEqual([]);
    await page.evaluate(
      `speechSynthesis.voices.push({ lang: 'zh_CN', name: '中文', localService: true, default: false })`,
    );
    await press('再试');
    await expect.poll(() => lastSaid()).toBe('宝山区教育局二〇二一年度法治政府建设情况报告');
    expect((await said()).at(-1)?.lang).toBe('zh-CN');
    await page.evaluate('fail()');
    await page.getByRole('status').filter({ hasText: '语音停了' }).waitFor();
    await press('继续');
    expect(await said()).toHaveLength(2);
  });

  /** Voices come when they come, up to three seconds later. */
  const LATE = `${SPEECH} const late = speech.voices; speech.voices = [];
    window.voicesCome = () => { speech.voices = late; speech.onvoiceschanged(); };`;

  it('does not begin after 暂停 where the voices come later', async () => {
    await begin(LATE);
    await press('暂停');
    await page.evaluate('voicesCome()');
    await page.getByRole('button', { name: '从头读' }).waitFor();
    expect(await said()).toEqual([]);
    await press('从头读');
    await expect.poll(() => said()).toHaveLength(1);
  });

  it('begins once where it was left and called again before the voices came', async () => {
    await begin(LATE);
    await press('退出朗读');
    await press('朗读');
    await page.evaluate('voicesCome()');
    await expect.poll(() => said()).toHaveLength(1);
    await page.evaluate('finish()');
    await expect.poll(() => said()).toHaveLength(2);
    // The first beginning has waited for the voices to the end by then.
    await page.waitForTimeout(3500);
    expect(await said()).toHaveLength(2);
  });

  it('is not offered where the browser has no speech, and everything else is', async () => {
    await page.addInitScript('delete window.speechSynthesis; delete window.SpeechSynthesisUtterance');
    await page.goto(server.url + REPORT);
    expect(await page.getByRole('button', { name: '朗读' }).count()).toBe(0);
    await press('阅读工具');
    await page.locator('.reading-bar', { hasText: '这个浏览器不能朗读' }).waitFor();
    await press('大字幕');
    await page.locator('.report-text p').first().hover();
    await page.locator('.reading-caption', { hasText: '2021年，我局在区委、区政府的领导下' }).waitFor();
  });
});
