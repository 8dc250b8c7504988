import type { Words } from './use-act.ts';

/** What was done last. `count` tells the same words said twice apart. */
export interface Noticed {
  count: number;
  words?: Words | undefined;
}

/** Says what was done, to screen readers as well. It fades; nothing is lost with it. */
export function Notice({ count, words }: Noticed) {
  return (
    <p class="notice" role="status">
      {words && <span key={count}>{words()}</span>}
    </p>
  );
}
