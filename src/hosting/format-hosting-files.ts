import { formatApache } from './format-apache.ts';
import { formatCaddy } from './format-caddy.ts';
import { formatNginx } from './format-nginx.ts';
import { formatObjectStores } from './format-object-stores.ts';
import { formatStaticHost } from './format-static-host.ts';
import type { Hosting, HostingFile } from './hosting.ts';

/** Every kind of host that is told of the rules. */
const HOSTS = [formatStaticHost, formatNginx, formatCaddy, formatApache, formatObjectStores];

/** One table of rules in the words of each host. */
export const formatHostingFiles = (hosting: Hosting): HostingFile[] =>
  HOSTS.flatMap((format) => format(hosting));
