import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { LANGUAGES } from '../lib/languages.ts';
import { ALARM_PERIOD_MINUTES } from '../lib/list/schedule.ts';
import { nominationSchema } from '../lib/reports/nomination.ts';
import { reportSchema } from '../lib/reports/report.ts';
import { VERDICT_KINDS } from '../lib/verdict/verdict.ts';
import { localeKey } from '../lib/words.ts';
import { messagesFromYaml } from '../scripts/translate.ts';

const STORE = join(import.meta.dirname, '../docs/store');
const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');

/** The strictest of the stores, in characters; docs/store/README.md has them all. */
const MOST = { name: 45, summary: 132, amoSummary: 250, description: 10_000, answer: 1000 };
const LEAST_DESCRIPTION = 250;
const SEARCH = { terms: 7, length: 30, words: 21 };

const listingSchema = z.strictObject({
  name: z.string(),
  summary: z.string(),
  amo_summary: z.string(),
  search_terms: z.array(z.string()),
  description: z.string(),
});
const LISTINGS = readdirSync(join(STORE, 'listings')).map((file) => {
  const listing = listingSchema.parse(parse(read(`docs/store/listings/${file}`)));
  return [file.replace(/\.yml$/, ''), listing] as const;
});

test('every language of the extension has a listing', () => {
  expect(LISTINGS.map(([language]) => language).toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
});

describe.each(LISTINGS)('the listing in %s', (language, listing) => {
  const messages = messagesFromYaml(read(`locales/${language}.yml`));
  const t = (key: string) => messages.get(key) ?? '';
  const texts = [listing.summary, listing.amo_summary, listing.description, ...listing.search_terms];

  test('fits into every store', () => {
    expect(listing.name.length).toBeLessThanOrEqual(MOST.name);
    expect(listing.summary.length).toBeLessThanOrEqual(MOST.summary);
    expect(listing.amo_summary.length).toBeLessThanOrEqual(MOST.amoSummary);
    expect(listing.description.length).toBeGreaterThanOrEqual(LEAST_DESCRIPTION);
    expect(listing.description.length).toBeLessThan(MOST.description);
    expect(listing.search_terms.length).toBeLessThanOrEqual(SEARCH.terms);
    expect(listing.search_terms.filter((term) => term.length > SEARCH.length)).toEqual([]);
    expect(listing.search_terms.join(' ').split(' ').length).toBeLessThanOrEqual(SEARCH.words);
  });

  test('says what the package says of itself', () => {
    expect([listing.name, listing.summary]).toEqual([t('extension.name'), t('extension.description')]);
    expect(listing.amo_summary).toBe(`${t('extension.description')} ${t('welcome.private')}`);
  });

  test('explains every hint in the words of the extension, and what none means', () => {
    for (const kind of VERDICT_KINDS.filter((each) => each !== 'unknown')) {
      const key = `verdict.${localeKey(kind)}`;
      expect(listing.description).toContain(`• ${t(`${key}.label`)}: ${t(`${key}.text`)}\n`);
    }
    for (const key of ['welcome.title', 'welcome.unknown', 'welcome.private', 'object.who']) {
      expect(listing.description).toContain(t(key));
    }
    expect(listing.description).toContain(t('part.quoted').replace('$1', t('send.send')));
  });

  test('says no number but how many languages there are', () => {
    const numbers = texts.flatMap((text) => text.match(/\p{N}+/gu) ?? []);
    expect(numbers).toEqual([String(Object.keys(LANGUAGES).length)]);
  });

  test('names the pages it works on, and is calm', () => {
    expect(listing.description).toContain('web.telegram.org');
    expect(listing.description).toContain('t.me');
    expect(texts.filter((text) => /[!¡\p{Extended_Pictographic}]/u.test(text))).toEqual([]);
  });
});

const answerSchema = z.strictObject({
  single_purpose: z.string(),
  permissions: z.record(z.string(), z.string()),
  optional_permissions: z.record(z.string(), z.string()),
  hosts: z.record(z.string(), z.string()),
  remote_code: z.strictObject({ used: z.boolean(), why: z.string() }),
  data: z.record(z.string(), z.strictObject({ collected: z.boolean(), why: z.optional(z.string()) })),
  certified: z.array(z.string()),
  edge: z.strictObject({ personal_information: z.boolean(), mature_content: z.boolean() }),
  firefox: z.strictObject({ data_collection_permissions: z.unknown() }),
  privacy_policy: z.string(),
});
const ANSWERS = answerSchema.parse(parse(read('docs/store/answers.yml')));

/** The types of data that the Chrome Web Store asks about. */
const DATA_TYPES = [
  'personally_identifiable_information',
  'health_information',
  'financial_and_payment_information',
  'authentication_information',
  'personal_communications',
  'location',
  'web_history',
  'user_activity',
  'website_content',
];

interface Manifest {
  permissions: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts: { matches: string[] }[];
  content_security_policy: string | { extension_pages: string };
  browser_specific_settings?: { gecko: { data_collection_permissions: unknown } };
}

describe.each(['chrome-mv3', 'firefox-mv2'])('what stores are told, and the manifest of %s', (folder) => {
  const manifest: Manifest = JSON.parse(read(`.output/${folder}/manifest.json`));

  test('every permission has its reason, and no other is asked for', () => {
    expect(Object.keys(ANSWERS.permissions).toSorted()).toEqual(manifest.permissions.toSorted());
    const optional = [...(manifest.optional_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
    expect(Object.keys(ANSWERS.optional_permissions)).toEqual(optional);
    expect(manifest.host_permissions ?? []).toEqual([]);
  });

  test('every host has its reason', () => {
    const matches = manifest.content_scripts.flatMap((script) => script.matches);
    const hosts = new Set(matches.map((match) => match.split('/')[2] ?? ''));
    expect(Object.keys(ANSWERS.hosts).toSorted()).toEqual([...hosts].toSorted());
  });

  test('no code comes from elsewhere', () => {
    const policy = manifest.content_security_policy;
    const pages = typeof policy === 'string' ? policy : policy.extension_pages;
    expect(ANSWERS.remote_code.used).toBe(!/script-src 'self';/.test(pages));
  });

  test('Firefox’s declaration is the manifest’s', () => {
    const declared = manifest.browser_specific_settings?.gecko.data_collection_permissions;
    if (folder === 'firefox-mv2') expect(ANSWERS.firefox.data_collection_permissions).toEqual(declared);
    else expect(declared).toBeUndefined();
  });
});

describe('what stores are told', () => {
  test('fits into their fields', () => {
    const { single_purpose, permissions, optional_permissions, hosts, remote_code } = ANSWERS;
    const answers = [permissions, optional_permissions, hosts].flatMap((each) => Object.values(each));
    answers.push(single_purpose, remote_code.why, Object.values(hosts).join('\n'));
    expect(answers.filter((text) => text.length > MOST.answer)).toEqual([]);
  });

  test('every permission is explained to readers, too', () => {
    const page = read('docs/PERMISSIONS.md');
    for (const name of [...Object.keys(ANSWERS.permissions), ...Object.keys(ANSWERS.optional_permissions)]) {
      expect(page).toContain(`\`${name}\``);
    }
    expect(ALARM_PERIOD_MINUTES).toBe(6 * 60);
    expect(ANSWERS.permissions['alarms']).toContain('every six hours');
  });

  test('data that leaves the browser is what a report or nomination holds', () => {
    expect(Object.keys(ANSWERS.data)).toEqual(DATA_TYPES);
    const fields = new Set([reportSchema, nominationSchema].flatMap((schema) => Object.keys(schema.shape)));
    const collected = Object.entries(ANSWERS.data).flatMap(([type, { collected: is }]) => (is ? [type] : []));
    const held = [
      ...(fields.has('contact') ? ['personally_identifiable_information'] : []),
      ...(fields.has('title') || fields.has('links') ? ['website_content'] : []),
    ];
    expect(collected).toEqual(held);
    // Another field is another answer: look at both before adding it here.
    expect([...fields].toSorted()).toEqual(
      'client contact created format handle id links list listName organisation organisationName pages peerId reason reasons title verdict version website words'.split(
        ' ',
      ),
    );
    expect(ANSWERS.edge.personal_information).toBe(collected.includes('personally_identifiable_information'));
  });

  test('the privacy policy says the same', () => {
    const policy = read(ANSWERS.privacy_policy);
    expect(policy).toContain('| a report or a nomination | when you press Send;');
    expect(policy).toContain('There are no statistics, no accounts, no ids.');
    expect(policy).toContain('| a contact in it | erased when it is decided on |');
  });
});

describe('the pictures', () => {
  const files = readdirSync(join(STORE, 'pictures'));
  const sizes = files.map((file) => [file, sizeOf(readFileSync(join(STORE, 'pictures', file)))] as const);

  test('are there in English and Hebrew, light and dark, and weigh less than 2 MB', () => {
    for (const language of ['en', 'he']) {
      expect(files).toContain(`tile-${language}.png`);
      for (const theme of ['light', 'dark']) expect(files).toContain(`twin-${language}-${theme}.png`);
      const screenshots = files.filter((file) => file.includes(`-${language}-`));
      expect(screenshots.length).toBeGreaterThanOrEqual(5);
    }
    const bytes = files.reduce((sum, file) => sum + statSync(join(STORE, 'pictures', file)).size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  test.each(sizes)('%s has the size that stores ask for, and nothing of it is transparent', (file, size) => {
    const wanted = file.startsWith('tile-') ? '440x280' : file === 'logo.png' ? '300x300' : '1280x800';
    expect(size).toEqual({ size: wanted, colourType: TRUE_COLOUR });
  });
});

/** Of a PNG (its specification, section 11.2.1): 24 bits a pixel, without an alpha channel. */
const TRUE_COLOUR = 2;

function sizeOf(png: Buffer): { size: string; colourType: number } {
  return { size: `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, colourType: png.readUInt8(25) };
}
