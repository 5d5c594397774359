import { describe, expect, it } from 'vitest';
import { readFolderPeople } from '../../src/compose/demo-folder.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const person = (id: string, day: number, more: Partial<Person> = {}): Person => ({
  id: personId(id),
  name: id,
  role: 'deputy',
  unit: null,
  status: 'active',
  locale: 'vi',
  noticedAt: null,
  createdAt: at(day),
  ...more,
});
const demo = (key: string, day: number, more: Partial<Person> = {}) =>
  person(`DEM0${key.padStart(22, '0')}`, day, more);

describe('whether a data folder may hold the demo', () => {
  it('an empty one may, also when citizens wrote already', () => {
    expect(readFolderPeople([]).kind).toBe('empty');
    expect(readFolderPeople([person('01CITIZEN', 1, { role: 'citizen' })]).kind).toBe('empty');
  });

  it('one that the demo made may, whoever was invited in it later', () => {
    expect(readFolderPeople([demo('HOA', 1), person('01GUEST', 2)]).kind).toBe('demo');
  });

  it('one with real people may not, and invented people beside them are named', () => {
    const folder = readFolderPeople([demo('MINH', 3), person('01REAL', 1), demo('HA', 3, { status: 'removed' })]);
    expect(folder.kind).toBe('real');
    expect(folder.demoPeople.map(({ name }) => name)).toEqual([demo('MINH', 3).name]);
  });
});
