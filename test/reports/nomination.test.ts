import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BYTES, MAX_CONTACT, MAX_NAME, MAX_PAGES, MAX_TITLE, MAX_WORDS } from '../../lib/reports/limits.ts';
import { buildNomination, type NominationFields, nominationSchema } from '../../lib/reports/nomination.ts';
import { printSubmission, submissionFileName } from '../../lib/reports/print.ts';
import { kindOf, submissionSchema } from '../../lib/reports/submission.ts';
import { UNKNOWN } from '../components/samples.ts';
import { handles } from '../fakes/arbitraries.ts';

const STAMP = { id: '3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b', now: new Date('2026-11-23T23:30:00+02:00') };
const PAGE = { address: 'https://library.example.org/news', found: 'link', checked: '2026-11-23' } as const;
const FIELDS: NominationFields = {
  handle: 'harbour_library',
  title: 'Harbour City Library',
  organisation: { name: 'Harbour City Library' },
  website: 'https://library.example.org/',
  words: 'The site links to it.\nSo does the sign at the door.',
  pages: [PAGE],
  contact: '',
};

describe('a nomination', () => {
  test('says what it knows, in the order in which it is read, and nothing of who sends it', () => {
    expect(JSON.stringify(buildNomination(FIELDS, { verdict: UNKNOWN, list: 7 }, STAMP))).toBe(
      JSON.stringify({
        format: 'channel-trust-hints/nomination',
        version: 1,
        id: STAMP.id,
        created: '2026-11-23',
        handle: 'harbour_library',
        title: 'Harbour City Library',
        verdict: 'unknown',
        reasons: [],
        list: 7,
        organisationName: 'Harbour City Library',
        website: 'https://library.example.org/',
        words: 'The site links to it.\nSo does the sign at the door.',
        pages: [PAGE],
      }),
    );
  });

  test('is one of the things an inbox takes', () => {
    const nomination = buildNomination(FIELDS, undefined, STAMP);
    const read = submissionSchema.parse(JSON.parse(printSubmission(nomination)));
    expect(read).toEqual(nomination);
    expect(kindOf(read)).toBe('nomination');
    expect(submissionFileName(nomination)).toBe('nomination-harbour_library-2026-11-23.json');
  });

  test('needs an organisation, and something by which one can tell', () => {
    const blank = { ...FIELDS, website: ' ', words: '', pages: [] };
    expect(nominationSchema.safeParse(buildNomination(blank, undefined, STAMP)).success).toBe(false);
    const nobodys = { ...FIELDS, organisation: { name: ' ' } };
    expect(nominationSchema.safeParse(buildNomination(nobodys, undefined, STAMP)).success).toBe(false);
    const listed = { ...nobodys, organisation: { id: 'harbour-library' } };
    expect(nominationSchema.safeParse(buildNomination(listed, undefined, STAMP)).success).toBe(true);
  });

  test('has its addresses as browsers write them', () => {
    const website = ' HTTPS://\u202eסימן.example.org/\u202e ';
    const { website: written } = buildNomination(
      { ...FIELDS, website: website.replace('\u202e', '') },
      undefined,
      STAMP,
    );
    expect(written).toBe('https://xn--eebkdf.example.org/%E2%80%AE');
  });

  test.each([
    'javascript:alert(1)',
    'https://user:secret@library.example.org/',
    'ftp://library.example.org/',
    'https://localhost/',
    'https://a b.example/',
    'library',
    `https://library.example.org/${'a'.repeat(500)}`,
  ])('has no website %s', (website) => {
    const built = buildNomination({ ...FIELDS, website }, undefined, STAMP);
    expect(nominationSchema.safeParse(built).success).toBe(false);
  });

  test('whatever is typed makes one that passes, within every limit, and fits an inbox', () => {
    const text = fc.string({ unit: 'binary', maxLength: 3000 });
    fc.assert(
      fc.property(handles, text, text, text, text, (handle, title, name, words, contact) => {
        const fields = { ...FIELDS, handle, title, organisation: { name: `x${name}` }, words, contact };
        const built = buildNomination({ ...fields, pages: Array(9).fill(PAGE) }, undefined, STAMP);
        const printed = printSubmission(built);
        expect(nominationSchema.parse(JSON.parse(printed))).toEqual(built);
        expect(built.title?.length ?? 0).toBeLessThanOrEqual(MAX_TITLE);
        expect(built.organisationName?.length ?? 0).toBeLessThanOrEqual(MAX_NAME);
        expect(built.words?.length ?? 0).toBeLessThanOrEqual(MAX_WORDS);
        expect(built.contact?.length ?? 0).toBeLessThanOrEqual(MAX_CONTACT);
        expect(built.pages).toHaveLength(MAX_PAGES);
        expect(new TextEncoder().encode(printed).length).toBeLessThanOrEqual(MAX_BYTES);
      }),
      { numRuns: 200 },
    );
  });

  test('the longest of all fits an inbox', () => {
    // The tag characters of Unicode's plane 14 cost most: two escapes of six characters each.
    const most = (max: number) => '\u{E0041}'.repeat(max / 2);
    const page = { ...PAGE, address: `https://library.example.org/${'a'.repeat(470)}` };
    const built = buildNomination(
      {
        ...FIELDS,
        title: most(MAX_TITLE),
        organisation: { name: most(MAX_NAME) },
        words: most(MAX_WORDS),
        contact: most(MAX_CONTACT),
        website: page.address,
        pages: Array(MAX_PAGES).fill(page),
      },
      undefined,
      STAMP,
    );
    expect(nominationSchema.safeParse(built).success).toBe(true);
    expect(new TextEncoder().encode(printSubmission(built)).length).toBeLessThanOrEqual(MAX_BYTES);
  });
});
