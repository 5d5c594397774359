/** The database can't be used, and a person can do something about it: the message says what. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}
