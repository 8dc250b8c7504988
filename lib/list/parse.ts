import * as z from 'zod/mini';
import { CodedError } from '../errors.ts';
import { LIST_FORMAT, type OfficialList, officialListSchema } from './schema.ts';

const formatOnly = z.object({ format: z.number() });

/**
 * Checks a list, bundled or stored: the one gate through which every list passes.
 *
 * @param value parsed JSON of unknown origin.
 * @throws {CodedError} `LIST_FORMAT_NEWER` when it was made for a later version, `LIST_CORRUPT` when it is not a list
 *   or claims one handle or one organisation's id twice.
 */
export function parseList(value: unknown): OfficialList {
  const format = formatOnly.safeParse(value);
  if (!format.success) throw new CodedError('LIST_CORRUPT', 'no format number');
  if (format.data.format > LIST_FORMAT) {
    throw new CodedError('LIST_FORMAT_NEWER', `format ${format.data.format}, this version reads ${LIST_FORMAT}`);
  }
  const result = officialListSchema.safeParse(value);
  if (!result.success) throw new CodedError('LIST_CORRUPT', z.prettifyError(result.error).slice(0, 500));
  refuseSharedIds(result.data);
  refuseSharedHandles(result.data);
  return result.data;
}

function refuseSharedIds({ organisations }: OfficialList): void {
  const ids = new Set<string>();
  for (const { id } of organisations) {
    if (ids.has(id)) throw new CodedError('LIST_CORRUPT', `${id} stands there twice`);
    ids.add(id);
  }
}

function refuseSharedHandles(list: OfficialList): void {
  const owners = new Map<string, string>();
  for (const organisation of list.organisations) {
    for (const channel of organisation.channels) {
      const key = channel.handle.toLowerCase();
      const owner = owners.get(key);
      if (owner)
        throw new CodedError('LIST_CORRUPT', `@${channel.handle} stands under ${owner} and ${organisation.id}`);
      owners.set(key, organisation.id);
    }
  }
}
