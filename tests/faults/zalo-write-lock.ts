/** Holds the write lock of a database for some milliseconds, as a backup or another tool may do. Arguments: FILE MS. */
import { openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';

const [, , file = '', ms = '0'] = process.argv;
const { handle, close } = openSqlite<never>(file);
handle.exec('BEGIN IMMEDIATE');
process.stdout.write('locked\n');
setTimeout(() => {
  handle.exec('COMMIT');
  void close();
}, Number(ms));
