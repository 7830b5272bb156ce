import type { Page } from 'playwright-core';
import { buildDocx, p, para, r, t } from './build-docx.ts';
import { goToScreen } from './desk-screens.ts';

export interface DeskPicture {
  /** In `docs/images`. */
  readonly file: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Goes there as an editor does, and ends when all is to be seen. */
  show(page: Page): Promise<void>;
}

const NARROW = { width: 960, height: 640 };
const TALL = { width: 960, height: 760 };
const WIDE = { width: 1280, height: 760 };

/** Headings, a picture, a table with merged cells. */
const PLAN = 'report/2021/jiaotong-guihua';

/** As somebody hands it in: with a comment, and a signature of which the importer asks. */
const WORD = {
  name: '年度报告（定稿）.docx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(
    buildDocx({
      comments: `<w:comment w:id="1" w:author="示例员">${p('数字请核实')}</w:comment>`,
      body: [
        p('示例区示例局2025年度法治政府建设情况报告', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
        p('2025年，示例局推进各项工作，现将有关情况报告如下。'),
        p('一、主要做法'),
        para(t('全年共办理行政复议案件12件'), r('<w:commentReference w:id="1"/>'), t('，按时办结率100%。')),
        p('二、下一步打算'),
        p('继续完善制度，加强培训。'),
        p('示例区示例局', '<w:jc w:val="right"/>'),
        p('2026年1月15日', '<w:jc w:val="right"/>'),
      ].join(''),
    }),
  ),
};

/**
 * The pictures of the editors' manual, each with the way to its screen: they are taken anew by one command, and a test
 * goes the same ways, so that none shows a screen that is gone.
 */
export const DESK_PICTURES: readonly DeskPicture[] = [
  {
    file: 'desk-list.webp',
    viewport: NARROW,
    async show(page) {
      await page.getByText('自上次发布：改 1 篇').waitFor();
    },
  },
  {
    file: 'desk-import.webp',
    viewport: WIDE,
    async show(page) {
      await goToScreen(page, 'new');
      await page.locator('input[type=file]').setInputFiles(WORD);
      await page.locator('.desk-review').scrollIntoViewIfNeeded();
      await page.locator('.desk-review').getByText('批注').first().waitFor();
    },
  },
  {
    file: 'desk-edit.webp',
    viewport: WIDE,
    async show(page) {
      await goToScreen(page, PLAN);
      await page.frameLocator('iframe').locator('article p', { hasText: '全区道路总里程' }).click();
      await page.locator('.cm-activeLine').waitFor();
    },
  },
  {
    file: 'desk-table.webp',
    viewport: TALL,
    async show(page) {
      await goToScreen(page, PLAN);
      await page.frameLocator('iframe').locator('article td').first().click();
      await page.locator('.cm-activeLine', { hasText: '|' }).waitFor();
      await page.getByRole('button', { name: '表格', exact: true }).click();
      await page.getByRole('dialog').locator('textarea').first().waitFor();
    },
  },
  {
    file: 'desk-attachments.webp',
    viewport: WIDE,
    async show(page) {
      await goToScreen(page, 'report/2022/fangxun-tongzhi');
      await page.getByRole('tab', { name: '附件' }).click();
      await page.getByRole('button', { name: '改名' }).first().waitFor();
    },
  },
  {
    file: 'desk-publish.webp',
    viewport: NARROW,
    async show(page) {
      await goToScreen(page, 'publish');
      await page.getByRole('button', { name: '看改了哪些字' }).first().click();
      await page.locator('ins').first().waitFor();
    },
  },
  {
    file: 'desk-life.webp',
    viewport: WIDE,
    async show(page) {
      await goToScreen(page, PLAN);
      await page.getByRole('tab', { name: '手续' }).click();
      await page.getByRole('button', { name: '撤回、恢复' }).click();
      await page.getByLabel('哪一天撤回').fill('2023-05-01');
      await page.getByLabel('为什么撤回').fill('数据有误，已重新公布');
      await page.locator('.desk-answer').getByLabel('正文').selectOption('保留');
      await page.getByRole('button', { name: '看看会怎样' }).click();
      const becoming = page.frameLocator('iframe[title="这样做以后的网页"]');
      await becoming.getByText('本文已于').first().waitFor();
      await page.locator('.desk-foresight ins').first().scrollIntoViewIfNeeded();
    },
  },
  {
    file: 'desk-archive.webp',
    viewport: NARROW,
    async show(page) {
      await goToScreen(page, 'archive');
      await page.getByRole('button', { name: '归档', exact: true }).waitFor();
    },
  },
  {
    file: 'desk-settings.webp',
    viewport: NARROW,
    async show(page) {
      await goToScreen(page, 'settings/页脚');
      await page.getByText('检查要看').first().waitFor();
    },
  },
];
