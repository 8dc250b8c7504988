import '../../../components/style.css';
import { render } from 'preact';
import { type CardActions, VerdictCard } from '../../../components/VerdictCard.tsx';
import type { Answer } from '../../../lib/messages.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import { DISAGREEMENT } from '../../components/samples.ts';
import type { Draw } from './draw.ts';
import { GENUINE, OLD, TWIN, VERDICTS } from './samples.ts';

const ACTIONS: CardActions = { choose: async () => {}, report() {}, open() {} };

const HOSTILE: Sighting = {
  handle: 'MOHrep0rt',
  title: `‮<img src=x onerror=alert(1)> ${'Very long title '.repeat(40)}`,
  verified: false,
};

const EVERY_MARK: Sighting = {
  handle: 'museum_of_tides',
  title: 'Museum of Tides',
  verified: true,
  thirdPartyVerified: true,
  thirdPartyWords: 'Verified by the Museums Register.',
  emojiStatus: true,
  scam: true,
  fake: true,
};

export const cards: Record<string, Draw> = {
  official: card(GENUINE, {
    verdict: { ...VERDICTS.official, list: { id: 'own', version: 12, name: 'Channel Trust Hints' } },
  }),
  listed: card({ handle: 'PikudHaOref_all', title: 'פיקוד העורף', verified: false }, { verdict: VERDICTS.listed }),
  'telegram-verified': card(
    { handle: 'harbour_city_library', title: 'Harbour City Library', subscribers: 15_020, verified: true },
    { verdict: VERDICTS['telegram-verified'] },
  ),
  impersonation: card(TWIN, { verdict: { ...VERDICTS.impersonation, officialSubscribers: 101_000 } }),
  suspicious: card({ ...TWIN, handle: 'moh_updates_il' }, { verdict: VERDICTS.suspicious }),
  flagged: card(
    { handle: 'crypto_doubler_vip', title: 'Crypto Doubler VIP', scam: true },
    { verdict: VERDICTS.flagged },
  ),
  unknown: card(
    { handle: 'sourdough_diaries', title: 'Sourdough Diaries 🍞', verified: false },
    { verdict: VERDICTS.unknown },
  ),
  trusted: card(TWIN, { verdict: VERDICTS.impersonation, choice: 'trusted' }),
  hidden: card(TWIN, { verdict: VERDICTS.suspicious, choice: 'hidden' }),
  'as of a day': card(GENUINE, { verdict: OLD }),
  'from an added list': card(GENUINE, {
    verdict: {
      ...VERDICTS.official,
      list: { id: 'added', version: 3, name: 'חדשות החוף', host: 'lists.coast-news.example' },
    },
  }),
  'lists disagree': card(TWIN, { verdict: DISAGREEMENT }),
  'every mark': card(EVERY_MARK, { verdict: VERDICTS['telegram-verified'] }),
  'hostile texts': card(HOSTILE, { verdict: VERDICTS.impersonation }),
};

function card(sighting: Sighting, answer: Pick<Answer, 'verdict' | 'choice'>): Draw {
  return (app) => {
    document.body.style.padding = '12px';
    render(<VerdictCard sighting={sighting} {...answer} actions={ACTIONS} />, app);
  };
}
