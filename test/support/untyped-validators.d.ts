declare module 'jsonld' {
  const jsonld: { toRDF(document: unknown, options: object): Promise<unknown> };
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default jsonld;
}

declare module 'n3' {
  export class Parser {
    parse(text: string): unknown[];
  }
  export class Store {
    constructor(quads: unknown[]);
    readonly size: number;
    countQuads(subject: unknown, predicate: unknown, object: unknown, graph: unknown): number;
  }
}

declare module 'rdf-validate-shacl' {
  interface Term {
    readonly value: string;
  }
  interface Result {
    readonly focusNode?: Term;
    readonly path?: Term;
    readonly sourceConstraintComponent?: Term;
    readonly message: readonly Term[];
  }
  // biome-ignore lint/style/noDefaultExport: as the package has it
  export default class SHACLValidator {
    constructor(shapes: unknown);
    validate(data: unknown): Promise<{ conforms: boolean; results: readonly Result[] }>;
  }
}
