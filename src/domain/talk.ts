/** Version of what is remembered of a talk: raise it, and half-finished talks of the old shape end politely. */
export const talkVersion = 1;
