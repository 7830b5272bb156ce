import { formatApache } from './format-apache.ts';
import { formatCaddy } from './format-caddy.ts';
import { formatNginxMaps, formatNginxServer } from './format-nginx.ts';
import { formatObjectStores } from './format-object-stores.ts';
import { formatHeaders, formatRedirects } from './format-static-host.ts';
import type { Hosting, HostingFile } from './hosting.ts';

/** Every kind of host that is told of the rules: its files, and the lines of each. */
const FILES: Readonly<Record<string, (hosting: Hosting) => string[]>> = {
  _headers: formatHeaders,
  _redirects: formatRedirects,
  'nginx-http.conf': formatNginxMaps,
  'nginx-server.conf': formatNginxServer,
  'caddy.conf': formatCaddy,
  'apache.conf': formatApache,
  'object-stores.txt': formatObjectStores,
};

/** One table of rules in the words of each host. */
export const formatHostingFiles = (hosting: Hosting): HostingFile[] =>
  Object.entries(FILES).flatMap(([name, format]) => {
    const lines = format(hosting);
    return lines.length > 0 ? { name, content: `${lines.join('\n')}\n` } : [];
  });
