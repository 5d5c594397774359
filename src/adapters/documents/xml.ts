/**
 * Parses XML parts as a stream, without building a tree. Office files contain no DOCTYPE, so no entities are expanded
 * and no files are fetched.
 */
import { TextDecoder } from 'node:util';
import sax from 'sax';
import { maxXmlDepth } from './limits.ts';
import { RefusedDocument } from './refused.ts';

/** Names are passed without their prefix: `w:p` is `p`. */
export interface XmlHandlers {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Called after each chunk; true stops the parsing. */
  isDone?(): boolean;
}

/** @throws RefusedDocument */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const parser = createParser(handlers);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    parser.write(decoder.decode(chunk, { stream: true }));
    if (handlers.isDone?.()) return;
  }
  if (decoder === null) throw new RefusedDocument('damaged', 'an empty part');
  parser.write(decoder.decode());
  parser.close();
}

/** The two encodings that the Office file standard allows. */
function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function createParser(handlers: XmlHandlers): sax.SAXParser {
  const parser = sax.parser(true, { position: false });
  let depth = 0;
  parser.onerror = (error) => {
    throw new RefusedDocument('damaged', error.message);
  };
  parser.ondoctype = () => {
    throw new RefusedDocument('unsafe-structure', 'a DOCTYPE');
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > maxXmlDepth) throw new RefusedDocument('unsafe-structure', `deeper than ${maxXmlDepth} elements`);
    handlers.open?.(localName(name), attributes as Record<string, string>);
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    handlers.close?.(localName(name));
  };
  parser.ontext = (text) => handlers.text?.(text);
  parser.oncdata = (text) => handlers.text?.(text);
  return parser;
}

/** Removes the prefix: 'w:t' becomes 't'. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Finds an attribute by its name without prefix: `val` finds `w:val`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1];
}
