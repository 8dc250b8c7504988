import * as z from 'zod/mini';
import { SUBMISSION_KINDS } from './submission.ts';

/**
 * How the extension and an inbox speak (docs/INBOX.md): paths from the inbox's address, states, errors.
 * `POST v1/submissions` with a report or a nomination; `GET v1/submissions/<id>` tells its state;
 * `DELETE v1/submissions/<id>` withdraws it. Whoever knows the id, which is random, is who sent it.
 */
export const SUBMISSIONS_PATH = 'v1/submissions';

/**
 * What has become of a submission.
 * - `received`: it waits for a person
 * - `accepted`: a person agreed; the change waits for the next publication
 * - `published`: a published list holds the change
 * - `refused`: a person did not agree, see `refusal`
 * - `withdrawn`: its sender took it back
 */
export const SUBMISSION_STATES = ['received', 'accepted', 'published', 'refused', 'withdrawn'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/**
 * Why a person did not agree.
 * - `honest`: the channel poses as nobody
 * - `no-evidence`: nothing shows it
 * - `not-official`: the channel is not the organisation's own
 * - `too-small`: the organisation is not one that the list is for
 * - `already-listed`: the list says so already
 * - `out-of-scope`: it is nothing that the list speaks of
 */
export const REFUSALS = [
  'honest',
  'no-evidence',
  'not-official',
  'too-small',
  'already-listed',
  'out-of-scope',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The public state of a submission: what a GET answers, and a POST that was taken. */
export const submissionStatusSchema = z.object({
  id: z.string(),
  kind: z.enum(SUBMISSION_KINDS),
  state: z.enum(SUBMISSION_STATES),
  /** Day of the last change, `YYYY-MM-DD`, UTC. */
  updated: z.iso.date(),
  refusal: z.optional(z.enum(REFUSALS)),
  /** For `published`: version of the list that first held the change. */
  listVersion: z.optional(z.number().check(z.int(), z.positive())),
});

export type SubmissionStatus = z.infer<typeof submissionStatusSchema>;

/** What an inbox answers when it does not do what it was asked, with the HTTP status that goes with it. */
export const INBOX_ERRORS = {
  /** The body is no JSON, or no UTF-8. */
  BODY_NOT_JSON: 400,
  /** The body is neither a report nor a nomination as it should be; `fields` says where. */
  SUBMISSION_INVALID: 422,
  /** It is of a format or version that this inbox does not know. */
  SUBMISSION_VERSION: 422,
  /** It is dated more than a day ahead. */
  DATE_IN_FUTURE: 422,
  BODY_TOO_LARGE: 413,
  /** Not `application/json`. */
  CONTENT_TYPE: 415,
  /** Something else was sent under this id before. */
  ID_TAKEN: 409,
  /** Nothing was sent under this id, or it has been deleted since. */
  ID_UNKNOWN: 404,
  /** A person has decided already: it cannot be withdrawn any more. */
  ALREADY_DECIDED: 409,
  /** It was withdrawn before. */
  WITHDRAWN: 410,
  /** Too many from one address; `Retry-After` says when. */
  RATE_LIMITED: 429,
  /** The inbox is under pressure: it takes what carries a stamp, made for `challenge`. */
  STAMP_REQUIRED: 428,
  /** The stamp is not for this submission, wrong or expired; there is a new `challenge`. */
  STAMP_INVALID: 428,
  /** More waits to be stored than can be; `Retry-After` says when. */
  BUSY: 503,
  /** There is nothing at this address. */
  NOT_FOUND: 404,
  /** The address does not take this method. */
  METHOD_NOT_ALLOWED: 405,
  /** The inbox failed. */
  INTERNAL: 500,
} as const;
export type InboxErrorCode = keyof typeof INBOX_ERRORS;

/** The body of an answer that is an error. */
export const inboxErrorSchema = z.object({
  error: z.object({
    code: z.string().check(z.maxLength(40)),
    /** In English, for whoever reads logs. */
    message: z.string(),
    /** For `SUBMISSION_INVALID`: what is wrong where. */
    fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
    /** For `STAMP_*`: what a stamp is to be made for, as altcha-lib's `createChallenge` makes it. */
    challenge: z.optional(z.unknown()),
  }),
});

export type InboxError = z.infer<typeof inboxErrorSchema>['error'];

/** Carries the stamp: base64url of the JSON of `{ challenge, solution }`. */
export const STAMP_HEADER = 'Submission-Stamp';
