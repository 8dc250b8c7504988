import type { Surface } from './surface.ts';
import { tMeCard } from './t-me/card.ts';
import { tMePreview } from './t-me/preview.ts';
import { webAHeader } from './web-a/header.ts';
import { webKHeader } from './web-k/header.ts';

/** Every surface. Adding one is a file and a line here. */
export const SURFACES: readonly Surface[] = [webKHeader, webAHeader, tMeCard, tMePreview];
