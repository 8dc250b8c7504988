import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { printSubmission, submissionFileName } from '../lib/reports/print.ts';
import type { Submission } from '../lib/reports/submission.ts';
import type { ChatCalls } from './chat-calls.ts';

interface Options {
  calls: ChatCalls;
  submission: Submission;
  /** An inbox would refuse it. */
  isWrong: boolean;
  /** Gives it another id. */
  renew: () => void;
}

export interface SubmissionInHand {
  /** As it is sent, or stands in the file. */
  text: string;
  form: { current: HTMLFormElement | null };
  /** How often the reader has tried to do something with it: from then on what is wrong is marked, and said again each time. */
  tries: number;
  /** False when something is wrong: the first field that is gets the focus. */
  check: () => boolean;
  /** This very text has been saved. */
  isSaved: boolean;
  save: () => void;
  /** @throws {CodedError} as `ChatCalls.send` */
  send: (list: string) => Promise<void>;
  /** What was sent, word for word. */
  sent: string | undefined;
}

/** What a page does with what is made on it: checks, saves and sends it. */
export function useSubmission({ calls, submission, isWrong, renew }: Options): SubmissionInHand {
  const text = printSubmission(submission);
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const [sent, setSent] = useState<string | undefined>(undefined);
  const [failed, setFailed] = useState<string | undefined>(undefined);

  useLayoutEffect(() => {
    if (failed === undefined || failed === text) return;
    // The outbox may have kept it although no answer came: what is written now is something else.
    setFailed(undefined);
    renew();
  }, [failed, text, renew]);

  const check = () => {
    setTries((before) => before + 1);
    setSaved(undefined);
    if (!isWrong) return true;
    // Once the fields that are wrong are marked as such.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return false;
  };
  const save = () => {
    if (!check()) return;
    calls.save(submissionFileName(submission), text);
    setSaved(text);
  };
  const send = async (list: string) => {
    try {
      await calls.send(text, list);
      setSent(text);
    } catch (error) {
      setFailed(text);
      throw error;
    }
  };
  return { text, form, tries, check, isSaved: saved === text, save, send, sent };
}
