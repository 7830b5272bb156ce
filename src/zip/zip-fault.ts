/** What can be wrong with a zip as a whole. */
export type ContainerRule =
  | 'zip-none'
  | 'zip-cut'
  | 'zip-trailing'
  | 'zip-leading'
  | 'zip-gap'
  | 'zip-ambiguous'
  | 'zip-split'
  | 'zip-list'
  | 'zip-too-many'
  | 'zip-too-large'
  | 'zip-bomb';

/** What can be wrong with one file in it. */
export type EntryRule =
  | 'zip-name'
  | 'zip-link'
  | 'zip-encrypted'
  | 'zip-method'
  | 'zip-duplicate'
  | 'zip-same-name'
  | 'zip-overlap'
  | 'zip-header'
  | 'zip-hidden'
  | 'zip-oversized'
  | 'zip-data';

export type ZipRule = ContainerRule | EntryRule;

/** What is wrong with the bytes of a file. */
export type ZipDataFault = 'folder' | 'surplus' | 'larger' | 'smaller' | 'undecodable' | 'checksum';

/** A fault of a zip, for whoever opened it to put into words. */
export type ZipFault =
  | { readonly rule: ContainerRule; readonly detail?: number }
  | {
      readonly rule: EntryRule;
      /** As the zip names the file. */
      readonly path: string;
      /** Bytes, a number of the format, another file's name, what is wrong with a name, or a `ZipDataFault`. */
      readonly detail?: string | number;
    };
