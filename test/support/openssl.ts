import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { listen } from './listen.ts';

const run = promisify(execFile);

/** The version of the system's OpenSSL 3, which knows SM2; `undefined` where there is none. */
export const OPENSSL: string | undefined = /^OpenSSL [3-9].*/.exec(
  spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '',
)?.[0];

if (OPENSSL === undefined)
  process.stderr.write(
    'OpenSSL 3 is missing: signatures are not held against it, nor time stamps made and checked\n',
  );

/** @throws with what OpenSSL said */
export async function openssl(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await run('openssl', [...args], { encoding: 'utf8', ...(cwd ? { cwd } : {}) });
  return stdout;
}

export interface StampAuthority {
  url: string;
  /** Its certificate, which others have to trust. */
  roots: string;
  close(): Promise<void>;
}

const CONFIG = `
[tsa]
default_tsa = one
[one]
dir = .
serial = ./serial
signer_cert = ./tsa.pem
certs = ./root.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[stamping]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
`;

/** An invented time stamping authority on 127.0.0.1. @param folder empty, its own */
export async function startStampAuthority(
  folder: string,
  tamper: (reply: Buffer) => Buffer = (reply) => reply,
): Promise<StampAuthority> {
  const at = (name: string) => path.join(folder, name);
  writeFileSync(at('ts.cnf'), CONFIG);
  writeFileSync(at('serial'), '01\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl(
    [
      'req',
      '-x509',
      ...key,
      '-keyout',
      'root.key',
      '-out',
      'root.pem',
      '-days',
      '3650',
      '-subj',
      '/CN=Example Root',
    ],
    folder,
  );
  await openssl(['req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Example TSA'], folder);
  const sign = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '3650'];
  await openssl(
    [
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      ...sign,
      '-extfile',
      'ts.cnf',
      '-extensions',
      'stamping',
      '-out',
      'tsa.pem',
    ],
    folder,
  );
  let count = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    count += 1;
    writeFileSync(at(`${count}.tsq`), Buffer.concat(chunks));
    const { stdout } = await run(
      'openssl',
      ['ts', '-reply', '-config', 'ts.cnf', '-queryfile', `${count}.tsq`],
      {
        cwd: folder,
        encoding: 'buffer',
      },
    );
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(tamper(stdout));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}/`,
    roots: at('root.pem'),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
