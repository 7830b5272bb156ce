/**
 * The desk starts commands as processes of their own, hears how far they are, and asks them to end: Windows has no signal
 * that lets a process clean up.
 */

/** In the environment of a process that the desk has started. */
export const STARTED_BY_DESK = { GONGBAO_STARTED_BY: 'desk' };

/** Whether somebody hears what is sent. */
export const hasParent = (): boolean =>
  process.send !== undefined && process.env.GONGBAO_STARTED_BY === STARTED_BY_DESK.GONGBAO_STARTED_BY;

export const tellParent = (progress: string): void => {
  process.send?.({ progress });
};

/** What a command has made, for whoever has started it; a person reads it on the screen. */
export const tellResult = (result: unknown): void => {
  if (hasParent()) process.send?.({ result });
};

/** @returns what ends the listening */
export function onStop(stop: () => void): () => void {
  if (!hasParent()) return () => {};
  const listen = (message: unknown) => {
    if ((message as { stop?: unknown }).stop === true) stop();
  };
  process.on('message', listen);
  // Nobody waits for a parent that says nothing.
  process.channel?.unref();
  return () => process.off('message', listen);
}
