import * as z from 'zod/mini';
import { LIST_FORMAT, officialListSchema } from './schema.ts';

/** The target `list.json`: what a published list says of itself and of the bins its organisations lie in. */
export const listHeadSchema = z.strictObject({
  format: z.literal(LIST_FORMAT),
  name: officialListSchema.shape.name,
  published: officialListSchema.shape.published,
  /** How many organisations there are in all bins together. */
  organisations: z.number().check(z.int(), z.nonnegative()),
  /** How many bins there are. */
  bins: z.number().check(z.int(), z.positive(), z.maximum(4096)),
  surfaces: officialListSchema.shape.surfaces,
  contact: officialListSchema.shape.contact,
});

export type ListHead = z.infer<typeof listHeadSchema>;
