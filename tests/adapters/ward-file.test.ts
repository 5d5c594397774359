import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWardFile, readWards } from '../../src/adapters/ward-file.ts';
import { processOn } from '../../src/domain/process/process.ts';
import { praiseRuleOf, usualPraise } from '../../src/domain/reward/ranking.ts';
import { root } from '../support/world.ts';

const file = readFileSync(join(root, 'wards/dong-lac.yaml'), 'utf8');
const problemsOf = (text: string): readonly string[] => {
  const reading = readWardFile('dong-lac', text);
  return reading.ok ? [] : reading.problems;
};

describe('the ward file of Đồng Lạc', () => {
  it('The file has the values of the ward’s regulation', () => {
    const reading = readWardFile('dong-lac', file);
    if (!reading.ok) throw new Error(reading.problems.join('\n'));
    const { ward } = reading;
    expect(ward).toMatchObject({
      id: 'dong-lac',
      code: 'DL',
      timeZone: 'Asia/Ho_Chi_Minh',
      deadlines: { news: 1, document: 1, conference: 2, statistics: 0, answer: 15, other: null },
    });
    const { routes } = processOn(ward.processes, '2026-11-25');
    expect(routes.news).toHaveLength(1);
    expect(routes.document).toEqual([['deputy', 'standingDeputy'], ['head']]);
    expect(ward.units.map(({ name }) => name)).toContain('khối 7');
  });

  it('A ward can define its praise rule; otherwise the usual rule applies, and half a rule is refused', () => {
    const praiseIn = (text: string) => {
      const reading = readWardFile('dong-lac', text);
      return reading.ok ? praiseRuleOf(reading.ward) : reading.problems;
    };
    const own = file.replace('published: 10,', 'published: 4,').replace('places: 3', 'places: 5');
    expect(praiseIn(own)).toEqual({ weights: { ...usualPraise.weights, published: 4 }, places: 5 });
    expect(praiseIn(file.slice(0, file.indexOf('praise:')))).toEqual(usualPraise);
    expect(praiseIn(file.replace('published: 10, ', ''))).toEqual([
      expect.stringMatching(/^dong-lac\.yaml: praise\.weights\.published: /u),
    ]);
  });

  it('Decisions about documents need the PIN by default, and an empty list switches that off', () => {
    const sensitiveIn = (text: string) => {
      const reading = readWardFile('dong-lac', text);
      return reading.ok ? processOn(reading.ward.processes, '2026-11-25').sensitive : reading.problems;
    };
    expect(sensitiveIn(file)).toEqual(['document']);
    expect(sensitiveIn(file.replace('sensitive: [document]\n', ''))).toEqual(['document']);
    expect(sensitiveIn(file.replace('sensitive: [document]', 'sensitive: []'))).toEqual([]);
  });

  it('The newest process that has begun applies', () => {
    const versions = ['1', '2', '3'].map((version, index) => ({
      version,
      from: `202${5 + index}-01-01`,
      routes: {} as never,
    }));
    expect(processOn(versions, '2026-11-25').version).toBe('2');
    expect(processOn(versions, '2027-01-01').version).toBe('3');
    expect(() => processOn(versions, '2024-12-31')).toThrow('2024-12-31');
  });
});

describe('a ward file with mistakes', () => {
  it('All mistakes are reported at once, each with its place', () => {
    const problems = problemsOf(
      file
        .replace('code: DL', 'code: Đ')
        .replace('publicNumbers: []', 'publicNumbers: ["12"]')
        .replace('news: 1,', 'news: -1,')
        .replace('[[deputy, standingDeputy], [head]]', '[[emperor]]')
        .replace('version: "1"', 'version: 1'),
    );
    expect(problems.length).toBeGreaterThanOrEqual(4);
    for (const place of [
      'code',
      'publicNumbers.0',
      'deadlines.news',
      'processes.0.routes.document',
      'processes.0.version',
    ])
      expect(
        problems.some((problem) => problem.startsWith(`dong-lac.yaml: ${place}`)),
        place,
      ).toBe(true);
  });

  it.each([
    ['an unknown key', `${file}\nmayor: Ai đó\n`],
    ['a section that is not there', file.replace('news: tin-tuc-su-kien', 'news: tin-moi')],
    ['no process', file.replace(/processes:[\s\S]*?undertakings:/u, 'processes: []\nundertakings:')],
    ['a stage without signers', file.replace('[[deputy, standingDeputy], [head]]', '[[]]')],
    ['a day that is none', file.replace('from: 2019-09-24', 'from: sometime')],
    ['a time zone that is none', file.replace('timeZone: Asia/Ho_Chi_Minh', 'timeZone: Asia/Dong_Lac')],
    ['an empty undertaking', file.replace(/text: >-[\s\S]*$/u, 'text: ""\n')],
    ['nothing in it', ''],
    ['no YAML', 'code: [DL'],
  ])('A file with %s is refused', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});

/** The same ward under another code, without a domain of its own. */
const otherWard = (code: string): string =>
  file.replace('code: DL', `code: ${code}`).replace(/^domains:.*(?:\n {2}- .*)*$/mu, 'domains: []');

describe('the folder of wards', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tin-phuong-wards-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('An empty folder is refused with advice', () => {
    expect(() => readWards(folder)).toThrow('dong-lac.yaml');
  });

  it('One bad file is named, and no ward is started', () => {
    writeFileSync(join(folder, 'a.yaml'), file);
    writeFileSync(join(folder, 'b.yaml'), file.replace('code: DL', 'code: dl'));
    expect(() => readWards(folder)).toThrow('b.yaml: code');
  });

  it('Two wards with one code or domain are both named', () => {
    writeFileSync(join(folder, 'a.yaml'), otherWard('AA'));
    writeFileSync(join(folder, 'b.yaml'), otherWard('AA'));
    writeFileSync(join(folder, 'c.yaml'), file);
    writeFileSync(join(folder, 'd.yaml'), file.replace('code: DL', 'code: DD'));
    expect(() => readWards(folder)).toThrow(
      /b\.yaml: code AA belongs to a\.yaml already[\s\S]*d\.yaml: domain \S+ belongs to c\.yaml/u,
    );
  });

  it('Each ward gets its file’s name, in order', () => {
    for (const [name, code] of [
      ['b', 'BB'],
      ['a', 'AA'],
    ] as const)
      writeFileSync(join(folder, `${name}.yaml`), otherWard(code));
    writeFileSync(join(folder, 'notes.txt'), 'x');
    expect(readWards(folder).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
