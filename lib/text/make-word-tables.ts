/*
 * What the judge compares words with. Whoever imports this has the tables at hand; the background does not, see
 * `word-tables.ts`.
 */
import { foldText } from './fold.ts';
import { COUNTRY_CODES, LANGUAGE_CODES } from './places.ts';
import { type AffixKind, makeWordTablesBy, type WordTables } from './word-tables.ts';

/** Words around titles, in the languages Telegram's readers write most; folded before use. */
const TITLE_WORDS: Readonly<Record<'claim' | 'channel' | 'small', string>> = {
  claim: `
    official officially verified certified authentic genuine original real true legit confirmed support help helpdesk helpline service customer care team admin staff
    oficial oficiales oficialmente verificado verificada auténtico real soporte ayuda equipo suporte ajuda equipe
    officiel officielle officiels vérifié vérifiée certifié authentique équipe aide assistance
    offiziell offizielle offizieller offizielles offiziellen verifiziert verifizierter echt echte echter hilfe
    ufficiale ufficiali verificato autentico assistenza supporto officieel officiële oficjalny oficjalna oficjalne oficjalnie zweryfikowany
    официальный официальная официальное официальные официально офиц верифицирован верифицированный подтвержден подтвержденный проверено проверенный настоящий настоящая подлинный поддержка помощь служба
    офіційний офіційна офіційне офіційні офіційно верифіковано верифікований підтверджено перевірено справжній справжня підтримка допомога афіцыйны афіцыйна
    רשמי הרשמי רשמית הרשמית רשמיים מאומת המאומת מאומתת מקורי המקורי אמיתי האמיתי תמיכה שירות
    رسمي الرسمي رسمية الرسمية رسميا موثق موثقة الموثقة معتمد المعتمد حقيقي الحقيقي دعم الدعم خدمة رسمی تایید شده پشتیبانی
    resmi resmî doğrulanmış onaylı gerçek destek rəsmi rasmiy rasman resmî расми расмий ресми расмӣ
    rasmi sah disahkan asli terverifikasi bantuan dukungan chính thức xác thực hỗ trợ
    官方 官方认证 官方認證 认证 認證 正版 公式 公式認証 공식 공식인증 인증 आधिकारिक सत्यापित অফিসিয়াল ทางการ อย่างเป็นทางการ
    επίσημο επίσημη επίσημος επισήμως ოფიციალური պաշտոնական oficiální oficiálny hivatalos официален официална званични zvanični službeni službena uradni
    virallinen officiell offisiell officiel ametlik oficiālais oficiāls oficialus oficiali oficială rasmi kiofisi ይፋዊ`,
  channel: `
    main channel channels updates update alerts alert announcements announcement live telegram tg bot info information online media press page account profile hq group now
    canal canales cuenta página actualizaciones alertas avisos anuncios en vivo directo comunicados atualizações avisos canaux chaîne mises à jour alertes annonces direct
    kanal kanäle konto seite aktualisierungen meldungen warnungen mitteilungen canale pagina profilo aggiornamenti avvisi allerte kanaal kanał alerty
    канал каналы обновления обновление оповещения оповещение сообщения эфир телеграм телеграмм тг инфо онлайн бот оперативно информация аккаунт страница
    канал оновлення сповіщення повідомлення ефір телеграм інфо онлайн бот оперативно інформація акаунт сторінка канала
    ערוץ הערוץ עדכונים העדכונים עדכון התראות ההתראות התרעות ההתרעות הודעות שידור חי לייב טלגרם בטלגרם מידע דף הדף עמוד העמוד חשבון החשבון
    قناة القناة قناه تحديثات التحديثات تنبيهات التنبيهات إشعارات مباشر حساب الحساب صفحة الصفحة تلغرام تليجرام تيليجرام تلجرام بوت معلومات کانال به روزرسانی هشدارها هشدار زنده تلگرام ربات اطلاعیه
    kanalı kanali güncellemeler güncelleme uyarılar duyurular canlı hesap hesabı sayfa sayfası yeniliklər арна арнасы каналы
    saluran kemas kini makluman pengumuman pembaruan peringatan kênh cập nhật cảnh báo thông báo
    频道 頻道 账号 帐号 賬號 主页 更新 通知 公告 直播 チャンネル 最新情報 お知らせ 채널 업데이트 알림 चैनल अपडेट अलर्ट ช่อง แจ้งเตือน
    κανάλι ενημερώσεις არხი ალիք ալիք kanál csatorna kanava päivitykset канала`,
  small: `
    the a an of for on in and at by to our my this is de la le el los las les du des del di della dei il lo der die das den dem des von der für und e y et a o do da dos das
    и в на для от з та і й у до של את על ו ב ה في من على و از در و ال ve için ו the om van het en the na po w`,
};

/** Words that say: about it, around it, or against it, but not it. */
const INNOCENT_WORDS = `
  unofficial inofficial nonofficial fan fans fanclub fanpage parody satire satirical spoof meme memes joke jokes chat chats chatroom discussion discussions discuss talk talks community communities forum
  critics criticism exposed victims against anti fake scam boycott haters archive mirror backup unaffiliated independent supporters lovers enthusiasts holders traders investors
  fanático aficionados parodia sátira comunidad charla foro inoffiziell fanseite diskussion gemeinschaft gruppe parodie satira comunità forumo nieoficjalny społeczność fani dyskusja
  неофициальный неофициальная неофициально фан фаны фанаты пародия сатира чат обсуждение обсуждения форум сообщество мемы юмор против жертвы поклонники болталка флудилка
  неофіційний неофіційна неофіційно фанати пародія обговорення спільнота меми гумор проти
  פרודיה סאטירה אוהדים מעריצים דיון דיונים צאט קהילה קהילת פורום ממים הומור נגד
  ساخرة ساخر محاكاة معجبين معجبي نقاش دردشة مجتمع منتدى ضد غيررسمي طرفداران هواداران طنز گفتگو گپ
  gayriresmi hayran hayranlar parodi sohbet topluluk tartışma norasmiy muhokama penggemar komunitas diskusi fanclub
  粉丝 粉絲 非官方 讨论 討論 社区 社群 交流 聊天 吐槽 ファン 非公式 팬 비공식 팬클럽 प्रशंसक अनौपचारिक
`;

/** Before a claim they turn it round: "not official", "לא רשמי". */
const NEGATIONS =
  'not non no não nicht kein pas nie не ні לא אינו غير غیر ليس değil tidak bukan không inte ikke ei 非 不是';

/** Words in an about text that leave no doubt. */
const DISCLAIMERS =
  'unofficial inofficial parody satire fanclub fanpage unaffiliated неофициальный неофициальная пародия неофіційний неофіційна ' +
  'пародія פרודיה סאטירה parodia satira parodie inoffiziell gayriresmi 非官方 非公式';
/** Before a disclaimer they warn of others: "beware of parody channels". */
const WARNINGS =
  'beware avoid warning trust report היזהרו זהירות осторожно остерегайтесь берегитесь обережно стережіться احذروا cuidado atención ' +
  'attention méfiez achtung vorsicht attenzione dikkat';
const NEWS =
  'news breaking daily emergency новости новини חדשות أخبار اخبار noticias nachrichten notizie actualités nouvelles haberler ' +
  'yangiliklar 新闻 新聞';
/** Country names are read from the platform's own CLDR data in these languages, as far as it has them. */
const NAME_LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt', 'ru', 'uk', 'he', 'ar', 'fa', 'tr'];

/** Languages as a title says that it is written in one: "на русском", "בעברית". */
const IN_A_LANGUAGE =
  'русском русски английском украинском українською англійською російською עברית בעברית בערבית באנגלית ברוסית ' +
  'العربية بالعربية بالعربي بالفارسية بالإنجليزية فارسی انگلیسی عربی española inglés française englisch englische deutscher';

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u;

makeWordTablesBy(makeWordTables);

/** Folds all the words. It takes some tens of milliseconds. */
export function makeWordTables(): WordTables {
  const affixes = titleAffixes();
  return {
    affixes,
    unspaced: [...affixes].filter(([word]) => UNSPACED.test(word)).sort((a, b) => b[0].length - a[0].length),
    innocent: foldedWords(INNOCENT_WORDS),
    negations: foldedWords(NEGATIONS),
    disclaimers: foldedWords(DISCLAIMERS),
    warnings: foldedWords(WARNINGS),
    news: foldedWords(NEWS),
    countries: countryNames(),
    languages: languageNames(),
  };
}

function split(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

/** A line of words as they compare. */
function foldedWords(line: string): Set<string> {
  return new Set(split(line).flatMap((entry) => foldText(entry).words.map(({ fold }) => fold)));
}

function foldName(name: string): string {
  return foldText(name)
    .words.map(({ fold }) => fold)
    .join('');
}

function titleAffixes(): Map<string, AffixKind> {
  const table = new Map<string, AffixKind>();
  for (const kind of ['small', 'channel', 'claim'] as const) {
    for (const entry of split(TITLE_WORDS[kind])) {
      for (const word of foldText(entry).words) {
        table.set(word.fold, kind);
        table.set(word.skeleton, kind);
      }
    }
  }
  return table;
}

function countryNames(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const language of NAME_LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of COUNTRY_CODES.split(' ')) {
      const name = /^(uk|eu)$/.test(code) ? undefined : names.of(code.toUpperCase());
      const folded = name ? foldName(name) : '';
      if (folded.length >= 3) countries.set(folded, code.toUpperCase());
    }
  }
  return countries;
}

function languageNames(): Set<string> {
  const languages = new Set(IN_A_LANGUAGE.split(' ').map(foldName));
  for (const code of LANGUAGE_CODES.split(' ')) {
    for (const language of ['en', code]) {
      const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code);
      if (name) languages.add(foldName(name));
    }
  }
  return languages;
}
