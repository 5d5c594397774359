/**
 * Finds the titles of tests that actually run. It reads the syntax tree, so titles in
 * comments, of skipped tests, or of removed tests do not count.
 */
import { readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Conditions of `skipIf` that depend on the machine or the run. Tests with these conditions count as running. */
const conditions = ['onPostgres()', '!chromiumPath'];
const makers = ['it', 'test', 'describe'];
const leftOut = ['skip', 'todo', 'fails'];

/** `it`, `it.each(rows)`, `describe.skipIf(condition)`. */
interface Maker {
  readonly root: string;
  /** True if the tests that it declares are skipped. */
  readonly isLeftOut: boolean;
  readonly isOnly: boolean;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;
const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode);
const nameOf = (node: unknown): string => (isNode(node) ? String(node.name ?? '') : '');

/** @param callee the called expression @returns null if it declares no tests */
function makerOf(callee: unknown, source: string): Maker | null {
  if (!isNode(callee)) return null;
  if (callee.type === 'Identifier')
    return makers.includes(nameOf(callee)) ? { root: nameOf(callee), isLeftOut: false, isOnly: false } : null;
  if (callee.type === 'MemberExpression') {
    const [inner, name] = [makerOf(callee.object, source), nameOf(callee.property)];
    const isLeftOut = leftOut.includes(name);
    return inner && { ...inner, isLeftOut: inner.isLeftOut || isLeftOut, isOnly: inner.isOnly || name === 'only' };
  }
  if (callee.type !== 'CallExpression') return null;
  const inner = makerOf(callee.callee, source);
  const name = isNode(callee.callee) ? nameOf(callee.callee.property) : '';
  const [condition] = childrenOf({ ...callee, callee: null });
  const isUsual = name === 'skipIf' && condition && conditions.includes(source.slice(condition.start, condition.end));
  return inner && { ...inner, isLeftOut: inner.isLeftOut || (/^(?:skip|run)If$/u.test(name) && !isUsual) };
}

const textOf = (node: unknown): string | null => {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  // Interpolated parts become '…'.
  return (node.quasis as readonly Node[]).map(({ value }) => (value as { readonly cooked: string }).cooked).join('…');
};

/** The name of one step of a story: `{ name, play }`. */
function pointOf(node: Node): string | null {
  const of = (name: string) => childrenOf(node).find(({ key }) => nameOf(key) === name);
  return of('play') ? textOf(of('name')?.value) : null;
}

/** True if the node contains a call of `context.skip()`. */
const leaves = (node: Node): boolean => {
  const { callee } = node;
  const isSkip = node.type === 'CallExpression' && isNode(callee) && nameOf(callee.property) === 'skip';
  return (isSkip && makerOf(callee, '') === null) || childrenOf(node).some(leaves);
};

/** Titles of the tests in a file that run. @param source of the file; read from `path` by default */
export function runningTitles(path: string, source = readFileSync(path, 'utf8')): readonly string[] {
  const titles: string[] = [];
  let isOnly = false;
  const visit = (node: Node, isOut: boolean): void => {
    const maker = node.type === 'CallExpression' ? makerOf(node.callee, source) : null;
    const [title, ...rest] = maker ? (node.arguments as readonly Node[]) : [];
    isOnly ||= maker?.isOnly === true;
    const isInside = isOut || maker?.isLeftOut === true;
    const isTest = maker !== null && maker.root !== 'describe' && rest.length > 0 && !rest.some(leaves);
    const found = isTest ? textOf(title) : node.type === 'ObjectExpression' ? pointOf(node) : null;
    if (found !== null && !isInside) titles.push(found);
    for (const child of childrenOf(node)) visit(child, isInside);
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, false);
  return isOnly ? [] : titles;
}
