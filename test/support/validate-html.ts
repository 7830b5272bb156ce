import { type ConfigData, HtmlValidate, StaticConfigLoader } from 'html-validate';

const CONFIG: ConfigData = {
  root: true,
  // `recommended` is the standard's validity (`standard`) and beyond it the mistakes that hurt readers; `document`
  // adds what only a whole page can show. Off is only what says nothing about validity or use:
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The titles of official documents are as long as they are, and are not ours to shorten.
    'long-title': 'off',
    // For resources of other hosts; ours are relative, and integrity attributes block them on file:.
    'require-sri': 'off',
    // Ways to write the same document; what markdown-it and Nunjucks emit is fine.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // Wants non-breaking spaces inside phone numbers, which are shown as the portal's owner wrote them.
    'tel-non-breaking': 'off',
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(CONFIG));

/**
 * Checks a whole page against the HTML standard.
 *
 * @param name of the page, for the messages
 * @returns a line for each fault, `name:line:column: message (rule)`; empty if the page is valid
 */
export async function validateHtml(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${name}:${line}:${column}: ${message} (${ruleId})`),
  );
}
