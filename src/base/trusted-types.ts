/** Names of the policies of Trusted Types: pages allow them by name, scripts make them. */

/** By which scripts of the portal load others: `client/trusted-scripts.ts`. */
export const SCRIPT_POLICY = 'gongbao';

/** By which a preview shows what is wrong: `client/live-bar.ts`. */
export const PREVIEW_POLICY = 'gongbao-preview';

/** A policy of these rules, whose name may be taken once; the rules themselves where a browser has no Trusted Types. */
export function createTrustedPolicy<Rules>(name: string, rules: Rules): Rules {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: Rules): Rules };
  };
  return trustedTypes?.createPolicy(name, rules) ?? rules;
}
