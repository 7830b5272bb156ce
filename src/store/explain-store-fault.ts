import { findErrorCode } from '../base/io-errors.ts';
import type { StoreFault } from './store-place.ts';

const UNREACHABLE: StoreFault = {
  message: '连不上这台服务器',
  remedy: '看看网络通不通，服务器开着没有，网址和端口对不对',
};

const UNTRUSTED: StoreFault = {
  message: '服务器的证书不被信任',
  remedy: '单位自己签发的证书，用环境变量 NODE_EXTRA_CA_CERTS 指明它的 .pem 文件',
};

const NOT_HTTP: StoreFault = {
  message: '那里回答的不是 HTTP',
  remedy: '核对网址和端口，是 http 还是 https',
};

/** By the codes of the system, of Node's TLS and of its HTTP client (undici). */
const CONNECTION_FAULTS: Readonly<Record<string, StoreFault>> = {
  ENOTFOUND: {
    message: '找不到这个名字的服务器',
    remedy: '核对网址里的名字；内网的名字要接上内网才找得到',
  },
  EAI_AGAIN: { message: '查不到这个名字（DNS 没有应答）', remedy: '看看网络通不通，再运行一次' },
  ECONNREFUSED: {
    message: '服务器不接受连接，多半没有开着',
    remedy: '启动存放缓存的服务器，或核对网址里的端口',
  },
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  UND_ERR_CONNECT_TIMEOUT: UNREACHABLE,
  CERT_HAS_EXPIRED: { message: '服务器的证书过期了', remedy: '请管服务器的人换证书；也看看本机的日期对不对' },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    message: '服务器的证书不是这个名字的',
    remedy: '网址里写证书上的名字，不写 IP 地址',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: NOT_HTTP,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: NOT_HTTP,
};

/** @param error of a request that got no whole answer */
export function explainConnection(error: unknown): StoreFault {
  const code = findErrorCode(error);
  if (code.startsWith('HPE_')) return NOT_HTTP;
  const known = CONNECTION_FAULTS[code];
  if (known) return { ...known, message: `${known.message}（${code}）` };
  return { message: `连接断了${code === '' ? '' : `（${code}）`}`, remedy: '看看网络和服务器，再运行一次' };
}

const BUSY = '看看服务器和网络是不是太忙，再运行一次';

export const explainSilence = (seconds: number): StoreFault => ({
  message: `等了 ${seconds} 秒没有回答`,
  remedy: BUSY,
});

export const explainSlowness = (seconds: number, bytes: number): StoreFault => ({
  message: `太慢：一个文件等了 ${seconds} 秒，只来了 ${bytes} 字节`,
  remedy: BUSY,
});

const TOKEN_REMEDY = '用环境变量 GONGBAO_CACHE_TOKEN 给出对的令牌';

/** @param isWriting else it was to be read @param location where the answer leads, for 3xx */
export function explainStatus(status: number, isWriting: boolean, location?: string | null): StoreFault {
  if (status >= 300 && status < 400)
    return {
      message: `服务器让到别处去（${status}${location ? `，${location}` : ''}），没有跟着去`,
      remedy: '确认是自己的服务器以后，在 --cache 后面写最后的网址',
    };
  if (status === 401) return { message: '服务器不认这个令牌，或者没有给令牌（401）', remedy: TOKEN_REMEDY };
  if (status === 403 && isWriting)
    return {
      message: '这个令牌只能读，不能放（403）',
      remedy: `只读也可以，加上 --cache-read-only；要放，${TOKEN_REMEDY}`,
    };
  if (status === 403) return { message: '服务器不让读（403）', remedy: TOKEN_REMEDY };
  if (status === 413)
    return {
      message: '有的文件太大，服务器不收（413）',
      remedy: '请管服务器的人放宽大小，例如 nginx 的 client_max_body_size 300m',
    };
  if (status === 507) return { message: '服务器的磁盘满了（507）', remedy: '请管服务器的人清理磁盘' };
  if (isWriting && [404, 405, 501].includes(status))
    return {
      message: `服务器不收文件（${status}）`,
      remedy: '核对网址；nginx 要有 dav_methods PUT，见 docs/hosting.md 的“几台机器一起生成”',
    };
  if (status >= 500)
    return {
      message: `服务器出错（${status}）`,
      remedy: isWriting ? '看看服务器的日志，多半是磁盘满了，或者没有写的权限' : '看看服务器的日志',
    };
  return { message: `服务器的回答看不懂（${status}）`, remedy: '核对 --cache 后面的网址' };
}
