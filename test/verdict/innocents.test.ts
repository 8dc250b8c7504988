import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { isWarning } from '../../lib/verdict/verdict.ts';
import { bundledIndex, judgedByBundled } from './bundled.ts';

type Chat = readonly [handle: string, title?: string, about?: string];

function expectNothingSaid([handle, title, about]: Chat, rest: Sighting = {}): void {
  const sighting: Sighting = { handle, ...(title && { title }), ...(about && { about }), ...rest };
  const { verdict, organisation } = judgedByBundled(sighting);
  expect([sighting, verdict, organisation?.id]).toEqual([sighting, 'unknown', undefined]);
}

const KINDS: Record<string, readonly Chat[]> = {
  'ministries of the same name in another country': [
    ['MoHFW_INDIA', 'Ministry of Health and Family Welfare'],
    ['moh_kenya', 'Ministry of Health Kenya'],
    ['MinSaludEc', 'Ministerio de Salud Pública del Ecuador'],
    ['minsa_peru', 'Ministerio de Salud del Perú'],
    ['mzcr_official', 'Ministerstvo zdravotnictví ČR'],
    ['minzdravrf', 'Минздрав России'],
    ['minzdravkz', 'Министерство здравоохранения Республики Казахстан'],
    ['moz_poland', 'Ministerstwo Zdrowia'],
    ['mohjo', 'وزارة الصحة الأردنية'],
    ['moh_egypt', 'وزارة الصحة المصرية'],
    ['mvd_rossii', 'МВД России'],
    ['mfa_poland', 'Ministerstwo Spraw Zagranicznych RP'],
    ['saglikbakanligi', 'T.C. Sağlık Bakanlığı'],
    ['mfa_georgia', 'Ministry of Foreign Affairs of Georgia'],
    ['zhongguozhengfu', '中国政府网'],
    ['macau_gov', '澳門特別行政區政府'],
  ],
  'sister bodies of one family': [
    ['dsns_lviv', 'ДСНС Львівщини'],
    ['dsns_odesa', 'ДСНС Одещини'],
    ['lvivskaODA', 'Львівська ОВА'],
    ['vinnytskaODA', 'Вінницька обласна військова адміністрація'],
    ['mon_ukraine', 'Міністерство освіти і науки України'],
    ['minfin_ua', 'Міністерство фінансів України'],
    ['education_il', 'משרד החינוך'],
    ['mot_il', 'משרד התחבורה'],
    ['tax_il', 'רשות המסים'],
    ['fire_rescue_il', 'כבאות והצלה לישראל'],
    ['france24_fr', 'France 24 Français'],
    ['france24_ar', 'فرانس 24'],
    ['tasnim_ar', 'تسنيم العربية'],
    ['coronavirus2020_uz', 'Coronavirus2020.uz'],
  ],
  'other genuine channels, with nothing on the list about them': [
    ['mil_il_recruits', 'מיטב - מתגייסים'],
    ['kyivpolice', 'Поліція Києва'],
    ['zelenskiy_quotes', 'Цитати політиків'],
  ],
  'discussion groups': [
    ['health_talk_il', 'דיון על משרד הבריאות'],
    ['rada_chat_room', 'Верховна Рада України | Чат'],
    ['bellingcat_readers', 'Bellingcat discussion'],
    ['zilliqa_traders_uk', 'Crypto traders UK'],
    ['govsg_watchers', '新加坡政府 讨论'],
  ],
  'news about an organisation': [
    ['il_health_reporter', 'All the news on the Ministry of Health and hospitals'],
    ['frontnews_ua', 'Новини фронту: Генштаб ЗСУ повідомляє'],
    ['idf_watch_blog', 'What the Israel Defense Forces did today'],
    ['sicherheit_aktuell', 'Neues über Bellingcat und andere'],
    ['police_beat', 'חדשות משטרה ופלילים'],
    ['akhbar_israel', 'أخبار شرطة إسرائيل والقدس'],
  ],
  'fans, critics, parody that says so': [
    ['bellingcat_fanclub', 'Bellingcat fans'],
    ['not_zelensky', 'Володимир Зеленський (пародія)'],
    ['idf_parody', 'צה״ל פרודיה'],
    ['govsg_memes', 'Singapore Government memes'],
    ['antipress_tv', 'Against Press TV'],
    ['crypto_laughs', 'Министерство здравоохранения Украины (неофициально)'],
    ['times_satire', 'The Times of Israel — satire'],
    ['amitsegal_fans', 'מעריצים של עמית סגל'],
  ],
  'words that happen to be a brand': [
    ['dragonfruitfarm', 'Dragon fruit farm'],
    ['berrypicking', 'Berry picking'],
    ['candle_makers', 'Candle makers'],
    ['orchid_growers', 'Orchid growers'],
    ['winding_roads', 'Winding roads of Wales'],
    ['mushroom_hunters', 'Mushroom hunters'],
    ['umbrella_shop', 'Umbrella shop'],
    ['civics101', 'Civics 101'],
    ['metalworking', 'Metal working'],
    ['veganrecipes', 'Vegan recipes'],
    ['spiritualpath', 'Spiritual path'],
    ['presearchers', 'Pre-search'],
  ],
  'short handles one letter apart': [
    ['apis', 'Apis mellifera'],
    ['bitz', 'Bitz und Bytes'],
    ['loam', 'Loam & Soil'],
    ['nuts', 'Nuts'],
    ['kino', 'Кино'],
    ['gana', 'Gana que gana'],
    ['SBUni', 'Stony Brook University'],
    ['MDAS', 'Math rules'],
    ['orbit', 'Orbit'],
    ['novis', 'Novis'],
  ],
  'nothing to do with anybody': [
    ['riverside_club', 'Riverside Cycling Club', 'We meet on Sundays'],
    ['kochrezepte', 'Kochrezepte für jeden Tag'],
    ['recetas_faciles', 'Recetas fáciles'],
    ['mashinist_spb', 'Машинист метро'],
    ['ugot_taimot', 'עוגות טעימות'],
    ['wasafat', 'وصفات سهلة'],
    ['lvyou_zhongguo', '旅游中国'],
    ['osmanli_tarihi', 'Osmanlı tarihi'],
    ['quran_hadis', 'قرآن و حدیث'],
    ['hindi_kavita', 'हिंदी कविता'],
  ],
};

test.each(Object.entries(KINDS))('%s', (_, chats) => {
  for (const chat of chats) expectNothingSaid(chat);
});

describe('what innocent chats carry does not make them suspicious', () => {
  test.each<Sighting>([
    { emojiStatus: true },
    { subscribers: 3 },
    { kind: 'group' },
    { about: 'Write to @MOHreport for the real thing' },
    { about: 'The official channel of the Riverside Cycling Club' },
    { about: 'Официальный канал клуба' },
    { linkText: 't.me/somewhere_else' },
    { otherHandles: ['riverside_news', 'riverside_tv'] },
  ])('%j', (sighting) => {
    expectNothingSaid(['riverside_club', 'Riverside Cycling Club'], sighting);
  });
});

test("a listed organisation's channels are never taken for twins of one another", () => {
  for (const { channels } of bundledIndex.organisations) {
    for (const { handle } of channels)
      expect([handle, isWarning(judgedByBundled({ handle }).verdict)]).toEqual([handle, false]);
  }
});

test('a title alone, however familiar, is no impersonation', () => {
  for (const { names } of bundledIndex.organisations) {
    for (const title of Object.values(names).flat()) {
      const { verdict } = judgedByBundled({ handle: 'riverside_club', title });
      expect([title, verdict === 'impersonation']).toEqual([title, false]);
    }
  }
});
