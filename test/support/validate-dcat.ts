import { readFile } from 'node:fs/promises';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

const readGraph = (text: string) => new Store(new Parser().parse(text));

/** Reads a DCAT catalogue as RDF and holds it against the shapes of DCAT-AP; what is wrong with which node. */
export async function validateDcat(json: string): Promise<{ faults: string[]; data: Store }> {
  // Nothing is loaded: a catalogue explains its words itself.
  const documentLoader = async (url: string) => {
    throw new Error(`${url} is not to be loaded`);
  };
  const quads = await jsonld.toRDF(JSON.parse(json), {
    format: 'application/n-quads',
    safe: true,
    documentLoader,
  });
  const data = readGraph(String(quads));
  const shapes = readGraph(await readFile(new URL('schemas/dcat-ap.ttl', import.meta.url), 'utf8'));
  const { results } = await new SHACLValidator(shapes).validate(data);
  return {
    faults: results.map(
      ({ focusNode, path, message, sourceConstraintComponent }) =>
        `${focusNode?.value} ${path?.value} ${sourceConstraintComponent?.value} ${message.map(({ value }) => value).join(' ')}`,
    ),
    data,
  };
}
