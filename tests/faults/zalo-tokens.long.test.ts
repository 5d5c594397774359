/** The same with two hundred simultaneous senders. */
import './zalo-tokens.test.ts';
