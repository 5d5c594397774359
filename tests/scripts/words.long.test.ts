/** Training takes half a minute of CPU time. */
import { expect, it } from 'vitest';
import { readExamples } from '../../scripts/words/examples.ts';
import { train } from '../../scripts/words/training.ts';
import { packModel, unpackModel } from '../../src/adapters/words-model.ts';

it('Training with the same lines gives the same weights, and the packed file restores them', async () => {
  const few = readExamples().filter((_, at) => at % 200 === 0);
  const trained = await train(few);
  const first = packModel(trained);
  expect(Buffer.compare(first, packModel(await train(few)))).toBe(0);
  expect(unpackModel(first).weights).toEqual(trained.weights);
});
