/**
 * Updates the ward files after a merge: the target's file lists the former ward, and the old ward's file is disabled.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import type { FormerWard, Ward } from '../../domain/ward.ts';

/** New names of the old ward's units; if the target has a unit of the same name, the old ward's name is added. */
export function unitNames(from: Ward, into: Ward): ReadonlyMap<string, string> {
  const there = new Set(into.units.map(({ name }) => name.toLocaleLowerCase('vi')));
  return new Map(
    from.units.map(({ name }) => [name, there.has(name.toLocaleLowerCase('vi')) ? `${name} (${from.name})` : name]),
  );
}

/** Keeps the comments and the order of the file. A repeat changes nothing. */
export function writeMergedFiles(
  wardsDir: string,
  from: Ward,
  into: Ward,
  /** Units that move, by their old names; empty if the ward is only renamed. */
  { since, units }: { readonly since: string; readonly units: ReadonlyMap<string, string> },
): void {
  const path = join(wardsDir, `${into.id}.yaml`);
  if (!into.formerly.some(({ slug }) => slug === from.id)) {
    const document = parseDocument(readFileSync(path, 'utf8'));
    const former: readonly FormerWard[] = [
      { slug: from.id, code: from.code, fullName: from.fullName, domains: from.domains, since },
      ...from.formerly,
    ];
    const add = (key: string, values: readonly unknown[]): void => {
      const known = document.get(key);
      if (isSeq(known)) for (const value of values) known.add(document.createNode(value));
      else document.set(key, document.createNode(values));
    };
    add('formerly', former);
    const known = new Set(into.units.map(({ name }) => name));
    add(
      'units',
      from.units
        .filter(({ name }) => units.has(name))
        .map(({ name, aliases }) => ({ name: units.get(name) ?? name, ...(aliases.length > 0 ? { aliases } : {}) }))
        .filter(({ name }) => !known.has(name)),
    );
    writeWhole(path, document.toString({ lineWidth: 0 }));
  }
  const old = join(wardsDir, `${from.id}.yaml`);
  if (existsSync(old)) renameSync(old, `${old}.merged`);
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { flush: true });
  renameSync(`${path}.part`, path);
}
