/** Art. 8.1.b: documents issued by the ward's People's Committee, one working day after signing. */
import type { Category } from './category.ts';

export const document = { deadline: 'document', clock: 'signing', expectsPhotos: false } as const satisfies Category;
