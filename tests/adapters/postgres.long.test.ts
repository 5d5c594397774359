/** Contracts and use cases again, on a real PostgreSQL. */
import { describe } from 'vitest';
import { postgresBinaries } from '../support/postgres.ts';

process.env.TEST_DATABASE = 'postgresql';

describe.skipIf(postgresBinaries() === null)('on PostgreSQL (where this machine has one)', () => {
  describe('the queue', async () => {
    await import('./queue.test.ts');
  });
  describe('the portal’s publisher', async () => {
    await import('./portal-publisher.test.ts');
  });
  describe('the portal’s pages', async () => {
    await import('../web/portal/page.test.ts');
  });
  describe('lists and figures', async () => {
    await import('../reading/reading.test.ts');
  });
  describe('decisions', async () => {
    await import('../usecases/decisions.test.ts');
  });
  describe('people’s own data', async () => {
    await import('../usecases/own-data.test.ts');
  });
});
