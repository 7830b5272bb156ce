import { MOST_CHARACTERS, parseProveAddress } from '../quote/prove-address.ts';
import { VERSIONS_FILE } from '../search/parts-list.ts';
import { loadsByScript } from './loads-by-script.ts';
import { createProveView } from './prove-view.ts';
import { createQuotationFinder, MOST_READ } from './quotation-finder.ts';
import { createProver } from './quotation-proof.ts';
import { createReportFinder } from './report-finder.ts';
import { createSearchTransport } from './search-transport.ts';

const form = document.querySelector<HTMLFormElement>('#prove-form');
const input = document.querySelector<HTMLTextAreaElement>('#prove-input');
const status = document.querySelector<HTMLElement>('#prove-status');
const place = document.querySelector<HTMLElement>('#prove-answer');
// The page's template writes it where the portal has texts that were published before.
const hasVersions = document.currentScript?.dataset.versions !== undefined;
if (form && input && status && place) {
  document.querySelector('#prove-missing')?.remove();
  startProvePage(form, input, { status, place });
}

function startProvePage(
  form: HTMLFormElement,
  input: HTMLTextAreaElement,
  { status, place }: { status: HTMLElement; place: HTMLElement },
): void {
  const transport = createSearchTransport(document.baseURI, loadsByScript());
  const finders = [
    createReportFinder(transport),
    ...(hasVersions ? [createReportFinder(transport, VERSIONS_FILE)] : []),
  ];
  const finder = createQuotationFinder(transport, finders);
  const view = createProveView(place, {
    finder,
    prove: createProver(transport),
    readOn: (most) => void ask(most),
  });
  let turn = 0;

  const ask = async (most = MOST_READ): Promise<void> => {
    const quotation = input.value;
    turn += 1;
    const mine = turn;
    view.clear();
    status.className = '';
    if (quotation.trim() === '') {
      status.textContent = '请先把要核对的引文粘贴到上面。';
      return;
    }
    if (quotation.length > MOST_CHARACTERS) {
      status.textContent = `粘贴的有 ${quotation.length} 个字，一次最多核对 ${MOST_CHARACTERS} 个字，请分几次核对。`;
      return;
    }
    status.textContent = '正在核对……';
    try {
      const answer = await finder.find(quotation, most);
      if (mine !== turn) return;
      const sentence = await view.show(answer, quotation, most);
      if (mine !== turn) return;
      // It stands in the answer as well: here it is read out.
      status.className = 'visually-hidden';
      status.textContent = sentence;
    } catch {
      if (mine !== turn) return;
      status.textContent =
        location.protocol === 'file:'
          ? '没有查成：这份网站生成时没有带上从磁盘搜索用的文件，或者复制时少了文件、文件坏了。'
          : '没有查成：查找用的文件没有取到。请检查网络，再按一次“核对”。';
    }
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });
  const follow = () => {
    const quotation = parseProveAddress(location);
    if (quotation === '') return;
    input.value = quotation;
    void ask();
  };
  addEventListener('hashchange', follow);
  follow();
}
