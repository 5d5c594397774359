// What the JSON reports of the test runs say: the whole run, and the second run of the files that failed in it.
//   results.mjs failing <folder>            the files that failed, a line each; none when the run itself broke off
//   results.mjs count <folder> <exit code>  "passed failed skipped"; a broken run is a failure whatever it counted
//   results.mjs unsteady <folder>           a sentence with the tests that failed first and passed by themselves
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const [, , question, folder, exitCode] = process.argv;
const whole = report('tests.json');
const again = report('again.json');
const long = report('long.json');

if (question === 'failing') for (const file of failingFiles(whole)) console.log(file);
if (question === 'count') console.log(counted().join(' '));
if (question === 'unsteady') {
  const names = failedTests(whole).filter((name) => again !== null && !failedTests(again).includes(name));
  if (names.length > 0) console.log(`\nUnsteady, to be mended: failed first, passed alone:\n  ${names.join('\n  ')}`);
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
  const still = failedTests(last).length + failedTests(long).length;
  const mended = again === null ? 0 : failedTests(whole).length - failedTests(again).length;
  const passed = (whole?.numPassedTests ?? 0) + Math.max(mended, 0) + (long?.numPassedTests ?? 0);
  return [passed, isBroken ? Math.max(still, 1) : still, whole?.numPendingTests ?? 0];
}
