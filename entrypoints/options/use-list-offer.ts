import { useCallback, useRef, useState } from 'preact/hooks';
import { type ErrorCode, errorCode } from '../../lib/errors.ts';
import type { ListPreview } from '../../lib/messages.ts';
import type { OptionsCalls } from './calls.ts';

interface State {
  looking: boolean;
  /** The list that was found at the address. */
  offer?: ListPreview;
  failure?: ErrorCode;
}

export interface ListOfferState extends State {
  address: string;
  /** Takes what was typed. What was found before is no longer offered. */
  type(address: string): void;
  /** Looks what list there is at the address. @returns false when none was found; true too when it matters no more. */
  look(): Promise<boolean>;
}

/** The address a reader types, and the list that is found there. Only the answer to the last look counts. */
export function useListOffer(calls: OptionsCalls): ListOfferState {
  const [address, setAddress] = useState('');
  const [state, setState] = useState<State>({ looking: false });
  const latest = useRef(0);
  const type = useCallback((text: string) => {
    latest.current += 1;
    setAddress(text);
    setState({ looking: false });
  }, []);
  const look = useCallback(async () => {
    if (state.looking) return true;
    latest.current += 1;
    const own = latest.current;
    setState({ looking: true });
    try {
      const offer = await calls.previewList(address);
      if (own === latest.current) setState({ looking: false, offer });
      return true;
    } catch (error) {
      if (own !== latest.current) return true;
      setState({ looking: false, failure: errorCode(error, 'BACKGROUND_UNREACHABLE') });
      return false;
    }
  }, [calls, address, state.looking]);
  return { ...state, address, type, look };
}
