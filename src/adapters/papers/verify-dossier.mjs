// Checks this folder and reports the first problem. It requires only Node 20 or newer:
//   node verify.mjs                      checks that files, contents, decisions and the audit chain agree with each other
//   node verify.mjs --head HASH          also checks that the chain contains this hash, which was sent to the head of the board
//   node verify.mjs --originals FOLDER   also checks that the photos and documents in FOLDER are the ones named here
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const optionNamed = (name) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? null : (process.argv[at + 1] ?? '');
};

class Wrong extends Error {
  constructor(verdict, facts) {
    super(verdict);
    this.verdict = verdict;
    this.facts = facts;
  }
}
const wrong = (verdict, facts) => {
  throw new Wrong(verdict, facts);
};

const read = (file) => {
  const path = join(here, file);
  return existsSync(path) ? readFileSync(path) : wrong('missing', { file });
};
const parse = (file, text) => {
  try {
    return JSON.parse(text);
  } catch {
    return wrong('unreadable', { file });
  }
};
const parsed = (file) => parse(file, read(file).toString('utf8'));
const stepsIn = (file) =>
  read(file)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parse(file, line));

function checkManifest() {
  const file = 'manifest.json';
  const manifest = parsed(file);
  const isOurs =
    manifest?.format === 'tin-phuong-dossier/1' &&
    manifest.files &&
    Array.isArray(manifest.chains) &&
    manifest.chains.length > 0;
  return isOurs ? manifest : wrong('unreadable', { file });
}

function checkFiles({ files }) {
  for (const [file, hash] of Object.entries(files)) if (sha256(read(file)) !== hash) wrong('changed', { file });
  const there = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(here.length)
        .replaceAll('\\', '/'),
    );
  for (const file of there) if (file !== 'manifest.json' && !(file in files)) wrong('extra', { file });
}

/** Every decision refers to a revision by the hash of its content, and that revision is in the folder. */
function checkContents() {
  const revisions = parsed('revisions.json');
  const hashOf = new Map();
  for (const { revision, sha256: hash } of revisions) {
    const file = `revisions/${String(revision).padStart(4, '0')}.json`;
    if (sha256(read(file)) !== hash) wrong('revision', { file, about: String(revision) });
    hashOf.set(revision, hash);
  }
  const decisions = parsed('decisions.json');
  for (const { onRevision, contentHash, action } of decisions)
    if (contentHash !== null && hashOf.get(onRevision) !== contentHash)
      wrong('decision', { file: 'decisions.json', about: `${action} ${onRevision}` });
  return { hashOf, decisions };
}

/** Each entry follows from the previous one; entries about other subjects are present as digests only. */
function checkChain(chain) {
  const { file, ward } = chain;
  const steps = stepsIn(file);
  const passed = new Set([chain.begins]);
  const told = [];
  let hash = chain.begins;
  let seq = null;
  let older = 0;
  for (const step of steps) {
    if (seq !== null && step.seq !== seq + 1) wrong('chain', { file, about: String(step.seq) });
    seq = step.seq;
    if ('action' in step) {
      const text = JSON.stringify([step.seq, ward, step.at, step.actor, step.action, step.object, step.details]);
      const isLinked = [sha256(hash + sha256(text)), sha256(hash + text)].includes(step.hash);
      if (!isLinked) wrong('chain', { file, about: String(step.seq) });
      hash = step.hash;
      told.push({ ...step, details: parse(file, step.details) });
    } else if ('digest' in step) hash = sha256(hash + step.digest);
    else {
      older += 1;
      hash = step.hash;
    }
    passed.add(hash);
  }
  const head = chain.head;
  if (head !== null && (hash !== head.hash || (seq !== null && seq !== head.seq)))
    wrong('chain-head', { file: 'manifest.json', hash: head.hash });
  return { told, passed, older };
}

/** The contents, decisions and answer in the folder match the entries of the chain. */
function checkRecord(record, { hashOf, decisions }, told) {
  for (const { details, seq } of told) {
    const revision = details.revision ?? details.version;
    if (details.content && hashOf.has(revision) && hashOf.get(revision) !== details.content)
      wrong('chain-content', { file: 'revisions.json', about: String(seq) });
  }
  for (const { actor, at, action, onRevision } of decisions) {
    const when = Date.parse(at);
    if (!told.some((entry) => entry.actor === actor && entry.at === when && entry.action === action))
      wrong('decision-unrecorded', { file: 'decisions.json', about: `${action} ${onRevision}` });
  }
  if (record.kind === 'item') checkPublication(record, hashOf, told);
  const answers = [record.standing?.answer, ...(record.standing?.earlierAnswers ?? [])].filter(Boolean);
  for (const { details, seq } of told)
    if (details.answer && answers.length > 0 && !answers.some(({ text }) => sha256(text) === details.answer))
      wrong('chain-content', { file: 'record.json', about: String(seq) });
}

/**
 * The published version is the one in the chain, with the approved photos and files, and its corrections are recorded.
 */
function checkPublication({ standing, photos, files }, hashOf, told) {
  const { publication, corrections = [] } = standing ?? {};
  for (const { at, approvedBy, note } of corrections) {
    const isIt = (entry) =>
      entry.action === 'approveCorrection' && entry.actor === approvedBy && entry.at === Date.parse(at);
    const entry = told.find(isIt);
    if (!entry || (entry.details.note && entry.details.note !== sha256(note)))
      wrong('correction', { file: 'record.json', about: note });
  }
  if (!publication) return;
  const out = told
    .filter(({ action, details }) => action === 'published' && details.version)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  const about = String(publication.version);
  if (!hashOf.has(publication.version) || (out && out.details.version !== publication.version))
    wrong('publication', { file: 'record.json', about });
  const approved = parsed(`revisions/${about.padStart(4, '0')}.json`);
  for (const { id, hash } of [...(approved.photos ?? []), ...(approved.files ?? [])]) {
    const kept = [...(photos ?? []), ...(files ?? [])].find((each) => each.id === id);
    // The record also lists the hashes that a photo had before faces were hidden.
    if (hash && kept?.sha256 && ![kept.sha256, ...(kept.earlier ?? [])].includes(hash))
      wrong('original-record', { file: 'record.json', hash: kept.sha256 });
  }
}

const termNames = ['process', 'undertaking', 'deadlines', 'submitted', 'due'];

/**
 * The rules in force when it was sent and decided, the due date and its reason. Entries of older versions lack them;
 * the number of such decisions is reported at the end.
 */
function checkTerms(record, decisions, inOrder) {
  let older = 0;
  for (const { actor, at, action, onRevision, reason, terms } of decisions) {
    const when = Date.parse(at);
    const entry = inOrder.find((each) => each.actor === actor && each.at === when && each.action === action);
    const about = `${action} ${onRevision}`;
    const noted = entry?.details ?? {};
    if (!('process' in noted)) {
      if (terms) wrong('process', { file: 'decisions.json', about });
      older += 1;
      continue;
    }
    for (const name of termNames)
      if (terms?.[name] !== noted[name]) wrong(name, { file: 'decisions.json', about: `${terms?.[name]}, ${about}` });
    if ((reason === null ? undefined : sha256(reason)) !== noted.reasonHash)
      wrong('reason', { file: 'decisions.json', about: reason ?? about });
  }
  const { processVersion, undertakingVersion, submittedAt, due, reason } = record.standing ?? {};
  const kept =
    record.kind === 'item'
      ? { process: processVersion, undertaking: undertakingVersion, submitted: submittedAt, due: due?.on }
      : { due: record.dueOn, received: record.receivedAt };
  for (const [name, value] of Object.entries(kept)) {
    const last = inOrder.findLast(({ details }) => name in details);
    if (last && last.details[name] !== (value ?? null)) wrong(name, { file: 'record.json', about: String(value) });
  }
  const text = record.kind === 'item' && reason ? `${reason.code}: ${reason.note}` : null;
  if (text !== null && older === 0 && !inOrder.some(({ details }) => details.reasonHash === sha256(text)))
    wrong('reason', { file: 'record.json', about: text });
  return older;
}

/** The findings of the checks when it was sent, decided or published. @returns how many checks were run again later */
function checkFindings(inOrder) {
  let later = 0;
  for (const { revision, at, findings } of parsed('checks.json')) {
    const entry = inOrder.findLast(
      ({ details }) => details.checks && (details.revision ?? details.version) === revision,
    );
    if (!entry) continue;
    if (entry.at < Date.parse(at)) later += 1;
    else if (sha256(JSON.stringify(findings)) !== entry.details.checks)
      wrong('checks', { file: 'checks.json', about: String(revision) });
  }
  return later;
}

function checkOriginals(record) {
  const folder = optionNamed('--originals');
  if (folder === null) return;
  const found = new Set();
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) found.add(sha256(readFileSync(join(folder, entry.name))));
  for (const { sha256: hash, isDropped } of [...(record.photos ?? []), ...(record.files ?? [])])
    if (hash && !isDropped && !found.has(hash)) wrong('original', { file: folder, hash });
}

function say(words, verdict, facts) {
  const pattern = words?.[verdict] ?? `${verdict}: {file} {about} {hash}`;
  return Object.entries(facts).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), pattern);
}

/** If the list of sentences is damaged, the results are reported in plain words instead. */
function readWords() {
  try {
    return JSON.parse(readFileSync(join(here, 'words.json'), 'utf8'));
  } catch {
    return null;
  }
}

const words = readWords();
try {
  const manifest = checkManifest();
  checkFiles(manifest);
  const contents = checkContents();
  const chains = manifest.chains.map(checkChain);
  const told = chains.flatMap((chain) => chain.told);
  const older = chains.reduce((sum, chain) => sum + chain.older, 0);
  const record = parsed('record.json');
  checkRecord(record, contents, told);
  const inOrder = told.toSorted((a, b) => a.at - b.at);
  const rulesOlder = checkTerms(record, contents.decisions, inOrder);
  const checksLater = checkFindings(inOrder);
  checkOriginals(record);
  const given = optionNamed('--head');
  if (given !== null && !chains.some(({ passed }) => passed.has(given))) wrong('head-unknown', { hash: given });
  const facts = { about: manifest.code, hash: manifest.chains[0].head?.hash ?? '', entries: String(told.length) };
  console.log(say(words, 'whole', facts));
  if (older > 0) console.log(say(words, 'older', { entries: String(older) }));
  if (rulesOlder > 0) console.log(say(words, 'rules-older', { entries: String(rulesOlder) }));
  if (checksLater > 0) console.log(say(words, 'checks-later', { entries: String(checksLater) }));
  if (given !== null) console.log(say(words, 'head-given', { hash: given }));
} catch (error) {
  if (!(error instanceof Wrong)) throw error;
  console.error(say(words, error.verdict, error.facts));
  process.exitCode = 1;
}
