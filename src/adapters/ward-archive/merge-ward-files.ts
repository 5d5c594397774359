/** The files of two wards after they became one: the other's says what it was formerly, the old one's is out of use. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import type { FormerWard, Ward } from '../../domain/ward.ts';

/** By the name of a unit of the old ward: what it is called in the other, where two of one name are told apart by the ward. */
export function unitNames(from: Ward, into: Ward): ReadonlyMap<string, string> {
  const there = new Set(into.units.map(({ name }) => name.toLocaleLowerCase('vi')));
  return new Map(
    from.units.map(({ name }) => [name, there.has(name.toLocaleLowerCase('vi')) ? `${name} (${from.name})` : name]),
  );
}

/** Comments and order of the file stay as people wrote them. Given again it changes nothing. */
export function writeMergedFiles(
  wardsDir: string,
  from: Ward,
  into: Ward,
  /** Units that go over, by their old names; of a ward that only gets a new name none does. */
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
