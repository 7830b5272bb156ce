import { createTrustedPolicy, SCRIPT_POLICY } from '../base/trusted-types.ts';

/**
 * The one place at which an address becomes a script's, in a page or in a worker. Browsers that have Trusted Types take
 * it from nowhere else (`require-trusted-types-for` in the pages' policy): an address from a query, an index or a text
 * cannot become a program.
 */
interface ScriptPolicy {
  createScriptURL(address: string): string;
}

const globals = globalThis as { gongbaoScripts?: ScriptPolicy };

/** One for all scripts of a page: a name may be taken once. */
function choosePolicy(): ScriptPolicy {
  const rules: ScriptPolicy = {
    createScriptURL: (address) => {
      // Of a page of this portal, or, from disk, beside it; `data:` and `blob:` are neither.
      const { protocol, host } = new URL(address, location.href);
      if (protocol !== location.protocol || host !== location.host)
        throw new TypeError(`Not ours: ${address}`);
      return address;
    },
  };
  globals.gongbaoScripts ??= createTrustedPolicy(SCRIPT_POLICY, rules);
  return globals.gongbaoScripts;
}

/** @throws TypeError for an address of another host */
export const trustScript = (address: string): string => choosePolicy().createScriptURL(address);
