/** How a title calls itself official, by language. */
export const OFFICIAL_WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: ['القناة الرسمية', 'رسمي', 'الحساب الرسمي', 'الصفحة الرسمية'],
  ca: ['Canal oficial', 'Oficial'],
  de: ['Offiziell', 'Offizieller Kanal', 'Der offizielle Kanal'],
  en: ['Official', 'Official Channel', 'OFFICIAL', 'The Official', 'Verified', 'Official Page', 'Real', 'Original'],
  es: ['Oficial', 'Canal oficial', 'Cuenta oficial'],
  eu: ['Ofiziala', 'Kanal ofiziala'],
  fa: ['رسمی', 'کانال رسمی'],
  fr: ['Officiel', 'Chaîne officielle', 'Compte officiel'],
  gl: ['Oficial', 'Canle oficial'],
  he: ['הערוץ הרשמי', 'רשמי', 'ערוץ רשמי', 'העמוד הרשמי'],
  it: ['Ufficiale', 'Canale ufficiale'],
  ka: ['ოფიციალური', 'ოფიციალური არხი'],
  kk: ['Ресми арна', 'Ресми'],
  ms: ['Rasmi', 'Saluran rasmi'],
  pl: ['Oficjalny kanał', 'Oficjalny'],
  pt: ['Oficial', 'Canal oficial'],
  ru: ['Официальный канал', 'Официально', 'Официальный', 'Офиц. канал'],
  tr: ['Resmî', 'Resmi Kanal'],
  uk: ['Офіційний канал', 'Офіційно', 'Офіційний'],
  uz: ['Rasmiy kanal', 'Rasmiy', 'Расмий канал'],
  zh: ['官方', '官方频道', '官方頻道'],
};

/** What a second channel of somebody calls itself, by language: updates, alerts, channel. */
export const CHANNEL_WORDS: Readonly<Record<string, readonly string[]>> = {
  ar: ['تحديثات', 'تنبيهات', 'قناة', 'عاجل'],
  ca: ['Actualitzacions', 'Alertes', 'Canal'],
  de: ['Updates', 'Warnungen', 'Kanal', 'Meldungen'],
  en: ['Updates', 'Alerts', 'Channel', 'Live', 'Live Updates', 'Telegram', 'Telegram Channel', 'Info', 'Alert'],
  es: ['Actualizaciones', 'Alertas', 'Canal', 'Avisos'],
  fa: ['کانال', 'هشدار'],
  fr: ['Alertes', 'Chaîne', 'Mises à jour', 'Infos'],
  he: ['עדכונים', 'התרעות', 'ערוץ', 'ערוץ העדכונים', 'בטלגרם'],
  it: ['Aggiornamenti', 'Allerte', 'Canale'],
  ka: ['არხი'],
  kk: ['Арна'],
  ms: ['Saluran', 'Makluman'],
  pl: ['Kanał', 'Alerty', 'Aktualności'],
  pt: ['Canal', 'Alertas'],
  ru: ['Обновления', 'Оповещения', 'Канал', 'Telegram-канал', 'Оперативно'],
  tr: ['Kanalı', 'Duyurular'],
  uk: ['Оновлення', 'Сповіщення', 'Канал', 'Телеграм', 'Оперативно'],
  uz: ['Kanali', 'Xabarlar'],
  zh: ['频道', '通知'],
};

/** "Official channel of ..." in an about text; `@` stands for the name. */
export const OFFICIAL_CLAIMS: Readonly<Record<string, readonly string[]>> = {
  ar: ['القناة الرسمية: @', 'القناة الرسمية لـ @ على تيليجرام'],
  de: ['Offizieller Kanal: @', 'Der offizielle Telegram-Kanal von @'],
  en: [
    'Official channel of @.',
    'The official Telegram channel of the @',
    'This is the official channel of @. Turn on notifications.',
    '@ - official channel',
    'Welcome to the official @ channel',
  ],
  es: ['Canal oficial de @', 'Canal oficial del @ en Telegram'],
  fr: ['Chaîne officielle : @', 'Canal officiel de @'],
  he: ['הערוץ הרשמי של @', 'ערוץ הטלגרם הרשמי של @'],
  it: ['Canale ufficiale: @', 'Il canale ufficiale di @'],
  pl: ['Oficjalny kanał: @'],
  ru: ['Официальный канал: @', 'Официальный Telegram-канал «@»', '@. Официальный канал'],
  uk: ['Офіційний канал: @', 'Офіційний Telegram-канал «@»', '@. Офіційний канал'],
  uz: ['Rasmiy kanal: @', '@ - rasmiy kanal'],
  zh: ['@官方频道', '@官方頻道'],
};

/** Titles that fit any such claim, by language. */
export const GENERIC_TITLES: Readonly<Record<string, readonly string[]>> = {
  ar: ['القناة الرسمية', 'عاجل', 'تنبيهات'],
  de: ['Offizieller Kanal', 'Aktuelle Meldungen'],
  en: ['Official Channel', 'Official updates', 'Emergency alerts', 'Breaking news'],
  es: ['Canal oficial', 'Noticias'],
  fr: ['Chaîne officielle', 'Alertes'],
  he: ['הערוץ הרשמי', 'עדכונים שוטפים', 'התרעות'],
  it: ['Canale ufficiale', 'Notizie'],
  pl: ['Oficjalny kanał'],
  ru: ['Официальный канал', 'Официальная информация'],
  uk: ['Офіційний канал', 'Офіційна інформація'],
  uz: ['Rasmiy kanal'],
  zh: ['官方频道'],
};

/** What joins a name and a word beside it; `@` stands for the word. */
export const BEFORE_NAME = ['@ ', '@: ', '@ | ', '@ - ', '[@] ', '@ ✅ ', '@ • '] as const;
export const BEHIND_NAME = [' @', ' - @', ' | @', ' (@)', ' [@]', ' – @', ': @', ' • @', ' 🔴 @', ' @ ✅'] as const;
