/** What a browser says of a voice. */
export interface VoiceFacts {
  readonly lang: string;
  readonly name: string;
  readonly localService: boolean;
  readonly default: boolean;
}

/** As browsers write it: zh-CN, zh_CN, zh_CN_#Hans, cmn-Hans-CN; what is said in 粤语 is another language. */
const MANDARIN = /^(?:zh|cmn)(?![a-z])(?!.*[-_](?:hk|mo|yue)(?![a-z]))/i;
const MAINLAND = /^(?:zh|cmn)(?:[-_]#?(?:hans|cn))*$/i;

/**
 * The voice that reads Mandarin: of the mainland, and on the device rather than from a server, which would be told
 * what is read and falls silent without a network. Undefined if there is none.
 */
export function chooseVoice<Voice extends VoiceFacts>(voices: readonly Voice[]): Voice | undefined {
  const rank = ({ lang, name, localService, default: isDefault }: Voice) =>
    (MAINLAND.test(lang) ? 8 : 0) +
    (/cantonese|粤|廣東|广东/i.test(name) ? -16 : 0) +
    (localService ? 4 : 0) +
    (isDefault ? 2 : 0);
  return voices
    .filter(({ lang }) => MANDARIN.test(lang))
    .reduce<Voice | undefined>(
      (best, voice) => (best && rank(best) >= rank(voice) ? best : voice),
      undefined,
    );
}
