import { useCallback, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';

/** A sentence in the language spoken when it is shown. */
export type Words = () => string;

/** Tells the reader, and their screen reader, what has been done. */
export type Announce = (words: Words | undefined) => void;

/** Does something and says so. @returns false when it failed, which is then told by its error code. */
export type Act = (action: () => Promise<Words>) => Promise<boolean>;

/** For one section: what went wrong last in it, and how it acts. */
export function useAct(announce: Announce): [ErrorCode | undefined, Act] {
  const [failure, setFailure] = useState<ErrorCode | undefined>(undefined);
  const act = useCallback(
    async (action: () => Promise<Words>) => {
      setFailure(undefined);
      announce(undefined);
      try {
        announce(await action());
        return true;
      } catch (error) {
        setFailure(errorCode(error, 'BACKGROUND_UNREACHABLE'));
        return false;
      }
    },
    [announce],
  );
  return [failure, act];
}
