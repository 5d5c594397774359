/**
 * Reads source files for the architecture tests: import lines, state at module level, use of clocks and randomness in rules,
 * Vietnamese in code. It works on the syntax tree, so comments and strings do not confuse it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'vitest/node';
import {
  conversationOrder,
  guarded,
  pure,
  type Row,
  readEnvironment,
  speakVietnamese,
  table,
  timeless,
} from './architecture-table.ts';
import { root } from './root.ts';

export interface SourceFile {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly visits: readonly Visit[];
}

/** One line for each problem: file, line, what was found, the rule that it breaks. */
export type Finding = string;

interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

interface Import {
  readonly from: string;
  readonly typesOnly: boolean;
  readonly at: Syntax;
}

/** A node with its ancestors, nearest first. */
interface Visit {
  readonly node: Syntax;
  readonly around: readonly Syntax[];
}

const source = /\.(?:ts|mjs|js)$/;

export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) => {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      source.test(name),
    );
    return names
      .toSorted()
      .map((name) => sourceFile(posix.join(folder, name), readFileSync(join(root, folder, name), 'utf8')));
  });
}

export function sourceFile(path: string, text: string): SourceFile {
  const program = parseAst(text, { lang: path.endsWith('.ts') ? 'ts' : 'js' }, path) as unknown as Syntax;
  return { path, text, visits: [...walk(program, [])] };
}

// ---- imports -----------------------------------------------------------------------------------------------------

export function importFindings(file: SourceFile): readonly Finding[] {
  const row = rowOf(file.path);
  if (row === undefined) return [`${file.path} belongs to no row of the table: say in which folder it may live.`];
  return importsOf(file).flatMap((one) => {
    const reason = refusal(file.path, row, one);
    return reason === null ? [] : [`${place(file, one.at)} imports '${one.from}': ${reason}`];
  });
}

function refusal(path: string, row: Row, one: Import): string | null {
  const target = targetOf(path, one.from);
  const guard = guarded.find((entry) => target !== null && isIn(target, [entry.file]));
  if (guard !== undefined && target !== path && !isIn(path, guard.by)) {
    return `only ${guard.by.join(', ') || 'nobody'} may, so that ${guard.soThat}.`;
  }
  const sentence = `${nameOf(path, row)} may import ${row.may}, so that ${row.soThat}.`;
  if (target === null) return mayUsePackage(row, one.from) ? null : sentence;
  if (isIn(target, [homeOf(path), ...(row.code ?? [])])) return null;
  if (!isIn(target, row.types ?? [])) return sentence;
  return one.typesOnly ? null : `that needs "import type". ${sentence}`;
}

/** Imports within `src/chat/` that lead back, so that two folders would need each other. */
export function backwardFindings(file: SourceFile): readonly Finding[] {
  const from = stepOf(file.path);
  if (from === null) return [];
  return importsOf(file).flatMap((one) => {
    const target = targetOf(file.path, one.from);
    const to = target === null ? null : stepOf(target);
    return to === null || to <= from
      ? []
      : [`${place(file, one.at)} imports '${one.from}': src/chat/ imports one way, ${conversationOrder.join(' ← ')}.`];
  });
}

/** The position of a file's folder in the order of a conversation; null outside `src/chat/`. */
function stepOf(path: string): number | null {
  const [top, second, folder = '', ...rest] = path.split('/');
  if (top !== 'src' || second !== 'chat') return null;
  const at = conversationOrder.findIndex((name) => name === folder && rest.length > 0);
  return at === -1 ? conversationOrder.length : at;
}

function rowOf(path: string): Row | undefined {
  return table.find((row) => isIn(path, row.who) || (row.who.includes('bots/<name>/') && /^bots\/[^/]+\//.test(path)));
}

/**
 * The folder whose files a file may always import: `src/domain/`, `bots/telegram/`. For a
 * file directly in `src/` or `bots/`: the file itself.
 */
function homeOf(path: string): string {
  const [top, second, ...rest] = path.split('/');
  return rest.length === 0 ? path : `${top}/${second}/`;
}

function nameOf(path: string, row: Row): string {
  return row.who.find((who) => isIn(path, [who])) ?? homeOf(path);
}

/** Returns the path of the imported file, or null for a package. */
function targetOf(path: string, from: string): string | null {
  return from.startsWith('.') ? posix.join(posix.dirname(path), from) : null;
}

function mayUsePackage(row: Row, from: string): boolean {
  const fits = (pattern: string) =>
    pattern.endsWith('*') ? from.startsWith(pattern.slice(0, -1)) : from === pattern || from.startsWith(`${pattern}/`);
  const allowed = (row.packages ?? []).filter((pattern) => pattern !== '*' || !from.startsWith('node:')).some(fits);
  return allowed && !(row.notPackages ?? []).some(fits);
}

const isIn = (path: string, places: readonly string[]) =>
  places.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));

function importsOf(file: SourceFile): readonly Import[] {
  return file.visits.flatMap(({ node }): readonly Import[] => {
    const from = stringOf(node.source ?? (node.type === 'TSImportType' ? (node.argument ?? node.source) : undefined));
    switch (node.type) {
      case 'ImportDeclaration':
        return from === null ? [] : [{ from, typesOnly: isTypesOnly(node, 'importKind'), at: node }];
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        return from === null ? [] : [{ from, typesOnly: isTypesOnly(node, 'exportKind'), at: node }];
      case 'ImportExpression':
        return from === null ? [] : [{ from, typesOnly: false, at: node }];
      case 'TSImportType':
        return from === null ? [] : [{ from, typesOnly: true, at: node }];
      default:
        return [];
    }
  });
}

function isTypesOnly(node: Syntax, kind: 'importKind' | 'exportKind'): boolean {
  const names = nodesOf(node.specifiers);
  return node[kind] === 'type' || (names.length > 0 && names.every((name) => name[kind] === 'type'));
}

/**
 * The packages that a process loads sooner or later, each with the files that lead to it: follows static and dynamic imports,
 * but not what is started as another process or thread.
 */
export function packagesReached(
  files: readonly SourceFile[],
  entries: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const known = new Map(files.map((file) => [file.path, file]));
  const packages = new Map<string, readonly string[]>();
  const seen = new Set(entries);
  const waiting = entries.map((entry) => [entry]);
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    const path = way.at(-1) ?? '';
    const file = known.get(path);
    if (!file) continue;
    for (const { from } of importsOf(file).filter(({ typesOnly }) => !typesOnly)) {
      const target = targetOf(path, from);
      if (target === null) {
        const name = from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/');
        if (!packages.has(name)) packages.set(name, way);
      } else if (!seen.has(target)) {
        seen.add(target);
        waiting.push([...way, target]);
      }
    }
  }
  return packages;
}

// ---- state at module level ---------------------------------------------------------------------------------------

const mutating = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
  ...['set', 'add', 'delete', 'clear'],
]);
/** These methods reset `lastIndex` of a pattern with the `g` flag; `test` and `exec` continue where the last match ended. */
const forgetful = new Set(['matchAll', 'match', 'replace', 'replaceAll', 'split']);
const collections = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

const stateless = 'Modules hold no changing state: make it in src/compose/ and hand it down.';

export function stateFindings(file: SourceFile): readonly Finding[] {
  const constants = constantsOf(file);
  return file.visits.flatMap((visit) => {
    const what =
      variable(visit) ??
      collection(visit, file) ??
      rememberingPattern(visit, constants, file) ??
      mutation(visit, constants);
    return what === null ? [] : [`${place(file, visit.node)} ${what} ${stateless}`];
  });
}

function variable({ node, around }: Visit): string | null {
  if (node.type !== 'VariableDeclaration' || node.kind === 'const' || node.declare === true) return null;
  return isAtModuleLevel(around, true) ? `declares a module-level '${String(node.kind)}'.` : null;
}

function collection({ node, around }: Visit, file: SourceFile): string | null {
  if (node.type !== 'NewExpression' || !isAtModuleLevel(around)) return null;
  const name = nameIn(node.callee);
  if (name === null || !collections.has(name)) return null;
  const [parent] = around;
  const isTemporary =
    parent?.type === 'SpreadElement' || (parent?.type === 'MemberExpression' && parent.object === node);
  if (isTemporary || (!name.startsWith('Weak') && isReadOnly(around, file))) return null;
  return `makes a module-level '${name}'${name.startsWith('Weak') ? '' : ` (type it Readonly${name} when nothing changes it)`}.`;
}

function isReadOnly(around: readonly Syntax[], file: SourceFile): boolean {
  return around.some((node) => {
    const type = node.type === 'VariableDeclarator' ? (node.id as Syntax).typeAnnotation : node.typeAnnotation;
    const casts = ['VariableDeclarator', 'PropertyDefinition', 'TSAsExpression', 'TSSatisfiesExpression'];
    if (!casts.includes(node.type) || !isSyntax(type)) return false;
    return /\bReadonly(?:Map|Set)\b|^const$/.test(file.text.slice(type.start, type.end));
  });
}

function rememberingPattern({ node, around }: Visit, constants: ReadonlySet<string>, file: SourceFile): string | null {
  if (!isAtModuleLevel(around) || !remembers(node)) return null;
  const [parent, ...further] = around;
  const name = parent?.type === 'VariableDeclarator' && parent.init === node ? nameIn(parent.id) : null;
  const isExported = further.some(({ type }) => type === 'ExportNamedDeclaration');
  const isHarmless = name !== null && constants.has(name) ? isOnlyUsedForgetfully(name, file) : !isTestingAny(file);
  return isHarmless && !isExported
    ? null
    : "keeps a regular expression with the 'g' or 'y' flag: it remembers where it stopped.";
}

function remembers(node: Syntax): boolean {
  const literal = node.type === 'Literal' ? (node.regex as { flags: string } | undefined)?.flags : undefined;
  const built =
    node.type === 'NewExpression' && nameIn(node.callee) === 'RegExp' ? nodesOf(node.arguments)[1] : undefined;
  return /[gy]/.test(literal ?? stringOf(built) ?? '');
}

function isOnlyUsedForgetfully(name: string, file: SourceFile): boolean {
  return file.visits
    .filter(({ node, around: [parent] }) => nameIn(node) === name && !isNaming(node, parent))
    .every(({ node, around: [parent] }) => {
      if (parent?.type !== 'CallExpression' || !nodesOf(parent.arguments).includes(node)) return false;
      const callee = parent.callee as Syntax;
      return callee.type === 'MemberExpression' && forgetful.has(nameIn(callee.property) ?? '');
    });
}

/** A pattern in a list can be used under many names, so no code in the file may call `test` or `exec` or use `lastIndex`. */
function isTestingAny(file: SourceFile): boolean {
  return file.visits.some(({ node }) => {
    if (node.type !== 'MemberExpression' || (node.object as Syntax).type === 'Literal') return false;
    return ['test', 'exec', 'lastIndex'].includes(nameIn(node.property) ?? '');
  });
}

/** True when the node declares the name, or is a property of that name. */
function isNaming(node: Syntax, parent: Syntax | undefined): boolean {
  if (parent?.type === 'VariableDeclarator') return parent.id === node;
  if (parent?.type === 'MemberExpression') return parent.property === node && parent.computed !== true;
  if (parent?.type === 'Property') return parent.key === node && parent.computed !== true && parent.shorthand !== true;
  return false;
}

function mutation({ node, around }: Visit, constants: ReadonlySet<string>): string | null {
  const changed = changedBy(node);
  const name = changed === null ? null : rootNameOf(changed);
  if (name === null || !constants.has(name) || isShadowed(name, around)) return null;
  return `changes the module-level '${name}'.`;
}

/** The expression whose value this node mutates, or null. */
function changedBy(node: Syntax): Syntax | null {
  const member = (one: unknown) => (isSyntax(one) && one.type === 'MemberExpression' ? (one.object as Syntax) : null);
  switch (node.type) {
    case 'AssignmentExpression':
      return member(node.left);
    case 'UpdateExpression':
      return member(node.argument);
    case 'UnaryExpression':
      return node.operator === 'delete' ? member(node.argument) : null;
    case 'CallExpression': {
      const callee = node.callee as Syntax;
      if (callee.type !== 'MemberExpression') return null;
      const method = nameIn(callee.property) ?? '';
      const target = callee.object as Syntax;
      if (nameIn(target) === 'Object' && ['assign', 'defineProperty', 'setPrototypeOf'].includes(method)) {
        return nodesOf(node.arguments)[0] ?? null;
      }
      return mutating.has(method) ? target : null;
    }
    default:
      return null;
  }
}

function rootNameOf(node: Syntax): string | null {
  if (node.type === 'MemberExpression') return rootNameOf(node.object as Syntax);
  return nameIn(node);
}

/** Names of the constants at module level. */
function constantsOf(file: SourceFile): ReadonlySet<string> {
  const names = file.visits
    .filter(({ node, around }) => node.type === 'VariableDeclarator' && isAtModuleLevel(around, true))
    .map(({ node }) => nameIn(node.id));
  return new Set(names.filter((name) => name !== null));
}

/** True when an enclosing function has a parameter or a variable of the same name. */
function isShadowed(name: string, around: readonly Syntax[]): boolean {
  return around.filter(isFunction).some((fn) => {
    if (nodesOf(fn.params).some((parameter) => bindsName(parameter, name))) return true;
    const body = fn.body;
    return (
      isSyntax(body) &&
      [...walk(body, [])].some(({ node }) => node.type === 'VariableDeclarator' && bindsName(node.id, name))
    );
  });
}

function bindsName(pattern: unknown, name: string): boolean {
  return isSyntax(pattern) && [...walk(pattern, [])].some(({ node }) => nameIn(node) === name);
}

const isFunction = ({ type }: Syntax) =>
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type);

/** True when the node is evaluated on import. `directly` excludes nodes in blocks, loops and classes. */
function isAtModuleLevel(around: readonly Syntax[], directly = false): boolean {
  if (directly)
    return around.every(({ type }) => /^(?:Program|ExportNamedDeclaration|VariableDeclaration)$/.test(type));
  return !around.some((node) => isFunction(node) || (node.type === 'PropertyDefinition' && node.static !== true));
}

// ---- the environment, time and chance, default exports -------------------------------------------------------------

export function environmentFindings(file: SourceFile): readonly Finding[] {
  if (readEnvironment.includes(file.path)) return [];
  return file.visits
    .filter(({ node }) => isMemberOf(node, 'process', 'env') || isImportOf(node, /^(?:node:)?process$/, ['env']))
    .map(
      ({ node }) =>
        `${place(file, node)} reads process.env: only ${readEnvironment.join(' and ')} do, and hand it down.`,
    );
}

const chance = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'];

export function timeFindings(file: SourceFile): readonly Finding[] {
  if (!isIn(file.path, timeless)) return [];
  return file.visits
    .filter(({ node }) => asksClockOrChance(node))
    .map(({ node }) => {
      const what = file.text.slice(node.start, Math.min(node.end, node.start + 40));
      return `${place(file, node)} says ${what}: rules, talks and use cases are handed the time and the ids.`;
    });
}

function asksClockOrChance(node: Syntax): boolean {
  if (node.type === 'NewExpression') return nameIn(node.callee) === 'Date' && nodesOf(node.arguments).length === 0;
  if (node.type === 'CallExpression' && nameIn(node.callee) === 'Date') return true;
  if (isMemberOf(node, 'Date', 'now') || isMemberOf(node, 'Math', 'random') || isMemberOf(node, 'performance', 'now'))
    return true;
  return chance.some((name) => isMemberOf(node, 'crypto', name)) || isImportOf(node, /^(?:node:)?crypto$/, chance);
}

/** Finds `await`, async functions and uses of `stores` in the folders that must be pure (`src/chat/hear/`, `src/chat/say/`). */
export function pureFindings(file: SourceFile): readonly Finding[] {
  if (!isIn(file.path, pure)) return [];
  const waits = ({ type, async }: Syntax): boolean => type === 'AwaitExpression' || async === true;
  const reaches = ({ type, name }: Syntax): boolean => type === 'Identifier' && name === 'stores';
  return file.visits
    .filter(({ node }) => waits(node) || reaches(node))
    .map(({ node }) => {
      const what = waits(node) ? 'waits' : 'reaches stores';
      return `${place(file, node)} ${what}: what is said is a function of what was read; reading stands in src/chat/look and src/chat/notice.`;
    });
}

export function defaultExportFindings(file: SourceFile): readonly Finding[] {
  return file.visits
    .filter(
      ({ node }) =>
        node.type === 'ExportDefaultDeclaration' ||
        (node.type === 'ExportSpecifier' && nameIn(node.exported) === 'default'),
    )
    .map(
      ({ node }) => `${place(file, node)} has a default export: names are the same everywhere when they are exported.`,
    );
}

function isMemberOf(node: Syntax, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression') return false;
  const name = node.computed === true ? stringOf(node.property) : nameIn(node.property);
  const target = node.object as Syntax;
  return (
    name === property && (nameIn(target) === object || (isMemberOf(target, 'globalThis', object) && name === property))
  );
}

function isImportOf(node: Syntax, from: RegExp, names: readonly string[]): boolean {
  if (node.type !== 'ImportDeclaration' || !from.test(stringOf(node.source) ?? '')) return false;
  return nodesOf(node.specifiers).some((one) => names.includes(nameIn(one.imported) ?? ''));
}

// ---- Vietnamese ---------------------------------------------------------------------------------------------------

/** Letters that carry Vietnamese marks, or the marks themselves. */
const vietnamese = /[\u0300\u0301\u0303\u0309\u0323À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]/u;
const programName = 'Tin Phường';
const words = ['Literal', 'TemplateElement', 'Identifier', 'PrivateIdentifier'];

export function vietnameseFindings(file: SourceFile): readonly Finding[] {
  const mayHold = [...speakVietnamese].some((start) => file.path.startsWith(start)) || /(?:^|\/)demo/.test(file.path);
  if (mayHold) return [];
  return file.visits.flatMap(({ node }) => {
    const text = words.includes(node.type) ? wordsOf(node, file) : '';
    if (!vietnamese.test(text.replaceAll(programName, ''))) return [];
    return [
      `${place(file, node)} says ${text.trim().slice(0, 40)}: Vietnamese lives in locales, fixtures, wards and the demo.`,
    ];
  });
}

/** The source range of an identifier includes its type annotation and that of a template its braces, so neither range is used. */
function wordsOf(node: Syntax, file: SourceFile): string {
  if (typeof node.name === 'string') return node.name;
  const raw = (node.value as { raw?: unknown } | null | undefined)?.raw;
  return typeof raw === 'string' ? raw : file.text.slice(node.start, node.end);
}

// ---- length ----------------------------------------------------------------------------------------------------------

/** Maximum number of lines of a function, including its signature. */
export const longestFunction = 80;

/**
 * Finds functions that do not fit on a screen. Two kinds are tables and are not counted as a whole: methods of an object that a
 * function returns (each of them is measured itself), and a body that is one `switch` after some constants.
 */
export function lengthFindings(file: SourceFile): readonly Finding[] {
  const generated = /^\/\/ Written by/u.test(file.text);
  if (generated) return [];
  return file.visits
    .filter(({ node }) => isFunction(node))
    .map(({ node }) => ({ node, lines: linesOf(file, node) - linesOfTables(file, node) }))
    .filter(({ lines }) => lines > longestFunction)
    .map(
      ({ node, lines }) =>
        `${place(file, node)} is a function of ${lines} lines: more than ${longestFunction} fit no screen. Name its parts.`,
    );
}

/** Maximum number of lines of a file. */
export const longestFile = 400;

/** Finds files that are too long to read in one sitting; such files usually have more than one responsibility. */
export function fileLengthFindings({ path, text }: SourceFile): readonly Finding[] {
  const lines = text.trimEnd().split('\n').length;
  const isGenerated = /^\/\/ Written by/u.test(text);
  return lines <= longestFile || isGenerated
    ? []
    : [`${path} has ${lines} lines: more than ${longestFile}. Split it by the questions it answers.`];
}

const linesOf = ({ text }: SourceFile, { start, end }: Syntax): number => text.slice(start, end).split('\n').length;

function linesOfTables(file: SourceFile, fn: Syntax): number {
  const body = fn.body as Syntax;
  const statements = body.type === 'BlockStatement' ? nodesOf(body.body) : [];
  const last = statements.at(-1);
  const isPrepared = statements.slice(0, -1).every(({ type }) => type === 'VariableDeclaration');
  if (last?.type === 'SwitchStatement' && isPrepared) return linesOf(file, last);
  const returned = body.type === 'BlockStatement' ? (last?.type === 'ReturnStatement' ? last.argument : null) : body;
  if (!isSyntax(returned) || returned.type !== 'ObjectExpression') return 0;
  const methods = nodesOf(returned.properties).filter(({ value }) => isSyntax(value) && isFunction(value));
  return methods.reduce((sum, method) => sum + linesOf(file, method), 0);
}

// ---- docstrings ------------------------------------------------------------------------------------------------------

/** Finds exported functions and classes without a docstring. A comment followed by an empty line belongs to the file. */
export function docstringFindings(file: SourceFile): readonly Finding[] {
  return file.visits
    .filter(({ node, around }) => node.type === 'ExportNamedDeclaration' && around.length === 1 && bindsFunction(node))
    .filter(({ node }) => !/\*\/\n$/u.test(file.text.slice(0, node.start)))
    .map(
      ({ node }) => `${place(file, node)} exports a function without a docstring: say what comes back, and when not.`,
    );
}

/**
 * Finds docstrings that describe nothing: an empty line or another docstring follows. The
 * first one of a file belongs to the file.
 */
export function strayDocstringFindings(file: SourceFile): readonly Finding[] {
  const stray = file.text.matchAll(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/[ \t]*\n(?=[ \t]*\n|[ \t]*\/\*\*)/gmu);
  return [...stray]
    .filter(
      ({ index }) =>
        file.text
          .slice(0, index)
          .replace(/^#!.*\n/u, '')
          .trim() !== '',
    )
    .map(({ index }) => {
      const line = file.text.slice(0, index).split('\n').length;
      return `${file.path}:${line} has a docstring that stands above nothing: join it to the one below, or take it out.`;
    });
}

function bindsFunction({ declaration }: Syntax): boolean {
  if (!isSyntax(declaration)) return false;
  const values = nodesOf(declaration.declarations).map(({ init }) => init);
  return (
    ['FunctionDeclaration', 'ClassDeclaration'].includes(declaration.type) ||
    values.some((value) => isSyntax(value) && isFunction(value))
  );
}

// ---- the syntax tree ----------------------------------------------------------------------------------------------

function* walk(node: Syntax, around: readonly Syntax[]): Generator<Visit> {
  yield { node, around };
  const inside = [node, ...around];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntax(child)) yield* walk(child, inside);
    }
  }
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

const nodesOf = (value: unknown): readonly Syntax[] => (Array.isArray(value) ? value.filter(isSyntax) : []);

function nameIn(value: unknown): string | null {
  return isSyntax(value) && value.type === 'Identifier' && typeof value.name === 'string' ? value.name : null;
}

function stringOf(value: unknown): string | null {
  if (!isSyntax(value)) return null;
  if (value.type === 'TSLiteralType') return stringOf(value.literal);
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;
}

function place(file: SourceFile, node: Syntax): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}
