import { describe, expect, test } from 'vitest';
import {
  BADGE_VERDICTS,
  DEFAULT_SETTINGS,
  KeptSettings,
  loadSettings,
  readSettings,
  SETTINGS_KEY,
  type SettingsChanges,
} from '../lib/settings.ts';
import { fakePlatform } from './fakes/platform.ts';

const stored = (value: unknown) => fakePlatform(undefined, { [SETTINGS_KEY]: value });

describe('what was stored', () => {
  test('comes back as it was', async () => {
    const settings = { format: 1, language: 'he', verdictsOff: ['suspicious'], placesOff: ['link', 'search'] };
    expect(await loadSettings(stored(settings))).toEqual({ ...settings, placesOff: ['search', 'link'] });
  });

  test.each([
    [undefined],
    [null],
    ['dark'],
    [[]],
    [{ language: 'tlh', verdictsOff: 'all', placesOff: [7, null, 'moon'] }],
    [{ language: '__proto__', verdictsOff: ['unknown'] }],
  ])('gives way to the defaults where it is not sound: %j', (value) => {
    expect(readSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  test('is sound in part: that part is kept', () => {
    expect(readSettings({ language: 'fr', verdictsOff: ['listed', 'nonsense'], placesOff: 0 })).toEqual({
      ...DEFAULT_SETTINGS,
      language: 'fr',
      verdictsOff: ['listed'],
    });
  });

  test('storage that cannot be read gives the defaults, and says so', async () => {
    const denied = fakePlatform(undefined, {}, ['get']);
    expect(await loadSettings(denied)).toEqual(DEFAULT_SETTINGS);
    expect(await new KeptSettings(denied).get()).toEqual({ ...DEFAULT_SETTINGS, problem: 'STORAGE_UNAVAILABLE' });
  });
});

describe('a change', () => {
  test('is kept and leaves the other choices', async () => {
    const platform = stored({ language: 'he', verdictsOff: ['listed'], placesOff: [] });
    const settings = new KeptSettings(platform);
    const changed = await settings.change({ placesOff: ['link'] });
    expect(changed).toEqual({ format: 1, language: 'he', verdictsOff: ['listed'], placesOff: ['link'] });
    expect(await settings.get()).toEqual(changed);
    expect(platform.stored[SETTINGS_KEY]).toEqual(changed);
  });

  test('and others at once are all kept', async () => {
    const platform = stored(undefined);
    const settings = new KeptSettings(platform);
    await Promise.all([
      settings.change({ language: 'ar' }),
      settings.change({ verdictsOff: ['listed'] }),
      settings.change({ placesOff: ['similar'] }),
    ]);
    expect(platform.stored[SETTINGS_KEY]).toEqual({
      format: 1,
      language: 'ar',
      verdictsOff: ['listed'],
      placesOff: ['similar'],
    });
  });

  test('that is not sound becomes the default', async () => {
    const changes = { language: 'tlh', placesOff: ['moon'] } as unknown as SettingsChanges;
    expect(await new KeptSettings(stored({ language: 'he' })).change(changes)).toEqual(DEFAULT_SETTINGS);
  });

  test('that cannot be kept says so and does not hold', async () => {
    const settings = new KeptSettings(fakePlatform(undefined, {}, ['set']));
    await expect(settings.change({ language: 'he' })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(await settings.get()).toEqual(DEFAULT_SETTINGS);
  });

  test('never writes over what could not be read', async () => {
    const failing: ('get' | 'set')[] = ['get'];
    const platform = fakePlatform(undefined, { [SETTINGS_KEY]: { language: 'he' } }, failing);
    const settings = new KeptSettings(platform);
    await expect(settings.change({ placesOff: ['link'] })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    failing.length = 0;
    expect(await settings.change({ placesOff: ['link'] })).toMatchObject({ language: 'he', placesOff: ['link'] });
  });
});

test('everything can be switched off, and set back', async () => {
  const platform = stored(undefined);
  const settings = new KeptSettings(platform);
  expect((await settings.change({ verdictsOff: [...BADGE_VERDICTS] })).verdictsOff).toEqual(BADGE_VERDICTS);
  await settings.clear();
  expect(await settings.get()).toEqual(DEFAULT_SETTINGS);
  expect(SETTINGS_KEY in platform.stored).toBe(false);
});
