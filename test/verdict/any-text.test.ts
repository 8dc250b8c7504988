import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { isWarning, VERDICT_KINDS } from '../../lib/verdict/verdict.ts';
import { bundledIndex, judgedByBundled } from './bundled.ts';
import { sightings, unmarkedSightings } from './sightings.ts';

const RUNS = { numRuns: 500 };

test('any sighting has a verdict with its reasons and evidence, never a throw', () => {
  fc.assert(
    fc.property(fc.oneof(sightings, unmarkedSightings), (sighting) => {
      const { verdict, reasons, evidence, organisation, official } = judgedByBundled(sighting);
      expect(VERDICT_KINDS).toContain(verdict);
      expect(Array.isArray(evidence)).toBe(true);
      if (verdict !== 'unknown') expect(reasons).not.toEqual([]);
      if (isWarning(verdict) && verdict !== 'flagged') expect(organisation).toBeDefined();
      if (official !== undefined) expect(bundledIndex.byHandle(official)?.organisation.id).toBe(organisation?.id);
    }),
    RUNS,
  );
});

test('the same sighting always has the same verdict, whatever was judged between', () => {
  fc.assert(
    fc.property(unmarkedSightings, unmarkedSightings, (sighting, another) => {
      const verdict = judgedByBundled(sighting);
      judgedByBundled(another);
      expect(judgedByBundled(sighting)).toEqual(verdict);
      expect(judgedByBundled(structuredClone(sighting))).toEqual(verdict);
    }),
    RUNS,
  );
});

test('a verdict is plain data: it comes through a message as it is', () => {
  fc.assert(
    fc.property(unmarkedSightings, (sighting) => {
      const verdict = judgedByBundled(sighting);
      expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
    }),
    RUNS,
  );
});

test('neither the sighting nor the list is changed', () => {
  const before = JSON.stringify(bundledIndex.organisations);
  fc.assert(
    fc.property(unmarkedSightings, (sighting) => {
      const frozen: Sighting = Object.freeze({
        ...sighting,
        otherHandles: Object.freeze([...(sighting.otherHandles ?? [])]) as string[],
      });
      judge(frozen, bundledIndex);
    }),
    RUNS,
  );
  expect(JSON.stringify(bundledIndex.organisations)).toBe(before);
});

test('a person is never judged, whatever the page shows', () => {
  fc.assert(
    fc.property(sightings, (sighting) => {
      expect(judgedByBundled({ ...sighting, kind: 'user' })).toEqual({ verdict: 'unknown', reasons: [], evidence: [] });
    }),
  );
});

test('a listed handle is told as such whatever is written beside it', () => {
  const listed = fc.constantFrom(...bundledIndex.organisations.flatMap(({ channels }) => channels));
  fc.assert(
    fc.property(unmarkedSightings, listed, (sighting, { handle, peerId }) => {
      fc.pre(peerId === undefined);
      const { verdict, official } = judgedByBundled({ ...sighting, handle, otherHandles: [] });
      expect(['official', 'listed']).toContain(verdict);
      expect(official).toBe(handle);
    }),
    RUNS,
  );
});

test('while the handle is not known, no text makes a chat suspicious', () => {
  fc.assert(
    fc.property(unmarkedSightings, (sighting) => {
      const { handle: _, otherHandles: __, linkText: ___, ...rest } = sighting;
      expect(isWarning(judgedByBundled({ ...rest, handlePending: true }).verdict)).toBe(false);
    }),
    RUNS,
  );
});

test('the case of a handle makes no difference to the verdict on it', () => {
  const handles = fc.constantFrom(
    'M0Hreport',
    'bellingcat_official',
    'GeneralStfafZSU',
    'zi1liqa',
    'durov',
    'worldcoins',
  );
  fc.assert(
    fc.property(handles, (handle) => {
      const [lower, upper] = [handle.toLowerCase(), handle.toUpperCase()].map((written) =>
        judgedByBundled({ handle: written }),
      );
      expect(lower?.verdict).toBe(upper?.verdict);
    }),
  );
});
