import { foldText } from './fold.ts';

/**
 * What a word put around a name says.
 * - `claim`: that this is the real one, or that it speaks or acts for it: official, support, admin
 * - `channel`: that it is a channel of it: news, updates, live, tg
 * - `topic`: that it reports: news, daily, info. Many report on others
 * - `place`: a country or language code
 * - `number`: digits
 * - `plural`: an s or es behind it
 * - `small`: articles and the like; says nothing, but may stand there
 */
export type AffixKind = 'claim' | 'channel' | 'topic' | 'place' | 'number' | 'plural' | 'small';

/** Words around handles, lower case Latin. */
const HANDLE_WORDS: Readonly<Record<HandleAffix['kind'], string>> = {
  claim:
    'official officiel oficial offiziell ufficiale oficjalny ofitsialno ofitsialnyi oficialno oficiel resmi rasmi rasmiy ofc offcl real verified ' +
    'original genuine true authentic legit support help helpdesk helpline care customer customercare service services admin ' +
    'admins administrator moderator mod team staff contact assist assistance security desk hotline supportteam supportbot',
  channel:
    'update updates alert alerts channel kanal canal live hq tg telegram tgram bot online now ' +
    'new tv web site app portal page main home network int intl international global world group public announcement announcements ' +
    'ann center centre worldwide airdrop airdrops giveaway bonus claim promo presale wallet signals',
  topic: 'news info infos information today daily media press blog feed report reports',
  small: 'the my our its a im iam join get go by of x xx xxx inc ltd org com net io gov co',
};

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

function split(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '');
}

/** One word that is put around handles. */
export interface HandleAffix {
  word: string;
  kind: 'claim' | 'channel' | 'topic' | 'small';
}

/** Before a claim they turn it round: "not official", "לא רשמי". */
const NEGATIONS =
  'not non no não nicht kein pas nie не ні לא אינו غير غیر ليس değil tidak bukan không inte ikke ei 非 不是';

/** Longest first, so that `official` is taken before `al`. */
export const HANDLE_AFFIXES: readonly HandleAffix[] = (['claim', 'channel', 'topic', 'small'] as const)
  .flatMap((kind) => split(HANDLE_WORDS[kind]).map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length);

let titleAffixes: Map<string, AffixKind> | undefined;
let innocentWords: ReadonlySet<string> | undefined;
let negations: ReadonlySet<string> | undefined;

/** What a folded word, or its skeleton, around a name in a title says; `undefined` for every other word. */
export function titleAffix(word: string): AffixKind | undefined {
  titleAffixes ??= tabulate();
  return titleAffixes.get(word);
}

/** True for a folded word that says: about it, around it, against it, but not it. */
export function isInnocentWord(word: string): boolean {
  innocentWords ??= foldedWords(INNOCENT_WORDS);
  return innocentWords.has(word);
}

/** True when a folded word turns the claim behind it round. */
export function isNegation(word: string): boolean {
  negations ??= foldedWords(NEGATIONS);
  return negations.has(word);
}

/** A line of words as they compare: folded. */
export function foldedWords(line: string): ReadonlySet<string> {
  return new Set(split(line).flatMap((entry) => foldText(entry).words.map(({ fold }) => fold)));
}

/** Affixes in scripts that write no blanks between words, longest first. */
export function unspacedAffixes(): readonly [string, AffixKind][] {
  titleAffixes ??= tabulate();
  unspaced ??= [...titleAffixes]
    .filter(([word]) =>
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u.test(word),
    )
    .sort((a, b) => b[0].length - a[0].length);
  return unspaced;
}
let unspaced: [string, AffixKind][] | undefined;

function tabulate(): Map<string, AffixKind> {
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
