import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { isWarning } from '../../lib/verdict/verdict.ts';
import { bundledIndex, judgedByBundled } from './bundled.ts';

/** Warned of, and of whom it poses as. */
function expectWarning(sighting: Sighting, official: string): void {
  const { verdict, organisation } = judgedByBundled(sighting);
  const genuine = bundledIndex.byHandle(official)?.organisation.id;
  expect([sighting, isWarning(verdict), organisation?.id]).toEqual([sighting, true, genuine]);
}

const families = (table: Record<string, readonly (readonly [string, string])[]>) => Object.entries(table);

describe('handles', () => {
  test.each(
    families({
      'look-alike characters': [
        ['M0Hrep0rt', 'MOHreport'],
        ['sanidadg0b', 'sanidadgob'],
        ['Bel1ingcat', 'bellingcat'],
        ['beIlingcat', 'bellingcat'],
        ['DeepStateUa1', 'DeepStateUA'],
        ['5BUkr', 'SBUkr'],
        ['qud5Nen', 'QudsNen'],
        ['Co1nLoan_news', 'coinloan_news'],
      ],
      'several letters that look like one': [
        ['arnitsegal', 'amitsegal'],
        ['thehackernevvs', 'thehackernews'],
        ['BNONevvs', 'BNONews'],
        ['vxunclerground', 'vxunderground'],
        ['Tirnesoflsrael', 'TimesofIsrael'],
      ],
      omission: [
        ['MOHreprt', 'MOHreport'],
        ['israelpolicforce', 'israelpoliceforce'],
        ['belingcat', 'bellingcat'],
        ['kharkivda', 'kharkivoda'],
      ],
      repetition: [
        ['MOHreeport', 'MOHreport'],
        ['bellingcatt', 'bellingcat'],
        ['verkhovnaraadaukrainy', 'verkhovnaradaukrainy'],
      ],
      transposition: [
        ['MOHreoprt', 'MOHreport'],
        ['bellnigcat', 'bellingcat'],
        ['GeneralStfafZSU', 'GeneralStaffZSU'],
      ],
      'an adjacent key': [
        ['MOHrepoet', 'MOHreport'],
        ['bellingcar', 'bellingcat'],
        ['stopcoronavirusrussua', 'stopcoronavirusrussia'],
      ],
      underscores: [
        ['MOH_report', 'MOHreport'],
        ['idftelegram', 'idf_telegram'],
        ['pikud_haoref_all', 'PikudHaOref_all'],
        ['V_Zelenskiyofficial', 'V_Zelenskiy_official'],
        ['BNO_News', 'BNONews'],
      ],
      'words before or behind': [
        ['MOHreport_official', 'MOHreport'],
        ['official_bellingcat', 'bellingcat'],
        ['real_amitsegal', 'amitsegal'],
        ['govsg_news', 'govsg'],
        ['mdaisrael_support', 'mdaisrael'],
        ['bancor_help', 'bancor'],
        ['zilliqa_admin', 'zilliqa'],
        ['quantstamp_team', 'quantstamp'],
        ['spravdi_channel', 'spravdi'],
        ['kpszsu_live', 'kpszsu'],
        ['securelist_hq', 'securelist'],
        ['SBUkr_tg', 'SBUkr'],
        ['audius_bot', 'audius'],
        ['MinisteroSalute_it', 'MinisteroSalute'],
        ['MOHreport2', 'MOHreport'],
        ['DeepStateUA_official_channel', 'DeepStateUA'],
      ],
      'words in another order': [
        ['Kharkiv_DSNS', 'DSNS_Kharkiv'],
        ['ukraine_mvs', 'mvs_ukraine'],
        ['telegram_dsns', 'dsns_telegram'],
      ],
      plural: [
        ['MOHreports', 'MOHreport'],
        ['blockmasons', 'blockmason'],
      ],
      'several at once': [
        ['verkhovna_rada_ukraini', 'verkhovnaradaukrainy'],
        ['st0pcoronavirus_russia_official', 'stopcoronavirusrussia'],
        ['corona_infokana1_bmg_news', 'Corona_Infokanal_BMG'],
        ['israelpo1iceforces', 'israelpoliceforce'],
        ['theHackerNevvs_tg', 'thehackernews'],
      ],
    }),
  )('%s', (_, examples) => {
    for (const [handle, official] of examples) expectWarning({ handle }, official);
  });
});

describe('titles', () => {
  test.each(
    families({
      'the same': [
        ['Ministry of Health of Israel', 'MOHreport'],
        ['משרד הבריאות', 'MOHreport'],
        ['وزارة الصحة السعودية', 'LiveWellMOH'],
        ['Министерство здравоохранения Украины', 'COVID19_Ukraine'],
        ['Верховна Рада України', 'verkhovnaradaukrainy'],
        ['香港特別行政區政府', 'HKFIGHTCOVID19'],
        ['新加坡政府', 'govsg'],
        ['O‘zbekiston Respublikasi Sog‘liqni saqlash vazirligi', 'koronavirusinfouz'],
      ],
      'letters of other scripts': [
        ['Веllіngсаt', 'bellingcat'],
        ['Мinistry оf Неalth оf Іsrael', 'MOHreport'],
        ['Bерховна Pада України', 'verkhovnaradaukrainy'],
        ['CБУ', 'SBUkr'],
        ['Ηome Front Command', 'PikudHaOref_all'],
        ['Ρress ΤV', 'PressTV'],
        ['Magen Dаvid Аdom', 'mdaisrael'],
      ],
      'Latin letters that look alike': [
        ['Be11ingcat', 'bellingcat'],
        ['Israel P0lice', 'israelpoliceforce'],
        ['Tirnes of Israel', 'TimesofIsrael'],
        ['Minister0 della Salute', 'MinisteroSalute'],
      ],
      'letters that only dots and strokes tell apart': [
        ['משרר הבריאות', 'MOHreport'],
        ['פיקוד העורפ', 'PikudHaOref_all'],
        ['משטרת ישדאל', 'israelpoliceforce'],
        ['شرطة إسراثيل', 'israelpoliceforce'],
      ],
      'invisible characters': [
        ['Belling\u200bcat', 'bellingcat'],
        ['משרד\u200b הברי\u2060אות', 'MOHreport'],
        ['Home\u00ad Front Com\u00admand', 'PikudHaOref_all'],
        ['\u202eמשטרת ישראל\u202c', 'israelpoliceforce'],
        ['新加坡\u200b政府', 'govsg'],
      ],
      marks: [
        ['מִשְׂרַד הַבְּרִיאוּת', 'MOHreport'],
        ['وِزارَة الصِّحَّة السعودية', 'LiveWellMOH'],
        ['وزارة الصـــحة السعودية', 'LiveWellMOH'],
        ['B\u0335e\u0335l\u0335lingcat', 'bellingcat'],
        ['М\u0301инздрав Украины', 'COVID19_Ukraine'],
      ],
      'styled letters': [
        ['𝐁𝐞𝐥𝐥𝐢𝐧𝐠𝐜𝐚𝐭', 'bellingcat'],
        ['𝓘𝓼𝓻𝓪𝓮𝓵 𝓟𝓸𝓵𝓲𝓬𝓮', 'israelpoliceforce'],
        ['Ｈｏｍｅ Ｆｒｏｎｔ Ｃｏｍｍａｎｄ', 'PikudHaOref_all'],
        ['ᴍᴀɢᴇɴ ᴅᴀᴠɪᴅ ᴀᴅᴏᴍ', 'mdaisrael'],
        ['Ⓓⓔⓔⓟ Ⓢⓣⓐⓣⓔ', 'DeepStateUA'],
        ['🅱🅽🅾 🅽🅴🆆🆂', 'BNONews'],
      ],
      'drawn marks': [
        ['משרד הבריאות ✅', 'MOHreport'],
        ['🛡 СБУ ☑️', 'SBUkr'],
        ['✔️ Bellingcat', 'bellingcat'],
        ['شرطة إسرائيل ✓', 'israelpoliceforce'],
      ],
      '"official" in many languages': [
        ['Bellingcat Official', 'bellingcat'],
        ['משרד הבריאות - הערוץ הרשמי', 'MOHreport'],
        ['القناة الرسمية - شرطة إسرائيل', 'israelpoliceforce'],
        ['МВД Украины | официальный канал', 'mvs_ukraine'],
        ['Офіційний канал МВС України', 'mvs_ukraine'],
        ['Ministerio de Sanidad (oficial)', 'sanidadgob'],
        ['Ministère italien de la Santé officiel', 'MinisteroSalute'],
        ['Ministero della Salute ufficiale', 'MinisteroSalute'],
        ['Bundesgesundheitsministerium Offiziell', 'Corona_Infokanal_BMG'],
        ['Almanya Sağlık Bakanlığı Resmi', 'Corona_Infokanal_BMG'],
        ['新加坡政府官方', 'govsg'],
        ['香港政府 官方', 'HKFIGHTCOVID19'],
      ],
      '"updates", "alerts", "channel"': [
        ['Israel Police updates', 'israelpoliceforce'],
        ['פיקוד העורף התרעות', 'PikudHaOref_all'],
        ['Генштаб ЗСУ канал', 'GeneralStaffZSU'],
        ['Home Front Command Alerts', 'PikudHaOref_all'],
        ['新加坡政府频道', 'govsg'],
        ['قيادة الجبهة الداخلية تنبيهات', 'PikudHaOref_all'],
      ],
      'a letter missing or doubled': [
        ['Belingcat', 'bellingcat'],
        ['משרד הבראות', 'MOHreport'],
        ['Верховна Рада Украни', 'verkhovnaradaukrainy'],
        ['Министерство здравоохранения Укрраины', 'COVID19_Ukraine'],
        ['Ministero della Sallute', 'MinisteroSalute'],
        ['شرطة إسرئيل', 'israelpoliceforce'],
      ],
      'geresh and gershayim': [
        ['צה״ל', 'idf_telegram'],
        ['צה"ל', 'idf_telegram'],
        ['צהל', 'idf_telegram'],
        ['מד׳׳א', 'mdaisrael'],
      ],
      'final letters': [
        ['מגנ דוד אדומ', 'mdaisrael'],
        ['צבא ההגנה לישראל - הערוצ הרשמי', 'idf_telegram'],
      ],
      'another of its languages': [
        ['Israelische Polizei', 'israelpoliceforce'],
        ['جيش الدفاع الإسرائيلي', 'idf_telegram'],
        ['Министерство здравоохранения Италии', 'MinisteroSalute'],
        ['משרד הבריאות של גרמניה', 'Corona_Infokanal_BMG'],
        ['Kerajaan Singapura', 'govsg'],
      ],
      'an abbreviation': [
        ['IDF', 'idf_telegram'],
        ['ЦАХАЛ', 'idf_telegram'],
        ['СБУ', 'SBUkr'],
        ['ДСНС', 'dsns_telegram'],
        ['МВС', 'mvs_ukraine'],
      ],
    }),
  )('%s', (_, examples) => {
    for (const [title, official] of examples) expectWarning({ handle: 'riverside_club', title }, official);
  });
});

describe('handle and title together', () => {
  test.each<[string, Sighting, string]>([
    ['the same title', { handle: 'M0Hreport', title: 'משרד הבריאות' }, 'MOHreport'],
    ['a title in disguise', { handle: 'bellingc4t', title: 'Веllіngсаt' }, 'bellingcat'],
    ['"official" around both', { handle: 'SBUkr_official', title: 'СБУ - официальный канал' }, 'SBUkr'],
    ['an abbreviation', { handle: 'idf_te1egram', title: 'צה"ל' }, 'idf_telegram'],
    ['another language', { handle: 'israelpoliceforces', title: 'شرطة إسرائيل' }, 'israelpoliceforce'],
    ['a name not protected by its title', { handle: 'zi1liqa', title: 'Zilliqa' }, 'zilliqa'],
    ['Chinese', { handle: 'g0vsg', title: '新加坡政府' }, 'govsg'],
    ['Uzbek', { handle: 'koronavirusinfo_uz', title: 'Koronavirus Info' }, 'koronavirusinfouz'],
  ])('%s: very likely an impersonation', (_, sighting, official) => {
    expectWarning(sighting, official);
    expect(judgedByBundled(sighting).verdict).toBe('impersonation');
  });
});

describe('dress and claims', () => {
  const twin: Sighting = { handle: 'riverside_club', title: 'Ministry of Health of Israel' };

  test.each<[string, Sighting, string]>([
    ['an emoji beside the title for a tick', { ...twin, emojiStatus: true }, 'MOHreport'],
    ['few subscribers', { ...twin, subscribers: 12 }, 'MOHreport'],
    ['a link to the genuine channel', { ...twin, about: 'Our main channel: @MOHreport' }, 'MOHreport'],
    [
      'a claim, a foreign link',
      { ...twin, about: 'Official channel of Ministry of Health of Israel. Gifts: @freegifts' },
      'MOHreport',
    ],
    [
      'a claim alone',
      { handle: 'riverside_club', about: 'The official channel of the Israel Police' },
      'israelpoliceforce',
    ],
    ['a Hebrew claim', { handle: 'riverside_club', about: 'הערוץ הרשמי של פיקוד העורף' }, 'PikudHaOref_all'],
    ['a Ukrainian claim', { handle: 'riverside_club', about: 'Офіційний канал Служба безпеки України' }, 'SBUkr'],
    ['a link that shows another', { handle: 'riverside_club', linkText: 'https://t.me/govsg' }, 'govsg'],
  ])('%s', (_, sighting, official) => {
    expectWarning(sighting, official);
  });

  test('a link that shows the genuine address under the genuine title is an impersonation', () => {
    expect(judgedByBundled({ ...twin, linkText: '@MOHreport' }).verdict).toBe('impersonation');
  });
});

test('every genuine channel is recognised, under its own names, whatever case its handle is in', () => {
  for (const { channels, names } of bundledIndex.organisations) {
    for (const { handle } of channels) {
      for (const title of [undefined, ...Object.values(names).flat()]) {
        for (const written of [handle, handle.toLowerCase(), handle.toUpperCase()]) {
          const { verdict, official } = judgedByBundled({ handle: written, ...(title && { title }) });
          if (!['official', 'listed'].includes(verdict) || official !== handle) expect.fail(`${written}: ${verdict}`);
        }
      }
    }
  }
});
