/** The database cannot be used, and an operator can fix it: the message says how. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}
