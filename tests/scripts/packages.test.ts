/** A release's query to the package registry; if the registry does not answer, that is reported as such. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advisoriesIn, askAdvisories, lineOf, newsOf, verdictOf } from '../../scripts/packages.ts';

const locked = (version: string, change: object = {}) => ({ version, integrity: `sha512-${version}`, ...change });

it('The check lists deprecated packages, packages whose hash changed under the same version, and newer versions of shipped packages', () => {
  const ours = {
    '': locked('0.1.0'),
    'node_modules/a': locked('1.0.0'),
    'node_modules/b': locked('1.0.0'),
    'node_modules/x/node_modules/c': locked('1.0.0'),
    'node_modules/d': locked('1.0.0', { dev: true }),
  };
  const fresh = {
    ...ours,
    '': locked('0.2.0'),
    'node_modules/a': locked('1.0.0', { deprecated: 'use e' }),
    'node_modules/b': locked('1.0.0', { integrity: 'sha512-other' }),
    'node_modules/x/node_modules/c': locked('1.0.1'),
    'node_modules/d': locked('1.0.1', { dev: true }),
    'node_modules/e': locked('1.0.0', { deprecated: 'not ours' }),
  };
  expect(newsOf(ours, fresh)).toEqual({
    givenUp: ['a 1.0.0: use e'],
    otherBytes: ['b 1.0.0'],
    newer: ['c 1.0.0 → 1.0.1'],
  });
});

it('The check does not take a registry’s error for an absence of advisories and states which registry lists the shipped packages', () => {
  const vulnerabilities = { info: 0, low: 0, moderate: 1, high: 0, critical: 0, total: 1 };
  expect(advisoriesIn(JSON.stringify({ metadata: { vulnerabilities } }))).toEqual({
    counts: vulnerabilities,
    names: [],
  });
  const silent = advisoriesIn(
    JSON.stringify({ message: '405 Method Not Allowed - POST https://registry.example/-/npm' }),
  );
  expect(silent).toEqual({ why: '405 Method Not Allowed - POST the registry' });
  expect(lineOf(silent, 'sbom.cdx.json')).toContain('did not answer (405');
  expect(lineOf(silent, 'sbom.cdx.json')).toContain('sbom.cdx.json');
  expect(verdictOf({ givenUp: [], otherBytes: [], newer: [] }, silent)).toBe(2);
  expect('why' in advisoriesIn('')).toBe(true);
});

describe('a registry that answers', () => {
  let folder = '';
  let server: Server;
  /** The advisories that the registry returns, by package. */
  let holes: object = {};
  const before = process.env.npm_config_registry;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'packages-test-'));
    server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST' && request.url?.endsWith('/security/advisories/bulk'))
        return void request.resume().on('end', () => response.end(JSON.stringify(holes)));
      // For a package with an advisory, npm also requests its versions.
      const versions = Object.fromEntries(['1.0.0', '2.0.0'].map((version) => [version, { name: 'leaky', version }]));
      response.end(JSON.stringify({ name: 'leaky', 'dist-tags': { latest: '2.0.0' }, versions }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.npm_config_registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const root = { name: 'ours', version: '1.0.0', dependencies: { leaky: '1.0.0' } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
    const leaky = { version: '1.0.0', resolved: `${process.env.npm_config_registry}leaky.tgz`, integrity: 'sha512-x' };
    const packages = { '': root, 'node_modules/leaky': leaky };
    writeFileSync(
      join(folder, 'package-lock.json'),
      JSON.stringify({ ...root, lockfileVersion: 3, requires: true, packages }),
    );
  });
  afterEach(async () => {
    if (before === undefined) delete process.env.npm_config_registry;
    else process.env.npm_config_registry = before;
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  const none = { givenUp: [], otherBytes: [], newer: [] };

  it('An advisory for a shipped package fails the check, and the check names the package', {
    timeout: 120_000,
  }, async () => {
    holes = {
      leaky: [{ id: 1, url: 'https://example/1', title: 'It leaks', severity: 'high', vulnerable_versions: '<2.0.0' }],
    };
    const asked = await askAdvisories(folder);
    expect(asked).toMatchObject({ names: ['leaky (high)'], counts: { high: 1 } });
    expect(verdictOf(none, asked)).toBe(1);
  });

  it('The check passes if the registry has no advisory', { timeout: 120_000 }, async () => {
    holes = {};
    const asked = await askAdvisories(folder);
    expect([asked, verdictOf(none, asked)]).toEqual([{ counts: expect.objectContaining({ total: 0 }), names: [] }, 0]);
  });
});
