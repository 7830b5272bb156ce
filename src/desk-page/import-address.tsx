import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';

/** The address of a report, chosen once: what is proposed is spelled from the title and only a proposal. */
export function ImportAddress({
  id,
  isProposed,
  fault,
  isOpen,
  onChoose,
}: {
  id: string;
  isProposed: boolean;
  fault: DeskRefusal | undefined;
  isOpen: boolean;
  onChoose: (id: string) => void;
}) {
  // What was typed stays, whatever is read meanwhile.
  const [own, setOwn] = useState<string>();
  const typed = own ?? id;
  const [year = '', ...rest] = typed.split('/');
  const name = rest.join('/');
  const save = () => {
    if (typed !== id) onChoose(typed);
  };
  return (
    <fieldset class="desk-question" data-question="address">
      <legend>网址（定了以后最好不改）</legend>
      <div class="desk-address">
        <LabelledLine
          label="年份"
          inputMode="numeric"
          maxLength={4}
          value={year}
          aria-invalid={isOpen && !/^(?:19|20|21)\d{2}$/.test(year)}
          onText={(text) => setOwn(`${text.trim()}/${name}`)}
          onBlur={save}
        />
        <LabelledLine
          label="名字"
          maxLength={100}
          autocapitalize="off"
          spellcheck={false}
          value={name}
          aria-invalid={fault !== undefined}
          onText={(text) => setOwn(`${year}/${text.trim()}`)}
          onBlur={save}
        />
      </div>
      <p class="desk-help">
        {isProposed && '名字是照拼音拟的，多音字可能不对，不合适就改。'}
        只用字母、数字和减号。网页的位置会是 reports/{year || '年份'}/{name}.html
      </p>
      {year === '' && <p class="desk-help">没有读到年份：写报告讲的是哪一年。</p>}
      {fault && <Notice refusal={fault} />}
    </fieldset>
  );
}
