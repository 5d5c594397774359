import type { ApiCall } from '../../kernel/bot-api.ts';
import { faults } from '../faults.ts';
import { editingMethods } from './editing.ts';
import type { Method, MethodContext } from './method.ts';
import { otherMethods } from './others.ts';
import { receivingMethods } from './receiving.ts';
import { sendingMethods } from './sending.ts';

const allMethods: Readonly<Record<string, Method>> = {
  ...receivingMethods,
  ...sendingMethods,
  ...editingMethods,
  ...otherMethods,
};

/** Carries a call out; names are compared without case, as the server does. @throws ApiFault */
export function runMethod(call: ApiCall, context: MethodContext): unknown {
  const known = Object.keys(allMethods).find((method) => method.toLowerCase() === call.method.toLowerCase());
  const method = known === undefined ? undefined : allMethods[known];
  if (!method) throw faults.methodNotFound();
  return method(call, context);
}
