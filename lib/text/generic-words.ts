/**
 * Words that thousands of handles end in: they name a trade or a kind of channel, not an owner.
 * From the endings that recur in public token registries and channel directories.
 */
const GENERIC_ENDINGS = (
  'token tokens coin coins chain blockchain network protocol finance exchange crypto currency cash money pay bank capital fund trade trading mining market ' +
  'project foundation community group channel chat talk official news team global world international online platform system labs lab tech digital media ' +
  'live info dao defi swap inu eth ico ieo ai io app hub pro tv en eng com net org ltd'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);

/** What is left is at least this long. */
const MIN_REST = 3;

/** How many units at the end of a plain handle are such a word. */
export function genericEnd(plain: string): number {
  const ending = GENERIC_ENDINGS.find((word) => plain.length - word.length >= MIN_REST && plain.endsWith(word));
  return ending?.length ?? 0;
}
