import type { ListIndex } from '../../../lib/list/index.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import { handleCores } from '../../../lib/text/handle-form.ts';
import type { Case } from '../../../lib/verdict/detectors/finding.ts';
import { readTitle } from '../../../lib/verdict/detectors/title-forms.ts';
import { castIndex } from '../cast.ts';

/** A sighting as the judge hands it to the detectors. */
export function caseOf(sighting: Sighting, index: ListIndex = castIndex): Case {
  const title = readTitle(sighting.title ?? '');
  const handles = [sighting.handle ?? [], sighting.otherHandles ?? []].flat();
  return {
    sighting,
    index,
    handles: handles.map((written) => ({ written, cores: handleCores(written) })),
    ...(title ? { title } : {}),
  };
}
