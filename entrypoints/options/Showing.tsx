import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { VerdictIcon } from '../../components/VerdictIcon.tsx';
import { isLanguage, LANGUAGES } from '../../lib/languages.ts';
import { t, translate } from '../../lib/platform/page-translate.ts';
import { BADGE_VERDICTS, type Settings, type SettingsChanges } from '../../lib/settings.ts';
import { PLACES } from '../../lib/surfaces/places.ts';
import { localeKey, verdictLabel } from '../../lib/words.ts';
import type { OptionsCalls } from './calls.ts';
import { Section } from './Section.tsx';
import { type Announce, useAct } from './use-act.ts';
import type { Options } from './use-options.ts';

interface Props {
  calls: OptionsCalls;
  options: Options;
  announce: Announce;
  settings: Settings;
}

/** Which hints are shown, where, and in which language. Every change is kept at once. */
export function Showing({ calls, options, announce, settings }: Props) {
  const [failure, act] = useAct(announce);
  const languageId = useId();
  const change = async (changes: SettingsChanges) => {
    options.foresee(changes);
    const done = await act(async () => {
      await calls.changeSettings(changes);
      return () => t('options.saved');
    });
    if (!done) options.reload();
  };
  return (
    <>
      {failure && <ErrorNote code={failure} role="alert" />}
      <Section title={t('options.verdicts')}>
        <p class="hint">{t('options.verdicts_help')}</p>
        <Switches
          title={t('options.verdicts')}
          all={BADGE_VERDICTS}
          off={settings.verdictsOff}
          onChange={(verdictsOff) => change({ verdictsOff })}
          name={(kind) => (
            <>
              <VerdictIcon kind={kind} size={22} />
              {verdictLabel(kind, translate)}
            </>
          )}
        />
        <p>
          <a href="/welcome.html">{t('options.meaning')}</a>
        </p>
      </Section>
      <Section title={t('options.places')}>
        <Switches
          title={t('options.places')}
          all={PLACES}
          off={settings.placesOff}
          onChange={(placesOff) => change({ placesOff })}
          name={(place) => translate(`place.${localeKey(place)}`)}
        />
      </Section>
      <Section title={t('options.language')}>
        <label for={languageId}>{t('options.language_label')}</label>
        <select
          id={languageId}
          value={settings.language}
          onChange={({ currentTarget: { value } }) => change({ language: isLanguage(value) ? value : 'browser' })}
        >
          <option value="browser">{t('options.language_browser')}</option>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </Section>
    </>
  );
}

interface SwitchesProps<T extends string> {
  title: string;
  all: readonly T[];
  off: readonly T[];
  onChange: (off: T[]) => void;
  name: (each: T) => ComponentChildren;
}

function Switches<T extends string>({ title, all, off, onChange, name }: SwitchesProps<T>) {
  return (
    <fieldset class="switches">
      <legend class="visually-hidden">{title}</legend>
      {all.map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            name={each}
            checked={!off.includes(each)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(all.filter((one) => (one === each ? !checked : off.includes(one))))
            }
          />
          {name(each)}
        </label>
      ))}
    </fieldset>
  );
}
