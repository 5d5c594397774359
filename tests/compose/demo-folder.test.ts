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
  it('An empty data folder may hold the demo, even if citizens have already written', () => {
    expect(readFolderPeople([]).kind).toBe('empty');
    expect(readFolderPeople([person('01CITIZEN', 1, { role: 'citizen' })]).kind).toBe('empty');
  });

  it('A data folder made by the demo may hold it again, even with people invited later', () => {
    expect(readFolderPeople([demo('HOA', 1), person('01GUEST', 2)]).kind).toBe('demo');
  });

  it('A data folder with real people may not hold the demo, and the demo people in it are listed', () => {
    const folder = readFolderPeople([demo('MINH', 3), person('01REAL', 1), demo('HA', 3, { status: 'removed' })]);
    expect(folder.kind).toBe('real');
    expect(folder.demoPeople.map(({ name }) => name)).toEqual([demo('MINH', 3).name]);
  });
});
