import { T_ME } from './t-me/client.ts';
import { WEB_A } from './web-a/client.ts';
import { WEB_K } from './web-k/client.ts';

/** Every client. A page loads the script of its own client alone, so what runs on pages imports no more than one. */
const CLIENTS = [WEB_K, WEB_A, T_ME] as const;

/** Every surface. */
export const SURFACES = CLIENTS.flatMap(({ surfaces }) => surfaces);
