import * as z from 'zod/mini';
import {
  channelSchema,
  type Evidence,
  evidenceSchema,
  type Impostor,
  impostorSchema,
  officialListSchema,
  organisationSchema,
} from '../lib/list/schema.ts';
import { isHandle } from '../lib/telegram/handle.ts';
import { parseTelegramLink } from '../lib/telegram/link.ts';
import { printLink } from '../lib/telegram/print-link.ts';
import type { ProblemCode } from './problems.ts';

/** Rides along with a broken rule, so that the problem keeps its own code. */
export interface RuleParams {
  problem: ProblemCode;
}

/** A rule that the list's readers need not check, because the registry never publishes what breaks it. */
function rule<T>(holds: (value: T) => boolean, problem: ProblemCode, error: string, path: string[] = []) {
  return z.refine<T>(holds, { error, path, params: { problem } satisfies RuleParams });
}

const UNTIDY = 'has blanks at its ends, two in a row, invisible characters, or letters that are not composed (NFC)';
/** Controls, format characters (zero width, bidi), surrogates, private use, line and paragraph separators. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|(?!\u200C)\p{Cf}/u;

/** True for text as it should be written: what is compared and shown is all there is to see. */
function isTidy(text: string): boolean {
  // U+200C, the zero width non-joiner, is part of Persian spelling.
  return !INVISIBLE.test(text) && text === text.normalize('NFC').trim() && !/\s\s/.test(text);
}

/** True for `2026`, `2026-09` and `2026-09-30`, false for `2026-13` and `2026-09-31`. */
function isRealDate(text: string): boolean {
  const [year = '', month = '01', day = '01'] = text.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/**
 * First-hand evidence can be looked up: an own site has an address, and Telegram speaks on telegram.org or in its
 * own channel on t.me.
 */
function isProven({ kind, source }: Evidence): boolean {
  if (kind === 'own-site') return /^https?:\/\/\S+$/.test(source);
  if (kind === 'platform-statement') return /^https:\/\/((core\.)?telegram\.org|t\.me\/telegram)\//.test(source);
  return true;
}

/** True up to today, UTC. */
function isPast(text: string): boolean {
  return text <= new Date().toISOString().slice(0, text.length);
}

/** Some names lead to other places than a chat: t.me/addstickers. */
function leadsToChat(handle: string): boolean {
  return !isHandle(handle) || parseTelegramLink(printLink(handle))?.kind === 'handle';
}

const realDate = rule(isRealDate, 'BAD_DATE', 'there is no such day');
const pastDate = rule(isPast, 'BAD_DATE', 'nothing can have been seen on a day to come');
const tidy = rule(isTidy, 'UNTIDY_TEXT', UNTIDY);

const evidence = z
  .extend(evidenceSchema, {
    source: evidenceSchema.shape.source.check(tidy),
    seen: evidenceSchema.shape.seen.check(realDate, pastDate),
  })
  .check(
    rule(
      isProven,
      'UNPROVEN_EVIDENCE',
      'own-site needs the address of the page that links to the channel; platform-statement one on telegram.org or t.me/telegram',
      ['source'],
    ),
  );
const proofs = z.array(evidence).check(z.minLength(1));

const impostor = z
  .extend(impostorSchema, { evidence: proofs })
  .check(
    rule(
      ({ handle, peerId }: Impostor) => handle !== undefined || peerId !== undefined,
      'IMPOSTOR_UNNAMED',
      'an impostor needs a handle, a peerId, or both',
    ),
  );

const names = organisationSchema.shape.names.check(({ value, issues }) => {
  for (const [language, list] of Object.entries(value)) {
    list.forEach((name, place) => {
      const problem = nameProblem(list, name, place);
      if (problem) issues.push({ code: 'custom', input: name, path: [language, place], continue: true, ...problem });
    });
  }
});

function nameProblem(list: readonly string[], name: string, place: number) {
  if (!isTidy(name)) return { message: UNTIDY, params: { problem: 'UNTIDY_TEXT' } satisfies RuleParams };
  if (list.indexOf(name) === place) return undefined;
  return { message: `“${name}” stands here twice`, params: { problem: 'BAD_VALUE' } satisfies RuleParams };
}

/** One file below `registry/organisations`: an organisation of the list, under the rules for what may be published. */
export const registryFileSchema = z.extend(organisationSchema, {
  names,
  abbreviations: z.optional(names),
  channels: z
    .array(
      z.extend(channelSchema, {
        handle: channelSchema.shape.handle.check(
          rule(leadsToChat, 'BAD_HANDLE', 'Telegram keeps this name for itself: t.me leads to no chat there'),
        ),
        evidence: proofs.check(
          rule(
            (given) => given.every(({ kind }) => kind !== 'reader-reports'),
            'UNPROVEN_EVIDENCE',
            'what readers report says nothing of whose channel it is',
          ),
        ),
      }),
    )
    .check(z.minLength(1)),
  impostors: z.optional(z.array(impostor)),
  cleared: z.optional(z.array(impostor)),
});

/** `registry/list.yaml`: what the list says of itself, of surfaces that Telegram has changed, and how its publisher is reached. */
export const listFileSchema = z.strictObject({
  name: officialListSchema.shape.name.check(tidy),
  published: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), realDate),
  surfaces: officialListSchema.shape.surfaces,
  contact: officialListSchema.shape.contact,
});

export type ListFile = z.infer<typeof listFileSchema>;
