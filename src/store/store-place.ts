import type { Damage, StoredObject } from './object-envelope.ts';

/** Why a store cannot be used, for whoever runs it. */
export interface StoreFault {
  /** Chinese; the end of a sentence, without a full stop. */
  readonly message: string;
  readonly remedy: string;
}

/** A request that failed for good. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;
  /** What need not be tried any more: the whole store, only this way of using it, or only this object. */
  readonly reach: 'store' | 'way' | 'object';
  /** Whether the same request may succeed a moment later. */
  readonly mayPass: boolean;

  constructor(
    fault: StoreFault,
    reach: StoreError['reach'],
    { mayPass = false, cause }: { mayPass?: boolean; cause?: unknown } = {},
  ) {
    super(fault.message, { cause });
    this.fault = fault;
    this.reach = reach;
    this.mayPass = mayPass;
  }
}

/** Where objects lie that several machines share. Its functions throw a `StoreError` and nothing else. */
export interface StorePlace {
  /** As the person wrote it. */
  readonly label: string;
  get(key: string): Promise<StoredObject | Damage | undefined>;
  /** Whether a whole object is there already, as far as that can be told without reading it. */
  has(key: string, ending: string, bytes: number): Promise<boolean>;
  put(key: string, object: StoredObject): Promise<void>;
}

/** No object of ours is larger; one that says so is not read into memory. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;
