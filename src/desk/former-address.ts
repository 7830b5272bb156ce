import { foldFileName } from '../base/fold-file-name.ts';
import type { FieldTable } from '../report/fields.ts';
import { locateFormerAddress } from '../report/locate-former-address.ts';
import type { DeskRefusal } from './desk-api.ts';
import { editField, readField } from './edit-field.ts';

/** A report or a fixed page, as far as it could be read. */
interface Addressed {
  readonly source?:
    | {
        readonly fields: {
          readonly title: string;
          readonly formerAddresses: readonly { readonly address: string }[];
        };
      }
    | undefined;
}

/** The one of them whose 旧网址 leads from a page. @param page `reports/2020/jia.html` */
export const findLeadingFrom = <One extends Addressed>(page: string, all: readonly One[]): One | undefined =>
  all.find(({ source }) =>
    source?.fields.formerAddresses.some(({ address }) => {
      const former = locateFormerAddress(address, '');
      return former.ok && former.path === page;
    }),
  );

/** Why what was deleted does not come back: readers of its address are led elsewhere by now. @param page as above */
export function refuseClaimed(id: string, page: string, all: readonly Addressed[]): DeskRefusal | undefined {
  const claimed = findLeadingFrom(page, all);
  return (
    claimed && {
      message: `“${id}”现在是另一篇的旧网址，没有放回：《${claimed.source?.fields.title}》`,
      remedy: '先在那一篇的“旧网址”里删去这一项，再放回',
    }
  );
}

/** The file that an address names in any of its forms, as systems that do not tell case apart have it. */
function placeOf(address: string): string {
  const place = locateFormerAddress(address, '');
  return place.ok ? foldFileName(place.path) : address;
}

/**
 * A text whose page gets another address: the present one goes into 旧网址, the one that comes is none any more.
 * @param from @param to addresses as 旧网址 has them
 */
export function keepAddress(
  text: string,
  { from, to, keepsOld }: { from: string; to: string; keepsOld: boolean },
  table: FieldTable,
): string | DeskRefusal {
  if (keepsOld && placeOf(from) === placeOf(to))
    return {
      message: '新的网址与现在的只有大小写不同，旧的不能再转过去',
      remedy: '换一个名字；没有公布过的，不要勾“照样要能打开”',
    };
  const values = readField(text, '旧网址', table);
  const there = values?.filter((value) => typeof value === 'string') ?? [];
  const kept = there.filter((value) => placeOf(value) !== placeOf(to));
  const next = keepsOld && !kept.some((value) => placeOf(value) === placeOf(from)) ? [...kept, from] : kept;
  if (values?.join('\n') === next.join('\n')) return text;
  return (
    (values && editField(text, '旧网址', next, table)) ?? {
      message: '“旧网址”没有写进去：这份文件的字段不是通常的写法',
      remedy: '在“字段”最下面的“字段的原文”里把那几行改好，再试一次',
    }
  );
}
