import { findLocalPaths } from '../../report/machine-text.ts';
import type { ReportRule } from '../lint-rule.ts';

export const localPathRule: ReportRule = {
  code: 'local-path',
  title: '有电脑里的路径',
  basis: '路径里常有账户名和没有公开的文件名，读者也打不开',
  wrong: { body: '数据见C:\\\\Users\\\\zhangshili\\\\Desktop\\\\台账.xlsx。' },
  right: { body: '数据见 https://example.com/home/b 。' },
  *check({ texts }) {
    for (const text of texts) {
      for (const { index, text: piece } of findLocalPaths(text.text)) {
        yield {
          at: { text, index },
          message: `正文里有电脑里的路径：“${piece}”`,
          remedy: '删去路径；要给读者看的文件放进 attachments，写“见附件”',
        };
      }
    }
  },
};
