/** A crowd that writes while the process ends. */
import './zalo-deliveries.test.ts';
