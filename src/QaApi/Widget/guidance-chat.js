// @ts-check
/**
 * <guidance-chat>: asks a GuidanceQa server and shows its answers with their sources. One module, no dependency, no build step.
 * Nothing here parses markup: every node comes from createElement and every text from textContent, so that no answer, title or
 * question can become anything but text. Styles are a constructed sheet, so that the page's content policy needs no exception.
 */
const VERSION = "1.0.0";

/** Languages of the columns below; a missing cell falls back to English. */
const LANGUAGES = ["en", "de", "es", "fr", "ar"];

/** @type {Record<string, string[]>} Everything the element says by itself. `{0}` is filled in. */
const STRINGS = {
  heading: ["Have a follow-up question?", "Haben Sie eine Rückfrage?", "¿Tiene otra pregunta?", "Une autre question ?", "هل لديك سؤال آخر؟"],
  placeholder: ["Ask about this guidance", "Fragen Sie zu dieser Leitlinie", "Pregunte sobre esta guía", "Posez une question sur ce guide", "اسأل عن هذه الإرشادات"],
  hint: ["Enter sends, Shift+Enter starts a new line.", "Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile.", "Intro envía; Mayús+Intro empieza otra línea.", "Entrée envoie, Maj+Entrée va à la ligne.", "مفتاح الإدخال يرسل، ومع Shift يبدأ سطرًا جديدًا."],
  send: ["Send", "Senden", "Enviar", "Envoyer", "إرسال"],
  stop: ["Stop", "Anhalten", "Detener", "Arrêter", "إيقاف"],
  log: ["Questions and answers", "Fragen und Antworten", "Preguntas y respuestas", "Questions et réponses", "الأسئلة والأجوبة"],
  you: ["You asked", "Sie fragten", "Usted preguntó", "Vous avez demandé", "سألت"],
  answer: ["Answer", "Antwort", "Respuesta", "Réponse", "الإجابة"],
  empty: ["Answers quote the guidance word for word and show where each sentence comes from.", "Antworten zitieren die Leitlinie wörtlich und zeigen, woher jeder Satz stammt.", "Las respuestas citan la guía al pie de la letra y muestran de dónde procede cada frase.", "Les réponses citent le guide mot pour mot et montrent la source de chaque phrase.", "تقتبس الإجابات الإرشادات حرفيًا وتبيّن مصدر كل جملة."],
  audience: ["Which best describes you?", "Was trifft auf Sie am ehesten zu?", "¿Qué le describe mejor?", "Qui êtes-vous ?", "ما الوصف الأنسب لك؟"],
  clinician: ["Clinician", "Medizinische Fachperson", "Profesional sanitario", "Professionnel de santé", "طبيب أو ممارس صحي"],
  trainee: ["Student or trainee", "In Ausbildung", "En formación", "En formation", "طالب أو متدرب"],
  patient: ["Patient", "Patient", "Paciente", "Patient", "مريض"],
  caregiver: ["Relative or carer", "Angehörige", "Familiar o cuidador", "Proche ou aidant", "قريب أو مقدم رعاية"],
  detail: ["Length", "Länge", "Extensión", "Longueur", "الطول"],
  full: ["Full answer", "Volle Antwort", "Respuesta completa", "Réponse complète", "إجابة كاملة"],
  brief: ["Brief answer", "Kurze Antwort", "Respuesta breve", "Réponse brève", "إجابة موجزة"],
  more: ["More", "Mehr", "Más", "Plus", "المزيد"],
  fresh: ["New conversation", "Neues Gespräch", "Conversación nueva", "Nouvelle conversation", "محادثة جديدة"],
  markdown: ["Export as Markdown", "Als Markdown speichern", "Exportar como Markdown", "Exporter en Markdown", "تصدير بصيغة Markdown"],
  json: ["Export as JSON", "Als JSON speichern", "Exportar como JSON", "Exporter en JSON", "تصدير بصيغة JSON"],
  html: ["Printable page", "Druckansicht", "Página para imprimir", "Page imprimable", "صفحة للطباعة"],
  open: ["Ask a question", "Eine Frage stellen", "Hacer una pregunta", "Poser une question", "اطرح سؤالًا"],
  close: ["Close", "Schließen", "Cerrar", "Fermer", "إغلاق"],
  newest: ["To the newest answer", "Zur neuesten Antwort", "A la última respuesta", "À la dernière réponse", "إلى أحدث إجابة"],
  searching: ["Searching the guidance", "Die Leitlinie wird durchsucht", "Buscando en la guía", "Recherche dans le guide", "جارٍ البحث في الإرشادات"],
  reading: ["Reading the passages", "Die Stellen werden gelesen", "Leyendo los pasajes", "Lecture des passages", "جارٍ قراءة المقاطع"],
  composing: ["Writing the answer", "Die Antwort wird geschrieben", "Redactando la respuesta", "Rédaction de la réponse", "جارٍ كتابة الإجابة"],
  verifying: ["Checking every sentence against its source", "Jeder Satz wird an seiner Quelle geprüft", "Comprobando cada frase con su fuente", "Vérification de chaque phrase", "جارٍ التحقق من كل جملة"],
  working: ["Still working", "Noch in Arbeit", "Sigue en curso", "Toujours en cours", "ما زال العمل جاريًا"],
  answered: ["Answered from the guidance", "Aus der Leitlinie beantwortet", "Respondida con la guía", "Répondu d’après le guide", "أجيب من الإرشادات"],
  partial: ["Partly answered", "Teilweise beantwortet", "Respondida en parte", "Répondu en partie", "أجيب جزئيًا"],
  not_covered: ["Not covered by the guidance", "In der Leitlinie nicht behandelt", "No tratado en la guía", "Non traité par le guide", "غير مذكور في الإرشادات"],
  out_of_scope: ["Outside this guidance", "Nicht Thema dieser Leitlinie", "Fuera de esta guía", "Hors du champ de ce guide", "خارج نطاق هذه الإرشادات"],
  clarify: ["One question back", "Eine Rückfrage", "Una aclaración", "Une précision", "سؤال للتوضيح"],
  safety: ["Urgent", "Dringend", "Urgente", "Urgent", "عاجل"],
  stopped: ["Stopped", "Angehalten", "Detenida", "Arrêté", "متوقف"],
  failed: ["Not completed", "Nicht abgeschlossen", "Sin completar", "Non terminé", "لم يكتمل"],
  understood: ["Understood as: {0}", "Verstanden als: {0}", "Entendido como: {0}", "Compris comme : {0}", "فُهم السؤال هكذا: {0}"],
  carried: ["From earlier: {0}", "Von vorher: {0}", "De antes: {0}", "Repris : {0}", "مما سبق: {0}"],
  uncarry: ["Ask again without what was said earlier", "Ohne das vorher Gesagte noch einmal fragen", "Preguntar de nuevo sin lo dicho antes", "Redemander sans ce qui précède", "اسأل مجددًا دون ما قيل من قبل"],
  missing: ["Not found in the guidance: {0}", "In der Leitlinie nicht gefunden: {0}", "No se encontró en la guía: {0}", "Absent du guide : {0}", "غير موجود في الإرشادات: {0}"],
  conflict: ["Sources disagree", "Quellen widersprechen sich", "Las fuentes discrepan", "Les sources divergent", "المصادر متعارضة"],
  refine: ["One source is more precise", "Eine Quelle ist genauer", "Una fuente es más precisa", "Une source est plus précise", "أحد المصادر أدق"],
  gap: ["One source is silent", "Eine Quelle schweigt", "Una fuente no lo trata", "Une source n’en dit rien", "أحد المصادر لا يذكره"],
  agree: ["Sources agree", "Quellen stimmen überein", "Las fuentes coinciden", "Les sources concordent", "المصادر متفقة"],
  plain: ["In plain words", "In einfachen Worten", "En palabras sencillas", "En mots simples", "بكلمات بسيطة"],
  sources: ["Sources", "Quellen", "Fuentes", "Sources", "المصادر"],
  sourceCount: ["Sources: {0}", "Quellen: {0}", "Fuentes: {0}", "Sources : {0}", "المصادر: {0}"],
  citation: ["Citation {0}: {1}, “{2}”", "Beleg {0}: {1}, „{2}“", "Cita {0}: {1}, «{2}»", "Citation {0} : {1}, « {2} »", "اقتباس {0}: {1}، «{2}»"],
  show: ["Show in source", "In der Quelle zeigen", "Ver en la fuente", "Voir dans la source", "عرض في المصدر"],
  source: ["Source", "Quelle", "Fuente", "Source", "المصدر"],
  page: ["Open its page", "Ihre Seite öffnen", "Abrir su página", "Ouvrir sa page", "افتح صفحته"],
  original: ["Original publication", "Originalveröffentlichung", "Publicación original", "Publication d’origine", "المنشور الأصلي"],
  unmarked: ["The place in the source could not be matched; these are the quoted words.", "Die Stelle war in der Quelle nicht zuzuordnen; dies sind die zitierten Worte.", "No se pudo localizar el lugar en la fuente; estas son las palabras citadas.", "L’endroit n’a pas pu être retrouvé dans la source ; voici les mots cités.", "تعذر تحديد الموضع في المصدر؛ هذه هي الكلمات المقتبسة."],
  review_unknown: ["review status not stated", "Prüfstand nicht angegeben", "estado de revisión no indicado", "état de relecture non indiqué", "حالة المراجعة غير مذكورة"],
  r_pending: ["review pending", "Prüfung steht aus", "revisión pendiente", "relecture en attente", "المراجعة معلقة"],
  r_submitted: ["submitted for review", "zur Prüfung eingereicht", "enviado a revisión", "soumis à relecture", "أُرسل للمراجعة"],
  r_under_review: ["under review", "in Prüfung", "en revisión", "en relecture", "قيد المراجعة"],
  r_approved: ["approved", "freigegeben", "aprobado", "approuvé", "معتمد"],
  strength: ["Strength: {0}", "Empfehlungsgrad: {0}", "Fuerza: {0}", "Force : {0}", "القوة: {0}"],
  updated: ["updated {0}", "aktualisiert {0}", "actualizado {0}", "mis à jour le {0}", "حُدّث {0}"],
  copy: ["Copy with sources", "Mit Quellen kopieren", "Copiar con fuentes", "Copier avec les sources", "نسخ مع المصادر"],
  copied: ["Copied", "Kopiert", "Copiado", "Copié", "تم النسخ"],
  again: ["Answer again", "Neu beantworten", "Responder de nuevo", "Répondre à nouveau", "أجب مجددًا"],
  edit: ["Edit question", "Frage ändern", "Editar la pregunta", "Modifier la question", "تعديل السؤال"],
  version: ["Version {0} of {1}", "Fassung {0} von {1}", "Versión {0} de {1}", "Version {0} sur {1}", "النسخة {0} من {1}"],
  older: ["Previous version", "Vorige Fassung", "Versión anterior", "Version précédente", "النسخة السابقة"],
  newer: ["Next version", "Nächste Fassung", "Versión siguiente", "Version suivante", "النسخة التالية"],
  save: ["Ask", "Fragen", "Preguntar", "Demander", "اسأل"],
  cancel: ["Cancel", "Abbrechen", "Cancelar", "Annuler", "إلغاء"],
  up: ["Helpful", "Hilfreich", "Útil", "Utile", "مفيدة"],
  down: ["Not helpful", "Nicht hilfreich", "No útil", "Pas utile", "غير مفيدة"],
  why: ["What was wrong?", "Was war falsch?", "¿Qué falló?", "Qu’est-ce qui n’allait pas ?", "ما الخطأ؟"],
  wrong_source: ["Wrong source", "Falsche Quelle", "Fuente equivocada", "Mauvaise source", "مصدر خاطئ"],
  outdated: ["Outdated", "Veraltet", "Desactualizada", "Dépassée", "قديمة"],
  unsafe: ["Unsafe", "Gefährlich", "Peligrosa", "Dangereuse", "غير آمنة"],
  incomplete: ["Incomplete", "Unvollständig", "Incompleta", "Incomplète", "ناقصة"],
  not_relevant: ["Not relevant", "Nicht zur Sache", "No pertinente", "Hors sujet", "غير ذات صلة"],
  hard_to_understand: ["Hard to understand", "Schwer verständlich", "Difícil de entender", "Difficile à comprendre", "صعبة الفهم"],
  comment: ["Anything else? (no names, please)", "Noch etwas? (bitte keine Namen)", "¿Algo más? (sin nombres, por favor)", "Autre chose ? (sans noms, s’il vous plaît)", "شيء آخر؟ (دون أسماء من فضلك)"],
  thanks: ["Thank you. Your verdict was kept.", "Danke. Ihr Urteil ist festgehalten.", "Gracias. Su valoración quedó guardada.", "Merci. Votre avis est enregistré.", "شكرًا. حُفظ تقييمك."],
  follow: ["You could ask", "Sie könnten fragen", "Podría preguntar", "Vous pourriez demander", "يمكنك أن تسأل"],
  retry: ["Try again", "Noch einmal", "Reintentar", "Réessayer", "حاول مجددًا"],
  wait: ["Try again in {0} s", "Noch einmal in {0} s", "Reintentar en {0} s", "Réessayer dans {0} s", "حاول مجددًا بعد {0} ث"],
  offline: ["You are offline. Your question is kept here until you are back.", "Sie sind offline. Ihre Frage bleibt hier stehen, bis Sie wieder verbunden sind.", "Sin conexión. Su pregunta se conserva aquí hasta que vuelva.", "Vous êtes hors ligne. Votre question reste ici jusqu’à votre retour.", "أنت غير متصل. سيبقى سؤالك هنا حتى تعود."],
  online: ["You are online again.", "Sie sind wieder online.", "Vuelve a tener conexión.", "Vous êtes de nouveau en ligne.", "عاد الاتصال."],
  broken: ["The connection was lost. Asking for the answer again.", "Die Verbindung brach ab. Die Antwort wird noch einmal geholt.", "Se perdió la conexión. Se pide de nuevo la respuesta.", "La connexion a été perdue. La réponse est redemandée.", "انقطع الاتصال. جارٍ طلب الإجابة مجددًا."],
  disclaimer: ["For information only. It does not replace professional judgement. In an emergency call your emergency number.", "Nur zur Information. Ersetzt kein fachliches Urteil. Im Notfall rufen Sie den Notruf.", "Solo para información. No sustituye el criterio profesional. En una emergencia llame a su número de urgencias.", "À titre d’information. Ne remplace pas un avis professionnel. En cas d’urgence, appelez votre numéro d’urgence.", "للعلم فقط. لا يغني عن رأي المختص. في حالة الطوارئ اتصل برقم الطوارئ."],
  // Problems: one sentence for every code of the interface, by what the reader can do about it.
  p_unknown: ["Something went wrong. Please try again.", "Etwas ging schief. Bitte noch einmal versuchen.", "Algo falló. Inténtelo de nuevo.", "Un problème est survenu. Veuillez réessayer.", "حدث خطأ. حاول مجددًا."],
  p_invalid: ["This question could not be sent. Please write it in another way.", "Diese Frage war nicht zu senden. Bitte anders formulieren.", "No se pudo enviar la pregunta. Escríbala de otra manera.", "Cette question n’a pas pu être envoyée. Formulez-la autrement.", "تعذر إرسال السؤال. أعد صياغته."],
  p_version: ["This page and the server do not understand each other. Please reload the page.", "Diese Seite und der Server verstehen sich nicht. Bitte neu laden.", "La página y el servidor no se entienden. Recargue la página.", "La page et le serveur ne se comprennent pas. Rechargez la page.", "لا تتوافق الصفحة مع الخادم. أعد تحميل الصفحة."],
  p_key: ["This page is not allowed to ask here. Please tell whoever runs it.", "Diese Seite darf hier nicht fragen. Bitte sagen Sie es ihrem Betreiber.", "Esta página no puede preguntar aquí. Avise a quien la administra.", "Cette page n’a pas le droit de demander ici. Signalez-le à son responsable.", "لا يُسمح لهذه الصفحة بالسؤال هنا. أبلغ المسؤول عنها."],
  p_gone: ["This conversation no longer exists. Please start a new one.", "Dieses Gespräch gibt es nicht mehr. Bitte ein neues beginnen.", "Esta conversación ya no existe. Empiece otra.", "Cette conversation n’existe plus. Commencez-en une autre.", "لم تعد هذه المحادثة موجودة. ابدأ واحدة جديدة."],
  p_message: ["This answer no longer exists. Please ask again.", "Diese Antwort gibt es nicht mehr. Bitte noch einmal fragen.", "Esta respuesta ya no existe. Pregunte de nuevo.", "Cette réponse n’existe plus. Redemandez.", "لم تعد هذه الإجابة موجودة. اسأل مجددًا."],
  p_source: ["This source is no longer part of the guidance.", "Diese Quelle gehört nicht mehr zur Leitlinie.", "Esta fuente ya no forma parte de la guía.", "Cette source ne fait plus partie du guide.", "لم يعد هذا المصدر ضمن الإرشادات."],
  p_busy: ["The last question is still being answered. Please wait a moment.", "Die letzte Frage wird noch beantwortet. Bitte einen Moment.", "Aún se responde la última pregunta. Espere un momento.", "La dernière question est encore en cours. Un instant.", "ما زال السؤال الأخير قيد الإجابة. انتظر قليلًا."],
  p_full: ["This conversation is full. Please start a new one.", "Dieses Gespräch ist voll. Bitte ein neues beginnen.", "Esta conversación está llena. Empiece otra.", "Cette conversation est pleine. Commencez-en une autre.", "امتلأت هذه المحادثة. ابدأ واحدة جديدة."],
  p_long: ["The question is too long: at most {0} characters.", "Die Frage ist zu lang: höchstens {0} Zeichen.", "La pregunta es demasiado larga: como máximo {0} caracteres.", "Question trop longue : {0} caractères au plus.", "السؤال طويل جدًا: {0} حرفًا كحد أقصى."],
  p_rate: ["Too many questions in a short time. Please wait.", "Zu viele Fragen in kurzer Zeit. Bitte warten.", "Demasiadas preguntas en poco tiempo. Espere.", "Trop de questions en peu de temps. Patientez.", "أسئلة كثيرة في وقت قصير. انتظر من فضلك."],
  p_internal: ["The server made a mistake. Please try again.", "Der Server machte einen Fehler. Bitte noch einmal versuchen.", "El servidor cometió un error. Inténtelo de nuevo.", "Erreur du serveur. Veuillez réessayer.", "أخطأ الخادم. حاول مجددًا."],
  p_starting: ["The guidance is being prepared. Please try again soon.", "Die Leitlinie wird vorbereitet. Bitte bald noch einmal versuchen.", "La guía se está preparando. Inténtelo en breve.", "Le guide est en préparation. Réessayez bientôt.", "يجري إعداد الإرشادات. حاول بعد قليل."],
  p_overloaded: ["Many people are asking just now. Please try again soon.", "Gerade fragen viele. Bitte bald noch einmal versuchen.", "Hay muchas preguntas ahora. Inténtelo en breve.", "Beaucoup de questions en ce moment. Réessayez bientôt.", "كثيرون يسألون الآن. حاول بعد قليل."],
  p_storage: ["Conversations cannot be kept just now. Please try again later.", "Gespräche sind gerade nicht zu speichern. Bitte später noch einmal versuchen.", "Ahora no se pueden guardar conversaciones. Inténtelo más tarde.", "Impossible de conserver les conversations. Réessayez plus tard.", "لا يمكن حفظ المحادثات الآن. حاول لاحقًا."],
  p_timeout: ["The answer took too long. Please try again.", "Die Antwort dauerte zu lange. Bitte noch einmal versuchen.", "La respuesta tardó demasiado. Inténtelo de nuevo.", "La réponse a pris trop de temps. Veuillez réessayer.", "استغرقت الإجابة وقتًا طويلًا. حاول مجددًا."],
  p_network: ["The server cannot be reached.", "Der Server ist nicht erreichbar.", "No se puede contactar con el servidor.", "Le serveur est injoignable.", "تعذر الوصول إلى الخادم."],
};

/** Problem codes of the interface, by sentence. */
const PROBLEMS = Object.fromEntries(Object.entries({
  p_invalid: "invalid_request invalid_json parent_mismatch unknown_filter",
  p_version: "unknown_field method_not_allowed route_not_found unsupported_media_type not_acceptable idempotency_key_reused unknown_composer",
  p_key: "missing_key invalid_key scope_denied origin_denied",
  p_gone: "conversation_not_found conversation_deleted",
  p_message: "message_not_found",
  p_source: "document_not_found passage_not_found",
  p_busy: "answer_in_progress idempotency_in_progress",
  p_full: "conversation_full",
  p_long: "question_too_long body_too_large",
  p_rate: "rate_limited",
  p_internal: "internal_error",
  p_starting: "corpus_not_ready shutting_down",
  p_overloaded: "overloaded",
  p_storage: "storage_busy storage_unavailable storage_full",
  p_timeout: "answer_timeout",
  p_network: "network",
}).flatMap(([key, codes]) => codes.split(" ").map((code) => [code, key])));

const CSS = `
:host{color-scheme:light dark;display:block;
--_bg:var(--gc-background,light-dark(#fff,#14191f));--_soft:var(--gc-surface,light-dark(#f3f6f8,#1d242c));--_ink:var(--gc-text,light-dark(#17212b,#e8edf2));
--_dim:var(--gc-muted,light-dark(#4e5d6c,#a9b6c3));--_line:var(--gc-border,light-dark(#d5dde4,#36414c));--_edge:var(--gc-control-border,light-dark(#74828f,#7f8d9a));
--_acc:var(--gc-accent,light-dark(#0a5c7a,#7cc7e4));--_on:var(--gc-on-accent,light-dark(#fff,#08202b));--_tint:var(--gc-accent-soft,light-dark(#e4f1f6,#153543));
--_warn:var(--gc-warning,light-dark(#7a4b00,#f3c169));--_wbg:var(--gc-warning-soft,light-dark(#fff6e0,#332812));--_bad:var(--gc-danger,light-dark(#a3161d,#ff9a94));--_bbg:var(--gc-danger-soft,light-dark(#fdecec,#3a1a1b));
--_ok:var(--gc-success,light-dark(#17653a,#86d5a4));--_mark:var(--gc-mark,light-dark(#fff0a8,#5d4f0b));--_r:var(--gc-radius,12px);--_pad:var(--gc-space,16px)}
.shell{container-type:inline-size;position:relative}:host([hidden]){display:none}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}
*{box-sizing:border-box;font:inherit;color:inherit;letter-spacing:inherit}[hidden]{display:none!important}
.root{font:var(--gc-font-size,1rem)/1.55 var(--gc-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif);font-style:normal;text-align:start;text-transform:none;letter-spacing:normal;word-spacing:normal;white-space:normal;
color:var(--_ink);background:var(--_bg);border:1px solid var(--_line);border-radius:var(--_r);display:flex;flex-direction:column;overflow:hidden;block-size:var(--gc-height,auto);max-block-size:var(--gc-max-height,46rem);overflow-wrap:anywhere}
h2,h3,p,ul,ol,dl,dd,blockquote,fieldset,form{margin:0;padding:0;border:0}h2,h3,b{font-weight:650}
button,select,textarea,summary{cursor:pointer}button{background:none;border:0;padding:0}
:focus-visible{outline:3px solid var(--_acc);outline-offset:2px}
.sr{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.head{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:12px var(--_pad);border-block-end:1px solid var(--_line)}
.head h2{font-size:1.1em;flex:1 1 12em;line-height:1.3}
.pick{display:flex;align-items:center;gap:6px;color:var(--_dim);font-size:.875em}
select,.btn,summary{min-block-size:36px;padding:4px 10px;border:1px solid var(--_edge);border-radius:8px;background:var(--_bg);color:var(--_ink);font-size:.875em;max-inline-size:100%}
.btn:hover,select:hover,summary:hover{background:var(--_tint)}.btn,summary{display:inline-flex;align-items:center;gap:6px;line-height:1.3}
.btn.main{background:var(--_acc);border-color:var(--_acc);color:var(--_on);font-weight:600;padding-inline:16px}.btn.main:hover{filter:brightness(1.1)}
[aria-disabled=true]{opacity:.55;cursor:default}[aria-pressed=true]{background:var(--_tint)!important;border-color:var(--_acc)!important;color:var(--_acc)}
svg{inline-size:1.15em;block-size:1.15em;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
details{position:relative}summary svg{stroke-width:4}summary{list-style:none}summary::-webkit-details-marker{display:none}
.menu{position:absolute;z-index:3;inset-inline-end:0;inset-block-start:calc(100% + 4px);display:grid;min-inline-size:13em;padding:6px;background:var(--_bg);border:1px solid var(--_edge);border-radius:10px;box-shadow:0 8px 24px #0003}
.menu>*{padding:8px 10px;border-radius:6px;text-align:start;text-decoration:none;font-size:.9em;min-block-size:36px}.menu>:hover{background:var(--_tint)}
.pane{display:grid;grid-template:minmax(0,1fr)/minmax(0,1fr);flex:1;min-block-size:0;position:relative}
.talk{display:flex;flex-direction:column;min-block-size:0;min-inline-size:0}
.log{flex:1;min-block-size:0;overflow-y:auto;padding:var(--_pad);display:flex;flex-direction:column;gap:20px;scroll-padding:12px}
.log:focus-visible{outline-offset:-3px}.empty{color:var(--_dim)}
.turn{display:grid;gap:10px;grid-template-columns:minmax(0,1fr);inline-size:100%;max-inline-size:48em;align-self:center}.turn:focus-visible{outline-offset:4px;border-radius:8px}
.q{justify-self:end;max-inline-size:min(88%,40em);background:var(--_tint);border-radius:var(--_r);border-end-end-radius:4px;padding:8px 14px;display:flex;gap:8px;align-items:start}
.q p{white-space:pre-wrap;min-inline-size:0}.q .ico{margin-block:-2px;margin-inline:0 -8px}
.ico{min-inline-size:32px;min-block-size:32px;display:inline-grid;place-items:center;border-radius:8px;border:1px solid transparent;color:var(--_dim);flex:none}.ico:hover{background:var(--_tint);color:var(--_acc)}
.vers{justify-self:end;margin-block:-6px;display:flex;align-items:center;font-size:.8125em;color:var(--_dim)}[dir=rtl] .vers svg{scale:-1 1}
.a{display:grid;gap:10px;grid-template-columns:minmax(0,1fr)}
.state{display:inline-flex;align-items:center;gap:6px;font-size:.875em;font-weight:600;color:var(--_dim)}
.state.answered{color:var(--_ok)}.state.partial,.state.not_covered,.state.out_of_scope,.state.clarify,.state.stopped{color:var(--_warn)}.state.safety,.state.failed{color:var(--_bad)}
.sub{font-size:.875em;color:var(--_dim)}.chip{display:inline-flex;align-items:center;gap:2px;border:1px solid var(--_line);border-radius:99px;padding-inline:10px 4px}.chip .ico{min-block-size:28px;min-inline-size:28px}
.text{display:grid;gap:8px;grid-template-columns:minmax(0,1fr)}.text ul{padding-inline-start:1.3em;display:grid;gap:6px}.text h3{margin-block-start:6px}
.lead{font-size:1.06em}.safety-b{border-inline-start:4px solid var(--_bad);background:var(--_bbg);padding:10px 14px;border-radius:4px 8px 8px 4px}
.caution{border-inline-start:4px solid var(--_warn);background:var(--_wbg);padding:8px 12px}.note{color:var(--_dim)}.comparison{border-inline-start:4px solid var(--_acc);padding-inline-start:12px}li.comparison{list-style:none;margin-inline-start:-1.3em}.nb{white-space:nowrap}
.tag{display:inline-flex;align-items:center;gap:4px;font-size:.8125em;font-weight:600;color:var(--_warn);background:var(--_wbg);border:1px solid;border-radius:6px;padding:0 8px;margin-inline-end:6px}.tag.calm{color:var(--_acc);background:var(--_tint)}
.scroll{overflow-x:auto}table{border-collapse:collapse;inline-size:100%;font-size:.925em}th,td{border:1px solid var(--_line);padding:6px 10px;text-align:start;vertical-align:top;min-inline-size:9em;overflow-wrap:break-word}tr>:first-child{min-inline-size:0}th{background:var(--_soft);font-weight:650}
.cite{min-inline-size:24px;min-block-size:24px;padding:0 6px;margin-inline:3px 1px;border-radius:6px;background:var(--_tint);color:var(--_acc);font-size:.8125em;font-weight:650;line-height:22px;border:1px solid var(--_acc);vertical-align:baseline}
.cite:hover,.cite[aria-expanded=true]{background:var(--_acc);color:var(--_on)}
.list{list-style:none;display:grid;gap:4px;font-size:.875em;border-block-start:1px solid var(--_line);padding-block-start:8px}.list li{display:flex;gap:4px;align-items:start}.list .cite{flex:none}
.acts{display:flex;flex-wrap:wrap;gap:2px;align-items:center}.acts .said{font-size:.8125em;color:var(--_dim)}
.sugs{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.sug{border-radius:16px;text-align:start;border-color:var(--_line);color:var(--_acc)}
.fb{display:grid;gap:8px;border:1px solid var(--_line);border-radius:10px;padding:12px;font-size:.9em}.fb>div{display:flex;flex-wrap:wrap;gap:6px 16px}.fb label{display:inline-flex;gap:6px;align-items:center;min-block-size:28px}.fb input{inline-size:18px;block-size:18px;accent-color:var(--_acc)}
textarea{inline-size:100%;resize:none;field-sizing:content;min-block-size:44px;max-block-size:9em;padding:9px 12px;border:1px solid var(--_edge);border-radius:10px;background:var(--_bg);font-size:max(16px,1em);line-height:1.5;cursor:text}textarea::placeholder{color:var(--_dim);opacity:1}
.ask{display:flex;gap:8px;align-items:end;padding:12px var(--_pad);border-block-start:1px solid var(--_line)}.ask .btn{min-block-size:44px;flex:none}.ask textarea{flex:1}
.edit{display:grid;gap:8px;justify-self:stretch}.row{display:flex;gap:8px;flex-wrap:wrap}
.err{border:1px solid var(--_bad);color:var(--_bad);background:var(--_bbg);border-radius:10px;padding:8px 12px;display:flex;flex-wrap:wrap;gap:8px;align-items:center}.err p{flex:1 1 14em}
.bar{padding:6px var(--_pad);background:var(--_wbg);color:var(--_warn);font-size:.875em}
.jump{position:absolute;inset-inline-start:12px;inset-block-start:8px;z-index:2}.jump:not(:focus){inline-size:1px;block-size:1px;min-block-size:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%)}
.fine{margin:0!important;overflow:visible!important;inline-size:auto!important;max-inline-size:none!important;max-block-size:none!important;filter:none!important;mask:none!important;text-indent:0!important;translate:none!important;scale:none!important;rotate:none!important;zoom:1!important;float:none!important;contain:none!important;content-visibility:visible!important;mix-blend-mode:normal!important;-webkit-text-fill-color:currentColor!important;display:block!important;visibility:visible!important;opacity:1!important;position:static!important;font-size:13px!important;line-height:1.45!important;padding:8px var(--_pad)!important;block-size:auto!important;clip-path:none!important;transform:none!important;border-block-start:1px solid;
color:light-dark(#3c4955,#c3ced8)!important;background:light-dark(#f3f6f8,#1d242c)!important;border-color:light-dark(#d5dde4,#36414c)!important}.fine b{color:light-dark(#6f4400,#f3c169)}
.src{display:flex;flex-direction:column;min-block-size:0;background:var(--_bg);border-inline-start:1px solid var(--_line)}.src .body{overflow-y:auto;padding:var(--_pad);display:grid;gap:10px;align-content:start;position:relative;flex:1}
.top{display:flex;gap:8px;align-items:center;padding:6px var(--_pad);border-block-end:1px solid var(--_line)}.top h3{flex:1}.pass{white-space:pre-wrap;background:var(--_soft);border-radius:8px;padding:12px}
mark{background:var(--_mark);color:inherit;border-radius:3px;padding-block:2px;box-shadow:0 2px 0 var(--_acc)}
@container (min-width:720px){.pane.two{grid-template-columns:minmax(0,3fr) minmax(260px,2fr)}}@container (max-width:719.9px){.pane>.src{position:absolute;inset:0;z-index:4;border:0}}.a .src{border:1px solid var(--_line);border-radius:var(--_r);max-block-size:22rem;margin-block-start:10px}
.card{position:fixed;inset:auto;margin:0;inline-size:min(24rem,calc(100vw - 16px));max-block-size:min(24rem,80vh);overflow:auto;white-space:normal;padding:14px 16px;border:1px solid var(--_edge);border-radius:12px;background:var(--_bg);color:var(--_ink);box-shadow:0 10px 30px #0004;font:var(--gc-font-size,1rem)/1.5 var(--gc-font,system-ui,sans-serif)}
.card:popover-open{display:grid;gap:8px}blockquote{border-inline-start:3px solid var(--_acc);padding-inline-start:10px;font-size:.95em}.meta{font-size:.85em;color:var(--_dim)}.meta b{color:var(--_ink)}a{color:var(--_acc)}
dialog.shell{position:fixed;inset:auto;inset-block-end:calc(84px + env(safe-area-inset-bottom));inset-inline-end:16px;inline-size:min(27rem,calc(100vw - 32px));max-inline-size:none;max-block-size:none;padding:0;border:0;margin:0;background:none;overflow:visible;z-index:var(--gc-z-index,9999)}
dialog.modal{inset:0;margin:auto;inline-size:min(48rem,calc(100vw - 32px));block-size:fit-content}dialog::backdrop{background:#000a}dialog .root{block-size:min(42rem,calc(100dvh - 108px));max-block-size:none;box-shadow:0 16px 48px #0005}
.launcher{border-radius:99px;padding:12px 20px;font:600 1rem/1.3 var(--gc-font,system-ui,sans-serif);min-block-size:48px}.float{position:fixed;inset-block-end:calc(16px + env(safe-area-inset-bottom));inset-inline-end:16px;z-index:var(--gc-z-index,9999);box-shadow:0 6px 20px #0005}
@media (max-width:480px){dialog.shell{inset:0;margin:0;inline-size:100vw;block-size:100dvh}dialog .root{block-size:100dvh;border-radius:0;border:0}}
.busy svg{animation:spin 1.2s linear infinite}@keyframes spin{to{rotate:1turn}}
@media (prefers-reduced-motion:reduce){.busy svg{animation:none}}
@container (max-width:520px){.head h2{flex:1 1 9em}.head .pick{order:1;flex:1 1 40%;min-inline-size:0}.pick select{flex:1;min-inline-size:0}}
@container (max-width:400px){.ask .word{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}.ask .btn{padding-inline:12px}}
@media (forced-colors:active){.cite,.tag,.q,.err,.card{border:1px solid}.btn.main,mark{forced-color-adjust:none;background:Highlight;color:HighlightText}[aria-pressed=true]{outline:2px solid Highlight}}
@media print{.root{max-block-size:none;block-size:auto;overflow:visible;border:0}.log{overflow:visible}.ask,.acts,.sugs,.vers,.head details,.head .pick,.src,.jump{display:none!important}.turn{break-inside:avoid}}
`;

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  answered: "M20 6 9 17l-5-5", partial: "M12 3a9 9 0 1 0 0 18V3Z M12 3a9 9 0 0 1 0 18", not_covered: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Z M16 16l5 5 M8 11h6", out_of_scope: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z M6 6l12 12",
  clarify: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2 M12 18h.01", safety: "M12 3 2 20h20L12 3Z M12 10v4 M12 17h.01", stopped: "M6 6h12v12H6Z", failed: "M18 6 6 18 M6 6l12 12", busy: "M12 3a9 9 0 1 0 9 9",
  copy: "M9 9h11v11H9Z M5 15H4V4h11v1", up: "M7 10v10H4V10Z M7 10l4-7c2 0 3 1 2.5 3L13 9h5c2 0 2.5 1.5 2 3l-2 6c-.5 1.5-1 2-2 2H7", down: "M7 14V4H4v10Z M7 14l4 7c2 0 3-1 2.5-3L13 15h5c2 0 2.5-1.5 2-3l-2-6c-.5-1.5-1-2-2-2H7",
  older: "M15 5l-7 7 7 7", newer: "M9 5l7 7-7 7", again: "M20 11a8 8 0 1 0-2 6 M20 4v7h-7", edit: "M4 20h4L20 8l-4-4L4 16Z", close: "M18 6 6 18 M6 6l12 12", send: "M12 20V4 M5 11l7-7 7 7", more: "M5 12h.01 M12 12h.01 M19 12h.01", chat: "M4 4h16v12H9l-5 4Z",
};

/** Makes an element. Attributes are set as text, `on…` are listeners, children are nodes or text: nothing is ever parsed.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children @returns {any} */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

/** A key was answered here: the browser shall not close a dialog by it too. @param {Event} e */
function done(e) {
  e.preventDefault();
  e.stopPropagation();
}

/** @param {string} name */
function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

// A number with its unit, a range with it, "28-day": read wrongly when the line ends between the two.
const MEASURE = /(\d+-\p{L}+|\d[\d.,]*(?:\s?[–-]\s?\d[\d.,]*)?\s(?:%|°C|(?:[kmµ]?g|mcg|[dmµ]?[lL]|[ckmµ]?m|c?Gy|[mµn]?mol|IU|h|min|s)\b(?:\/[\p{L}²³]+)*))/u;

const MEASURES = new RegExp(MEASURE, "gu");

/** A text whose amounts do not break. The characters stay as they are, so that what is copied is what the source says. @param {string} text @returns {any[]} */
const together = (text) => text.split(MEASURE).map((piece, i) => (i % 2 ? h("span", { class: "nb" }, piece) : piece));

/** 128 random bits; `randomUUID` exists only in secure contexts. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

/** A link from data is followed only when it is one of the web. @param {string | null} url @param {string} base */
function webUrl(url, base) {
  try {
    const whole = new URL(url ?? "", base);
    return url && /^https?:$/.test(whole.protocol) ? whole.href : null;
  } catch {
    return null;
  }
}

/** A failed request, with the problem document of the server. */
class Problem extends Error {
  constructor(/** @type {any} */ body, /** @type {number} */ retryAfter = 0) {
    super(body?.detail ?? body?.title ?? "");
    this.code = String(body?.code ?? "unknown");
    this.retryAfter = retryAfter;
    /** Asking again cannot help. */ this.final = false;
  }
}

/** The events of a stream as objects. @param {Response} response @param {() => void} alive called whenever anything arrives, heartbeats too */
async function* readEvents(response, alive) {
  const reader = /** @type {ReadableStream} */ (response.body).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      rest += decoder.decode(value, { stream: true });
      const events = rest.split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        const data = event.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trimStart()).join("\n");
        if (data) yield JSON.parse(data);
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {number} ms @param {AbortSignal} [signal] */
const pause = (ms, signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason)), { once: true });
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(CSS);
const HOME = new URL(import.meta.url).origin;
const AUDIENCES = ["clinician", "trainee", "patient", "caregiver"];
const REASONS = ["wrong_source", "outdated", "unsafe", "incomplete", "not_relevant", "hard_to_understand"];
const TRIES = 6;
// A server that never answered is left sooner: its reader may ask again by hand.
const FIRST_TRIES = 2;
// Seconds: three missed heartbeats, which come at least every 15.
const SILENCE = 45;

/** @typedef {{id: string, kind: string, heading: string | null, start: number, end: number, text: string, plain: boolean, support: string, citationIds: string[]}} Block a sentence, list item or cell; its place in the answer's text in UTF-16 code units */
/** @typedef {{id: string, ordinal: number, documentId: string, statementId: string, passageId: string, quote: string, start: number, end: number, prefix: string, suffix: string, locator: {section: string[], page: number | null}, markers: string[], strength: string | null, url: string}} Citation */
/** @typedef {{id: string, title: string, kind: string, publisher: string | null, year: number | null, lastUpdated: string | null, reviewStatus: string | null, jurisdiction: string | null, url: string | null, doi: string | null, licence: string | null}} SourceDocument */
/** @typedef {{text: string, format: string, language: string, offsetUnit: string, blocks: Block[], citations: Citation[], documents: SourceDocument[], comparisons: {verdict: string, topic: string, blockId: string}[], missing: string[], notices: {code: string, severity: string, text: string}[]}} Answer */
/** @typedef {"answered" | "partial" | "not_covered" | "out_of_scope" | "clarify" | "safety" | "stopped" | "failed"} Status */
/** @typedef {"clinician" | "trainee" | "patient" | "caregiver"} Audience */
/** @typedef {{standaloneQuestion: string, questionType: string, topicSwitch: boolean, carried: {term: string, fromMessageId: string}[]}} Interpretation */
/** @typedef {{id: string, conversationId: string, parentId: string | null, createdAt: string, status: Status, statusReason: string | null, question: string, audience: Audience, interpretation: Interpretation, answer: Answer, suggestions: {id: string, text: string}[]}} Message as the server sent it; it may hold more than is named here */

/** The events, all bubbling and composed. Text is carried only under the attribute `emit-content`.
 * @typedef {{
 *   "gc-ready": CustomEvent<{version: string}>, "gc-question": CustomEvent<{question?: string}>, "gc-delta": CustomEvent<{id: string, block: string}>,
 *   "gc-answer": CustomEvent<{id: string, status: Status, message?: Message}>, "gc-citation-open": CustomEvent<{messageId: string, citationId: string}>,
 *   "gc-source-open": CustomEvent<{messageId: string, citationId: string, passageId: string}>, "gc-feedback": CustomEvent<{id: string, value: "up" | "down" | null, reasons?: string[], comment?: string | null}>,
 *   "gc-copy": CustomEvent<{id: string}>, "gc-stop": CustomEvent<{id: string | null}>, "gc-error": CustomEvent<{code: string}>, "gc-open": CustomEvent<{}>, "gc-close": CustomEvent<{}>
 * }} GuidanceChatEvents */

/** One question with its answer, as shown. Those with the same turn before them are versions of each other.
 * @typedef {{before: Turn | null, question: string, key: string, body: any, id: string | null, message: any, blocks: any[], citations: any[], interpretation: any, node: any, abort: AbortController | null, stopped?: boolean, phase?: string}} Turn */

/** @param {string} question @param {any} body of its request @param {Turn | null} before @param {any} [message] @returns {Turn} */
const newTurn = (question, body, before, message = null) => ({ before, question, key: newKey(), body, id: message?.id ?? null, message, blocks: [], citations: [], interpretation: null, node: null, abort: null });

class GuidanceChat extends HTMLElement {
  static observedAttributes = ["lang", "dir", "heading", "placeholder", "disclaimer", "mode", "open", "conversation-id", "audience"];

  /** @type {Turn[]} The branch that is shown. */ #turns = [];
  /** @type {Turn[]} Those of all branches, oldest first. */ #all = [];
  /** @type {string | null} */ #conversation = null;
  #detail = "full";
  #limit = 2000;
  /** @type {Record<string, any>} */ #ui = {};
  /** Positions the card: a rule of a constructed sheet, for inline styles may be forbidden. */ #place = new CSSStyleSheet();
  /** @type {any} */ #card = null;
  /** @type {any} */ #cardTimer = 0;
  /** @type {any} */ #sayTimer = 0;
  /** @type {any} */ #root;
  /** @type {AbortController | null} Ends the listeners outside of the element. */ #life = null;
  #locale = "en";

  /** Texts that replace the element's own, by key. @type {Record<string, string | string[]>} */
  strings = {};
  /** Fills the card of a citation in the page's own way; its buttons stay. Null leaves it as it is.
   * @type {((citation: Citation, document: SourceDocument | undefined) => Node | null) | null} */
  renderCitation = null;
  /** Headers for every request, for example a key. @type {() => Record<string, string>} */
  getHeaders = () => ({});

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [sheet, this.#place];
  }

  get apiBase() { return (this.getAttribute("api-base") || HOME).replace(/\/+$/, ""); }
  /** @returns {"inline" | "bubble" | "dialog"} */
  get mode() { const mode = this.getAttribute("mode"); return mode === "bubble" || mode === "dialog" ? mode : "inline"; }
  set mode(value) { this.setAttribute("mode", value); }
  /** For whom answers are worded; the reader's own choice is written here too, so that the page can follow it.
   * @returns {Audience} */
  get audience() { const name = this.getAttribute("audience"); return /** @type {any} */ (AUDIENCES.includes(name ?? "") ? name : AUDIENCES[0]); }
  set audience(value) { this.setAttribute("audience", value); }
  /** Whether the bubble or dialog is shown. */
  get open() { return this.hasAttribute("open"); }
  set open(value) { this.toggleAttribute("open", value); }
  /** @returns {string | null} */
  get conversationId() { return this.#conversation; }
  /** The finished messages of the shown branch. @returns {Message[]} */
  get messages() { return this.#turns.map((turn) => turn.message).filter(Boolean); }
  get #running() { return this.#turns.find((turn) => turn.abort); }

  connectedCallback() {
    this.#life = new AbortController();
    const signal = this.#life.signal;
    addEventListener("offline", () => this.#net(), { signal });
    addEventListener("online", () => this.#net(), { signal });
    addEventListener("scroll", () => this.#follow(), { signal, capture: true, passive: true });
    addEventListener("resize", () => this.#follow(), { signal });
    // A card that hovering opened must go by Escape wherever the focus is.
    document.addEventListener("keydown", (e) => this.#card && this.#escape(e), { signal, capture: true });
    document.addEventListener("pointerdown", (e) => this.#card && !e.composedPath().includes(this.#card.node) && !e.composedPath().includes(this.#card.button) && this.#closeCard(), { signal });
    this.#draw();
    this.#load();
    this.#emit("ready", { version: VERSION });
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#running?.abort?.abort();
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now || !this.#ui.root) return;
    if (name === "conversation-id") this.#load();
    else if (name === "open") this.#toggle();
    // Only the choice itself: drawing anew would close an open source and lose the focus.
    else if (name === "audience") this.#ui.audience.value = this.audience;
    else this.#draw();
  }

  /** A text of the table, in the language of the element. @param {string} key @param {...any} values */
  #t(key, ...values) {
    const own = this.strings[key];
    const row = STRINGS[key];
    const text = (Array.isArray(own) ? own[0] : own) ?? row?.[Math.max(0, LANGUAGES.indexOf(this.#locale))] ?? row?.[0] ?? key;
    return text.replace(/\{(\d)\}/g, (_, n) => this.#apart(values[n] ?? ""));
  }

  /** Between words that run from right to left a date would be turned round and an English title lose its full stop: there they are isolated. @param {any} text */
  #apart(text) { return this.#locale === "ar" ? `\u2068${text}\u2069` : String(text); }

  /** @param {string} name @param {any} [detail] @returns {boolean} false when a listener forbade it */
  #emit(name, detail = {}, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`gc-${name}`, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** Only where the page asked for it do events carry what people write. @param {any} content */
  #content(content) { return this.hasAttribute("emit-content") ? content : {}; }

  /** Speaks to screen readers; emptied, so that it is not found by reading on. @param {string} text */
  #say(text) {
    clearTimeout(this.#sayTimer);
    this.#ui.live.textContent = text;
    this.#sayTimer = setTimeout(() => (this.#ui.live.textContent = ""), 1500);
  }

  /** @param {string} path @param {any} [options] @returns {Promise<Response>} */
  async #fetch(path, options = {}) {
    const { body, headers, ...rest } = options;
    let response;
    try {
      response = await fetch(this.apiBase + "/api/v1" + path, {
        ...rest, body: body && JSON.stringify(body), credentials: "omit", referrerPolicy: "no-referrer",
        headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }), ...headers, ...this.getHeaders() },
      });
    } catch (e) {
      if (rest.signal?.aborted) throw e;
      const problem = new Problem({ code: "network" });
      problem.final = await this.#explain();
      throw problem;
    }
    if (response.ok) return response;
    throw new Problem(await response.json().catch(() => ({ code: response.status === 429 ? "rate_limited" : "unknown" })), Number(response.headers.get("retry-after")) || 0);
  }

  /** A refused origin looks to a page like a dead server; the script's own route is open to all and tells them apart. @returns {Promise<boolean>} refused */
  async #explain() {
    if (new URL(this.apiBase, location.href).origin === location.origin) return false;
    const alive = await fetch(this.apiBase + "/widget/v1/integrity.json", { cache: "no-store", credentials: "omit" }).then((r) => r.ok, () => false);
    if (alive) console.error(`<guidance-chat>: ${this.apiBase} does not allow pages of ${location.origin} to ask. Add this origin to its setting Cors:Origins.`);
    return alive;
  }

  /** @param {string} name @param {string} label @param {(e: any) => void} onclick @param {Record<string, any>} [more] */
  #icon(name, label, onclick, more = {}) {
    return h("button", { type: "button", class: "ico", title: label, "aria-label": label, onclick, ...more }, icon(name));
  }

  /** @param {string} label @param {string[]} names @param {string} value @param {(value: string) => void} changed */
  #select(label, names, value, changed) {
    this.#ui[label] = h("select", { title: this.#t(label), onchange: (e) => changed(e.target.value) }, names.map((name) => h("option", { value: name, selected: name === value }, this.#t(name))));
    return h("label", { class: "pick" }, h("span", { class: "sr" }, this.#t(label)), this.#ui[label]);
  }

  #draw() {
    const wanted = (this.closest("[lang]")?.getAttribute("lang") || "en").toLowerCase().split("-")[0];
    this.#locale = LANGUAGES.includes(wanted) ? wanted : "en";
    const draft = this.#ui.input?.value ?? "";
    const t = this.#t.bind(this);
    /** @type {Record<string, any>} */ const ui = this.#ui = {};
    const mode = this.mode;
    this.#closeCard();
    ui.input = h("textarea", { rows: 1, dir: "auto", "aria-label": this.getAttribute("placeholder") || t("placeholder"), placeholder: this.getAttribute("placeholder") || t("placeholder"), title: t("hint"), enterkeyhint: "send",
      onkeydown: (e) => {
        // While an input method composes, Enter belongs to it.
        if (e.key === "Enter" && !e.shiftKey && !e.isComposing && e.keyCode !== 229) {
          e.preventDefault();
          this.#submit();
        }
      } });
    ui.input.value = draft;
    ui.send = h("button", { type: "button", class: "btn main", part: "send", onclick: () => (this.#running ? this.stop() : this.#submit()) });
    ui.log = h("div", { class: "log", part: "log", role: "log", "aria-live": "off", "aria-label": t("log"), tabindex: 0, onkeydown: (e) => this.#walk(e) });
    ui.alert = h("div", { role: "alert" });
    ui.live = h("div", { class: "sr", "aria-live": "polite", "aria-atomic": "true" });
    ui.bar = h("p", { class: "bar", role: "status", hidden: navigator.onLine }, t("offline"));
    ui.fine = h("div", { class: "fine", part: "disclaimer" });
    ui.jump = h("button", { type: "button", class: "btn jump", onclick: () => this.#turns.at(-1)?.node.focus() }, t("newest"));
    ui.menu = h("details", { onkeydown: (e) => { if (e.key === "Escape" && ui.menu.open) { ui.menu.open = false; ui.menu.firstChild.focus(); done(e); } } },
      h("summary", { "aria-label": t("more"), title: t("more") }, icon("more")));
    ui.talk = h("div", { class: "talk" }, ui.jump, ui.log, ui.alert, ui.bar,
      h("form", { class: "ask", part: "input", onsubmit: (e) => e.preventDefault() }, ui.input, ui.send));
    ui.pane = h("div", { class: "pane" }, ui.talk);
    ui.root = h("section", { class: "root", part: "panel", lang: this.#locale, dir: this.getAttribute("dir") || (this.#locale === "ar" ? "rtl" : "ltr"), "aria-label": this.getAttribute("heading") || t("heading"), onkeydown: (e) => this.#escape(e) },
      h("div", { class: "head", part: "header" }, h("slot", { name: "header" }, h("h2", {}, this.getAttribute("heading") || t("heading"))),
        this.#select("audience", AUDIENCES, this.audience, (value) => (this.audience = /** @type {any} */ (value))),
        this.#select("detail", ["full", "brief"], this.#detail, (value) => (this.#detail = value)), ui.menu, mode === "inline" ? null : this.#icon("close", t("close"), () => this.removeAttribute("open"))),
      ui.pane, ui.fine, ui.live);
    ui.shell = h(mode === "inline" ? "div" : "dialog", { class: mode === "dialog" ? "shell modal" : "shell", "aria-label": mode === "inline" ? null : this.getAttribute("heading") || t("heading"),
      // Escape closes one thing at a time, also where the browser would close the dialog: by a gesture there is no key, and it may not ask twice.
      oncancel: (e) => (e.preventDefault(), this.#escape(new KeyboardEvent("keydown", { key: "Escape" }))), onclose: () => ui.shell.open || ui !== this.#ui || this.removeAttribute("open") }, ui.root);
    ui.launcher = mode === "inline" ? null : h("button", { type: "button", class: mode === "bubble" ? "btn main launcher float" : "btn main launcher", part: "launcher", lang: this.#locale, "aria-haspopup": "dialog", "aria-expanded": "false",
      onclick: () => this.toggleAttribute("open") }, h("slot", { name: "launcher" }, icon("chat"), t("open")));
    this.#root.replaceChildren(...(ui.launcher ? [ui.launcher] : []), ui.shell);
    this.#toggle(false);
    this.#turns.forEach((turn) => this.#show(turn));
    this.#settle();
  }

  /** Shows or hides the dialog, as the `open` attribute says. */
  #toggle(tell = true) {
    const { shell, launcher } = this.#ui;
    if (!launcher) return;
    const open = this.open;
    if (open === !!this.#ui.shown) return;
    this.#ui.shown = open;
    if (!open) shell.close();
    else if (this.mode === "dialog") shell.showModal();
    else shell.show();
    launcher.setAttribute("aria-expanded", String(open));
    if (tell) this.#emit(open ? "open" : "close");
    if (tell) (open ? this.#ui.input : launcher).focus();
  }

  /** Brings what surrounds the answers up to date: send or stop, menu, notices. */
  #settle() {
    const ui = this.#ui;
    const label = this.#running ? "stop" : "send";
    ui.send.replaceChildren(icon(label === "stop" ? "stopped" : "send"), h("span", { class: "word" }, this.#t(label)));
    ui.send.setAttribute("part", label);
    ui.root.setAttribute("aria-busy", String(!!this.#running));
    ui.jump.hidden = !this.#turns.length;
    if (!this.#turns.length) ui.log.replaceChildren(h("slot", { name: "empty" }, h("p", { class: "empty" }, this.#t("empty"))));
    const exports = this.#conversation ? ["markdown", "json", "html"].map((format) =>
      h("a", { href: `${this.apiBase}/api/v1/conversations/${encodeURIComponent(this.#conversation ?? "")}/export?format=${format}`, target: "_blank", rel: "noopener noreferrer" }, this.#t(format))) : [];
    ui.menu.replaceChildren(ui.menu.firstChild, h("div", { class: "menu", onclick: () => (ui.menu.open = false) },
      h("button", { type: "button", onclick: () => this.newConversation() }, this.#t("fresh")), exports));
    // Always in sight, outside of what scrolls: what the newest answer warns of, and the disclaimer.
    const notices = this.#turns.findLast((turn) => turn.message)?.message.answer.notices ?? [];
    const warnings = notices.filter((notice) => notice.severity !== "info");
    ui.fine.replaceChildren(...warnings.map((notice) => h("p", { dir: "auto" }, h("b", {}, notice.text))),
      // The slot adds to the disclaimer; it does not take its place, for then an empty one would take it away.
      h("p", { dir: "auto" }, this.getAttribute("disclaimer")?.trim() || this.#t("disclaimer")), h("slot", { name: "disclaimer" }));
  }

  #net() {
    this.#ui.bar.hidden = navigator.onLine;
    this.#say(this.#t(navigator.onLine ? "online" : "offline"));
  }

  /** @param {string} text what went wrong, in a sentence; empty takes it away */
  #alert(text) {
    this.#ui.alert.replaceChildren(...(text ? [h("div", { class: "bar err" }, h("p", {}, text))] : []));
  }

  /** Up, down, Home and End walk through the turns while the log or a turn has the focus. @param {any} e */
  #walk(e) {
    const nodes = this.#turns.map((turn) => turn.node);
    const at = nodes.indexOf(e.target);
    if (at < 0 && e.target !== this.#ui.log) return;
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? nodes.length - 1 : at - 1, Home: 0, End: nodes.length - 1 }[e.key];
    if (to === undefined || !nodes[to]) return;
    e.preventDefault();
    nodes[to].focus();
  }

  /** Escape closes one thing: the card, then the source, then the element. @param {any} e */
  #escape(e) {
    if (e.key !== "Escape" || e.isComposing) return;
    if (this.#card) this.#closeCard(true);
    else if (this.#ui.source) this.#closeSource();
    else if (this.open && this.mode !== "inline") this.removeAttribute("open");
    else return;
    done(e);
  }

  // ---- Asking

  #submit() {
    const text = this.#ui.input.value;
    if (this.#running || !text.trim()) return;
    if (!navigator.onLine) return this.#net();
    if (!this.ask(text)) return;
    this.#ui.input.value = "";
    this.#ui.input.focus();
  }

  /** Asks a question at the end of the shown branch. @param {string} text @returns {boolean} false when it was not taken */
  ask(text) {
    return this.#begin(text, this.#turns.length);
  }

  /** @param {string} text @param {number} at the place in the branch: what stands there and after it is left @param {string} [context] `auto` or `none` */
  #begin(text, at, context = "auto") {
    const question = text.trim();
    const limit = Math.min(Number(this.getAttribute("max-length")) || this.#limit, this.#limit);
    this.#alert(question.length > limit ? this.#t("p_long", limit) : "");
    if (!question || question.length > limit || this.#running) return false;
    if (!this.#emit("question", this.#content({ question }), true)) return false;
    const before = this.#turns.slice(0, at).findLast((turn) => turn.id) ?? null;
    const left = this.#turns.splice(at);
    left.forEach((turn) => turn.node.remove());
    if (!this.#turns.length) this.#ui.log.replaceChildren();
    // Null would be after the newest message, which may be on a branch that is not shown.
    const parentId = before ? before.id : this.#all.some((turn) => turn.id) ? "root" : null;
    // The body is made once: asked again with the same key it must be the same.
    const body = { question, audience: this.audience, detail: this.#detail, context, parentId, stream: true };
    const turn = newTurn(question, body, before);
    this.#turns.push(turn);
    this.#all.push(turn);
    this.#run(turn);
    return true;
  }

  /** @param {Turn} turn */
  async #run(turn) {
    const abort = turn.abort = new AbortController();
    turn.phase = "searching";
    this.#show(turn);
    this.#settle();
    turn.node.scrollIntoView?.({ block: "nearest" });
    // Said once, here: the server's phases are shown only.
    this.#say(this.#t("searching"));
    const still = setInterval(() => this.#say(this.#t("working")), 7000);
    try {
      turn.message = await this.#answer(turn, abort.signal);
      turn.id = turn.message.id;
      turn.abort = null;
      this.#show(turn);
      this.#say(`${this.#t(turn.message.status)}. ${turn.message.answer.blocks.map((block) => block.text).join(" ")} ${this.#t("sourceCount", turn.message.answer.citations.length)}`);
      this.#emit("answer", { id: turn.id, status: turn.message.status, ...this.#content({ message: turn.message }) });
    } catch (e) {
      turn.abort = null;
      if (abort.signal.aborted) {
        turn.stopped = true;
        this.#show(turn);
        this.#say(this.#t("stopped"));
      } else {
        if (!(e instanceof Problem)) console.error(e);
        this.#fail(turn, e instanceof Problem ? e : new Problem({ code: "unknown" }));
      }
    } finally {
      clearInterval(still);
      this.#settle();
    }
  }

  /** The message, by stream; a broken stream is made good. @param {Turn} turn @param {AbortSignal} signal */
  async #answer(turn, signal) {
    for (let tries = 0; ; tries++) {
      try {
        return await this.#stream(turn, signal);
      } catch (e) {
        const code = e instanceof Problem ? e.code : "";
        // Not from a problem document: the connection broke or fell silent. A question that is still being worked on is waited for.
        const broken = !(e instanceof Problem) || code === "network" && !e.final;
        const busy = PROBLEMS[code] === "p_busy" || turn.id && PROBLEMS[code] === "p_starting";
        const most = code === "network" && !turn.id ? FIRST_TRIES : TRIES;
        if (signal.aborted || !(broken || busy) || tries >= most) throw broken ? new Problem({ code: "network" }) : e;
        if (broken && tries === 0) this.#say(this.#t("broken"));
        await pause(Math.min(8000, 250 * 2 ** tries), signal);
        const kept = turn.id && await this.#fetch(`/conversations/${this.#conversation}/messages/${turn.id}`, { signal }).then((r) => r.json(), () => null);
        if (kept && !["stopped", "failed"].includes(kept.status)) return kept;
      }
    }
  }

  /** One request. A connection that is silent for too long is given up, as if it had broken. @param {Turn} turn @param {AbortSignal} stop */
  async #stream(turn, stop) {
    const silence = new AbortController();
    const signal = AbortSignal.any([stop, silence.signal]);
    const patience = 1000 * (Number(this.getAttribute("stream-timeout")) || SILENCE);
    let timer = 0;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), patience);
    };
    alive();
    try {
      return await this.#receive(turn, signal, alive);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @param {Turn} turn @param {AbortSignal} signal @param {() => void} alive */
  async #receive(turn, signal, alive) {
    if (!this.#conversation) {
      const made = await this.#fetch("/conversations", { method: "POST", body: { audience: this.audience }, signal });
      this.#keep((await made.json()).id);
    }
    const response = await this.#fetch(`/conversations/${this.#conversation}/messages`, {
      method: "POST", signal, headers: { Accept: "text/event-stream, application/json", "Idempotency-Key": turn.key },
      body: turn.body,
    });
    turn.blocks = [];
    turn.citations = [];
    for await (const event of readEvents(response, alive)) {
      if (event.type === "answer.started") {
        turn.id = event.id;
        turn.interpretation = event.interpretation;
      } else if (event.type === "answer.status") {
        this.#phase(turn, event.phase);
      } else if (event.type === "answer.delta") {
        turn.blocks.push(event.block);
        turn.citations.push(...event.citations);
        this.#emit("delta", { id: turn.id, block: event.block.id });
        this.#show(turn);
      } else if (event.type === "answer.reset") {
        turn.blocks = [];
        turn.citations = [];
      } else if (event.type === "answer.completed" || event.type === "answer.stopped") {
        return event.message;
      } else if (event.type === "error") {
        throw new Problem(event.problem);
      }
    }
    throw new Error("The stream ended early.");
  }

  /** @param {Turn} turn @param {string} phase */
  #phase(turn, phase) {
    turn.phase = STRINGS[phase] ? phase : "working";
    turn.node.querySelector(".state")?.replaceChildren(icon("busy"), this.#t(turn.phase));
  }

  /** Stops the answer that is being given; what was verified by then stays. */
  stop() {
    const turn = this.#running;
    if (!turn) return;
    this.#emit("stop", { id: turn.id });
    turn.abort?.abort();
  }

  /** Asks a question again, as a new branch; what followed it is left. @param {string} [id] a message, by default the newest @param {string} [context] */
  regenerate(id, context) {
    const at = id ? this.#turns.findIndex((turn) => turn.id === id) : this.#turns.length - 1;
    return at >= 0 && this.#begin(this.#turns[at].question, at, context);
  }

  /** Shows the branch that a turn is on: what led to it, and from there always the newest. @param {Turn} turn */
  #branch(turn) {
    const path = [turn];
    for (let at = turn.before; at; at = at.before) path.unshift(at);
    for (let next; (next = this.#all.findLast((other) => other.before === path.at(-1) && other.id)); ) path.push(next);
    this.#closeCard();
    this.#closeSource(false);
    this.#turns = path;
    this.#ui.log.replaceChildren();
    path.forEach((shown) => this.#show(shown));
    this.#settle();
  }

  /** Which version of its question and answer this is, with the way to the others. A question that the server never took has none. @param {Turn} turn */
  #versions(turn) {
    const all = this.#all.filter((other) => other === turn || other.id && other.before === turn.before);
    if (all.length < 2) return null;
    const at = all.indexOf(turn);
    const label = this.#t("version", at + 1, all.length);
    const step = (/** @type {"older" | "newer"} */ name, /** @type {Turn | undefined} */ to) => this.#icon(name, this.#t(name), () => {
      if (!to) return;
      if (this.#running) return this.#say(this.#t("p_busy"));
      this.#branch(to);
      // The same button of what is shown now, so that it can be pressed on; none where the version that was left had never reached the server.
      (to.node.querySelector(`[data-step=${name}]`) ?? to.node).focus({ preventScroll: true });
      to.node.scrollIntoView({ block: "nearest" });
      this.#say(`${to.node.querySelector(".vers span")?.textContent ?? ""}. ${to.question}`);
    }, { "data-step": name, "aria-disabled": to ? null : "true" });
    return h("div", { class: "vers", role: "group", "aria-label": label }, step("older", all[at - 1]), h("span", { "aria-hidden": "true" }, label), step("newer", all[at + 1]));
  }

  // ---- Showing a turn

  /** @param {Turn} turn */
  #show(turn) {
    const t = this.#t.bind(this);
    const log = this.#ui.log;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const message = turn.message;
    const status = message?.status ?? (turn.stopped ? "stopped" : "busy");
    const newest = turn === this.#turns.at(-1);
    const understanding = message?.interpretation ?? turn.interpretation;
    const node = h("article", { class: "turn", tabindex: -1, "aria-label": `${t("you")}: ${turn.question}` },
      h("div", { class: "q", part: "message message-user" }, h("span", { class: "sr" }, t("you") + ": "), h("p", { dir: "auto" }, turn.question), turn.abort ? null : this.#icon("edit", t("edit"), () => this.#edit(turn))),
      this.#versions(turn),
      h("div", { class: "a", part: "message message-answer" },
        h("p", { class: `state ${status}` }, icon(ICONS[status] ? status : "busy"), t(status === "busy" ? turn.phase ?? "searching" : status)),
        understanding && this.#understood(turn, understanding),
        this.#blocks(turn),
        // A note of the answer says so as well, in the answer's language.
        message?.answer.missing.length && !message.answer.language.startsWith(this.#locale) ? h("p", { class: "sub", dir: "auto" }, t("missing", message.answer.missing.join(", "))) : null,
        message?.answer.citations.length ? this.#sources(turn) : null,
        message || turn.stopped ? this.#actions(turn) : null,
        message && newest && message.suggestions.length ? h("div", { class: "sugs", part: "suggestions" }, h("span", { class: "sub" }, t("follow")), message.suggestions.map((s) =>
          h("button", { type: "button", class: "btn sug", dir: "auto", onclick: () => this.ask(s.text) && this.#ui.input.focus() }, s.text))) : null));
    if (turn.abort) node.querySelector(".state").classList.add("busy");
    if (this.#card && turn.node?.contains(this.#card.node)) this.#closeCard();
    if (turn.node?.contains(this.#ui.source?.node)) this.#closeSource(false);
    const focused = turn.node?.contains(this.#root.activeElement);
    if (turn.node?.isConnected) turn.node.replaceWith(node);
    else log.append(node);
    turn.node = node;
    if (focused) node.focus({ preventScroll: true });
    if (newest) {
      this.#turns.at(-2)?.node?.querySelector(".sugs")?.remove();
      // Follows the answer only while the reader has not scrolled up, and never past its beginning.
      if (atEnd) log.scrollTop = Math.min(log.scrollHeight, node.offsetTop - log.offsetTop - 12);
    }
  }

  /** @param {Turn} turn @param {any} understanding */
  #understood(turn, understanding) {
    const carried = understanding.carried ?? [];
    if (!carried.length && understanding.standaloneQuestion.trim() === turn.question) return null;
    const row = h("div", { class: "sub understood" }, h("span", { dir: "auto" }, this.#t("understood", understanding.standaloneQuestion)));
    if (carried.length) {
      row.append(" ", h("span", { class: "chip" }, h("span", { dir: "auto" }, this.#t("carried", carried.map((c) => c.term).join(", "))),
        turn.abort ? null : this.#icon("close", this.#t("uncarry"), () => this.#begin(turn.question, this.#turns.indexOf(turn), "none"))));
    }
    return row;
  }

  /** The verified blocks, in reading order. @param {Turn} turn */
  #blocks(turn) {
    const answer = turn.message?.answer;
    const blocks = answer?.blocks ?? turn.blocks;
    const language = answer?.language ?? "en";
    const dir = /^(ar|fa|he|ur)/.test(language) ? "rtl" : "ltr";
    const text = h("div", { class: "text", part: "text", lang: language, dir });
    const tables = answer ? this.#tables(turn) : new Map();
    let list = null;
    for (const block of blocks) {
      const table = tables.get(block.id);
      if (table) {
        list = null;
        text.append(table);
        continue;
      }
      if (tables.has(block.id)) continue;
      if (block.kind === "heading") {
        list = null;
        text.append(h("h3", {}, block.text));
        continue;
      }
      const comparison = answer?.comparisons.find((c) => c.blockId === block.id);
      const parts = [comparison && h("span", { class: comparison.verdict === "conflict" ? "tag" : "tag calm", lang: this.#locale, dir: "auto" }, this.#t(comparison.verdict)),
        block.plain && h("span", { class: "tag calm", lang: this.#locale, dir: "auto" }, this.#t("plain")), ...this.#claim(turn, block)];
      if (block.kind === "bullet" || block.kind === "comparison") {
        if (!list) text.append(list = h("ul"));
        list.append(h("li", { class: block.kind, part: "claim" }, parts));
      } else {
        list = null;
        text.append(block.kind === "safety" ? this.#urgent(block.text) : h("p", { class: block.kind, part: "claim" }, parts));
      }
    }
    return text;
  }

  /** What is to be done stands out from what follows it. @param {string} words */
  #urgent(words) {
    const [, first, rest] = /^(.+?[.!]\s)(.*)$/s.exec(words) ?? ["", words, ""];
    return h("p", { class: "safety-b", part: "claim" }, h("b", {}, first), rest);
  }

  /** A sentence with its citation buttons. @param {Turn} turn @param {any} block */
  #claim(turn, block) {
    const citations = turn.message?.answer.citations ?? turn.citations;
    const [first, ...others] = block.citationIds.map((id) => citations.find((c) => c.id === id)).filter(Boolean).map((c) => this.#cite(turn, c));
    // The first number stays with the last word or amount, unless that is as long as a line.
    const at = block.text.replaceAll(MEASURES, (amount) => amount.replaceAll(/\s/g, "_")).search(/\S{0,24}$/);
    return first ? [...together(block.text.slice(0, at)), h("span", { class: "nb" }, block.text.slice(at), first), ...others] : together(block.text);
  }

  /** Tables of the answer's Markdown, by the id of their first block; the other blocks of a table map to null. @param {Turn} turn */
  #tables(turn) {
    const { text, blocks } = turn.message.answer;
    const tables = new Map();
    let table = null;
    let start = 0;
    for (const line of text.split("\n")) {
      const from = start;
      start += line.length + 1;
      if (!line.startsWith("|")) {
        table = null;
        continue;
      }
      if (/^[|\s:-]+$/.test(line)) continue;
      const isHead = !table;
      let isLabel = true;
      table ??= h("table");
      const row = h("tr");
      let at = from + 1;
      // Cells end at a bar that is not escaped.
      for (const cell of line.slice(1).replace(/\|\s*$/, "").split(/(?<!\\)\|/)) {
        const inside = blocks.filter((b) => b.start >= at && b.end <= at + cell.length && b.kind !== "heading");
        const content = inside.length ? inside.flatMap((b) => this.#claim(turn, b)) : [cell.trim().replace(/\\(?=[^\w\s])/g, "")];
        inside.forEach((b) => tables.set(b.id, tables.get(b.id) ?? null));
        if (inside.length && !table.parentNode) tables.set(inside[0].id, h("div", { class: "scroll", tabindex: 0 }, table));
        // Headers are cells that name something: a corner without words is none.
        const scope = isHead ? cell.trim() && "col" : isLabel && !inside.length && cell.trim() && "row";
        row.append(h(scope ? "th" : "td", { scope: scope || null, part: inside.length ? "claim" : null }, content));
        isLabel = false;
        at += cell.length + 1;
      }
      table.append(row);
    }
    return tables;
  }

  // ---- Citations

  /** @param {Turn} turn @param {any} citation */
  #document(turn, citation) {
    return turn.message?.answer.documents.find((d) => d.id === citation.documentId);
  }

  /** Publisher, date and review status of a document, as words. @param {any} document */
  #standing(document) {
    const key = "r_" + String(document.reviewStatus).replaceAll(" ", "_");
    const review = STRINGS[key] ? this.#t(key) : document.reviewStatus ?? this.#t("review_unknown");
    return [document.publisher, document.lastUpdated ? this.#t("updated", document.lastUpdated) : document.year, review].filter(Boolean).map((piece) => this.#apart(piece)).join(" · ");
  }

  /** @param {Turn} turn @param {any} citation */
  #cite(turn, citation) {
    const title = this.#document(turn, citation)?.title ?? citation.documentId;
    const open = (/** @type {any} */ e, byHand = true) => this.#openCard(e.currentTarget, turn, citation, byHand);
    return h("button", {
      type: "button", class: "cite", part: "citation", dir: "ltr", "aria-haspopup": "dialog", "aria-expanded": "false", "aria-label": this.#t("citation", citation.ordinal, title, citation.quote.slice(0, 80)),
      onclick: (e) => (this.#card?.button === e.currentTarget && this.#card.byHand ? this.#closeCard() : open(e)),
      onpointerenter: (e) => {
        const button = e.currentTarget;
        if (e.pointerType === "mouse") this.#later(() => this.#card?.byHand || this.#openCard(button, turn, citation, false), 150);
      },
      onpointerleave: () => this.#leave(),
    }, String(citation.ordinal));
  }

  /** @param {() => void} act @param {number} ms */
  #later(act, ms) {
    clearTimeout(this.#cardTimer);
    this.#cardTimer = setTimeout(act, ms);
  }

  /** A card opened by hovering stays while the pointer crosses the gap; one opened by hand stays until it is closed. */
  #leave() {
    this.#later(() => this.#card && !this.#card.byHand && this.#closeCard(), 300);
  }

  /** @param {any} button @param {Turn} turn @param {any} citation @param {boolean} byHand */
  #openCard(button, turn, citation, byHand) {
    this.#closeCard();
    const document = this.#document(turn, citation);
    const title = document?.title ?? citation.documentId;
    const original = webUrl(document?.doi ? `https://doi.org/${document.doi}` : document?.url, this.apiBase);
    const node = h("div", { class: "card", part: "citation-card", popover: "manual", role: "dialog", "aria-label": `${this.#t("source")} ${citation.ordinal}`, tabindex: -1,
      onpointerenter: () => clearTimeout(this.#cardTimer), onpointerleave: () => this.#leave(),
      onfocusout: (e) => e.relatedTarget && !node.contains(e.relatedTarget) && e.relatedTarget !== button && this.#closeCard() },
      this.#ownCard(citation, document) ?? [h("blockquote", { part: "quote", dir: "auto" }, together(citation.quote)),
        h("div", { class: "meta" }, h("p", {}, h("b", { dir: "auto" }, title)), document && h("p", { dir: "auto" }, this.#standing(document)),
          citation.locator.section.length ? h("p", { dir: "auto" }, citation.locator.section.join(" › ")) : null, citation.strength && h("p", { dir: "auto" }, this.#t("strength", citation.strength)))],
      h("div", { class: "row" }, this.getAttribute("sources-panel") === "off" ? null : h("button", { type: "button", class: "btn main", onclick: () => this.#openSource(turn, citation, button) }, this.#t("show")),
        original && h("a", { class: "btn", href: original, target: "_blank", rel: "noopener noreferrer" }, this.#t("original")),
        this.#icon("close", this.#t("close"), () => this.#closeCard(true))));
    button.after(node);
    this.#card = { node, button, byHand };
    button.setAttribute("aria-expanded", "true");
    node.showPopover?.();
    this.#follow();
    if (byHand) this.#emit("citation-open", { messageId: turn.id, citationId: citation.id });
  }

  /** What the page makes of a citation; a page's mistake costs its reader nothing. @param {any} citation @param {any} document */
  #ownCard(citation, document) {
    try {
      return this.renderCitation?.(citation, document);
    } catch (e) {
      console.error(e);
    }
  }

  /** Keeps the card beside its number while something scrolls, a page that is still gliding to it for example; a number out of sight takes it along. */
  #follow() {
    if (!this.#card) return;
    const { node, button } = this.#card;
    const around = button.getBoundingClientRect();
    const log = this.#ui.log.getBoundingClientRect();
    if (around.bottom < Math.max(0, log.top) || around.top > Math.min(innerHeight, log.bottom)) return this.#closeCard(true);
    const { width, height } = node.getBoundingClientRect();
    const left = Math.max(8, Math.min(around.left, innerWidth - width - 8));
    const below = around.bottom + 6 + height < innerHeight || around.top < height + 6;
    const top = Math.max(8, below ? Math.min(around.bottom + 6, innerHeight - height - 8) : around.top - height - 6);
    this.#place.replaceSync(`.card{left:${left}px;top:${top}px}`);
  }

  #closeCard(refocus = false) {
    clearTimeout(this.#cardTimer);
    if (!this.#card) return;
    const { node, button } = this.#card;
    this.#card = null;
    const inside = node.contains(this.#root.activeElement);
    node.remove();
    button.setAttribute("aria-expanded", "false");
    if (refocus && inside) button.focus();
  }

  /** Shows the passage with the quoted words marked. @param {Turn} turn @param {any} citation @param {any} opener gets the focus back */
  async #openSource(turn, citation, opener) {
    this.#closeCard();
    this.#closeSource(false);
    const ui = this.#ui;
    const body = h("div", { class: "body", tabindex: 0, role: "group", "aria-label": this.#t("source") }, h("p", { class: "sub" }, this.#t("reading")));
    const title = h("h3", { tabindex: -1 }, `${this.#t("source")} ${citation.ordinal}`);
    const node = h("aside", { class: "src", part: "source-panel", "aria-label": this.#t("source") }, h("div", { class: "top" }, title, this.#icon("close", this.#t("close"), () => this.#closeSource())), body);
    ui.source = { node, opener };
    const inline = this.getAttribute("sources-panel") === "inline" && turn.node?.querySelector(".a");
    (inline || ui.pane).append(node);
    ui.pane.classList.toggle("two", !inline);
    title.focus();
    this.#emit("source-open", { messageId: turn.id, citationId: citation.id, passageId: citation.passageId });
    try {
      const passage = await this.#fetch(`/passages/${encodeURIComponent(citation.passageId)}`).then((r) => r.json());
      const from = citation.start - passage.start;
      const to = citation.end - passage.start;
      const matches = passage.text.slice(from, to) === citation.quote;
      const mark = h("mark", { part: "quote" }, together(citation.quote));
      const text = matches ? h("p", { class: "pass", part: "source", dir: "auto" }, together(passage.text.slice(0, from)), mark, together(passage.text.slice(to))) : h("p", { class: "pass", part: "source", dir: "auto" }, together(citation.quote));
      const document = this.#document(turn, citation);
      const page = webUrl(citation.url, this.apiBase);
      body.replaceChildren(h("p", { dir: "auto" }, h("b", {}, passage.documentTitle)), document ? h("p", { class: "sub", dir: "auto" }, this.#standing(document)) : "",
        passage.section.length ? h("p", { class: "sub", dir: "auto" }, passage.section.join(" › ")) : "", matches ? "" : h("p", { class: "caution" }, this.#t("unmarked")), text,
        page ? h("a", { href: page, target: "_blank", rel: "noopener noreferrer" }, this.#t("page")) : "");
      if (matches) body.scrollTop = mark.offsetTop - body.clientHeight / 3;
      if (inline) node.scrollIntoView({ block: "nearest" });
    } catch (e) {
      body.replaceChildren(h("p", {}, this.#sentence(e)), h("blockquote", { dir: "auto" }, together(citation.quote)));
    }
  }

  #closeSource(refocus = true) {
    const source = this.#ui.source;
    if (!source) return;
    source.node.remove();
    this.#ui.pane.classList.remove("two");
    this.#ui.source = null;
    if (refocus) (source.opener?.isConnected ? source.opener : this.#ui.input).focus();
  }

  /** Opens a citation of a shown answer. @param {string} id a citation, like `k1` @param {string} [messageId] by default the newest */
  openCitation(id, messageId) {
    const turn = this.#turns.findLast((t) => t.message && (!messageId || t.id === messageId));
    const citation = turn?.message.answer.citations.find((c) => c.id === id);
    if (turn && citation) this.#openSource(turn, citation, this.#ui.input);
  }

  /** @param {Turn} turn */
  #sources(turn) {
    return h("ol", { class: "list", "aria-label": this.#t("sources") }, turn.message.answer.citations.map((citation) => {
      const document = this.#document(turn, citation);
      return h("li", {}, this.#cite(turn, citation), h("span", { dir: "auto" }, h("b", {}, document?.title ?? citation.documentId), document ? " · " + this.#standing(document) : "", citation.strength ? " · " + this.#t("strength", citation.strength) : ""));
    }));
  }

  // ---- What can be done with an answer

  /** @param {Turn} turn */
  #actions(turn) {
    const t = this.#t.bind(this);
    const said = h("span", { class: "said", role: "status" });
    const row = h("div", { class: "acts" });
    const vote = (value) => this.#icon(value, t(value), () => this.#vote(turn, value, row, said), { "aria-pressed": String(turn.message?.vote === value) });
    row.append(...(turn.message ? [this.#icon("copy", t("copy"), () => this.#copy(turn, said))] : []),
      this.#icon("again", t("again"), () => this.#begin(turn.question, this.#turns.indexOf(turn), turn.body.context)), ...(turn.message ? [vote("up"), vote("down")] : []), said);
    return row;
  }

  /** @param {Turn} turn @param {any} said */
  async #copy(turn, said) {
    const { text, citations, notices } = turn.message.answer;
    const sources = citations.map((c) => `[${c.ordinal}] ${this.#document(turn, c)?.title ?? c.documentId}: “${c.quote}”`);
    const plain = text.replace(/\\([^\w\s])/g, "$1");
    try {
      await navigator.clipboard.writeText([turn.question, plain, `${this.#t("sources")}\n${sources.join("\n")}`, ...notices.map((n) => n.text)].join("\n\n"));
      said.textContent = this.#t("copied");
      this.#emit("copy", { id: turn.id });
    } catch {
      said.textContent = this.#t("p_unknown");
    }
  }

  /** A verdict is one for each answer; pressed again it is taken back. @param {Turn} turn @param {string} value @param {any} row @param {any} said */
  async #vote(turn, value, row, said) {
    const message = turn.message;
    const back = message.vote === value;
    row.parentNode.querySelector(".fb")?.remove();
    if (!await this.#send(turn, back ? null : { value, reasons: [], comment: null }, said)) return;
    for (const button of row.querySelectorAll("[aria-pressed]")) button.setAttribute("aria-pressed", String(button.title === this.#t(value) && !back));
    if (back || value === "up") return;
    const comment = h("textarea", { rows: 1, dir: "auto", "aria-label": this.#t("comment"), placeholder: this.#t("comment") });
    const form = h("form", { class: "fb", onsubmit: async (e) => {
      e.preventDefault();
      const reasons = [...form.querySelectorAll("input:checked")].map((box) => box.value);
      if (await this.#send(turn, { value, reasons, comment: comment.value.trim() || null }, said)) form.remove();
    } }, h("b", {}, this.#t("why")), h("div", {}, REASONS.map((reason) => h("label", {}, h("input", { type: "checkbox", value: reason }), this.#t(reason)))), comment,
      h("div", {}, h("button", { class: "btn main" }, this.#t("send")), h("button", { type: "button", class: "btn", onclick: () => form.remove() }, this.#t("cancel"))));
    row.after(form);
    form.scrollIntoView({ block: "nearest" });
  }

  /** @param {Turn} turn @param {any} body null takes the verdict back @param {any} said */
  async #send(turn, body, said) {
    try {
      await this.#fetch(`/messages/${turn.id}/feedback`, body ? { method: "PUT", body } : { method: "DELETE" });
      turn.message.vote = body?.value;
      said.textContent = body ? this.#t("thanks") : "";
      this.#emit("feedback", { id: turn.id, value: body?.value ?? null, ...this.#content(body ?? {}) });
      return true;
    } catch (e) {
      said.textContent = this.#sentence(e);
      return false;
    }
  }

  /** @param {Turn} turn */
  #edit(turn) {
    const field = h("textarea", { dir: "auto", "aria-label": this.#t("edit") });
    field.value = turn.question;
    const shown = turn.node.querySelector(".q");
    const close = () => (form.replaceWith(shown), shown.querySelector("button").focus());
    const form = h("form", { class: "edit", onsubmit: (e) => (e.preventDefault(), this.#begin(field.value, this.#turns.indexOf(turn)) && this.#ui.input.focus()),
      onkeydown: (e) => e.key === "Escape" && !e.isComposing && (done(e), close()) }, field, h("div", { class: "row" }, h("button", { class: "btn main" }, this.#t("save")), h("button", { type: "button", class: "btn", onclick: close }, this.#t("cancel"))));
    shown.replaceWith(form);
    field.focus();
  }

  /** A problem in a sentence. @param {any} e */
  #sentence(e) {
    return this.#t(PROBLEMS[e?.code] ?? "p_unknown", this.#limit);
  }

  /** @param {Turn} turn @param {Problem} problem */
  #fail(turn, problem) {
    this.#show(turn);
    const state = turn.node.querySelector(".state");
    state.className = "state failed";
    state.replaceChildren(icon("failed"), this.#t("failed"));
    let left = problem.retryAfter;
    const over = PROBLEMS[problem.code] === "p_gone" || problem.code === "conversation_full";
    const again = h("button", { type: "button", class: "btn", onclick: () => {
      if (left > 0 || this.#running) return;
      if (over) this.newConversation();
      if (this.#turns.includes(turn)) this.#run(turn);
      else this.ask(turn.question);
    } });
    const tick = () => {
      again.textContent = left > 0 ? this.#t("wait", left) : this.#t(over ? "fresh" : "retry");
      again.setAttribute("aria-disabled", String(left > 0));
      if (left-- > 0 && again.isConnected) setTimeout(tick, 1000);
    };
    const shown = h("div", { class: "err", role: "alert" }, h("p", {}, this.#sentence(problem)), again);
    turn.node.lastChild.append(shown);
    tick();
    shown.scrollIntoView({ block: "nearest" });
    this.#emit("error", { code: problem.code });
  }

  // ---- The conversation

  get #shelf() {
    const where = this.getAttribute("persist");
    try {
      return where === "local" ? localStorage : where === "session" ? sessionStorage : null;
    } catch {
      return null;
    }
  }

  get #name() { return "guidance-chat:" + this.apiBase; }

  /** Remembers the conversation's id where the page asked for that; the text stays on the server. @param {string | null} id */
  #keep(id) {
    this.#conversation = id;
    if (id) this.#shelf?.setItem(this.#name, id);
    else this.#shelf?.removeItem(this.#name);
  }

  /** The limits of the server, and the conversation that is to be continued. */
  async #load() {
    this.#fetch("/meta").then((r) => r.json()).then((meta) => (this.#limit = meta.limits.questionCharacters), () => {});
    const id = this.getAttribute("conversation-id") || this.#shelf?.getItem(this.#name);
    if (!id || id === this.#conversation) return;
    this.#conversation = id;
    try {
      const messages = [];
      for (let cursor = ""; ;) {
        const page = await this.#fetch(`/conversations/${encodeURIComponent(id)}/messages?limit=100${cursor && "&cursor=" + encodeURIComponent(cursor)}`).then((r) => r.json());
        messages.push(...page.data);
        if (!(cursor = page.nextCursor ?? "")) break;
      }
      if (this.#conversation !== id || this.#running) return;
      const byId = new Map();
      for (const message of messages) byId.set(message.id, newTurn(message.question, { context: "auto" }, byId.get(message.parentId) ?? null, message));
      this.#all = [...byId.values()];
      const newest = this.#all.at(-1);
      if (newest) this.#branch(newest);
    } catch (e) {
      this.#keep(null);
      this.#alert(this.#sentence(e));
    }
  }

  /** Begins a new conversation; the old one stays on the server. */
  newConversation() {
    this.stop();
    this.#turns = [];
    this.#all = [];
    this.#keep(null);
    this.#closeCard();
    this.#closeSource(false);
    this.#alert("");
    this.#ui.log.replaceChildren();
    this.#settle();
    this.focusInput();
  }

  /** The conversation for the record. @param {"markdown" | "json" | "html"} format @returns {Promise<string>} */
  async export(format) {
    if (!this.#conversation) return "";
    return (await this.#fetch(`/conversations/${this.#conversation}/export?format=${format}`, { headers: { Accept: "*/*" } })).text();
  }

  print() { print(); }

  focusInput() { this.#ui.input.focus(); }

  /** Puts words into the field for the reader to change and send; a bubble or dialog opens for it. @param {string} text */
  prefill(text) {
    if (this.mode !== "inline") this.open = true;
    this.#ui.input.value = text;
    this.focusInput();
  }
}

if (!customElements.get("guidance-chat")) customElements.define("guidance-chat", GuidanceChat);
export { GuidanceChat };
