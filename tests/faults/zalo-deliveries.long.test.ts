/** Many people write while the process stops. */
import './zalo-deliveries.test.ts';
