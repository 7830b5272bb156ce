import type { RegisteredArchive } from '../desk/archive-api.ts';
import { Button } from './button.tsx';

/** Who signs on the printed page. */
const SIGNERS = ['归档人', '接收人', '核对人'];

/** 归档登记表: one page to be printed, signed and kept apart from the archive. */
export function RegisterPage({ registered: { at, who, archive } }: { registered: RegisteredArchive }) {
  const { title, file, reports, files, bytes, fingerprint } = archive;
  const rows: readonly [string, string][] = [
    ['题名', title],
    ['归档时间', at],
    ['归档的人', who],
    ['报告', `${reports} 篇`],
    ['文件', `${files} 个，归档共 ${bytes} 字节`],
    ['文件名', file.split(/[\\/]/).at(-1) ?? file],
  ];
  return (
    <>
      <p class="desk-actions desk-unprinted">
        <Button isMain onClick={() => print()}>
          打印
        </Button>
        <a class="desk-button" href="#/archive">
          回到归档与核对
        </a>
      </p>
      <article class="desk-register">
        <h1>归档登记表</h1>
        <table>
          <tbody>
            {rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">总指纹（SHA-512）</th>
              <td>
                <code>{(fingerprint.match(/.{1,8}/g) ?? []).join(' ')}</code>
              </td>
            </tr>
          </tbody>
        </table>
        <p>
          核对：在编辑台“归档与核对”里选这份归档，显示“完好”，并且总指纹和这里的一样（空格不算），就说明从归档时起没有一个字节变过。
        </p>
        <ul>
          {SIGNERS.map((signer) => (
            <li key={signer}>
              <span>{signer}（签字）：</span>
              <span>日期：</span>
            </li>
          ))}
        </ul>
      </article>
    </>
  );
}
