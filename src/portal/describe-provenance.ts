import type { Tools } from './describe-archive.ts';

/** A file by what it holds: checksums in lower-case hexadecimal by their algorithms. */
export interface DigestedFile {
  readonly name: string;
  readonly digest: Readonly<Record<string, string>>;
}

/** Under the name that is reserved for examples, as addresses without an owner are (RFC 2606). */
const BUILD_TYPE = 'https://gongbao.example/provenance/archive/v1';

export interface Provenance {
  /** The archive, and in it the file of which the 总指纹 is. */
  readonly subjects: readonly DigestedFile[];
  /** What it was made of. */
  readonly inputs: readonly DigestedFile[];
  readonly tools: Tools;
  /** What the command was told that changes what it makes. */
  readonly parameters: Readonly<Record<string, string | boolean>>;
}

/**
 * Where an archive comes from, as an in-toto statement (Statement v1) with the predicate of SLSA Provenance v1: from which
 * files, by which program. It has no time and names no machine: the same content gives the same statement.
 */
export function formatProvenance({ subjects, inputs, tools, parameters }: Provenance): string {
  const program = `pkg:npm/${tools.name}@${tools.version}`;
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects,
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: parameters,
        internalParameters: {},
        resolvedDependencies: inputs,
      },
      runDetails: { builder: { id: program, version: { [tools.name]: tools.version } } },
    },
  };
  return `${JSON.stringify(statement, null, 1)}\n`;
}
