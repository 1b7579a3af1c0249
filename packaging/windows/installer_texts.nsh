; What the installer says besides NSIS's own sentences, in each language. UTF-8.

LangString COMMENT ${LANG_ENGLISH} "Chat with language models on your own computer"
LangString COMMENT ${LANG_GERMAN} "Mit Sprachmodellen auf dem eigenen Computer chatten"
LangString COMMENT ${LANG_ARABIC} "الدردشة مع نماذج لغوية على حاسوبك"

LangString MODEL_FILE ${LANG_ENGLISH} "Language model (GGUF)"
LangString MODEL_FILE ${LANG_GERMAN} "Sprachmodell (GGUF)"
LangString MODEL_FILE ${LANG_ARABIC} "نموذج لغوي (GGUF)"

LangString FINISHED ${LANG_ENGLISH} "Hearth is installed. It can answer right away, also without the internet: a small model is part of it."
LangString FINISHED ${LANG_GERMAN} "Hearth ist installiert. Es kann sofort antworten, auch ohne Internet: Ein kleines Modell gehört dazu."
LangString FINISHED ${LANG_ARABIC} "تم تثبيت Hearth. يمكنه الإجابة فورًا وبلا إنترنت أيضًا، ففيه نموذج صغير."

LangString RUNNING ${LANG_ENGLISH} "Hearth is running and has not closed. Close its window, then choose Retry."
LangString RUNNING ${LANG_GERMAN} "Hearth läuft noch und hat sich nicht beendet. Schließen Sie das Fenster und wählen Sie dann Wiederholen."
LangString RUNNING ${LANG_ARABIC} "ما زال Hearth قيد التشغيل ولم يُغلق. أغلق نافذته ثم اختر إعادة المحاولة."

LangString TOO_OLD ${LANG_ENGLISH} "Hearth needs Windows 10 (version 1809) or later on a 64-bit processor."
LangString TOO_OLD ${LANG_GERMAN} "Hearth braucht Windows 10 (Version 1809) oder neuer auf einem 64-Bit-Prozessor."
LangString TOO_OLD ${LANG_ARABIC} "يحتاج Hearth إلى Windows 10 (الإصدار 1809) أو أحدث على معالج 64 بت."

LangString NEWER ${LANG_ENGLISH} "A newer version of Hearth ($0) is installed. An older one may not be able to read its conversations. Install version ${VERSION} all the same?"
LangString NEWER ${LANG_GERMAN} "Eine neuere Version von Hearth ($0) ist installiert. Eine ältere kann deren Unterhaltungen vielleicht nicht lesen. Version ${VERSION} trotzdem installieren?"
LangString NEWER ${LANG_ARABIC} "توجد نسخة أحدث من Hearth ($0). قد لا تستطيع نسخة أقدم قراءة محادثاتها. هل تريد تثبيت الإصدار ${VERSION} مع ذلك؟"

LangString KEPT ${LANG_ENGLISH} "The program is removed. Your conversations, models and settings stay in $LOCALAPPDATA\Hearth, or in the folder you chose. To remove those too, cancel here, type hearth reset in a terminal, then come back."
LangString KEPT ${LANG_GERMAN} "Das Programm wird entfernt. Ihre Unterhaltungen, Modelle und Einstellungen bleiben in $LOCALAPPDATA\Hearth oder in dem Ordner, den Sie gewählt haben. Um auch diese zu entfernen, brechen Sie hier ab, geben Sie in einem Terminal hearth reset ein und kommen Sie dann zurück."
LangString KEPT ${LANG_ARABIC} "ستتم إزالة البرنامج. تبقى محادثاتك ونماذجك وإعداداتك في $LOCALAPPDATA\Hearth أو في المجلد الذي اخترته. لإزالتها أيضًا ألغِ هنا، واكتب hearth reset في نافذة أوامر، ثم عُد."
