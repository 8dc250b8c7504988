import { describe, expect, test } from 'vitest';
import { concurrency } from './concurrency.ts';
import { contentAttacks, mixAttacks } from './content.ts';
import { expiryAttacks } from './expiry.ts';
import { interruptions } from './interruption.ts';
import { metadataAttacks } from './metadata.ts';
import { privacy } from './privacy.ts';
import { REQUIRED } from './required.ts';
import { printResults, withoutResult } from './results.ts';
import { rollbackAttacks } from './rollback.ts';
import { manyRotations } from './rotations.ts';
import { rotationAttacks, signatureAttacks } from './signatures.ts';
import { storageAttacks } from './storage.ts';
import { compressionAttacks, transportAttacks } from './transport.ts';

// Each has a world of its own.
describe('rollback', { concurrent: true }, rollbackAttacks);
describe('expiry', { concurrent: true }, expiryAttacks);
describe('mix and match', { concurrent: true }, mixAttacks);
describe('signatures', { concurrent: true }, signatureAttacks);
describe('rotation', { concurrent: true }, rotationAttacks);
describe('many rotations', { concurrent: true }, manyRotations);
describe('metadata', { concurrent: true }, metadataAttacks);
describe('content', { concurrent: true }, contentAttacks);
describe('transport', { concurrent: true }, transportAttacks);
describe('privacy', { concurrent: true }, privacy);
describe('interruption', { concurrent: true }, interruptions);
// One after the other: these look at the memory of the process, or change the database for all.
describe('compression', compressionAttacks);
describe('storage', storageAttacks);
describe('two syncs at once', concurrency);

test('every attack has a result', () => {
  console.log(printResults());
  expect(withoutResult(REQUIRED)).toEqual([]);
});
