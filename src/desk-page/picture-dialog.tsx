import { useEffect, useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { KeptFile } from '../desk/text-api.ts';
import { byId, sendFile } from './api.ts';
import { Dialog } from './dialog.tsx';
import { FileButton } from './drop-place.tsx';
import { Notice } from './notice.tsx';
import { useRenewed } from './use-renewed.ts';

/** A picture in the report's folder, and its words. */
export interface ChosenPicture {
  readonly path: string;
  readonly alt: string;
  readonly caption: string;
}

/** A picture of which somebody is asked what is on it. */
export interface AskedPicture {
  /** Dropped or pasted; without one it is asked for. */
  readonly file?: File;
  /** Which of several it is: 第 2 张，共 3 张. */
  readonly count?: string;
  /** What its source says of it. */
  readonly known?: Pick<ChosenPicture, 'alt' | 'caption'>;
}

/** A picture: what is on it is asked for, since some readers do not see it. */
export function PictureDialog({
  id,
  asked: { file: given, count, known },
  onDone,
  onClose,
}: {
  id: string;
  asked: AskedPicture;
  onDone(picture: ChosenPicture): void;
  onClose(): void;
}) {
  const [file, setFile] = useState(given);
  const [alt, setAlt] = useState(known?.alt ?? '');
  const [caption, setCaption] = useState(known?.caption ?? '');
  const [refusal, setRefusal] = useRenewed<DeskRefusal | undefined>(() => undefined, [file]);
  const [isBusy, setBusy] = useState(false);
  const [shown, setShown] = useRenewed(() => '', [file]);
  useEffect(() => {
    if (!file?.type.startsWith('image/')) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => setShown(String(reader.result)));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  const finish = async () => {
    if (!file)
      return setRefusal({
        message: '还没有选图片',
        remedy: '按“选择图片”，选一张 jpg、png、gif 或 webp 图片',
      });
    if (alt.trim() === '')
      return setRefusal({ message: '还没有写图上是什么', remedy: '看着图写一句话，给看不见图的人听' });
    setBusy(true);
    const answer = await sendFile<KeptFile>(byId('picture', id), file);
    setBusy(false);
    if (answer.ok) onDone({ path: answer.path, alt: alt.trim(), caption: caption.trim() });
    else setRefusal(answer);
  };
  return (
    <Dialog
      title="放一张图片"
      done={isBusy ? '正在存……' : '放进来'}
      close={count === undefined ? '取消' : '不放这一张'}
      isBusy={isBusy}
      onDone={() => void finish()}
      onClose={onClose}
    >
      {count !== undefined && <p>{count}</p>}
      <p class="desk-picture">
        {shown !== '' && <img src={shown} alt="" />}
        <FileButton
          label={file ? '换一张' : '选择图片'}
          data-first={given ? undefined : true}
          accept="image/*"
          onChoose={([chosen]) => setFile(chosen ?? file)}
        />
        {file && <span>{file.name}</span>}
      </p>
      <label class="desk-field">
        <span>
          图上是什么 <span class="desk-needed">必填</span>
        </span>
        <textarea
          data-first={given ? true : undefined}
          rows={2}
          value={alt}
          placeholder="如：各街镇学校分布图，城区最密"
          onInput={({ currentTarget }) => setAlt(currentTarget.value)}
        />
      </label>
      <label class="desk-field">
        <span>图题（图的下面显示，可以不写）</span>
        <input
          value={caption}
          placeholder="如：图1 学校分布"
          onInput={({ currentTarget }) => setCaption(currentTarget.value)}
        />
      </label>
      {refusal && <Notice refusal={refusal} />}
    </Dialog>
  );
}
