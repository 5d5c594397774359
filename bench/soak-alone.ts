/** The soak test's ward in its own process, with the settings of `npm start`. Prints each sample as a line of JSON. */
import { soakFor } from './soak.ts';
import { openBenchWard } from './ward.ts';

const bench = await openBenchWard();
await soakFor(bench, {
  minutes: Number(process.argv[2]),
  secondsPerSample: 5,
  told: (sample) => void process.stdout.write(`${JSON.stringify(sample)}\n`),
});
await bench.close();
