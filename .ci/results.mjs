// What the JSON reports of the test runs say: the whole run, the last run of the files that failed in it, and a report
// for each long file that came to its end.
//   results.mjs failing <folder>            the files that failed last, a line each; none when the run itself broke off
//   results.mjs count <folder> <exit code>  "passed failed skipped"; a broken run is a failure whatever it counted
//   results.mjs unsteady <folder>           what failed first and passed by itself, and what failed to the end, by name
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [, , question, folder, exitCode] = process.argv;
const whole = report('tests.json');
const again = report('again.json');
const long = readdirSync(folder)
  .filter((name) => name.startsWith('long-') && name.endsWith('.json'))
  .map(report);

if (question === 'failing') for (const file of failingFiles(again ?? whole)) console.log(file);
if (question === 'count') console.log(counted().join(' '));
if (question === 'unsteady') {
  const last = [...failedTests(again ?? whole), ...long.flatMap(failedTests)];
  const names = again === null ? [] : failedTests(whole).filter((name) => !last.includes(name));
  if (names.length > 0) console.log(`\nUnsteady, to be mended: failed first, passed alone:\n  ${names.join('\n  ')}`);
  if (last.length > 0) console.log(`\nFailed:\n  ${last.join('\n  ')}`);
}

/** @returns the report, or null when there is none to read */
function report(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

function failed(result) {
  return (result?.testResults ?? []).filter((file) => file.status === 'failed');
}

function failingFiles(result) {
  return failed(result).map((file) => relative(process.cwd(), file.name));
}

function failedTests(result) {
  return failed(result).flatMap((file) =>
    file.assertionResults.length === 0
      ? [relative(process.cwd(), file.name)]
      : file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName),
  );
}

/** Only what the second run proves is forgiven: files that failed in the first are counted as they end in the second. */
function counted() {
  const last = again ?? whole;
  const isBroken = exitCode !== '0' || last === null || last.success === false;
  const still = failedTests(last).length;
  const mended = again === null ? 0 : failedTests(whole).length - failedTests(again).length;
  const passed = [whole, ...long].reduce((sum, result) => sum + (result?.numPassedTests ?? 0), Math.max(mended, 0));
  const failures = long.reduce(
    (sum, result) => sum + failedTests(result).length,
    isBroken ? Math.max(still, 1) : still,
  );
  return [passed, failures, whole?.numPendingTests ?? 0];
}
