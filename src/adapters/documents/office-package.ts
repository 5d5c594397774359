/**
 * The parts of a DOCX or XLSX and their relations, and what is not allowed among them: programs, embedded files, and
 * anything fetched from elsewhere when the document is opened.
 *
 *   [Content_Types].xml       the type of each part
 *   word/_rels/….rels         what a part refers to, inside or outside ("External")
 */
import type { DocumentRefusal } from '../../ports/documents.ts';
import type { Archive } from './archive.ts';
import { RefusedDocument } from './refused.ts';
import { attribute, readXml } from './xml.ts';

export interface ContentTypes {
  /** The content type in lower case; empty if the list has none. Programs identify a part by it, not by its name. */
  of(name: string): string;
}

interface Relation {
  /** The last word of its type: `hyperlink`, `image`, `worksheet`. */
  readonly kind: string;
  readonly target: string;
  readonly isExternal: boolean;
}

export const contentTypes = '[Content_Types].xml';

const programTypes = /macro|vba|activex|dialogsheet/;
const fetchingTypes = /externallink|connections\+xml|querytable/;
const programNames = /(^|\/)(vbaproject|vbadata|activex|macrosheets|dialogsheets)/i;
const programRelations: readonly string[] = [
  'vbaProject',
  'attachedToolbars',
  'control',
  'xlMacrosheet',
  'dialogsheet',
];
/** Text in another format that Word imports when it opens the document. */
const chunkRelation = 'aFChunk';

/** Addresses that open on a click, in a browser, a mail program or the same document. */
const plainAddress = /^(https?:|mailto:|tel:|ftp:|#)/i;
const localFile = /^file:\/{3}[a-z]:/i;
const hasScheme = /^[a-z][a-z\d+.-]*:/i;

/** @throws RefusedDocument if a part is a program or fetches something */
export async function readContentTypes(archive: Archive): Promise<ContentTypes> {
  const byName = new Map<string, string>();
  const byExtension = new Map<string, string>();
  await readXml(archive.unpack(contentTypes), {
    open(_, attributes) {
      const type = attribute(attributes, 'ContentType')?.toLowerCase();
      if (type === undefined) return;
      const name = attribute(attributes, 'PartName');
      const extension = attribute(attributes, 'Extension');
      if (name !== undefined) byName.set(name.replace(/^\//, '').toLowerCase(), type);
      if (extension !== undefined) byExtension.set(extension.toLowerCase(), type);
    },
  });
  const types: ContentTypes = {
    of(name) {
      const lower = name.toLowerCase();
      return byName.get(lower) ?? byExtension.get(lower.slice(lower.lastIndexOf('.') + 1)) ?? '';
    },
  };
  const all = [...byName.values(), ...byExtension.values()];
  if (all.some((type) => programTypes.test(type)) || archive.names.some((name) => programNames.test(name))) {
    throw new RefusedDocument('macros', 'a part is a program');
  }
  if (archive.names.some((name) => fetchingTypes.test(types.of(name)))) {
    throw new RefusedDocument('external-content', 'a part fetches from elsewhere');
  }
  return types;
}

/** Whether the part lists relations to other parts or addresses (ECMA-376, part 2). */
export function isRelations(name: string): boolean {
  return /(^|\/)_rels\/[^/]*\.rels$/i.test(name);
}

/** @throws RefusedDocument if a relation is not allowed */
export async function checkRelations(archive: Archive, name: string): Promise<void> {
  await readXml(archive.unpack(name), {
    open(element, attributes) {
      if (element !== 'Relationship') return;
      const relation: Relation = {
        kind: (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '',
        target: attribute(attributes, 'Target') ?? '',
        isExternal: attribute(attributes, 'TargetMode')?.toLowerCase() === 'external',
      };
      const refusal = refusalForRelation(relation);
      if (refusal !== null) throw new RefusedDocument(refusal, `a relation of kind ${relation.kind}`);
    },
  });
}

function refusalForRelation({ kind, target, isExternal }: Relation): DocumentRefusal | null {
  if (programRelations.includes(kind)) return 'macros';
  if (kind === chunkRelation) return 'embedded-file';
  if (!isExternal) return null;
  return kind === 'hyperlink' && isPlainAddress(target) ? null : 'external-content';
}

/** `\\server\share` and `search-ms:` do more than open a page; a path on the author's own disk is harmless. */
function isPlainAddress(target: string): boolean {
  const address = target.trim();
  if (plainAddress.test(address) || localFile.test(address)) return true;
  return !hasScheme.test(address) && !/^[\\/]{2}/.test(address);
}
