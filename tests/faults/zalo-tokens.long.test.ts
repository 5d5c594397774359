/** While two hundred speak at once. */
import './zalo-tokens.test.ts';
