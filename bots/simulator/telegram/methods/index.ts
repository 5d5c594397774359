import { editingMethods } from './editing.ts';
import type { Method } from './method.ts';
import { otherMethods } from './others.ts';
import { receivingMethods } from './receiving.ts';
import { sendingMethods } from './sending.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...receivingMethods,
  ...sendingMethods,
  ...editingMethods,
  ...otherMethods,
};

/** Names are compared without case, as the server does. */
export function findMethod(name: string): Method | null {
  const known = Object.keys(METHODS).find((method) => method.toLowerCase() === name.toLowerCase());
  return known === undefined ? null : (METHODS[known] ?? null);
}
