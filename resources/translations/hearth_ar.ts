<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Hearth</source>
        <translation>حول Hearth</translation>
    </message>
    <message>
        <source>Chat with language models on your own computer.</source>
        <translation>تحدّث مع نماذج لغوية على حاسوبك.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Hearth</source>
        <translation>Hearth</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>التراخيص</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>نظرة عامة</translation>
    </message>
    <message>
        <source>Pages about Hearth</source>
        <translation>صفحات عن Hearth</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>The flame of Hearth</source>
        <translation>شعلة Hearth</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>الإصدار {0}</translation>
    </message>
</context>
<context>
    <name>AboutWing</name>
    <message>
        <source>Computed on</source>
        <translation>يُحسب على</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>الجهاز</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Part for the processor</source>
        <translation>المكوّن الخاص بالمعالج</translation>
    </message>
    <message>
        <source>Processor features</source>
        <translation>ميزات المعالج</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>البرنامج</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>الملفات المؤقتة</translation>
    </message>
    <message>
        <source>{0} free of {1}</source>
        <translation>المتاح {0} من {1}</translation>
    </message>
    <message>
        <source>{0} of {1} layers</source>
        <translation>{0} من {1} طبقة</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Answer again</source>
        <translation>إعادة الإجابة</translation>
    </message>
    <message>
        <source>Answer again. Right-click: with another model or other options.</source>
        <translation>إعادة الإجابة. النقر بالزر الأيمن: بنموذج آخر أو بخيارات أخرى.</translation>
    </message>
    <message>
        <source>Compare with other models…</source>
        <translation>مقارنة مع نماذج أخرى…</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation>متابعة الإجابة</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>حذف الرسالة</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>تعديل الرسالة</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>النسخة التالية</translation>
    </message>
    <message>
        <source>Pin: keep in the model&apos;s view</source>
        <translation>تثبيت: إبقاؤها في مجال رؤية النموذج</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>النسخة السابقة</translation>
    </message>
    <message>
        <source>Unpin: may leave the model&apos;s view</source>
        <translation>إلغاء التثبيت: يمكن أن تخرج من مجال رؤية النموذج</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>النسخة {0} من {1}</translation>
    </message>
    <message>
        <source>{0}/{1}</source>
        <translation>{0}/{1}</translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source>Answer again</source>
        <translation>إعادة الإجابة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Only this answer is written so. The one that is there stays as another version.</source>
        <translation>تُكتب هذه الإجابة وحدها بهذه الطريقة. تبقى الإجابة الموجودة كنسخة أخرى.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>about {0} words a minute</source>
        <translation>نحو {0} كلمة في الدقيقة</translation>
    </message>
    <message>
        <source>about {0} words a second</source>
        <translation>نحو {0} كلمة في الثانية</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>في {0}</translation>
    </message>
    <message>
        <source>less than 6 words a minute</source>
        <translation>أقل من 6 كلمات في الدقيقة</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>{0} B</source>
        <translation>{0} مليار</translation>
    </message>
    <message>
        <source>{0} K</source>
        <translation>{0} ألف</translation>
    </message>
    <message>
        <source>{0} M</source>
        <translation>{0} مليون</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} يوم</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>قبل {0} يوم</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} س</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} س {1} د</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} د</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} ث</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/ث</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>Code block, %n lines, {0}.</source>
        <translation>
            <numerusform>مقطع شيفرة بلا أسطر، {0}.</numerusform>
            <numerusform>مقطع شيفرة من سطر واحد، {0}.</numerusform>
            <numerusform>مقطع شيفرة من سطرين، {0}.</numerusform>
            <numerusform>مقطع شيفرة من %n أسطر، {0}.</numerusform>
            <numerusform>مقطع شيفرة من %n سطرًا، {0}.</numerusform>
            <numerusform>مقطع شيفرة من %n سطر، {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code block, %n lines.</source>
        <translation>
            <numerusform>مقطع شيفرة بلا أسطر.</numerusform>
            <numerusform>مقطع شيفرة من سطر واحد.</numerusform>
            <numerusform>مقطع شيفرة من سطرين.</numerusform>
            <numerusform>مقطع شيفرة من %n أسطر.</numerusform>
            <numerusform>مقطع شيفرة من %n سطرًا.</numerusform>
            <numerusform>مقطع شيفرة من %n سطر.</numerusform>
        </translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <translation>نهاية الإجابة.</translation>
    </message>
    <message>
        <source>Formula.</source>
        <translation>صيغة رياضية.</translation>
    </message>
    <message numerus="yes">
        <source>Table, %n rows.</source>
        <translation>
            <numerusform>جدول بلا صفوف.</numerusform>
            <numerusform>جدول من صف واحد.</numerusform>
            <numerusform>جدول من صفين.</numerusform>
            <numerusform>جدول من %n صفوف.</numerusform>
            <numerusform>جدول من %n صفًا.</numerusform>
            <numerusform>جدول من %n صف.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>انقطعت الإجابة.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <translation>أُوقفت الإجابة.</translation>
    </message>
    <message>
        <source>The model thinks.</source>
        <translation>النموذج يفكر.</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>لا توجد إجابة.</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>A JSON schema: which parts an answer has, and what may stand in each.</source>
        <translation>مخطط JSON: أي أجزاء تتكوّن منها الإجابة، وما يجوز أن يرد في كل جزء.</translation>
    </message>
    <message>
        <source>Every answer follows the schema, whatever the model; thinking before it is free.</source>
        <translation>تتبع كل إجابة المخطط أيًا كان النموذج؛ أما التفكير الذي يسبقها فهو حر.</translation>
    </message>
    <message>
        <source>Form of the answers</source>
        <translation>شكل الإجابات</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON by a schema</source>
        <translation>JSON وفق مخطط</translation>
    </message>
    <message>
        <source>JSON is for what other programs read on: every answer is then one whole object.</source>
        <translation>JSON مخصّص لما تواصل برامج أخرى قراءته: تكون كل إجابة عندئذ كائنًا واحدًا كاملًا.</translation>
    </message>
    <message>
        <source>Line {0}, character {1}: from here on it is no JSON.</source>
        <translation>السطر {0}، الحرف {1}: من هنا فصاعدًا لا يُعدّ النص JSON.</translation>
    </message>
    <message>
        <source>Put an example there</source>
        <translation>وضع مثال هناك</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>المخطط</translation>
    </message>
    <message>
        <source>Text, as usual</source>
        <translation>نص، كالمعتاد</translation>
    </message>
    <message>
        <source>The schema is nested too deeply.</source>
        <translation>المخطط متداخل بعمق أكثر من اللازم.</translation>
    </message>
    <message>
        <source>The schema is too long.</source>
        <translation>المخطط أطول من اللازم.</translation>
    </message>
    <message>
        <source>Until that is right, the schema is not used.</source>
        <translation>إلى أن يصحّ ذلك، لا يُستخدم المخطط.</translation>
    </message>
    <message>
        <source>What stands at {0} has to be a list, in brackets.</source>
        <translation>ما يرد عند {0} يجب أن يكون قائمة بين قوسين مربعين.</translation>
    </message>
    <message>
        <source>What stands at {0} has to be an object, in braces.</source>
        <translation>ما يرد عند {0} يجب أن يكون كائنًا بين قوسين معقوفين.</translation>
    </message>
    <message>
        <source>the schema</source>
        <translation>المخطط</translation>
    </message>
    <message>
        <source>“{0}” at {1} is no type. There are object, array, string, number, integer, boolean and null.</source>
        <translation>«{0}» عند {1} ليس نوعًا. الأنواع هي object وarray وstring وnumber وinteger وboolean وnull.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>What was written so far is kept.</source>
        <translation>يبقى ما كُتب حتى الآن محفوظًا.</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message numerus="yes">
        <source>%n conversations are back in the list.</source>
        <translation>
            <numerusform>لم تعد أي محادثة إلى القائمة.</numerusform>
            <numerusform>عادت محادثة واحدة إلى القائمة.</numerusform>
            <numerusform>عادت محادثتان إلى القائمة.</numerusform>
            <numerusform>عادت %n محادثات إلى القائمة.</numerusform>
            <numerusform>عادت %n محادثة إلى القائمة.</numerusform>
            <numerusform>عادت %n محادثة إلى القائمة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in no folder any more.</source>
        <translation>
            <numerusform>لم تُخرَج أي محادثة من مجلدها.</numerusform>
            <numerusform>لم تعد محادثة واحدة في أي مجلد.</numerusform>
            <numerusform>لم تعد محادثتان في أي مجلد.</numerusform>
            <numerusform>لم تعد %n محادثات في أي مجلد.</numerusform>
            <numerusform>لم تعد %n محادثة في أي مجلد.</numerusform>
            <numerusform>لم تعد %n محادثة في أي مجلد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the folder “{1}”.</source>
        <translation>
            <numerusform>لم تُنقل أي محادثة إلى المجلد «{1}».</numerusform>
            <numerusform>نُقلت محادثة واحدة إلى المجلد «{1}».</numerusform>
            <numerusform>نُقلت محادثتان إلى المجلد «{1}».</numerusform>
            <numerusform>نُقلت %n محادثات إلى المجلد «{1}».</numerusform>
            <numerusform>نُقلت %n محادثة إلى المجلد «{1}».</numerusform>
            <numerusform>نُقلت %n محادثة إلى المجلد «{1}».</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>لم تُنقل أي محادثة إلى سلة المهملات.</numerusform>
            <numerusform>نُقلت محادثة واحدة إلى سلة المهملات.</numerusform>
            <numerusform>نُقلت محادثتان إلى سلة المهملات.</numerusform>
            <numerusform>نُقلت %n محادثات إلى سلة المهملات.</numerusform>
            <numerusform>نُقلت %n محادثة إلى سلة المهملات.</numerusform>
            <numerusform>نُقلت %n محادثة إلى سلة المهملات.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were put into the archive.</source>
        <translation>
            <numerusform>لم تُنقل أي محادثة إلى الأرشيف.</numerusform>
            <numerusform>نُقلت محادثة واحدة إلى الأرشيف.</numerusform>
            <numerusform>نُقلت محادثتان إلى الأرشيف.</numerusform>
            <numerusform>نُقلت %n محادثات إلى الأرشيف.</numerusform>
            <numerusform>نُقلت %n محادثة إلى الأرشيف.</numerusform>
            <numerusform>نُقلت %n محادثة إلى الأرشيف.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its conversations are in the list.</source>
        <translation>حُذف المجلد «{0}». محادثاته في القائمة.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>“{0}” is back in the list.</source>
        <translation>عادت «{0}» إلى القائمة.</translation>
    </message>
    <message>
        <source>“{0}” is in no folder any more.</source>
        <translation>لم تعد «{0}» في أي مجلد.</translation>
    </message>
    <message>
        <source>“{0}” was moved to the folder “{1}”.</source>
        <translation>نُقلت «{0}» إلى المجلد «{1}».</translation>
    </message>
    <message>
        <source>“{0}” was moved to the trash.</source>
        <translation>نُقلت «{0}» إلى سلة المهملات.</translation>
    </message>
    <message>
        <source>“{0}” was put into the archive.</source>
        <translation>نُقلت «{0}» إلى الأرشيف.</translation>
    </message>
</context>
<context>
    <name>AskingWing</name>
    <message>
        <source>Suggest a title</source>
        <translation>اقتراح عنوان</translation>
    </message>
</context>
<context>
    <name>AttachedDialog</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Only the beginning is shown here. All of it goes with the message.</source>
        <translation>لا يظهر هنا سوى البداية. يُرسل المحتوى كاملًا مع الرسالة.</translation>
    </message>
    <message>
        <source>Put it into the text</source>
        <translation>إدراج في النص</translation>
    </message>
    <message>
        <source>So that it can be changed</source>
        <translation>ليصبح قابلًا للتعديل</translation>
    </message>
</context>
<context>
    <name>AttachedLink</name>
    <message>
        <source>That is about {0} tokens. The model reads {1} at once and would not see all of it.</source>
        <translation>هذا نحو {0} رمز. يقرأ النموذج {1} دفعة واحدة ولن يرى المحتوى كله.</translation>
    </message>
</context>
<context>
    <name>AttachedStrip</name>
    <message>
        <source>Attach the pasted text as a file</source>
        <translation>إرفاق النص الملصق كملف</translation>
    </message>
    <message>
        <source>Goes with the message</source>
        <translation>يُرسل مع الرسالة</translation>
    </message>
    <message>
        <source>It goes with the message all the same, and the field stays easy to read.</source>
        <translation>يُرسل مع الرسالة على أي حال، ويبقى الحقل سهل القراءة.</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files cannot go with a message.</source>
        <translation>
            <numerusform>لا توجد ملفات يتعذّر إرسالها.</numerusform>
            <numerusform>يتعذّر إرسال ملف واحد مع الرسالة.</numerusform>
            <numerusform>يتعذّر إرسال ملفين مع الرسالة.</numerusform>
            <numerusform>يتعذّر إرسال %n ملفات مع الرسالة.</numerusform>
            <numerusform>يتعذّر إرسال %n ملفًا مع الرسالة.</numerusform>
            <numerusform>يتعذّر إرسال %n ملف مع الرسالة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n files can be added at once.</source>
        <translation>
            <numerusform>لا يمكن إضافة أي ملف.</numerusform>
            <numerusform>يمكن إضافة ملف واحد على الأكثر في كل مرة.</numerusform>
            <numerusform>يمكن إضافة ملفين على الأكثر في كل مرة.</numerusform>
            <numerusform>يمكن إضافة %n ملفات على الأكثر في كل مرة.</numerusform>
            <numerusform>يمكن إضافة %n ملفًا على الأكثر في كل مرة.</numerusform>
            <numerusform>يمكن إضافة %n ملف على الأكثر في كل مرة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Text in any form can: notes, tables in CSV, Markdown, program code.</source>
        <translation>يمكن إرسال النصوص بأي شكل: ملاحظات، وجداول CSV، وMarkdown، وشيفرة برمجية.</translation>
    </message>
    <message>
        <source>There is nothing in “{0}”.</source>
        <translation>الملف «{0}» فارغ.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read.</source>
        <translation>تتعذّر قراءة «{0}».</translation>
    </message>
    <message>
        <source>“{0}” is a folder. Drop the files that are in it.</source>
        <translation>«{0}» مجلد. أفلت الملفات الموجودة فيه.</translation>
    </message>
    <message>
        <source>“{0}” is no text, and Hearth cannot read other files yet.</source>
        <translation>«{0}» ليس نصًا، ولا يستطيع Hearth قراءة غير النصوص حتى الآن.</translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation>لم يعد «{0}» موجودًا.</translation>
    </message>
    <message>
        <source>“{0}” is too large for a message: {1}, where {2} is the most.</source>
        <translation>حجم «{0}» أكبر من أن يُرسل مع رسالة: {1}، والحد الأقصى {2}.</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>انقطعت الإجابة</translation>
    </message>
    <message>
        <source>The answer is ready</source>
        <translation>الإجابة جاهزة</translation>
    </message>
</context>
<context>
    <name>BackupExtras</name>
    <message>
        <source>Back up now</source>
        <translation>إنشاء نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Delete a backup</source>
        <translation>حذف نسخة احتياطية</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Delete the backup “{0}” for good?</source>
        <translation>هل تريد حذف النسخة الاحتياطية «{0}» نهائيًا؟</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>جارٍ الحذف…</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>الرجوع</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>الرجوع إلى نسخة احتياطية</translation>
    </message>
    <message>
        <source>Go back to “{0}”?</source>
        <translation>هل تريد الرجوع إلى «{0}»؟</translation>
    </message>
    <message>
        <source>Going back to the backup…</source>
        <translation>جارٍ الرجوع إلى النسخة الاحتياطية…</translation>
    </message>
    <message>
        <source>Looking for what is missing…</source>
        <translation>جارٍ البحث عمّا ينقص…</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>جارٍ إنشاء نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation>حفظ نسخة من كل المحادثات</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>جارٍ حفظ نسخة…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>إظهار المجلد</translation>
    </message>
    <message>
        <source>The conversations that are here now stay. This cannot be undone.</source>
        <translation>تبقى المحادثات الموجودة هنا الآن. لا يمكن التراجع عن هذا الإجراء.</translation>
    </message>
    <message>
        <source>There are {0} in it. What is here now is kept as a backup itself, so that you can return to it. An answer that is being written ends.</source>
        <translation>محتواها: {0}. يُحفظ ما هو موجود هنا الآن كنسخة احتياطية أيضًا، لتتمكن من الرجوع إليه. تنتهي الإجابة التي تُكتب الآن.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>لا توجد أي نسخة بعد.</translation>
    </message>
    <message>
        <source>They are on this computer, and only you may read them. What you delete stays in the backups that were made before, until they go. For a disk that breaks, save a copy somewhere else now and then.</source>
        <translation>توجد على هذا الحاسوب، ولا يحق لأحد سواك قراءتها. يبقى ما تحذفه في النسخ الاحتياطية التي أُنشئت قبل حذفه إلى أن تُزال. تحسبًا لتعطّل القرص، احفظ نسخة في مكان آخر من حين إلى آخر.</translation>
    </message>
    <message>
        <source>Your backups</source>
        <translation>نسخك الاحتياطية</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Add what is missing here</source>
        <translation>إضافة ما ينقص هنا</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>Go back to {0}</source>
        <translation>الرجوع إلى {0}</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>الرجوع…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation>المزيد عن {0}</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>{0}, {1}, {2}</source>
        <translation>{0}، {1}، {2}</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%n رسائل</numerusform>
            <numerusform>%n رسالة</numerusform>
            <numerusform>%n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Added: {0} with {1}.</source>
        <translation>ما أُضيف: {0} ({1}).</translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation>ما أُضيف: {0}.</translation>
    </message>
    <message>
        <source>It is damaged and cannot be used.</source>
        <translation>إنها تالفة ولا يمكن استخدامها.</translation>
    </message>
    <message>
        <source>It was written by a newer Hearth.</source>
        <translation>كتبها إصدار أحدث من Hearth.</translation>
    </message>
    <message>
        <source>The backup has nothing that is not here.</source>
        <translation>لا شيء في النسخة الاحتياطية غير موجود هنا.</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>اليوم، {0}</translation>
    </message>
    <message>
        <source>Yesterday, {0}</source>
        <translation>أمس، {0}</translation>
    </message>
    <message>
        <source>from before an update</source>
        <translation>من قبل تحديث</translation>
    </message>
    <message>
        <source>from before you went back</source>
        <translation>من قبل رجوعك</translation>
    </message>
    <message>
        <source>made by itself</source>
        <translation>أُنشئت تلقائيًا</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>أنشأتها أنت</translation>
    </message>
    <message>
        <source>put there by you</source>
        <translation>وضعتها أنت هناك</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}، {1}</translation>
    </message>
</context>
<context>
    <name>BranchController</name>
    <message>
        <source>This branch is a conversation of its own. “{0}” stays as it was.</source>
        <translation>هذا الفرع محادثة مستقلة. تبقى «{0}» كما كانت.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{0} (branch)</source>
        <translation>{0} (فرع)</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>A program that does not say its name</source>
        <translation>برنامج لا يذكر اسمه</translation>
    </message>
    <message>
        <source>Failed ({0}).</source>
        <translation>تعذّر ({0}).</translation>
    </message>
    <message>
        <source>The program hung up.</source>
        <translation>أنهى البرنامج الاتصال.</translation>
    </message>
    <message>
        <source>Turned away ({0}): {1}</source>
        <translation>رُفض ({0}): {1}</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0} من {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} ث</translation>
    </message>
    <message>
        <source>{0} tokens read</source>
        <translation>قُرئ {0} رمز</translation>
    </message>
    <message>
        <source>{0} tokens read, {1} written</source>
        <translation>قُرئ {0} رمز، وكُتب {1}</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>A European model that chats well in European languages and looks at pictures. Answers directly, without thinking aloud.</source>
        <translation>نموذج أوروبي يحاور جيدًا باللغات الأوروبية ويرى الصور. يجيب مباشرةً دون تفكير مسبق.</translation>
    </message>
    <message>
        <source>A European model that writes well in European languages and looks at pictures. Answers directly; slow without a graphics card.</source>
        <translation>نموذج أوروبي يكتب جيدًا باللغات الأوروبية ويرى الصور. يجيب مباشرةً؛ وهو بطيء دون بطاقة رسوميات.</translation>
    </message>
    <message>
        <source>A careful all-rounder made for laptops: 140 languages, pictures, thinking when you want it. Small enough for 8 GB of memory.</source>
        <translation>نموذج متأنٍّ متعدد المهام صُنع للحواسيب المحمولة: 140 لغة، وصور، وتفكير عندما تريد. صغير بما يكفي لذاكرة 8 غيغابايت.</translation>
    </message>
    <message>
        <source>A friendly all-rounder that very many people have used. Text only; newer models of this size know more.</source>
        <translation>نموذج ودود متعدد المهام استخدمه عدد كبير جدًا من الناس. للنصوص فقط؛ والنماذج الأحدث بهذا الحجم تعرف أكثر.</translation>
    </message>
    <message>
        <source>A proven all-rounder in many languages; thinking can be switched off. Text only.</source>
        <translation>نموذج مجرَّب متعدد المهام بلغات كثيرة؛ ويمكن إيقاف التفكير. للنصوص فقط.</translation>
    </message>
    <message>
        <source>Answers directly and well for its size, and copes with long texts. It never thinks aloud, so it does not keep you waiting.</source>
        <translation>يجيب مباشرةً وجيدًا بالنسبة إلى حجمه، ويتعامل مع النصوص الطويلة. لا يفكر مسبقًا أبدًا، فلا يجعلك تنتظر.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in English documents. Tiny, for very old computers.</source>
        <translation>ليس للمحادثة: يعثر على المقاطع في المستندات الإنجليزية. صغير جدًا، للحواسيب القديمة جدًا.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in documents across many languages. Widely used and well proven.</source>
        <translation>ليس للمحادثة: يعثر على المقاطع في مستندات بلغات كثيرة. واسع الاستخدام ومجرَّب جيدًا.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in documents and in code, in many languages and in long texts.</source>
        <translation>ليس للمحادثة: يعثر على المقاطع في المستندات والشيفرة، بلغات كثيرة وفي النصوص الطويلة.</translation>
    </message>
    <message>
        <source>Does not chat: finds the passages of your documents that fit a question, in more than 100 languages. Small enough to run beside any chat model.</source>
        <translation>ليس للمحادثة: يعثر في مستنداتك على المقاطع التي تناسب سؤالًا، بأكثر من 100 لغة. صغير بما يكفي ليعمل بجانب أي نموذج محادثة.</translation>
    </message>
    <message>
        <source>Fast on any processor, and it thinks before it answers. Good at working with texts you give it; its general knowledge is limited.</source>
        <translation>سريع على أي معالج، ويفكر قبل أن يجيب. جيد في العمل على النصوص التي تعطيه إياها؛ ومعرفته العامة محدودة.</translation>
    </message>
    <message>
        <source>For difficult questions: it thinks as long as you let it, codes and looks at pictures. Made for a large graphics card; without one it is slow.</source>
        <translation>للأسئلة الصعبة: يفكر ما دمت تسمح له، ويكتب الشيفرة ويرى الصور. صُنع لبطاقة رسوميات كبيرة؛ وهو بطيء دونها.</translation>
    </message>
    <message>
        <source>For programmers with 32 GB of memory: strong at code and quick, since it uses only a part of itself for each word.</source>
        <translation>للمبرمجين الذين لديهم ذاكرة 32 غيغابايت: قوي في الشيفرة وسريع، لأنه لا يستخدم إلا جزءًا من نفسه لكل كلمة.</translation>
    </message>
    <message>
        <source>For programmers with little memory: writes, explains and completes code. Not made for general conversation.</source>
        <translation>للمبرمجين الذين لديهم ذاكرة قليلة: يكتب الشيفرة ويشرحها ويكملها. لم يُصنع للمحادثة العامة.</translation>
    </message>
    <message>
        <source>For work with documents: answers from the text you give it, follows instructions closely, 12 languages. Dry in conversation.</source>
        <translation>للعمل مع المستندات: يجيب من النص الذي تعطيه إياه، ويتبع التعليمات بدقة، وبـ 12 لغة. جاف في المحادثة.</translation>
    </message>
    <message>
        <source>Good at arithmetic and at explaining step by step for its size. Its general knowledge is limited; text only.</source>
        <translation>جيد في الحساب وفي الشرح خطوة بخطوة بالنسبة إلى حجمه. معرفته العامة محدودة؛ وهو للنصوص فقط.</translation>
    </message>
    <message>
        <source>Knows more and writes better than the smaller Gemmas, in 140 languages, pictures included. For 16 GB of memory or a graphics card.</source>
        <translation>يعرف أكثر ويكتب أفضل من نماذج Gemma الأصغر، بـ 140 لغة، مع الصور. لذاكرة 16 غيغابايت أو لبطاقة رسوميات.</translation>
    </message>
    <message>
        <source>Large knowledge, quick answers, no thinking aloud. For 32 GB of memory; text only.</source>
        <translation>معرفة واسعة، وإجابات سريعة، دون تفكير مسبق. لذاكرة 32 غيغابايت؛ وهو للنصوص فقط.</translation>
    </message>
    <message>
        <source>Made for pictures: describes photos, reads text in scans and screenshots, and chats about them. For 8 GB of memory.</source>
        <translation>صُنع للصور: يصف الصور الفوتوغرافية، ويقرأ النص في المستندات الممسوحة ولقطات الشاشة، ويحاور عنها. لذاكرة 8 غيغابايت.</translation>
    </message>
    <message>
        <source>One of the strongest that still runs on a laptop: thinking, code, pictures. For 32 GB of memory, other programs closed.</source>
        <translation>من أقوى ما لا يزال يعمل على حاسوب محمول: تفكير وشيفرة وصور. لذاكرة 32 غيغابايت مع إغلاق البرامج الأخرى.</translation>
    </message>
    <message>
        <source>Pleasant to talk to in 140 languages and able to look at pictures. Older than Gemma 4, but it runs on almost anything.</source>
        <translation>الحديث معه ممتع بـ 140 لغة، ويستطيع رؤية الصور. أقدم من Gemma 4، لكنه يعمل على أي حاسوب تقريبًا.</translation>
    </message>
    <message>
        <source>Small and versatile: many languages, pictures, and thinking when you switch it on. A good first model for a computer with 8 GB.</source>
        <translation>صغير ومتعدد الاستخدامات: لغات كثيرة، وصور، وتفكير عند تشغيله. نموذج أول جيد لحاسوب بذاكرة 8 غيغابايت.</translation>
    </message>
    <message>
        <source>Sober and to the point: answers from documents, follows instructions, writes some code. Made for work rather than for small talk.</source>
        <translation>رصين ومباشر: يجيب من المستندات، ويتبع التعليمات، ويكتب بعض الشيفرة. صُنع للعمل أكثر من تبادل الحديث.</translation>
    </message>
    <message>
        <source>Solid chat in several languages for its size; thinking can be switched on and off. Text only.</source>
        <translation>محادثة متينة بعدة لغات بالنسبة إلى حجمه؛ ويمكن تشغيل التفكير وإيقافه. للنصوص فقط.</translation>
    </message>
    <message>
        <source>Strong at almost everything: chat, pictures, code, thinking, about 200 languages. Wants 12 to 16 GB of memory, and patience without a graphics card.</source>
        <translation>قوي في كل شيء تقريبًا: المحادثة والصور والشيفرة والتفكير، ونحو 200 لغة. يحتاج إلى ذاكرة من 12 إلى 16 غيغابايت، وإلى الصبر دون بطاقة رسوميات.</translation>
    </message>
    <message>
        <source>The best of the tiny ones: chats in many languages, looks at pictures, and hardly needs memory. Good for short questions, not for knowledge.</source>
        <translation>أفضل النماذج الصغيرة جدًا: يحاور بلغات كثيرة، ويرى الصور، ويكاد لا يحتاج إلى ذاكرة. جيد للأسئلة القصيرة، لا للمعرفة.</translation>
    </message>
    <message>
        <source>The classic that many programs were tested with. Friendly and fluent, text only; newer models of this size are stronger.</source>
        <translation>النموذج الكلاسيكي الذي اختُبرت به برامج كثيرة. ودود وسلس، للنصوص فقط؛ والنماذج الأحدث بهذا الحجم أقوى.</translation>
    </message>
    <message>
        <source>The fastest of its size without a graphics card, since it uses only a part of itself for each word. Always thinks before it answers.</source>
        <translation>الأسرع في حجمه دون بطاقة رسوميات، لأنه لا يستخدم إلا جزءًا من نفسه لكل كلمة. يفكر دائمًا قبل أن يجيب.</translation>
    </message>
    <message>
        <source>The knowledge of a large model at the speed of a small one: it uses only a part of itself for each word. For 32 GB of memory.</source>
        <translation>معرفة نموذج كبير بسرعة نموذج صغير: لا يستخدم إلا جزءًا من نفسه لكل كلمة. لذاكرة 32 غيغابايت.</translation>
    </message>
    <message>
        <source>The one to begin with on most computers: helpful, careful, 140 languages, pictures, thinking when you want it. Wants 12 GB of memory or more.</source>
        <translation>أفضل بداية على معظم الحواسيب: مفيد ومتأنٍّ، 140 لغة، وصور، وتفكير عندما تريد. يحتاج إلى ذاكرة 12 غيغابايت أو أكثر.</translation>
    </message>
    <message>
        <source>The smallest that still chats: answers at once even on very old computers, pulls names and dates out of texts. Knows little; do not rely on its facts.</source>
        <translation>أصغر ما لا يزال يحاور: يجيب فورًا حتى على الحواسيب القديمة جدًا، ويستخرج الأسماء والتواريخ من النصوص. يعرف القليل؛ فلا تعتمد على معلوماته.</translation>
    </message>
    <message>
        <source>The strongest of the small ones: chat, pictures, code and thinking in about 200 languages. The one to try first with 8 GB of memory.</source>
        <translation>أقوى النماذج الصغيرة: المحادثة والصور والشيفرة والتفكير بنحو 200 لغة. أول ما يُجرَّب مع ذاكرة 8 غيغابايت.</translation>
    </message>
    <message>
        <source>Thinks aloud and long before every answer; good at mathematics and puzzles. From 2025: newer models that think are stronger and quicker.</source>
        <translation>يكتب تفكيره مطوّلًا قبل كل إجابة؛ وهو جيد في الرياضيات والألغاز. من عام 2025: النماذج المفكّرة الأحدث أقوى وأسرع.</translation>
    </message>
    <message>
        <source>Thinks before it answers and keeps long texts in view with little memory. English only.</source>
        <translation>يفكر قبل أن يجيب، ويُبقي النصوص الطويلة في مجال رؤيته بذاكرة قليلة. بالإنجليزية فقط.</translation>
    </message>
    <message>
        <source>Thinks well and codes well, and is fast for its size since it uses only a part of itself for each word. For 24 GB of memory; text only.</source>
        <translation>يفكر جيدًا ويكتب الشيفرة جيدًا، وهو سريع بالنسبة إلى حجمه لأنه لا يستخدم إلا جزءًا من نفسه لكل كلمة. لذاكرة 24 غيغابايت؛ وهو للنصوص فقط.</translation>
    </message>
    <message>
        <source>Tiny, yet it can think before it answers. For trying things out and for old computers; its knowledge is thin and it makes things up.</source>
        <translation>صغير جدًا، ومع ذلك يستطيع التفكير قبل أن يجيب. للتجربة وللحواسيب القديمة؛ معرفته ضئيلة ويختلق أمورًا.</translation>
    </message>
    <message>
        <source>Very fast without a graphics card. For weak laptops: short answers, summaries, rewording. Not for difficult questions.</source>
        <translation>سريع جدًا دون بطاقة رسوميات. للحواسيب المحمولة الضعيفة: إجابات قصيرة، وملخصات، وإعادة صياغة. ليس للأسئلة الصعبة.</translation>
    </message>
</context>
<context>
    <name>ChatController</name>
    <message>
        <source>All versions of the message and what followed them were deleted.</source>
        <translation>حُذفت كل نسخ الرسالة وما تلاها.</translation>
    </message>
    <message>
        <source>It stays in the field. Free some space, then send it again.</source>
        <translation>تبقى في الحقل. حرّر بعض المساحة، ثم أرسلها مجددًا.</translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation>حُذفت الرسالة وما تلاها.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Your message was not sent: there is no space left on the disk.</source>
        <translation>لم تُرسل رسالتك: لم تبقَ مساحة على القرص.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {0} from the message</source>
        <translation>إزالة {0} من الرسالة</translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation>نحو {0} رمز</translation>
    </message>
    <message>
        <source>{0}
Read what goes with the message</source>
        <translation>{0}
قراءة ما يُرسل مع الرسالة</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} رمز</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>تلقائي ({0})</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Asks for the function “{0}”. Hearth calls none by itself.</source>
        <translation>يطلب الدالة «{0}». لا يستدعي Hearth أي دالة من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>شيفرة</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>نسخ الشيفرة</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>التفاف الأسطر الطويلة</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>About Hearth</source>
        <translation>حول Hearth</translation>
    </message>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>إضافة ملف GGUF من القرص…</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>كل الأوامر…</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>إعادة الإجابة</translation>
    </message>
    <message>
        <source>Branch into a conversation of its own</source>
        <translation>تفريع إلى محادثة مستقلة</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>Compare models…</source>
        <translation>مقارنة النماذج…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation>البحث عن النماذج وإدارتها</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>الانتقال إلى حقل الرسالة</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>استيراد محادثات…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Let other programs use the models…</source>
        <translation>السماح لبرامج أخرى باستخدام النماذج…</translation>
    </message>
    <message>
        <source>Look for a new version</source>
        <translation>البحث عن إصدار جديد</translation>
    </message>
    <message>
        <source>Move this conversation to a folder…</source>
        <translation>نقل هذه المحادثة إلى مجلد…</translation>
    </message>
    <message>
        <source>Move this conversation to the trash</source>
        <translation>نقل هذه المحادثة إلى سلة المهملات</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>الرسالة التالية</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Next version of a message</source>
        <translation>النسخة التالية من رسالة</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>فتح القائمة</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>الشخصيات…</translation>
    </message>
    <message>
        <source>Pin or unpin a message</source>
        <translation>تثبيت رسالة أو إلغاء تثبيتها</translation>
    </message>
    <message>
        <source>Pin or unpin this conversation</source>
        <translation>تثبيت هذه المحادثة أو إلغاء تثبيتها</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>الرسالة السابقة</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Previous version of a message</source>
        <translation>النسخة السابقة من رسالة</translation>
    </message>
    <message>
        <source>Print this conversation…</source>
        <translation>طباعة هذه المحادثة…</translation>
    </message>
    <message>
        <source>Put this conversation into the archive, or back</source>
        <translation>نقل هذه المحادثة إلى الأرشيف أو إعادتها منه</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation>إعادة تسمية هذه المحادثة</translation>
    </message>
    <message>
        <source>Reset or remove Hearth…</source>
        <translation>إعادة ضبط Hearth أو إزالته…</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation>إعدادات هذه المحادثة…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>إظهار الشريط الجانبي أو إخفاؤه</translation>
    </message>
    <message>
        <source>Show or leave the archive</source>
        <translation>إظهار الأرشيف أو مغادرته</translation>
    </message>
    <message>
        <source>Show the trash</source>
        <translation>إظهار سلة المهملات</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Sort conversations, make a folder…</source>
        <translation>ترتيب المحادثات، إنشاء مجلد…</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
    <message>
        <source>Suggest a title for this conversation</source>
        <translation>اقتراح عنوان لهذه المحادثة</translation>
    </message>
    <message>
        <source>Undo what was done last with conversations</source>
        <translation>التراجع عن آخر إجراء على المحادثات</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>حجم النص المعتاد</translation>
    </message>
</context>
<context>
    <name>CompareColumn</name>
    <message>
        <source>Answer by {0}</source>
        <translation>إجابة {0}</translation>
    </message>
    <message>
        <source>Keep the answer by {0}</source>
        <translation>الاحتفاظ بإجابة {0}</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>الاحتفاظ بهذه</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Reads the question…</source>
        <translation>يقرأ السؤال…</translation>
    </message>
    <message>
        <source>Reads the question… {0} %</source>
        <translation>يقرأ السؤال… {0}%</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop the answer by {0}</source>
        <translation>إيقاف إجابة {0}</translation>
    </message>
    <message>
        <source>The model is loaded… {0} %</source>
        <translation>جارٍ تحميل النموذج… {0}%</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>لا توجد إجابة.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>ينتظر دوره</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>يكتب</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Add another one</source>
        <translation>إضافة نموذج آخر</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>مقارنة</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>مقارنة النماذج</translation>
    </message>
    <message>
        <source>Compare the answer of “{0}” with others</source>
        <translation>مقارنة إجابة «{0}» بإجابات أخرى</translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation>البحث عن نماذج أخرى…</translation>
    </message>
    <message>
        <source>Have one question answered by several models</source>
        <translation>الحصول على إجابة سؤال واحد من عدة نماذج</translation>
    </message>
    <message>
        <source>Hide the names until I have chosen</source>
        <translation>إخفاء الأسماء حتى أختار</translation>
    </message>
    <message>
        <source>Preferred without knowing the names: {0}.</source>
        <translation>المفضّل دون معرفة الأسماء: {0}.</translation>
    </message>
    <message>
        <source>The answers are written one after the other, since one model is in memory at a time, and shown side by side. Keep the one you like best; nothing is lost.</source>
        <translation>تُكتب الإجابات واحدة تلو الأخرى، إذ لا يكون في الذاكرة إلا نموذج واحد في كل مرة، وتُعرض جنبًا إلى جنب. احتفظ بالإجابة التي تعجبك أكثر؛ ولن يضيع شيء.</translation>
    </message>
    <message>
        <source>Two of them are the same: you will see how much the answers of one model differ by chance.</source>
        <translation>اثنان منها متطابقان: سترى كم تختلف إجابات النموذج الواحد بالصدفة.</translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0}: {1} من {2}</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Answers</source>
        <translation>الإجابات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Close the comparison; all answers stay as versions (Esc)</source>
        <translation>إغلاق المقارنة؛ تبقى كل الإجابات كنسخ (Esc)</translation>
    </message>
    <message>
        <source>Comparison of answers</source>
        <translation>مقارنة الإجابات</translation>
    </message>
    <message>
        <source>Keep the answer you like best; the others stay as versions of it.</source>
        <translation>احتفظ بالإجابة التي تعجبك أكثر؛ تبقى الأخرى كنسخ منها.</translation>
    </message>
    <message>
        <source>Scroll together</source>
        <translation>تمرير متزامن</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>إيقاف الكل</translation>
    </message>
    <message>
        <source>The answers are written one after the other.</source>
        <translation>تُكتب الإجابات واحدة تلو الأخرى.</translation>
    </message>
    <message>
        <source>The models answer one after the other: one of them is in memory at a time.</source>
        <translation>تجيب النماذج واحدًا تلو الآخر: لا يكون في الذاكرة إلا نموذج واحد في كل مرة.</translation>
    </message>
</context>
<context>
    <name>CompareSlot</name>
    <message>
        <source>Leave out model {0}</source>
        <translation>استبعاد النموذج {0}</translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation>استبعاد هذا النموذج</translation>
    </message>
    <message>
        <source>Model {0}</source>
        <translation>النموذج {0}</translation>
    </message>
    <message>
        <source>Sampling as usual</source>
        <translation>اختيار الكلمات كالمعتاد</translation>
    </message>
    <message>
        <source>Sampling: {0}</source>
        <translation>اختيار الكلمات: {0}</translation>
    </message>
</context>
<context>
    <name>CompareWing</name>
    <message>
        <source>Answer {0}</source>
        <translation>الإجابة {0}</translation>
    </message>
    <message>
        <source>Compare the answers of several models</source>
        <translation>مقارنة إجابات عدة نماذج</translation>
    </message>
    <message>
        <source>Write a question first; then compare who answers it best.</source>
        <translation>اكتب سؤالًا أولًا، ثم قارن لترى من يجيب عنه أفضل.</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>هذا النموذج</translation>
    </message>
</context>
<context>
    <name>ComparingController</name>
    <message>
        <source>Hearth guide</source>
        <translation>دليل Hearth</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>You go on with the answer of “{0}”. The others stay as versions of it.</source>
        <translation>تتابع الآن مع إجابة «{0}». تبقى الإجابات الأخرى كنسخ منها.</translation>
    </message>
    <message>
        <source>“{0}” answers in this conversation from now on. The other answers stay as versions.</source>
        <translation>يجيب «{0}» في هذه المحادثة من الآن فصاعدًا. تبقى الإجابات الأخرى كنسخ.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask anything</source>
        <translation>اسأل ما تشاء</translation>
    </message>
    <message>
        <source>Enter begins a new line, Control and Enter sends.</source>
        <translation>يبدأ Enter سطرًا جديدًا، ويُرسل Ctrl مع Enter الرسالة.</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begins a new line.</source>
        <translation>يُرسل Enter الرسالة، ويبدأ Shift مع Enter سطرًا جديدًا.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>الرسالة</translation>
    </message>
</context>
<context>
    <name>ComposerCard</name>
    <message>
        <source>It is sent as soon as this answer is complete.</source>
        <translation>تُرسل فور اكتمال هذه الإجابة.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>إرسال (Enter)</translation>
    </message>
    <message>
        <source>Send after this answer (Enter)</source>
        <translation>إرسال بعد هذه الإجابة (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>إيقاف الإجابة (Esc)</translation>
    </message>
    <message>
        <source>pasted.txt</source>
        <translation>نص ملصق.txt</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>Answer of the hub</source>
        <translation>رد المستودع</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>الشهادة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Look-up of the name</source>
        <translation>البحث عن الاسم</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>إعادة الاختبار</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
    <message>
        <source>The hub can be reached.</source>
        <translation>يمكن الوصول إلى المستودع.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>أُوقف الاختبار.</translation>
    </message>
    <message>
        <source>Trying the way to the hub…</source>
        <translation>جارٍ اختبار الطريق إلى المستودع…</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context used</source>
        <translation>السياق المستخدم</translation>
    </message>
    <message>
        <source>It reads a summary instead.</source>
        <translation>يقرأ ملخصًا بدلًا منها.</translation>
    </message>
    <message>
        <source>It reads a summary of some of them.</source>
        <translation>يقرأ ملخصًا لبعضها.</translation>
    </message>
    <message>
        <source>No model is loaded yet, so its context is not known.</source>
        <translation>لم يُحمّل أي نموذج بعد، لذا فإن سياقه غير معروف.</translation>
    </message>
    <message>
        <source>Soon the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation>ستخرج أقدم الرسائل من مجال رؤيته قريبًا. ثبّت المهم منها، أو اختر سياقًا أطول في الإعدادات.</translation>
    </message>
    <message>
        <source>That is more than the model sees at once.</source>
        <translation>هذا أكثر مما يراه النموذج دفعة واحدة.</translation>
    </message>
    <message>
        <source>The context is full: next, the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation>السياق ممتلئ: ستخرج أقدم الرسائل من مجال رؤيته تاليًا. ثبّت المهم منها، أو اختر سياقًا أطول في الإعدادات.</translation>
    </message>
    <message>
        <source>The model no longer sees 1 message above.</source>
        <translation>لم يعد النموذج يرى رسالة واحدة أعلاه.</translation>
    </message>
    <message>
        <source>The model no longer sees {0} messages above.</source>
        <translation>لم يعد النموذج يرى بعض الرسائل أعلاه (العدد: {0}).</translation>
    </message>
    <message>
        <source>The model sees this whole conversation.</source>
        <translation>يرى النموذج هذه المحادثة كاملة.</translation>
    </message>
    <message>
        <source>The model sees up to {0} tokens (about {1} words) at once.</source>
        <translation>يرى النموذج حتى {0} رمز (نحو {1} كلمة) دفعة واحدة.</translation>
    </message>
    <message>
        <source>To have it see more, pin the messages that matter, or choose a longer context.</source>
        <translation>ليرى أكثر، ثبّت الرسائل المهمة، أو اختر سياقًا أطول.</translation>
    </message>
    <message>
        <source>{0} of {1} tokens used (about {2} of {3} words).</source>
        <translation>استُخدم {0} من {1} رمز (نحو {2} من {3} كلمة).</translation>
    </message>
</context>
<context>
    <name>ContextRuler</name>
    <message>
        <source>1 message above is out of its view.</source>
        <translation>رسالة واحدة أعلاه خارج مجال رؤيته.</translation>
    </message>
    <message>
        <source>A summary is being written…</source>
        <translation>جارٍ كتابة ملخص…</translation>
    </message>
    <message>
        <source>Have the model write a summary of these messages, which it then reads instead</source>
        <translation>كتابة ملخص لهذه الرسائل بواسطة النموذج، ليقرأه بدلًا منها</translation>
    </message>
    <message>
        <source>Instead of 1 message above it reads a summary.</source>
        <translation>يقرأ ملخصًا بدلًا من رسالة واحدة أعلاه.</translation>
    </message>
    <message>
        <source>Instead of {0} messages above it reads a summary.</source>
        <translation>يقرأ ملخصًا بدلًا من الرسائل أعلاه (العدد: {0}).</translation>
    </message>
    <message>
        <source>Summarise them</source>
        <translation>تلخيصها</translation>
    </message>
    <message>
        <source>Summary of what is out of view</source>
        <translation>ملخص ما هو خارج مجال الرؤية</translation>
    </message>
    <message>
        <source>The model sees the conversation from here on</source>
        <translation>يرى النموذج المحادثة من هنا فصاعدًا</translation>
    </message>
    <message>
        <source>What is above stays here for you to read. Pin a message to keep it in view.</source>
        <translation>يبقى ما هو أعلاه هنا لتقرأه. ثبّت رسالة لإبقائها في مجال الرؤية.</translation>
    </message>
    <message>
        <source>{0} messages above are out of its view.</source>
        <translation>بعض الرسائل أعلاه خارج مجال رؤيته (العدد: {0}).</translation>
    </message>
    <message>
        <source>{0} messages above are out of its view. It reads a summary of {1} of them.</source>
        <translation>بعض الرسائل أعلاه خارج مجال رؤيته (العدد: {0}). يقرأ ملخصًا لبعضها (العدد: {1}).</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Name of the folder</source>
        <translation>اسم المجلد</translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation>عنوان المحادثة</translation>
    </message>
</context>
<context>
    <name>ConversationDrag</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
</context>
<context>
    <name>ConversationListModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>Folder: {0}</source>
        <translation>المجلد: {0}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Persona: {0}</source>
        <translation>الشخصية: {0}</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>المثبّتة</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>فارغ</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>one conversation</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>موسّع</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Back into the list</source>
        <translation>إعادة إلى القائمة</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>العودة إلى القائمة</translation>
    </message>
    <message>
        <source>Date of creation</source>
        <translation>تاريخ الإنشاء</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>حذف المجلد</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>طي</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى الأسفل</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>نقل إلى مجلد</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>نقل إلى سلة المهملات</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى الأعلى</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>مجلد جديد</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>مجلد جديد…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>بلا مجلد</translation>
    </message>
    <message>
        <source>Pin on top</source>
        <translation>تثبيت في الأعلى</translation>
    </message>
    <message>
        <source>Put into the archive</source>
        <translation>نقل إلى الأرشيف</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>آخر نشاط</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>إعادة تسمية</translation>
    </message>
    <message>
        <source>Show the archive</source>
        <translation>إظهار الأرشيف</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>ترتيب حسب</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>توسيع</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>إلغاء التثبيت</translation>
    </message>
</context>
<context>
    <name>DeviceCheck</name>
    <message>
        <source>A card has to answer a known question rightly before it may compute. That happens once, and again when there is a new driver.</source>
        <translation>يجب أن تجيب البطاقة إجابة صحيحة عن سؤال معروف الجواب قبل أن يُسمح لها بالحساب. يحدث ذلك مرة واحدة، ثم مجددًا عند وجود برنامج تشغيل جديد لها.</translation>
    </message>
    <message>
        <source>Check the graphics card again</source>
        <translation>إعادة فحص بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Models can be computed on: {0}</source>
        <translation>يمكن حساب النماذج على: {0}</translation>
    </message>
    <message>
        <source>The card is being checked. The first time that may take half a minute.</source>
        <translation>جارٍ فحص البطاقة. قد يستغرق ذلك في المرة الأولى نصف دقيقة.</translation>
    </message>
    <message>
        <source>The processor computes; no graphics card is used.</source>
        <translation>يجري الحساب على المعالج؛ ولا تُستخدم أي بطاقة رسوميات.</translation>
    </message>
    <message>
        <source>There is no graphics card here that Hearth could use.</source>
        <translation>لا توجد هنا بطاقة رسوميات يمكن لـ Hearth استخدامها.</translation>
    </message>
</context>
<context>
    <name>DownloadNotices</name>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Show downloads</source>
        <translation>إظهار التنزيلات</translation>
    </message>
    <message>
        <source>The download of “{0}” goes on where it was.</source>
        <translation>يُتابَع تنزيل «{0}» من حيث توقف.</translation>
    </message>
    <message>
        <source>The download of “{0}” was cancelled.</source>
        <translation>أُلغي تنزيل «{0}».</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>You can chat meanwhile, or quit: it goes on where it was when Hearth is open again.</source>
        <translation>يمكنك المحادثة في هذه الأثناء، أو إنهاء Hearth: يُتابَع التنزيل من حيث توقف عند فتحه مجددًا.</translation>
    </message>
    <message>
        <source>{0} downloads go on where they were.</source>
        <translation>تُتابَع التنزيلات من حيث توقفت (العدد: {0}).</translation>
    </message>
    <message>
        <source>“{0}” is being downloaded.</source>
        <translation>جارٍ تنزيل «{0}».</translation>
    </message>
    <message>
        <source>“{0}” is on this computer now.</source>
        <translation>أصبح «{0}» على هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel (Del)</source>
        <translation>إلغاء (Del)</translation>
    </message>
    <message>
        <source>Cancel: {0}</source>
        <translation>إلغاء: {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Chat with {0}</source>
        <translation>بدء محادثة مع {0}</translation>
    </message>
    <message>
        <source>Load this model and chat with it</source>
        <translation>تحميل هذا النموذج وبدء محادثة معه</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>إيقاف مؤقت (Space)</translation>
    </message>
    <message>
        <source>Pause: {0}</source>
        <translation>إيقاف مؤقت: {0}</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>استئناف (Space)</translation>
    </message>
    <message>
        <source>Resume: {0}</source>
        <translation>استئناف: {0}</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>إظهار في مجلده</translation>
    </message>
    <message>
        <source>Show in its folder: {0}</source>
        <translation>إظهار في مجلده: {0}</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Take out of the list: {0}</source>
        <translation>إزالة من القائمة: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try again: {0}</source>
        <translation>إعادة المحاولة: {0}</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>1 download</source>
        <translation>تنزيل واحد</translation>
    </message>
    <message>
        <source>Checking that every byte is right</source>
        <translation>جارٍ التحقق من صحة كل بايت</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>فشل التنزيل.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>جارٍ البدء</translation>
    </message>
    <message>
        <source>Trying again in {0}.</source>
        <translation>ستُعاد المحاولة بعد {0}.</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>تُعاد المحاولة الآن.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>ينتظر دوره</translation>
    </message>
    <message>
        <source>complete and checked</source>
        <translation>مكتمل ومُتحقَّق منه</translation>
    </message>
    <message>
        <source>{0} downloads</source>
        <translation>التنزيلات: {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>بقي {0}</translation>
    </message>
    <message>
        <source>{0} paused</source>
        <translation>المتوقفة مؤقتًا: {0}</translation>
    </message>
    <message>
        <source>{0}, {1} %</source>
        <translation>{0}، {1}%</translation>
    </message>
</context>
<context>
    <name>DownloadsList</name>
    <message>
        <source>Cancel	Del</source>
        <translation>إلغاء	Del</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Earlier	Alt+Up</source>
        <translation>تقديم	Alt+Up</translation>
    </message>
    <message>
        <source>Later	Alt+Down</source>
        <translation>تأخير	Alt+Down</translation>
    </message>
    <message>
        <source>Pause	Space</source>
        <translation>إيقاف مؤقت	Space</translation>
    </message>
    <message>
        <source>Resume	Space</source>
        <translation>استئناف	Space</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>إظهار في مجلده</translation>
    </message>
    <message>
        <source>Take out of the list	Del</source>
        <translation>إزالة من القائمة	Del</translation>
    </message>
</context>
<context>
    <name>DownloadsSection</name>
    <message>
        <source>Clear the list</source>
        <translation>مسح القائمة</translation>
    </message>
    <message>
        <source>Clear the list: what is complete goes out of it, the models stay</source>
        <translation>مسح القائمة: يُزال المكتمل منها، وتبقى النماذج</translation>
    </message>
    <message>
        <source>Find models</source>
        <translation>البحث عن نماذج</translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation>لا يجري تنزيل أي شيء</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>إيقاف الكل مؤقتًا</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>استئناف الكل</translation>
    </message>
    <message>
        <source>What you download is listed here. It goes on while you chat.</source>
        <translation>يظهر هنا ما تنزّله. يستمر التنزيل أثناء المحادثة.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here</source>
        <translation>أفلت هنا</translation>
    </message>
    <message>
        <source>Drop text files to add them to your message</source>
        <translation>أفلت ملفات نصية لإضافتها إلى رسالتك</translation>
    </message>
    <message>
        <source>Drop the text to put it into your message</source>
        <translation>أفلت النص لإدراجه في رسالتك</translation>
    </message>
</context>
<context>
    <name>EditStrip</name>
    <message>
        <source>Cancel editing</source>
        <translation>إلغاء التعديل</translation>
    </message>
    <message>
        <source>Cancel editing (Esc)</source>
        <translation>إلغاء التعديل (Esc)</translation>
    </message>
    <message>
        <source>Editing a message that waits to be sent.</source>
        <translation>تعديل رسالة تنتظر الإرسال.</translation>
    </message>
    <message>
        <source>Editing an earlier message. The answers so far are kept as another version.</source>
        <translation>تعديل رسالة سابقة. تُحفظ الإجابات الحالية كنسخة أخرى.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>&apos;{0} models folders&apos; lists them.</source>
        <translation>يسردها الأمر «{0} models folders».</translation>
    </message>
    <message>
        <source>&apos;{0} models restore&apos; shows what is in it.</source>
        <translation>يُظهر الأمر «{0} models restore» محتواها.</translation>
    </message>
    <message>
        <source>--limit must be between 1 and {0}.</source>
        <translation>يجب أن يكون الخيار ‎--limit بين 1 و{0}.</translation>
    </message>
    <message>
        <source>--list shows what there is.</source>
        <translation>يُظهر الخيار ‎--list ما هو متاح.</translation>
    </message>
    <message>
        <source>--no-key asks for none.</source>
        <translation>الخيار ‎--no-key لا يطلب أي مفتاح.</translation>
    </message>
    <message>
        <source>A JSON schema is an object.</source>
        <translation>مخطط JSON هو كائن.</translation>
    </message>
    <message>
        <source>A call is required, but there are no tools.</source>
        <translation>الاستدعاء مطلوب، لكن لا توجد أدوات.</translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>يحتاج المجلد إلى اسم.</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>يحتاج النموذج إلى اسم.</translation>
    </message>
    <message>
        <source>A new driver is tried by itself. In the settings, “Check the graphics card again” tries it at once.</source>
        <translation>يُجرَّب برنامج التشغيل الجديد تلقائيًا. وفي الإعدادات يجرّبه «إعادة فحص بطاقة الرسوميات» على الفور.</translation>
    </message>
    <message>
        <source>A picture cannot be decoded: it may be damaged.</source>
        <translation>يتعذّر فك ترميز صورة: قد تكون تالفة.</translation>
    </message>
    <message>
        <source>A picture cannot be prepared for this model.</source>
        <translation>يتعذّر إعداد صورة لهذا النموذج.</translation>
    </message>
    <message>
        <source>A picture could not be looked at.</source>
        <translation>تعذّر النظر في صورة.</translation>
    </message>
    <message>
        <source>A picture is a WebP file, which cannot be read.</source>
        <translation>إحدى الصور ملف WebP لا يمكن قراءته.</translation>
    </message>
    <message>
        <source>A picture is damaged, or no picture at all.</source>
        <translation>إحدى الصور تالفة، أو ليست صورة أصلًا.</translation>
    </message>
    <message>
        <source>A picture is too large.</source>
        <translation>إحدى الصور أكبر من اللازم.</translation>
    </message>
    <message>
        <source>A picture of {0} by {1} pixels is too large.</source>
        <translation>صورة بأبعاد {0} في {1} بكسل أكبر من اللازم.</translation>
    </message>
    <message>
        <source>A schema names the type “{0}”, which JSON has not.</source>
        <translation>يذكر أحد المخططات النوع «{0}»، وهو غير موجود في JSON.</translation>
    </message>
    <message>
        <source>A text of {0} tokens is too long: this model takes {1} at a time.</source>
        <translation>نص من {0} رمز أطول من اللازم: يقبل هذا النموذج {1} في المرة الواحدة.</translation>
    </message>
    <message>
        <source>Accept it at {0}, then put an access token of your account into the settings.</source>
        <translation>وافق عليها في {0}، ثم أدخل رمز وصول لحسابك في الإعدادات.</translation>
    </message>
    <message>
        <source>Accept the licence at {0}. If that is done already, its owner has yet to agree.</source>
        <translation>وافق على الترخيص في {0}. إن كنت قد فعلت ذلك، فما زالت موافقة المالك مطلوبة.</translation>
    </message>
    <message>
        <source>Add --yes to remove it.</source>
        <translation>أضف ‎--yes للإزالة.</translation>
    </message>
    <message>
        <source>Add it first; its file stays where it is: {0} models add {1}</source>
        <translation>أضفه أولًا؛ يبقى ملفه في مكانه: {0} models add {1}</translation>
    </message>
    <message>
        <source>Add it with: hearth models add FILE</source>
        <translation>أضفه بالأمر: hearth models add FILE</translation>
    </message>
    <message>
        <source>Add its own folder to the folders of models, then delete it.</source>
        <translation>أضف مجلده إلى مجلدات النماذج، ثم احذفه.</translation>
    </message>
    <message>
        <source>Add that folder again, then restore the model.</source>
        <translation>أضف ذلك المجلد مجددًا، ثم استعد النموذج.</translation>
    </message>
    <message>
        <source>Addresses that begin with {0}:// cannot be fetched.</source>
        <translation>لا يمكن جلب العناوين التي تبدأ بـ {0}://‎.</translation>
    </message>
    <message>
        <source>Addresses with a password in them are not used: it would be kept in the list of downloads.</source>
        <translation>لا تُستخدم العناوين التي تحتوي على كلمة مرور: ستُحفظ في قائمة التنزيلات.</translation>
    </message>
    <message>
        <source>An answer cannot have {0} tokens at most.</source>
        <translation>لا يمكن أن يكون الحد الأقصى للإجابة {0} رمز.</translation>
    </message>
    <message>
        <source>Another Hearth keeps {0} busy.</source>
        <translation>نسخة أخرى مفتوحة من Hearth تُبقي {0} مشغولًا.</translation>
    </message>
    <message>
        <source>Another Hearth shares its models already.</source>
        <translation>نسخة أخرى من Hearth تشارك نماذجها بالفعل.</translation>
    </message>
    <message>
        <source>Another model is being loaded in Hearth.</source>
        <translation>يجري تحميل نموذج آخر في Hearth.</translation>
    </message>
    <message>
        <source>Another model is called “{0}” already.</source>
        <translation>يوجد نموذج آخر باسم «{0}».</translation>
    </message>
    <message>
        <source>Another program has the conversations open, so nothing was restored.</source>
        <translation>المحادثات مفتوحة في برنامج آخر، لذا لم يُستعد شيء.</translation>
    </message>
    <message>
        <source>Another program is using the conversations.</source>
        <translation>برنامج آخر يستخدم المحادثات.</translation>
    </message>
    <message>
        <source>Another program on this computer uses port {0} already.</source>
        <translation>برنامج آخر على هذا الحاسوب يستخدم المنفذ {0} بالفعل.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a oneOf whose parts may hold for the same value.</source>
        <translation>لا يمكن إلزام الإجابات بـ oneOf قد تنطبق أجزاؤه على القيمة نفسها.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a schema with {0}.</source>
        <translation>لا يمكن إلزام الإجابات بمخطط فيه {0}.</translation>
    </message>
    <message>
        <source>Ask again in a moment.</source>
        <translation>اسأل مجددًا بعد لحظات.</translation>
    </message>
    <message>
        <source>Ask again once it answers again.</source>
        <translation>اسأل مرة أخرى عندما يجيب من جديد.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <translation>اسأل مرة أخرى.</translation>
    </message>
    <message>
        <source>Ask for a model that is made for embeddings.</source>
        <translation>اطلب نموذجًا مصنوعًا للتضمين (embedding).</translation>
    </message>
    <message>
        <source>Ask for another model.</source>
        <translation>اطلب نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Ask for less, give what refers to itself a way to end, or load the model with a longer context.</source>
        <translation>اطلب أقل، أو اجعل لما يشير إلى نفسه سبيلًا إلى الانتهاء، أو حمّل النموذج بسياق أطول.</translation>
    </message>
    <message>
        <source>Ask for reading, for writing or for both.</source>
        <translation>اطلب القراءة أو الكتابة أو كلتيهما.</translation>
    </message>
    <message>
        <source>Ask with less text, or give a model a longer context in the settings.</source>
        <translation>اسأل بنص أقصر، أو اضبط لأحد النماذج سياقًا أطول في الإعدادات.</translation>
    </message>
    <message>
        <source>Build the engine again on this computer, or install a Hearth made for older processors.</source>
        <translation>ابنِ المحرك مجددًا على هذا الحاسوب، أو ثبّت نسخة Hearth مخصّصة للمعالجات القديمة.</translation>
    </message>
    <message>
        <source>Change it for all models.</source>
        <translation>غيّره لكل النماذج.</translation>
    </message>
    <message>
        <source>Change it so that there is an answer it allows.</source>
        <translation>غيّره بحيث توجد إجابة يسمح بها.</translation>
    </message>
    <message>
        <source>Change the permissions of the file, or copy it to a folder of your own.</source>
        <translation>غيّر أذونات الملف، أو انسخه إلى مجلد خاص بك.</translation>
    </message>
    <message>
        <source>Check its address in the settings, or in the system&apos;s.</source>
        <translation>تحقق من عنوانه في الإعدادات، أو في إعدادات النظام.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>تحقق من اسمه.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk it is on.</source>
        <translation>تحقق من أذوناته ومن القرص الموجود عليه.</translation>
    </message>
    <message>
        <source>Check that the folder for models is there and that you may write to it.</source>
        <translation>تحقق من وجود مجلد النماذج ومن أن الكتابة فيه مسموحة لك.</translation>
    </message>
    <message>
        <source>Check that the folder for models is there; then resume.</source>
        <translation>تحقق من وجود مجلد النماذج، ثم استأنف.</translation>
    </message>
    <message>
        <source>Check that you may read its file.</source>
        <translation>تحقق من أن لديك إذنًا بقراءة ملفه.</translation>
    </message>
    <message>
        <source>Check that you may read {0}.</source>
        <translation>تحقق من أن قراءة {0} مسموحة لك.</translation>
    </message>
    <message>
        <source>Check that you may write to its folder.</source>
        <translation>تحقق من أن الكتابة في مجلده مسموحة لك.</translation>
    </message>
    <message>
        <source>Check that you may write to {0}.</source>
        <translation>تحقق من أن الكتابة في {0} مسموحة لك.</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>تحقق من العنوان والمنفذ.</translation>
    </message>
    <message>
        <source>Check the address of the hub in the settings.</source>
        <translation>تحقق من عنوان المستودع في الإعدادات.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>تحقق من العنوان.</translation>
    </message>
    <message>
        <source>Check the connection to the internet.</source>
        <translation>تحقق من الاتصال بالإنترنت.</translation>
    </message>
    <message>
        <source>Check the connection to the internet. If it works, check the address in the settings.</source>
        <translation>تحقق من الاتصال بالإنترنت. إن كان يعمل، فتحقق من العنوان في الإعدادات.</translation>
    </message>
    <message>
        <source>Check the connection to the internet. Then try again.</source>
        <translation>تحقق من الاتصال بالإنترنت. ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Check the date of this computer.</source>
        <translation>تحقق من تاريخ هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Check the date of this computer. In a company the system must know the company&apos;s certificate.</source>
        <translation>تحقق من تاريخ هذا الحاسوب. في الشركات، يجب أن يعرف النظام شهادة الشركة.</translation>
    </message>
    <message>
        <source>Check the disk it is on, or copy the model to another one.</source>
        <translation>تحقق من القرص الموجود عليه، أو انسخ النموذج إلى قرص آخر.</translation>
    </message>
    <message>
        <source>Check the drive it lies on, and try again.</source>
        <translation>تحقق من القرص الموجود عليه، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Check the name. Was it moved or deleted, or is the drive not connected?</source>
        <translation>تحقق من الاسم. هل نُقل أو حُذف، أم أن القرص غير متصل؟</translation>
    </message>
    <message>
        <source>Check the permissions of Hearth&apos;s data folder.</source>
        <translation>تحقق من أذونات مجلد بيانات Hearth.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder, and that no other program has it open.</source>
        <translation>تحقق من أذونات مجلده، ومن أنه غير مفتوح في برنامج آخر.</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or in the system&apos;s.</source>
        <translation>تحقق من الوكيل في الإعدادات، أو في إعدادات النظام.</translation>
    </message>
    <message>
        <source>Choose 1 or more, or leave it automatic.</source>
        <translation>اختر 1 أو أكثر، أو اتركه تلقائيًا.</translation>
    </message>
    <message>
        <source>Choose a chat model.</source>
        <translation>اختر نموذج محادثة.</translation>
    </message>
    <message>
        <source>Choose a conversation first.</source>
        <translation>اختر محادثة أولًا.</translation>
    </message>
    <message>
        <source>Choose a file on this computer.</source>
        <translation>اختر ملفًا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf.</source>
        <translation>اختر ملفًا ينتهي اسمه بـ ‎.gguf.</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>اختر مجلدًا خاصًا بك.</translation>
    </message>
    <message>
        <source>Choose a folder on another drive, or a smaller model.</source>
        <translation>اختر مجلدًا على قرص آخر، أو نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>اختر مجلدًا.</translation>
    </message>
    <message>
        <source>Choose a larger type.</source>
        <translation>اختر نوعًا أكبر.</translation>
    </message>
    <message>
        <source>Choose a model of yours.</source>
        <translation>اختر نموذجًا من نماذجك.</translation>
    </message>
    <message>
        <source>Choose a number from 0 to {0}.</source>
        <translation>اختر عددًا من 0 إلى {0}.</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller quantization, or close other programs.</source>
        <translation>اختر سياقًا أقصر أو تكميمًا أصغر، أو أغلق برامج أخرى.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or allow more memory: in the settings, or by hearth serve --memory.</source>
        <translation>اختر نموذجًا أصغر، أو اسمح بذاكرة أكبر: من الإعدادات، أو باستخدام hearth serve --memory.</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>اختر نوعًا أصغر.</translation>
    </message>
    <message>
        <source>Choose a version of the model that was made for chatting (instruct or chat).</source>
        <translation>اختر نسخة من النموذج صُنعت للمحادثة (instruct أو chat).</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>اختر نموذج تضمين (embedding).</translation>
    </message>
    <message>
        <source>Choose another chat model.</source>
        <translation>اختر نموذج محادثة آخر.</translation>
    </message>
    <message>
        <source>Choose another file or repository.</source>
        <translation>اختر ملفًا آخر أو مخزنًا آخر.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>اختر اسمًا آخر.</translation>
    </message>
    <message>
        <source>Choose another one with --port.</source>
        <translation>اختر منفذًا آخر باستخدام ‎--port.</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>اختر منفذًا آخر.</translation>
    </message>
    <message>
        <source>Choose another printer, or export a PDF and print that.</source>
        <translation>اختر طابعة أخرى، أو صدّر ملف PDF واطبعه.</translation>
    </message>
    <message>
        <source>Choose another quantization or repository.</source>
        <translation>اختر تكميمًا آخر أو مخزنًا آخر.</translation>
    </message>
    <message>
        <source>Choose another repository; names that end in GGUF are a good start.</source>
        <translation>اختر مخزنًا آخر؛ الأسماء المنتهية بـ GGUF بداية جيدة.</translation>
    </message>
    <message>
        <source>Choose another type.</source>
        <translation>اختر نوعًا آخر.</translation>
    </message>
    <message>
        <source>Choose f16.</source>
        <translation>اختر f16.</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers, or leave them automatic.</source>
        <translation>اختر عددًا أقل من طبقات معالج الرسوميات، أو اتركها تلقائية.</translation>
    </message>
    <message>
        <source>Choose folders.</source>
        <translation>اختر مجلدات.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation>اختر واحدًا مما يلي: {0}.</translation>
    </message>
    <message>
        <source>Choose the main file of the same model.</source>
        <translation>اختر الملف الرئيسي للنموذج نفسه.</translation>
    </message>
    <message>
        <source>Choose the main file of the same model; its name has no “mmproj”.</source>
        <translation>اختر الملف الرئيسي للنموذج نفسه؛ لا يحتوي اسمه على «mmproj».</translation>
    </message>
    <message>
        <source>Choose the model it belongs to.</source>
        <translation>اختر النموذج الذي يخصه.</translation>
    </message>
    <message>
        <source>Choose the model itself.</source>
        <translation>اختر النموذج نفسه.</translation>
    </message>
    <message>
        <source>Choose {0}{1}.</source>
        <translation>القيم الممكنة: {0}{1}.</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>أغلقه وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>أغلقها أولًا.</translation>
    </message>
    <message>
        <source>Close it, or restore in its settings, under Backups.</source>
        <translation>أغلقه، أو نفّذ الاستعادة من إعداداته، ضمن «النسخ الاحتياطية».</translation>
    </message>
    <message>
        <source>Close it, or use its settings, under Storage.</source>
        <translation>أغلقها، أو استخدم إعداداتها، ضمن «التخزين».</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>أغلقه، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or rename it yourself.</source>
        <translation>أغلق البرامج الأخرى التي تستخدمه، أو أعد تسميته بنفسك.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or quantization.</source>
        <translation>أغلق برامج أخرى، أو اختر نموذجًا أصغر أو تكميمًا أصغر.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>أغلق البرامج الأخرى.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or add it again from its new place.</source>
        <translation>صِل القرص الموجود عليه، أو أضفه مجددًا من مكانه الجديد.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or check the name.</source>
        <translation>صِل القرص الموجود عليه، أو تحقق من الاسم.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or forget the model.</source>
        <translation>صِل القرص الموجود عليه، أو أزل النموذج من القائمة.</translation>
    </message>
    <message>
        <source>Connect the drive it is on.</source>
        <translation>صِل القرص الذي يوجد عليه.</translation>
    </message>
    <message>
        <source>Copy it again from the hub, into the settings or into HF_TOKEN.</source>
        <translation>انسخه مجددًا من المستودع إلى الإعدادات أو إلى HF_TOKEN.</translation>
    </message>
    <message>
        <source>Copy it again from the hub: one word of letters and digits that begins with hf_.</source>
        <translation>انسخه مجددًا من المستودع: كلمة واحدة من حروف وأرقام تبدأ بـ hf_‎.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>صحّح ذلك.</translation>
    </message>
    <message>
        <source>Delete that one first, or choose another folder.</source>
        <translation>احذف ذلك الملف أولًا، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Do not use this file; a name like that is a mistake, or an attack.</source>
        <translation>لا تستخدم هذا الملف؛ فاسم كهذا خطأ أو هجوم.</translation>
    </message>
    <message>
        <source>Download all parts again, from the same place.</source>
        <translation>نزّل كل الأجزاء مجددًا، من المصدر نفسه.</translation>
    </message>
    <message>
        <source>Download it again, from another source if need be.</source>
        <translation>نزّله مجددًا، ومن مصدر آخر إن لزم الأمر.</translation>
    </message>
    <message>
        <source>Download it again, or choose another file.</source>
        <translation>نزّله مجددًا، أو اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>Download it again, or get it from another source.</source>
        <translation>نزّله مجددًا، أو احصل عليه من مصدر آخر.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>نزّله مجددًا.</translation>
    </message>
    <message>
        <source>Download it in a web browser.</source>
        <translation>نزّله في متصفح ويب.</translation>
    </message>
    <message>
        <source>Download one in Hearth.</source>
        <translation>نزّل نموذجًا في Hearth.</translation>
    </message>
    <message>
        <source>Download one that can, with its projector.</source>
        <translation>نزّل نموذجًا يستطيع ذلك، مع مُسقِطه (projector).</translation>
    </message>
    <message>
        <source>Download one that is made for embeddings.</source>
        <translation>نزّل نموذجًا مصنوعًا للتضمين (embedding).</translation>
    </message>
    <message>
        <source>Download the .gguf file of the model again, from its own page.</source>
        <translation>نزّل ملف ‎.gguf للنموذج مجددًا، من صفحته نفسها.</translation>
    </message>
    <message>
        <source>Download the missing files into the same folder.</source>
        <translation>نزّل الملفات الناقصة إلى المجلد نفسه.</translation>
    </message>
    <message>
        <source>Download the model again with its projector.</source>
        <translation>نزّل النموذج مجددًا مع مُسقِطه (projector).</translation>
    </message>
    <message>
        <source>Download the smaller version, or start from a file in {0}.</source>
        <translation>نزّل النسخة الأصغر، أو ابدأ من ملف بصيغة {0}.</translation>
    </message>
    <message>
        <source>Download this part again.</source>
        <translation>نزّل هذا الجزء مجددًا.</translation>
    </message>
    <message>
        <source>Every answer that fulfils this schema or grammar is too long: {0} tokens are the most here.</source>
        <translation>كل إجابة تستوفي هذا المخطط أو هذه القواعد النحوية أطول من اللازم: الحد الأقصى هنا {0} رمز.</translation>
    </message>
    <message>
        <source>Export it as HTML, which any browser prints.</source>
        <translation>صدّرها بصيغة HTML التي يطبعها أي متصفح.</translation>
    </message>
    <message>
        <source>For the hub, put your access token into the settings.</source>
        <translation>للوصول إلى المستودع، أدخل رمز الوصول في الإعدادات.</translation>
    </message>
    <message>
        <source>Forget it to take it out of the list; the file stays.</source>
        <translation>يمكنك إزالته من القائمة؛ يبقى الملف.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again.</source>
        <translation>حرّر بعض المساحة على القرص، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>حرّر بعض المساحة على القرص.</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller model; then resume. What has arrived is kept.</source>
        <translation>حرّر بعض المساحة، أو اختر نموذجًا أصغر، ثم استأنف. يبقى ما وصل محفوظًا.</translation>
    </message>
    <message>
        <source>Free some space, then resume. What has arrived is kept.</source>
        <translation>حرّر بعض المساحة، ثم استأنف. يبقى ما وصل محفوظًا.</translation>
    </message>
    <message>
        <source>Free some space. The answer is kept in memory and saved as soon as there is space.</source>
        <translation>حرّر بعض المساحة. الإجابة محفوظة في الذاكرة، وتُحفظ على القرص فور توفر المساحة.</translation>
    </message>
    <message>
        <source>Get a newer file of this model.</source>
        <translation>احصل على ملف أحدث لهذا النموذج.</translation>
    </message>
    <message>
        <source>Get the model from another source; newer files often have a repaired template.</source>
        <translation>احصل على النموذج من مصدر آخر؛ كثيرًا ما يكون القالب مصحّحًا في الملفات الأحدث.</translation>
    </message>
    <message>
        <source>Get the usual (little-endian) file of this model.</source>
        <translation>احصل على الملف المعتاد (little-endian) لهذا النموذج.</translation>
    </message>
    <message>
        <source>Give OWNER/NAME, OWNER/NAME:QUANTIZATION, the address of a page on the hub, or of a .gguf file.</source>
        <translation>أدخل OWNER/NAME، أو OWNER/NAME:QUANTIZATION، أو عنوان صفحة في المستودع، أو عنوان ملف ‎.gguf.</translation>
    </message>
    <message>
        <source>Give a prompt, or pipe text in: echo Hello | hearth chat</source>
        <translation>أدخل نصًا، أو مرّره عبر أنبوب: echo Hello | hearth chat</translation>
    </message>
    <message>
        <source>Give at least one text that is not empty.</source>
        <translation>قدّم نصًا واحدًا على الأقل ليس فارغًا.</translation>
    </message>
    <message>
        <source>Give each a name of its own.</source>
        <translation>أعطِ كلًا منها اسمًا خاصًا بها.</translation>
    </message>
    <message>
        <source>Give each command an id of its own.</source>
        <translation>أعط كل أمر معرّفًا خاصًا به.</translation>
    </message>
    <message>
        <source>Give it back the name it was published with, which ends in -{0}-of-{1}.gguf.</source>
        <translation>أعد إليه الاسم الذي نُشر به، والذي ينتهي بـ ‎-{0}-of-{1}.gguf.</translation>
    </message>
    <message>
        <source>Give it one with letters or digits.</source>
        <translation>أعطه اسمًا فيه حروف أو أرقام.</translation>
    </message>
    <message>
        <source>Give one such as 127.0.0.1, which only this computer reaches.</source>
        <translation>حدّد عنوانًا مثل 127.0.0.1 لا يصل إليه إلا هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Give the token the right to read this repository, or use another one.</source>
        <translation>امنح الرمز حق قراءة هذا المخزن، أو استخدم رمزًا آخر.</translation>
    </message>
    <message>
        <source>HTTP 416 {0}</source>
        <translation>HTTP 416 {0}</translation>
    </message>
    <message>
        <source>HTTP {0}</source>
        <translation>HTTP {0}</translation>
    </message>
    <message>
        <source>Hearth cannot open or write its conversations.</source>
        <translation>لا يستطيع Hearth فتح محادثاته أو الكتابة فيها.</translation>
    </message>
    <message>
        <source>Hearth cannot read its settings and goes on with the defaults.</source>
        <translation>لا يستطيع Hearth قراءة إعداداته، ويتابع بالقيم الافتراضية.</translation>
    </message>
    <message>
        <source>Hearth cannot show pictures to models of this kind yet.</source>
        <translation>لا يستطيع Hearth بعدُ عرض الصور على نماذج من هذا النوع.</translation>
    </message>
    <message>
        <source>Hearth cannot write {0}.</source>
        <translation>لا يستطيع Hearth كتابة {0}.</translation>
    </message>
    <message>
        <source>Hearth stopped answering other programs.</source>
        <translation>توقف Hearth عن الإجابة على البرامج الأخرى.</translation>
    </message>
    <message>
        <source>Hearth is closing.</source>
        <translation>جارٍ إغلاق Hearth.</translation>
    </message>
    <message>
        <source>Hearth is closing; this is no longer saved.</source>
        <translation>جارٍ إغلاق Hearth؛ لن يُحفظ هذا.</translation>
    </message>
    <message>
        <source>Hearth looks whether the graphics card computes rightly. That happens once, and again with a new driver.</source>
        <translation>يتحقق Hearth مما إذا كانت بطاقة الرسوميات تحسب حسابًا صحيحًا. يحدث ذلك مرة واحدة، ثم مجددًا مع كل برنامج تشغيل جديد.</translation>
    </message>
    <message>
        <source>Hearth uses it where it is.</source>
        <translation>يستخدمه Hearth في مكانه.</translation>
    </message>
    <message>
        <source>Hearth&apos;s window has the conversations open, so nothing was restored.</source>
        <translation>المحادثات مفتوحة في نافذة Hearth، لذا لم يُستعد شيء.</translation>
    </message>
    <message>
        <source>Hearth&apos;s window is open, so nothing was removed.</source>
        <translation>نافذة Hearth مفتوحة، لذا لم يُزل شيء.</translation>
    </message>
    <message>
        <source>Hearth, which runs the models, is not there any more.</source>
        <translation>لم يعد Hearth، الذي يشغّل النماذج، موجودًا.</translation>
    </message>
    <message>
        <source>Install Hearth again.</source>
        <translation>ثبّت Hearth مجددًا.</translation>
    </message>
    <message>
        <source>Install Hearth again; &apos;hearth doctor&apos; says more.</source>
        <translation>ثبّت Hearth مجددًا؛ يوضح الأمر «hearth doctor» المزيد.</translation>
    </message>
    <message>
        <source>Install Hearth again; if that does not help, report this with the details.</source>
        <translation>ثبّت Hearth مجددًا؛ وإن لم يُفد ذلك، فأبلغ عن هذا مع التفاصيل.</translation>
    </message>
    <message>
        <source>Is the drive still connected? Try again.</source>
        <translation>هل ما زال القرص متصلًا؟ حاول مجددًا.</translation>
    </message>
    <message>
        <source>It begins with https:// and ends with the name of a file.</source>
        <translation>يبدأ بـ https://‎ وينتهي باسم ملف.</translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation>المتوفر فيه: {0}.</translation>
    </message>
    <message>
        <source>It is a diffusion model: it does not write word after word, as Hearth expects.</source>
        <translation>إنه نموذج انتشار (diffusion): لا يكتب كلمة بعد كلمة كما يتوقع Hearth.</translation>
    </message>
    <message>
        <source>It is a draft model that only speeds up another one.</source>
        <translation>إنه نموذج مسودة لا يفعل سوى تسريع نموذج آخر.</translation>
    </message>
    <message>
        <source>It is a speech model, not a chat model.</source>
        <translation>إنه نموذج كلام صوتي، وليس نموذج محادثة.</translation>
    </message>
    <message>
        <source>It is an adapter (LoRA), an addition to a model and not a model.</source>
        <translation>إنه مهايئ (LoRA)، أي إضافة إلى نموذج وليس نموذجًا.</translation>
    </message>
    <message>
        <source>It is an embedding model: it compares texts but does not write.</source>
        <translation>إنه نموذج تضمين (embedding): يقارن النصوص لكنه لا يكتب.</translation>
    </message>
    <message>
        <source>It is asked again.</source>
        <translation>يُعاد الطلب.</translation>
    </message>
    <message>
        <source>It is made to translate or summarise in one go, not to chat.</source>
        <translation>صُنع للترجمة أو التلخيص دفعة واحدة، لا للمحادثة.</translation>
    </message>
    <message>
        <source>It is the vision part of a model, not a chat model.</source>
        <translation>إنه جزء الرؤية من نموذج، وليس نموذج محادثة.</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>تُعاد المحاولة.</translation>
    </message>
    <message>
        <source>It is very small and knows only Hearth: download a model for anything else.</source>
        <translation>إنه صغير جدًا ولا يعرف إلا Hearth: نزّل نموذجًا لأي شيء آخر.</translation>
    </message>
    <message>
        <source>It was asked for by name.</source>
        <translation>لقد طُلب بالاسم.</translation>
    </message>
    <message>
        <source>Its tokens are numbered from 0 to {0}; a bias is a number.</source>
        <translation>رموزه مرقّمة من 0 إلى {0}؛ والانحياز عدد.</translation>
    </message>
    <message>
        <source>Leave --projector and --draft out.</source>
        <translation>احذف الخيارين ‎--projector و‎--draft.</translation>
    </message>
    <message>
        <source>Leave it out to get the current one.</source>
        <translation>احذفه للحصول على الإصدار الحالي.</translation>
    </message>
    <message>
        <source>Leave out --no-key, or listen on 127.0.0.1.</source>
        <translation>احذف الخيار ‎--no-key، أو استمع على 127.0.0.1.</translation>
    </message>
    <message>
        <source>Leave out parts of it.</source>
        <translation>احذف أجزاء منه.</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>استبعد بعضها.</translation>
    </message>
    <message>
        <source>Leave that out and check the answer yourself.</source>
        <translation>احذف ذلك وتحقق من الإجابة بنفسك.</translation>
    </message>
    <message>
        <source>Leave the option out.</source>
        <translation>احذف الخيار.</translation>
    </message>
    <message>
        <source>Leave the suffix out, or choose a model made for writing code.</source>
        <translation>احذف اللاحقة، أو اختر نموذجًا مصنوعًا لكتابة الشيفرة.</translation>
    </message>
    <message>
        <source>Leave them out, or choose a model that can.</source>
        <translation>احذفها، أو اختر نموذجًا يستطيع ذلك.</translation>
    </message>
    <message>
        <source>Lift the write protection of the drive, copy the folder to another one, or remove portable.txt.</source>
        <translation>أزل الحماية من الكتابة عن القرص، أو انسخ المجلد إلى قرص آخر، أو أزل portable.txt.</translation>
    </message>
    <message>
        <source>Load a model first.</source>
        <translation>حمّل نموذجًا أولًا.</translation>
    </message>
    <message>
        <source>Load it with a longer context.</source>
        <translation>حمّله بسياق أطول.</translation>
    </message>
    <message>
        <source>Load the model with a longer context, shorten the message, or start a new conversation.</source>
        <translation>حمّل النموذج بسياق أطول، أو اختصر الرسالة، أو ابدأ محادثة جديدة.</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>أُلغي التحميل.</translation>
    </message>
    <message>
        <source>Look at the list of backups for its name.</source>
        <translation>ابحث عن اسمها في قائمة النسخ الاحتياطية.</translation>
    </message>
    <message>
        <source>Make a new one on the hub and put it into the settings, or remove the old one.</source>
        <translation>أنشئ رمزًا جديدًا في المستودع وأدخله في الإعدادات، أو أزل القديم.</translation>
    </message>
    <message>
        <source>Make it a folder that you may write to, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>اجعله مجلدًا مسموحًا لك بالكتابة فيه، أو عيّن HEARTH_DATA_DIR إلى مجلد آخر.</translation>
    </message>
    <message>
        <source>Make it first, or name another one.</source>
        <translation>أنشئه أولًا، أو حدّد مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation>صغّرها أولًا.</translation>
    </message>
    <message>
        <source>Make one at {0}/settings/tokens.</source>
        <translation>أنشئ رمزًا في {0}/settings/tokens.</translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another folder.</source>
        <translation>أفسح مساحة على ذلك القرص، أو اختر مجلدًا آخر.</translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another one.</source>
        <translation>أفسح مساحة على ذلك القرص، أو اختر قرصًا آخر.</translation>
    </message>
    <message>
        <source>Make room on that drive.</source>
        <translation>أفسح مساحة على ذلك القرص.</translation>
    </message>
    <message>
        <source>Measure batches of 1 to {0} tokens.</source>
        <translation>قِس دفعات من 1 إلى {0} رمز.</translation>
    </message>
    <message>
        <source>Measure fewer tokens, or load the model with a longer context.</source>
        <translation>قِس عددًا أقل من الرموز، أو حمّل النموذج بسياق أطول.</translation>
    </message>
    <message>
        <source>Measure fewer tokens.</source>
        <translation>قِس عددًا أقل من الرموز.</translation>
    </message>
    <message>
        <source>Measuring this takes {0} tokens; the context has {1}.</source>
        <translation>يحتاج هذا القياس إلى {0} رمز؛ والسياق يتسع لـ {1}.</translation>
    </message>
    <message>
        <source>Measuring was stopped.</source>
        <translation>أُوقف القياس.</translation>
    </message>
    <message>
        <source>More requests wait for an answer than may.</source>
        <translation>عدد الطلبات التي تنتظر إجابة أكبر من المسموح.</translation>
    </message>
    <message>
        <source>Move it away, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>انقله من مكانه، أو عيّن HEARTH_DATA_DIR إلى مجلد آخر.</translation>
    </message>
    <message>
        <source>Move it away, then start Hearth again.</source>
        <translation>انقله من مكانه، ثم ابدأ Hearth مجددًا.</translation>
    </message>
    <message>
        <source>Move that one away first.</source>
        <translation>انقل ذلك الملف من مكانه أولًا.</translation>
    </message>
    <message>
        <source>Name a file with a JSON schema in it.</source>
        <translation>حدّد ملفًا فيه مخطط JSON.</translation>
    </message>
    <message>
        <source>Name a model of the library, or the path of a .gguf file.</source>
        <translation>حدّد نموذجًا من المكتبة، أو مسار ملف ‎.gguf.</translation>
    </message>
    <message>
        <source>Name its parts in $defs and refer to them.</source>
        <translation>سمِّ أجزاءه في ‎$defs وأشر إليها.</translation>
    </message>
    <message>
        <source>Name one of the tools, or none.</source>
        <translation>سمِّ إحدى الأدوات، أو لا تسمِّ أيًا منها.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>حدّد مجلدًا.</translation>
    </message>
    <message>
        <source>Name them, or use --all; --list shows what there is.</source>
        <translation>حدّدها، أو استخدم الخيار ‎--all؛ يُظهر الخيار ‎--list ما هو متاح.</translation>
    </message>
    <message>
        <source>Names have the form OWNER/NAME.</source>
        <translation>تكون الأسماء بالشكل OWNER/NAME.</translation>
    </message>
    <message>
        <source>No answer can fulfil this schema or grammar: it contradicts itself.</source>
        <translation>لا يمكن لأي إجابة أن تستوفي هذا المخطط أو هذه القواعد النحوية: ثمة تناقض فيها.</translation>
    </message>
    <message>
        <source>No graphics card can be used at present, so the model runs on the processor.</source>
        <translation>لا يمكن استخدام أي بطاقة رسوميات حاليًا، لذلك يعمل النموذج على المعالج.</translation>
    </message>
    <message>
        <source>No graphics card was found that Hearth could use, so the processor computes.</source>
        <translation>لم يُعثر على بطاقة رسوميات يمكن لـ Hearth استخدامها، لذلك يجري الحساب على المعالج.</translation>
    </message>
    <message>
        <source>No model called “{0}” was forgotten.</source>
        <translation>لم يُزل أي نموذج باسم «{0}» من القائمة.</translation>
    </message>
    <message>
        <source>No model drafts for it. {0}</source>
        <translation>لا يوجد نموذج يضع المسودات له. {0}</translation>
    </message>
    <message>
        <source>No model here can answer this: it has about {0} tokens, and the longest context of a model that could is {1}.</source>
        <translation>لا يستطيع أي نموذج هنا الإجابة عن هذا: فيه نحو {0} رمز، وأطول سياق لنموذج يستطيع ذلك هو {1}.</translation>
    </message>
    <message>
        <source>No model here can see pictures.</source>
        <translation>لا يستطيع أي نموذج هنا رؤية الصور.</translation>
    </message>
    <message>
        <source>No model here makes embeddings.</source>
        <translation>لا ينشئ أي نموذج هنا متجهات تضمين (embedding).</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>لم يُحمّل أي نموذج.</translation>
    </message>
    <message>
        <source>No model is named.</source>
        <translation>لم يُحدَّد أي نموذج.</translation>
    </message>
    <message>
        <source>No part of the engine runs on this processor.</source>
        <translation>لا يعمل أي من مكوّنات المحرك على هذا المعالج.</translation>
    </message>
    <message>
        <source>Nobody can say how much room there is on that drive.</source>
        <translation>لا يمكن معرفة المساحة المتاحة على ذلك القرص.</translation>
    </message>
    <message>
        <source>Nothing that was written is lost; ask again or continue the answer.</source>
        <translation>لم يضع شيء مما كُتب؛ أعد السؤال أو تابع الإجابة.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>لم يُزل شيء.</translation>
    </message>
    <message>
        <source>Nothing was removed: nobody is here to be asked.</source>
        <translation>لم يُزل شيء: لا يوجد أحد هنا لسؤاله.</translation>
    </message>
    <message>
        <source>Of the {0} files of the model, these are missing: {1}{2}.</source>
        <translation>عدد ملفات النموذج {0}، والناقص منها: {1}{2}.</translation>
    </message>
    <message>
        <source>Only a repository of the hub has companions.</source>
        <translation>لا توجد ملفات مرافقة إلا لمخزن في المستودع.</translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to, and try again.</source>
        <translation>افتح أي صفحة في متصفح ويب، وسجّل الدخول إن طُلب ذلك، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to; the download then goes on by itself.</source>
        <translation>افتح أي صفحة في متصفح ويب، وسجّل الدخول إن طُلب ذلك؛ يُتابَع التنزيل بعدها تلقائيًا.</translation>
    </message>
    <message>
        <source>Open its page again: it may have changed.</source>
        <translation>افتح صفحته مجددًا: ربما تغيّرت.</translation>
    </message>
    <message>
        <source>Open the model&apos;s page again and choose there.</source>
        <translation>افتح صفحة النموذج مجددًا واختر منها.</translation>
    </message>
    <message>
        <source>Other computers in the network can ask the models of this one, as long as this runs.</source>
        <translation>يمكن للحواسيب الأخرى في الشبكة أن تسأل نماذج هذا الحاسوب ما دام هذا يعمل.</translation>
    </message>
    <message>
        <source>Others were busy for too long.</source>
        <translation>كان غيره مشغولًا لمدة طويلة.</translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation>يُرجى الإبلاغ عن هذا.</translation>
    </message>
    <message>
        <source>Port {0} is in use: another program has it, or Hearth answers there already.</source>
        <translation>المنفذ {0} مستخدم: لدى برنامج آخر، أو يجيب Hearth عليه بالفعل.</translation>
    </message>
    <message>
        <source>Requests under way are lost; it is started again.</source>
        <translation>تضيع الطلبات الجارية؛ ويُعاد تشغيله.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>استأنفه.</translation>
    </message>
    <message>
        <source>Run &apos;hearth doctor&apos; to see what is missing.</source>
        <translation>شغّل الأمر «hearth doctor» لمعرفة ما ينقص.</translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG.</source>
        <translation>احفظها مجددًا بصيغة PNG أو JPEG.</translation>
    </message>
    <message>
        <source>Say which conversations to export.</source>
        <translation>حدّد المحادثات المراد تصديرها.</translation>
    </message>
    <message>
        <source>Say which: {0}.</source>
        <translation>حدّد أيها تقصد: {0}.</translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation>أعد الفحص.</translation>
    </message>
    <message>
        <source>See the list of settings.</source>
        <translation>راجع قائمة الإعدادات.</translation>
    </message>
    <message>
        <source>Send a JSON Schema as an object, as in {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</source>
        <translation>أرسل مخطط JSON في صورة كائن، مثل {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</translation>
    </message>
    <message>
        <source>Send a prompt of one word at least.</source>
        <translation>أرسل موجّهًا من كلمة واحدة على الأقل.</translation>
    </message>
    <message>
        <source>Send an object, as in {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</source>
        <translation>أرسل كائنًا، مثل {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</translation>
    </message>
    <message>
        <source>Send the result of each call as a message behind it.</source>
        <translation>أرسل نتيجة كل استدعاء في رسالة بعده.</translation>
    </message>
    <message>
        <source>Send the tools, or leave it automatic.</source>
        <translation>أرسل الأدوات، أو اترك الاختيار تلقائيًا.</translation>
    </message>
    <message>
        <source>Set them again.</source>
        <translation>عيّنها مجددًا.</translation>
    </message>
    <message>
        <source>Set them back to the default.</source>
        <translation>أعدها إلى القيم الافتراضية.</translation>
    </message>
    <message>
        <source>Shorten the message, start a new conversation, or choose a model with a longer context.</source>
        <translation>اختصر الرسالة، أو ابدأ محادثة جديدة، أو اختر نموذجًا بسياق أطول.</translation>
    </message>
    <message>
        <source>Show fewer at a time.</source>
        <translation>اعرض عددًا أقل في المرة الواحدة.</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>بسّطه.</translation>
    </message>
    <message>
        <source>Smaller files are made of files in {0}.</source>
        <translation>تُصنع الملفات الأصغر من ملفات بصيغة {0}.</translation>
    </message>
    <message>
        <source>Something else goes first.</source>
        <translation>شيء آخر له الأولوية.</translation>
    </message>
    <message>
        <source>Something else is in the place of {0}.</source>
        <translation>يوجد شيء آخر في مكان {0}.</translation>
    </message>
    <message>
        <source>Something else than the hub answered, perhaps the login page of this network.</source>
        <translation>أجابت جهة غير المستودع، ربما صفحة تسجيل الدخول إلى هذه الشبكة.</translation>
    </message>
    <message>
        <source>Split it into shorter texts.</source>
        <translation>قسّمه إلى نصوص أقصر.</translation>
    </message>
    <message>
        <source>Split the texts, or choose a smaller model.</source>
        <translation>قسّم النصوص، أو اختر نموذجًا أصغر.</translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation>ابدأ Hearth مجددًا: سينقذ ما يمكن قراءته.</translation>
    </message>
    <message>
        <source>Start a new conversation, or change who speaks when in this one.</source>
        <translation>ابدأ محادثة جديدة، أو غيّر ترتيب المتحدثين في هذه.</translation>
    </message>
    <message>
        <source>Start it and try again.</source>
        <translation>شغّله وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Start the newer Hearth, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>ابدأ إصدار Hearth الأحدث، أو عيّن HEARTH_DATA_DIR إلى مجلد آخر.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>أُوقف.</translation>
    </message>
    <message>
        <source>Switch flash attention to automatic, or choose f16.</source>
        <translation>اضبط Flash Attention على «تلقائي»، أو اختر f16.</translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings to go on.</source>
        <translation>أوقف وضع عدم الاتصال في الإعدادات للمتابعة.</translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings.</source>
        <translation>أوقف وضع عدم الاتصال في الإعدادات.</translation>
    </message>
    <message>
        <source>That folder belongs to another program ({0}), whose files Hearth never changes.</source>
        <translation>ذلك المجلد يخص برنامجًا آخر ({0})، ولا يغيّر Hearth ملفاته أبدًا.</translation>
    </message>
    <message>
        <source>That model is no longer in the trash.</source>
        <translation>لم يعد ذلك النموذج في سلة المهملات.</translation>
    </message>
    <message>
        <source>The Hearth that is open does not know the model in {0}.</source>
        <translation>لا يعرف Hearth المفتوح النموذج الموجود في {0}.</translation>
    </message>
    <message>
        <source>The KV cache type {0} needs flash attention, which is off.</source>
        <translation>يحتاج نوع ذاكرة KV المؤقتة {0} إلى Flash Attention، وهو متوقف.</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>تعذّر إنشاء ملف PDF.</translation>
    </message>
    <message>
        <source>The access token cannot be one: there are characters in it that no token has.</source>
        <translation>لا يمكن أن يكون هذا رمز وصول: فيه محارف لا توجد في أي رمز.</translation>
    </message>
    <message>
        <source>The address of the hub cannot be used: “{0}”.</source>
        <translation>لا يمكن استخدام عنوان المستودع: «{0}».</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used: “{0}”.</source>
        <translation>لا يمكن استخدام عنوان الوكيل: «{0}».</translation>
    </message>
    <message>
        <source>The address of the {0} cannot be used: “{1}”.</source>
        <translation>لا يمكن استخدام العنوان ({0}): «{1}».</translation>
    </message>
    <message>
        <source>The answer could not be held to this schema or grammar any further: it has become too large.</source>
        <translation>تعذّر الاستمرار في إلزام الإجابة بهذا المخطط أو هذه القواعد النحوية: أصبح ذلك أكبر من اللازم.</translation>
    </message>
    <message>
        <source>The answer of {0} makes no sense.</source>
        <translation>رد {0} غير مفهوم.</translation>
    </message>
    <message>
        <source>The answer was cancelled.</source>
        <translation>أُلغيت الإجابة.</translation>
    </message>
    <message>
        <source>The answer was not taken as fast as it was written.</source>
        <translation>لم تُستلم الإجابة بالسرعة التي كُتبت بها.</translation>
    </message>
    <message>
        <source>The backup was given up.</source>
        <translation>تُركت النسخة الاحتياطية دون إكمال.</translation>
    </message>
    <message>
        <source>The beginning of this model file is larger than any real one: it is damaged, or not meant to be read.</source>
        <translation>بداية ملف النموذج هذا أكبر من بداية أي ملف حقيقي: إنه تالف، أو ليس معدًا للقراءة.</translation>
    </message>
    <message>
        <source>The built-in guide is a part of Hearth.</source>
        <translation>الدليل المدمج جزء من Hearth.</translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be deleted.</source>
        <translation>الدليل المدمج جزء من Hearth ولا يمكن حذفه.</translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be removed.</source>
        <translation>الدليل المدمج جزء من Hearth ولا يمكن إزالته.</translation>
    </message>
    <message>
        <source>The built-in guide keeps its name.</source>
        <translation>يحتفظ الدليل المدمج باسمه.</translation>
    </message>
    <message>
        <source>The built-in guide takes no notes.</source>
        <translation>لا يقبل الدليل المدمج ملاحظات.</translation>
    </message>
    <message>
        <source>The chat template in this model&apos;s file does not work, so Hearth cannot tell the model who said what.</source>
        <translation>قالب المحادثة في ملف هذا النموذج لا يعمل، لذا لا يستطيع Hearth إخبار النموذج بمن قال ماذا.</translation>
    </message>
    <message>
        <source>The chat template of this model makes nothing of these messages.</source>
        <translation>لا ينتج قالب المحادثة لهذا النموذج شيئًا من هذه الرسائل.</translation>
    </message>
    <message>
        <source>The chat template of this model refuses this conversation.</source>
        <translation>يرفض قالب المحادثة لهذا النموذج هذه المحادثة.</translation>
    </message>
    <message>
        <source>The connection to {0} is not safe: its certificate is not accepted.</source>
        <translation>الاتصال بـ {0} غير آمن: شهادته غير مقبولة.</translation>
    </message>
    <message>
        <source>The connection to {0} was interrupted.</source>
        <translation>انقطع الاتصال بـ {0}.</translation>
    </message>
    <message>
        <source>The connection was lost while the beginning of the model file was read.</source>
        <translation>فُقد الاتصال أثناء قراءة بداية ملف النموذج.</translation>
    </message>
    <message>
        <source>The context is too short to measure this.</source>
        <translation>السياق أقصر من أن يُقاس هذا.</translation>
    </message>
    <message>
        <source>The conversation has {0} tokens, but the model sees only {1} at once here.</source>
        <translation>في المحادثة {0} رمز، لكن النموذج لا يرى هنا سوى {1} دفعة واحدة.</translation>
    </message>
    <message>
        <source>The conversations are not open.</source>
        <translation>المحادثات غير مفتوحة.</translation>
    </message>
    <message>
        <source>The conversations could not be opened.</source>
        <translation>تعذّر فتح المحادثات.</translation>
    </message>
    <message>
        <source>The conversations could not be read or written.</source>
        <translation>تعذّرت قراءة المحادثات أو كتابتها.</translation>
    </message>
    <message>
        <source>The copy of the backup is gone, so nothing was restored.</source>
        <translation>لم تعد نسخة النسخة الاحتياطية موجودة، لذا لم يُستعد شيء.</translation>
    </message>
    <message>
        <source>The copy of “{0}” is not equal to the original and was removed.</source>
        <translation>نسخة «{0}» لا تطابق الأصل، فأُزيلت.</translation>
    </message>
    <message>
        <source>The damaged file was kept as {0}.</source>
        <translation>حُفظ الملف التالف باسم {0}.</translation>
    </message>
    <message>
        <source>The damaged file {0} cannot be moved out of the way.</source>
        <translation>يتعذّر نقل الملف التالف {0} من مكانه.</translation>
    </message>
    <message>
        <source>The details say what it complains about.</source>
        <translation>توضح التفاصيل سبب الرفض.</translation>
    </message>
    <message>
        <source>The disk is full or takes no more, so that nothing can be saved right now.</source>
        <translation>القرص ممتلئ أو لا يقبل المزيد، فلا يمكن حفظ أي شيء الآن.</translation>
    </message>
    <message>
        <source>The disk is full, and something was not saved yet.</source>
        <translation>القرص ممتلئ، وهناك ما لم يُحفظ بعد.</translation>
    </message>
    <message>
        <source>The disk is full; the download of “{0}” waits.</source>
        <translation>القرص ممتلئ؛ تنزيل «{0}» ينتظر.</translation>
    </message>
    <message>
        <source>The disk was still full when Hearth closed; the end of an answer was not saved.</source>
        <translation>كان القرص لا يزال ممتلئًا عند إغلاق Hearth؛ لم تُحفظ نهاية إحدى الإجابات.</translation>
    </message>
    <message>
        <source>The download probably never began. Download it again.</source>
        <translation>يبدو أن التنزيل لم يبدأ أصلًا. نزّله مجددًا.</translation>
    </message>
    <message>
        <source>The download stopped because of a mistake in Hearth.</source>
        <translation>توقف التنزيل بسبب خطأ في Hearth.</translation>
    </message>
    <message>
        <source>The download was probably interrupted. Download it again.</source>
        <translation>يبدو أن التنزيل انقطع. نزّله مجددًا.</translation>
    </message>
    <message>
        <source>The drive became full while the model was copied; nothing has changed.</source>
        <translation>امتلأ القرص أثناء نسخ النموذج؛ لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>The drive may be failing. Try another one.</source>
        <translation>قد يكون القرص معطوبًا. جرّب قرصًا آخر.</translation>
    </message>
    <message>
        <source>The driver of the graphics card does not work with Hearth, so the processor computes.</source>
        <translation>لا يعمل برنامج تشغيل بطاقة الرسوميات مع Hearth، لذلك يجري الحساب على المعالج.</translation>
    </message>
    <message>
        <source>The driver of “{0}” does not work with Hearth, so it is not used.</source>
        <translation>لا يعمل برنامج تشغيل «{0}» مع Hearth، لذلك لا تُستخدم.</translation>
    </message>
    <message>
        <source>The end of the model file is missing.</source>
        <translation>نهاية ملف النموذج ناقصة.</translation>
    </message>
    <message>
        <source>The engine computed no probabilities for the next token.</source>
        <translation>لم يحسب المحرك احتمالات الرمز التالي.</translation>
    </message>
    <message>
        <source>The engine could not be measured.</source>
        <translation>تعذّر قياس المحرك.</translation>
    </message>
    <message>
        <source>The engine could not compute the next part of the answer.</source>
        <translation>لم يتمكن المحرك من حساب الجزء التالي من الإجابة.</translation>
    </message>
    <message>
        <source>The engine could not make a vector of this text.</source>
        <translation>لم يستطع المحرك إنشاء متجه من هذا النص.</translation>
    </message>
    <message>
        <source>The engine did not respond any more and was ended.</source>
        <translation>لم يعد المحرك يستجيب، فأُنهي.</translation>
    </message>
    <message>
        <source>The engine does not answer.</source>
        <translation>المحرك لا يستجيب.</translation>
    </message>
    <message>
        <source>The engine does not carry out {0} here.</source>
        <translation>لا ينفّذ المحرك {0} هنا.</translation>
    </message>
    <message>
        <source>The engine does not understand this command.</source>
        <translation>لا يفهم المحرك هذا الأمر.</translation>
    </message>
    <message>
        <source>The engine ended while the graphics card was computing, so the processor computes from now on.</source>
        <translation>توقف المحرك أثناء الحساب على بطاقة الرسوميات، لذلك يجري الحساب على المعالج من الآن فصاعدًا.</translation>
    </message>
    <message>
        <source>The engine failed at this request ({0}).</source>
        <translation>أخفق المحرك في هذا الطلب ({0}).</translation>
    </message>
    <message>
        <source>The engine gives wrong answers on this computer.</source>
        <translation>يعطي المحرك إجابات خاطئة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The engine has been closed.</source>
        <translation>أُغلق المحرك.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly ({0}).</source>
        <translation>توقف المحرك على نحو غير متوقع ({0}).</translation>
    </message>
    <message>
        <source>The engine that runs language models cannot be started.</source>
        <translation>يتعذّر بدء المحرك الذي يشغّل النماذج اللغوية.</translation>
    </message>
    <message>
        <source>The engine that runs language models ended while it was starting.</source>
        <translation>توقف المحرك الذي يشغّل النماذج اللغوية أثناء بدئه.</translation>
    </message>
    <message>
        <source>The engine uses instructions that this processor does not have.</source>
        <translation>يستخدم المحرك تعليمات لا يدعمها هذا المعالج.</translation>
    </message>
    <message>
        <source>The file became shorter while it was read.</source>
        <translation>أصبح الملف أقصر أثناء قراءته.</translation>
    </message>
    <message>
        <source>The file does not begin like a GGUF.</source>
        <translation>لا يبدأ الملف كما يبدأ ملف GGUF.</translation>
    </message>
    <message>
        <source>The file does not say which kind of model it is.</source>
        <translation>لا يوضح الملف نوع النموذج.</translation>
    </message>
    <message>
        <source>The file ends in the middle of its header: only {0} bytes are there.</source>
        <translation>ينتهي الملف في وسط ترويسته: لا يوجد منه سوى {0} بايت.</translation>
    </message>
    <message>
        <source>The file holds only a vocabulary, no model.</source>
        <translation>لا يحتوي الملف إلا على مفردات، وليس نموذجًا.</translation>
    </message>
    <message>
        <source>The file is no language model in the GGUF format.</source>
        <translation>الملف ليس نموذجًا لغويًا بصيغة GGUF.</translation>
    </message>
    <message>
        <source>The file may be damaged: verify or download it again; a KV cache type of f16 may help too.</source>
        <translation>قد يكون الملف تالفًا: تحقق منه أو نزّله مجددًا؛ وقد يفيد أيضًا ضبط نوع ذاكرة KV المؤقتة على f16.</translation>
    </message>
    <message>
        <source>The file may be damaged: verify or download it.</source>
        <translation>قد يكون الملف تالفًا: تحقق منه أو نزّله.</translation>
    </message>
    <message>
        <source>The file of the model “{0}” is damaged.</source>
        <translation>ملف النموذج «{0}» تالف.</translation>
    </message>
    <message>
        <source>The file of the model “{0}” is not there now.</source>
        <translation>ملف النموذج «{0}» غير موجود الآن.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to delete: it belongs to {1}.</source>
        <translation>ليس لـ Hearth حذف ملف «{0}»: فهو يخص {1}.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to move: it belongs to {1}.</source>
        <translation>ليس لـ Hearth نقل ملف «{0}»: فهو يخص {1}.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not there now.</source>
        <translation>ملف «{0}» غير موجود الآن.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation>ملف «{0}» ليس حيث كان.</translation>
    </message>
    <message>
        <source>The file {0} with your conversations is damaged.</source>
        <translation>الملف {0} الذي يحتوي على محادثاتك تالف.</translation>
    </message>
    <message>
        <source>The files of “{0}” did not stay in their new place; nothing has changed.</source>
        <translation>لم تبقَ ملفات «{0}» في مكانها الجديد؛ لم يتغيّر شيء.</translation>
    </message>
    <message>
        <source>The files of “{0}” were no longer in the trash.</source>
        <translation>لم تعد ملفات «{0}» في سلة المهملات.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” did not answer in time, so it is not used.</source>
        <translation>لم تُجب بطاقة الرسوميات «{0}» في الوقت المناسب، لذلك لا تُستخدم.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” gives the right answer. The next model that is loaded uses it.</source>
        <translation>تعطي بطاقة الرسوميات «{0}» الإجابة الصحيحة. سيستخدمها النموذج التالي الذي يُحمَّل.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” gives wrong results with its present driver, so it is not used.</source>
        <translation>تعطي بطاقة الرسوميات «{0}» نتائج خاطئة مع برنامج تشغيلها الحالي، لذلك لا تُستخدم.</translation>
    </message>
    <message>
        <source>The hub answers too slowly to wait for it.</source>
        <translation>يرد المستودع ببطء شديد لا يسمح بانتظاره.</translation>
    </message>
    <message>
        <source>The hub does not accept your access token: it was revoked, has run out, or was not copied whole.</source>
        <translation>لا يقبل المستودع رمز الوصول: أُلغي أو انتهت صلاحيته أو لم يُنسخ كاملًا.</translation>
    </message>
    <message>
        <source>The hub has another version of this file by now.</source>
        <translation>لدى المستودع الآن إصدار آخر من هذا الملف.</translation>
    </message>
    <message>
        <source>The hub knows no such page.</source>
        <translation>لا يعرف المستودع صفحة كهذه.</translation>
    </message>
    <message>
        <source>The hub refused the request (error {0}).</source>
        <translation>رفض المستودع الطلب (الخطأ {0}).</translation>
    </message>
    <message>
        <source>The id {0} is in use.</source>
        <translation>المعرّف {0} مستخدم.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>المفتاح فارغ.</translation>
    </message>
    <message>
        <source>The key of the API cannot be read.</source>
        <translation>تتعذّر قراءة مفتاح API.</translation>
    </message>
    <message>
        <source>The keychain of this computer refused: it is locked, or permission was not given.</source>
        <translation>رفضت سلسلة مفاتيح هذا الحاسوب: إنها مقفلة، أو لم يُمنح الإذن.</translation>
    </message>
    <message>
        <source>The last message asks for a function, and its result is missing.</source>
        <translation>تطلب الرسالة الأخيرة دالة، ونتيجتها ناقصة.</translation>
    </message>
    <message>
        <source>The library that quantizes models cannot be loaded.</source>
        <translation>يتعذّر تحميل المكتبة البرمجية التي تكمّم النماذج.</translation>
    </message>
    <message>
        <source>The library that runs language models cannot be loaded.</source>
        <translation>يتعذّر تحميل المكتبة البرمجية التي تشغّل النماذج اللغوية.</translation>
    </message>
    <message>
        <source>The list of models cannot be read: {0}.</source>
        <translation>تتعذّر قراءة قائمة النماذج: {0}.</translation>
    </message>
    <message>
        <source>The list of models cannot be saved.</source>
        <translation>يتعذّر حفظ قائمة النماذج.</translation>
    </message>
    <message>
        <source>The list of models was written by a later version of Hearth.</source>
        <translation>كتب قائمة النماذج إصدار لاحق من Hearth.</translation>
    </message>
    <message>
        <source>The list of suggested models is damaged.</source>
        <translation>قائمة النماذج المقترحة تالفة.</translation>
    </message>
    <message>
        <source>The list of suggested models is missing or damaged.</source>
        <translation>قائمة النماذج المقترحة مفقودة أو تالفة.</translation>
    </message>
    <message>
        <source>The llama.cpp in this Hearth cannot run this model.</source>
        <translation>لا يستطيع llama.cpp في هذا الإصدار من Hearth تشغيل هذا النموذج.</translation>
    </message>
    <message>
        <source>The logit bias {0} for the token {1} means nothing to this model.</source>
        <translation>انحياز اللوجيت (logit bias) {0} للرمز {1} لا يعني شيئًا لهذا النموذج.</translation>
    </message>
    <message>
        <source>The message from which this branched off is no longer there.</source>
        <translation>لم تعد الرسالة التي تفرّعت منها هذه المحادثة موجودة.</translation>
    </message>
    <message>
        <source>The model computes values that are not numbers, so it cannot answer.</source>
        <translation>يحسب النموذج قيمًا ليست أعدادًا، فلا يمكنه الإجابة.</translation>
    </message>
    <message>
        <source>The model computes values that are not numbers.</source>
        <translation>يحسب النموذج قيمًا ليست أعدادًا.</translation>
    </message>
    <message>
        <source>The model needs about {0} of memory, of which only {1} are free: it will be read from the disk again and again and be slow.</source>
        <translation>يحتاج النموذج إلى نحو {0} من الذاكرة، ولا يتوفر منها سوى {1}: سيُقرأ من القرص مرارًا وتكرارًا وسيكون بطيئًا.</translation>
    </message>
    <message>
        <source>The models cannot be shared with other programs.</source>
        <translation>تتعذّر مشاركة النماذج مع برامج أخرى.</translation>
    </message>
    <message>
        <source>The models cannot be shared: Hearth cannot write to its folder.</source>
        <translation>تتعذّر مشاركة النماذج: لا يستطيع Hearth الكتابة في مجلده.</translation>
    </message>
    <message>
        <source>The parameters of the function {0} are no JSON schema.</source>
        <translation>معاملات الدالة {0} ليست مخطط JSON.</translation>
    </message>
    <message>
        <source>The part of the engine that suits this processor best does not work here, so another one computes. Answers may take longer.</source>
        <translation>لا يعمل هنا جزء المحرك الأنسب لهذا المعالج، لذلك يحسب جزء آخر. قد تستغرق الإجابات وقتًا أطول.</translation>
    </message>
    <message>
        <source>The prompt has a token that this model does not know: it has {0}, from 0.</source>
        <translation>في الموجّه رمز لا يعرفه هذا النموذج: لديه {0}، بدءًا من 0.</translation>
    </message>
    <message>
        <source>The request is too large.</source>
        <translation>الطلب أكبر من اللازم.</translation>
    </message>
    <message>
        <source>The rules of Automatic are out of bounds.</source>
        <translation>قواعد الوضع «تلقائي» خارج الحدود المسموح بها.</translation>
    </message>
    <message>
        <source>The rules of Automatic cannot be read.</source>
        <translation>تتعذّر قراءة قواعد الوضع «تلقائي».</translation>
    </message>
    <message>
        <source>The schema is not valid JSON.</source>
        <translation>المخطط ليس JSON صالحًا.</translation>
    </message>
    <message>
        <source>The schema or grammar has {0} characters; {1} are the most.</source>
        <translation>يحوي المخطط أو القواعد النحوية {0} حرفًا؛ والحد الأقصى {1}.</translation>
    </message>
    <message>
        <source>The schema {0} cannot be read.</source>
        <translation>تتعذر قراءة المخطط {0}.</translation>
    </message>
    <message>
        <source>The system ended the engine while it was loading, most likely for want of memory. Trying again with less.</source>
        <translation>أنهى النظام المحرك أثناء التحميل، والأرجح أن السبب نقص الذاكرة. جارٍ إعادة المحاولة بذاكرة أقل.</translation>
    </message>
    <message>
        <source>The {0} likeliest tokens cannot be told.</source>
        <translation>لا يمكن ذكر الرموز الـ{0} الأكثر احتمالًا.</translation>
    </message>
    <message>
        <source>There are more than {0} pictures.</source>
        <translation>هناك أكثر من {0} صورة.</translation>
    </message>
    <message>
        <source>There are string, number, integer, boolean, array, object and null.</source>
        <translation>الأنواع المتاحة هي string وnumber وinteger وboolean وarray وobject وnull.</translation>
    </message>
    <message>
        <source>There is no function {0} among the tools.</source>
        <translation>لا توجد دالة باسم {0} بين الأدوات.</translation>
    </message>
    <message>
        <source>There is no model here that could answer.</source>
        <translation>لا يوجد هنا نموذج يمكنه الإجابة.</translation>
    </message>
    <message>
        <source>There is no text to go on with.</source>
        <translation>لا يوجد نص لإكماله.</translation>
    </message>
    <message>
        <source>There is no text to make a vector of.</source>
        <translation>لا يوجد نص لتحويله إلى متجه.</translation>
    </message>
    <message>
        <source>There is not enough memory to make vectors of texts of {0} tokens.</source>
        <translation>الذاكرة لا تكفي لإنشاء متجهات لنصوص من {0} رمز.</translation>
    </message>
    <message>
        <source>There is not enough memory. Trying again {0}.</source>
        <translation>الذاكرة غير كافية. محاولة أخرى {0}.</translation>
    </message>
    <message>
        <source>This cannot be printed.</source>
        <translation>لا يمكن طباعة هذا.</translation>
    </message>
    <message>
        <source>This computer cannot listen at {0}, port {1}.</source>
        <translation>لا يستطيع هذا الحاسوب الاستماع على {0}، المنفذ {1}.</translation>
    </message>
    <message>
        <source>This computer runs {0} threads at once; more are not used.</source>
        <translation>يشغّل هذا الحاسوب {0} من الخيوط في آن واحد؛ ولا يُستخدم أكثر من ذلك.</translation>
    </message>
    <message>
        <source>This is not a JSON schema that answers can be held to.</source>
        <translation>هذا ليس مخطط JSON يمكن إلزام الإجابات به.</translation>
    </message>
    <message>
        <source>This is not possible with the models of another Hearth.</source>
        <translation>هذا غير ممكن مع نماذج Hearth آخر.</translation>
    </message>
    <message>
        <source>This is too long to be sent.</source>
        <translation>هذا أطول من أن يُرسل.</translation>
    </message>
    <message>
        <source>This model cannot fill in the middle of a text.</source>
        <translation>لا يستطيع هذا النموذج ملء فراغ في وسط نص.</translation>
    </message>
    <message>
        <source>This model cannot see pictures.</source>
        <translation>لا يستطيع هذا النموذج رؤية الصور.</translation>
    </message>
    <message>
        <source>This model makes no vectors.</source>
        <translation>لا ينشئ هذا النموذج متجهات.</translation>
    </message>
    <message>
        <source>This model tells how well an answer fits a question: it makes no vectors.</source>
        <translation>يقدّر هذا النموذج مدى ملاءمة إجابة لسؤال: لا ينشئ متجهات.</translation>
    </message>
    <message>
        <source>This model translates one text into another: it makes no vectors.</source>
        <translation>يترجم هذا النموذج نصًا إلى نص آخر: لا ينشئ متجهات.</translation>
    </message>
    <message>
        <source>This model was made for {0} tokens of context; it gets no more.</source>
        <translation>صُنع هذا النموذج لسياق من {0} رمزًا؛ ولن يحصل على أكثر من ذلك.</translation>
    </message>
    <message>
        <source>This picture takes {0} places, and only {1} can be computed at once here.</source>
        <translation>تحتاج هذه الصورة إلى {0} موضعًا، ولا يمكن هنا حساب أكثر من {1} دفعة واحدة.</translation>
    </message>
    <message>
        <source>This request cannot be told from another one.</source>
        <translation>لا يمكن تمييز هذا الطلب عن طلب آخر.</translation>
    </message>
    <message>
        <source>This schema allows no answer at all.</source>
        <translation>لا يسمح هذا المخطط بأي إجابة.</translation>
    </message>
    <message>
        <source>This schema is nested too deeply.</source>
        <translation>تداخل هذا المخطط عميق جدًا.</translation>
    </message>
    <message>
        <source>This schema or grammar cannot be used: {0}.</source>
        <translation>لا يمكن استعمال هذا المخطط أو هذه القواعد النحوية: {0}.</translation>
    </message>
    <message>
        <source>This schema or grammar is too large.</source>
        <translation>هذا المخطط أو هذه القواعد النحوية أكبر مما ينبغي.</translation>
    </message>
    <message>
        <source>Try a shorter text, or another model.</source>
        <translation>جرّب نصًا أقصر أو نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Try a smaller one.</source>
        <translation>جرّب واحدة أصغر.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>حاول مرة أخرى بعد لحظة.</translation>
    </message>
    <message>
        <source>Try another one.</source>
        <translation>جرّب واحدة أخرى.</translation>
    </message>
    <message>
        <source>Two of the tools have the same name.</source>
        <translation>لأداتين الاسم نفسه.</translation>
    </message>
    <message>
        <source>Use a PNG or JPEG file.</source>
        <translation>استعمل ملف PNG أو JPEG.</translation>
    </message>
    <message>
        <source>Use a PNG, JPEG, GIF or BMP file.</source>
        <translation>استعمل ملف PNG أو JPEG أو GIF أو BMP.</translation>
    </message>
    <message>
        <source>Use anyOf instead.</source>
        <translation>استعمل anyOf بدلًا من ذلك.</translation>
    </message>
    <message>
        <source>Use letters, digits, _, - and ., 128 at most.</source>
        <translation>استعمل الحروف والأرقام و_ و- و.، بحد أقصى 128.</translation>
    </message>
    <message>
        <source>Use one of at most 32 MB.</source>
        <translation>استعمل واحدة لا تتجاوز 32 MB.</translation>
    </message>
    <message>
        <source>Use that one, or close it first.</source>
        <translation>استعمل ذاك، أو أغلقه أولًا.</translation>
    </message>
    <message>
        <source>What answers other programs cannot be started.</source>
        <translation>تعذر بدء ما يجيب البرامج الأخرى.</translation>
    </message>
    <message>
        <source>What answers other programs stopped unexpectedly.</source>
        <translation>توقف ما يجيب البرامج الأخرى على نحو غير متوقع.</translation>
    </message>
    <message>
        <source>Without a key only this computer may be answered.</source>
        <translation>بدون مفتاح لا يجوز الرد إلا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Write one such as 127.0.0.1, which only this computer reaches.</source>
        <translation>اكتب عنوانًا مثل 127.0.0.1 لا يصل إليه إلا هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Write one such as http://localhost:3000 or https://chat.example, without a path.</source>
        <translation>اكتب عنوانًا مثل http://localhost:3000 أو https://chat.example، من دون مسار.</translation>
    </message>
    <message>
        <source>hearth-chat.github.io did not say which version of Hearth is the newest.</source>
        <translation>لم يذكر hearth-chat.github.io أحدث إصدار من Hearth.</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>ليس كائنًا</translation>
    </message>
    <message>
        <source>its vocabulary has tokens that its tokenizer does not know</source>
        <translation>في مفرداته رموز لا يعرفها مجزّئه</translation>
    </message>
    <message>
        <source>more than {0} bytes</source>
        <translation>أكثر من {0} بايت</translation>
    </message>
    <message>
        <source>portable.txt says that Hearth keeps its data beside the program, but {0} cannot be written.</source>
        <translation>يحدد portable.txt أن يحفظ Hearth بياناته بجانب البرنامج، لكن تتعذّر الكتابة في {0}.</translation>
    </message>
    <message>
        <source>{0} answers too slowly to wait for it.</source>
        <translation>يرد {0} ببطء شديد لا يسمح بانتظاره.</translation>
    </message>
    <message>
        <source>{0} bytes, not {1}</source>
        <translation>{0} بايت، وليس {1}</translation>
    </message>
    <message>
        <source>“{0}” needs at least {1} of memory; models for other programs may take {2} here.</source>
        <translation>يحتاج «{0}» إلى {1} من الذاكرة على الأقل؛ ويُسمح لنماذج البرامج الأخرى هنا باستخدام {2}.</translation>
    </message>
    <message>
        <source>The model could not be quantized ({0}).</source>
        <translation>تعذّر تكميم النموذج ({0}).</translation>
    </message>
    <message>
        <source>A pattern cannot be used: {0}.</source>
        <translation>لا يمكن استخدام أحد الأنماط: {0}.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a schema with {0} (at {1}).</source>
        <translation>لا يمكن إلزام الإجابات بمخطط فيه {0} (عند {1}).</translation>
    </message>
    <message>
        <source>Answers cannot be held to the pattern at {0}: it looks ahead or back, or refers to a part of itself.</source>
        <translation>لا يمكن إلزام الإجابات بالنمط عند {0}: فهو ينظر إلى الأمام أو إلى الخلف، أو يحيل إلى جزء من نفسه.</translation>
    </message>
    <message>
        <source>Check its name and rights.</source>
        <translation>تحقق من اسمه وصلاحياته.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or “{0}”, which is in Hearth&apos;s window, or allow more memory in the settings.</source>
        <translation>اختر نموذجًا أصغر، أو «{0}» الموجود في نافذة Hearth، أو اسمح بذاكرة أكبر من الإعدادات.</translation>
    </message>
    <message>
        <source>Programs cannot send this key.</source>
        <translation>لا تستطيع البرامج إرسال هذا المفتاح.</translation>
    </message>
    <message>
        <source>Set the micro-batch size to {0} or more, and load the model again.</source>
        <translation>اضبط حجم الدفعة المصغّرة على {0} أو أكثر، ثم حمّل النموذج من جديد.</translation>
    </message>
    <message>
        <source>The file with the key cannot be read.</source>
        <translation>تعذرت قراءة الملف الذي فيه المفتاح.</translation>
    </message>
    <message>
        <source>The model file cannot be read.</source>
        <translation>لا يمكن قراءة ملف النموذج.</translation>
    </message>
    <message>
        <source>The model file contradicts itself.</source>
        <translation>ملف النموذج يناقض نفسه.</translation>
    </message>
    <message>
        <source>The model file is damaged or was made by a faulty program: {0}.</source>
        <translation>ملف النموذج تالف أو أنشأه برنامج معيب: {0}.</translation>
    </message>
    <message>
        <source>The model file is damaged: {0}.</source>
        <translation>ملف النموذج تالف: {0}.</translation>
    </message>
    <message>
        <source>The model stretches its context in an unknown way (“{0}”).</source>
        <translation>يمدّد النموذج سياقه بطريقة غير معروفة («{0}»).</translation>
    </message>
    <message>
        <source>The model was loaded but cannot compute.</source>
        <translation>حُمّل النموذج لكنه لا يستطيع الحساب.</translation>
    </message>
    <message>
        <source>The model wrote no summary.</source>
        <translation>لم يكتب النموذج أي ملخص.</translation>
    </message>
    <message>
        <source>The name is too long: {0} characters.</source>
        <translation>الاسم طويل جدًا: {0} محرف.</translation>
    </message>
    <message>
        <source>The name {0} was not found.</source>
        <translation>لم يُعثر على الاسم {0}.</translation>
    </message>
    <message>
        <source>The network is switched off in Hearth.</source>
        <translation>الشبكة متوقفة في Hearth.</translation>
    </message>
    <message>
        <source>The network is switched off: {0} is set.</source>
        <translation>الشبكة متوقفة: المتغيّر {0} معيّن.</translation>
    </message>
    <message>
        <source>The new file could not be written to its end.</source>
        <translation>تعذّرت كتابة الملف الجديد إلى نهايته.</translation>
    </message>
    <message>
        <source>The new file is not what it should be and was removed.</source>
        <translation>الملف الجديد ليس كما يجب، فأُزيل.</translation>
    </message>
    <message>
        <source>The new file takes {0}; {1} are free there.</source>
        <translation>يحتاج الملف الجديد إلى {0}؛ والمتاح هناك {1}.</translation>
    </message>
    <message>
        <source>The new file was loaded but cannot compute.</source>
        <translation>حُمّل الملف الجديد لكنه لا يستطيع الحساب.</translation>
    </message>
    <message>
        <source>The notes are too long: {0} characters.</source>
        <translation>الملاحظات طويلة جدًا: {0} محرف.</translation>
    </message>
    <message>
        <source>The parts of the model do not belong together.</source>
        <translation>أجزاء النموذج لا يخص بعضها بعضًا.</translation>
    </message>
    <message>
        <source>The place where the hub keeps this file refuses it.</source>
        <translation>المكان الذي يحفظ فيه المستودع هذا الملف يرفض تقديمه.</translation>
    </message>
    <message>
        <source>The process that quantizes stopped unexpectedly.</source>
        <translation>توقفت عملية التكميم على نحو غير متوقع.</translation>
    </message>
    <message>
        <source>The proxy does not let Hearth through.</source>
        <translation>لا يسمح الوكيل لـ Hearth بالمرور.</translation>
    </message>
    <message>
        <source>The proxy takes care of this.</source>
        <translation>يتولى الوكيل هذا.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password.</source>
        <translation>يطلب الوكيل اسم مستخدم وكلمة مرور.</translation>
    </message>
    <message>
        <source>The proxy {0} cannot be reached.</source>
        <translation>لا يمكن الوصول إلى الوكيل {0}.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>أُلغي الطلب.</translation>
    </message>
    <message>
        <source>The sampler ({0}) cannot be made.</source>
        <translation>يتعذّر إنشاء أداة اختيار الكلمات ({0}).</translation>
    </message>
    <message>
        <source>The schema of a function is too large.</source>
        <translation>مخطط إحدى الدوال كبير جدًا.</translation>
    </message>
    <message>
        <source>The settings file was damaged; Hearth goes on with the defaults.</source>
        <translation>كان ملف الإعدادات تالفًا؛ يتابع Hearth بالقيم الافتراضية.</translation>
    </message>
    <message>
        <source>The settings were written by a newer Hearth; this one leaves them alone and goes on with its defaults.</source>
        <translation>كتب الإعدادات إصدار أحدث من Hearth؛ يتركها هذا الإصدار كما هي ويتابع بقيمه الافتراضية.</translation>
    </message>
    <message>
        <source>The system ends programs when memory runs out: close other programs and try again.</source>
        <translation>ينهي النظام البرامج عند نفاد الذاكرة: أغلق برامج أخرى وحاول مجددًا.</translation>
    </message>
    <message>
        <source>The system refused: {0}.</source>
        <translation>رفض النظام: {0}.</translation>
    </message>
    <message>
        <source>The weights of this model are stored in a way (type {0}) that this version of Hearth does not know.</source>
        <translation>أوزان هذا النموذج محفوظة بطريقة (النوع {0}) لا يعرفها هذا الإصدار من Hearth.</translation>
    </message>
    <message>
        <source>There are no conversations yet, so there is nothing to back up.</source>
        <translation>لا توجد محادثات بعد، فلا شيء لحفظه في نسخة احتياطية.</translation>
    </message>
    <message>
        <source>There is a file “{0}” in this folder already.</source>
        <translation>يوجد ملف باسم «{0}» في هذا المجلد.</translation>
    </message>
    <message>
        <source>There is another file where “{0}” was.</source>
        <translation>يوجد ملف آخر في المكان الذي كان فيه «{0}».</translation>
    </message>
    <message>
        <source>There is more than one model of {0} here.</source>
        <translation>يوجد هنا أكثر من نموذج من {0}.</translation>
    </message>
    <message>
        <source>There is no access token.</source>
        <translation>لا يوجد رمز وصول.</translation>
    </message>
    <message>
        <source>There is no backup and no file “{0}”.</source>
        <translation>لا توجد نسخة احتياطية ولا ملف باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no backup “{0}”.</source>
        <translation>لا توجد نسخة احتياطية باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no conversation “{0}”.</source>
        <translation>لا توجد محادثة باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>لا يوجد ملف باسم {0}.</translation>
    </message>
    <message>
        <source>There is no file “{0}” any more.</source>
        <translation>لم يعد الملف «{0}» موجودًا.</translation>
    </message>
    <message>
        <source>There is no file “{0}”.</source>
        <translation>لا يوجد ملف باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no folder for the new file.</source>
        <translation>لا يوجد مجلد للملف الجديد.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>لا يوجد مجلد باسم {0}.</translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation>لا يوجد مجلد باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no message to answer.</source>
        <translation>لا توجد رسالة للإجابة عنها.</translation>
    </message>
    <message>
        <source>There is no model and no file “{0}” here.</source>
        <translation>لا يوجد هنا نموذج ولا ملف باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation>لا يوجد نموذج باسم «{0}».</translation>
    </message>
    <message>
        <source>There is no room for the model: it needs {0}, {1} are free.</source>
        <translation>لا توجد مساحة للنموذج: يحتاج إلى {0}، والمتاح {1}.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>لا يوجد إعداد باسم {0}.</translation>
    </message>
    <message>
        <source>There is no space left to write {0}.</source>
        <translation>لم تبقَ مساحة لكتابة {0}.</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>لا يوجد {0} في المستودع، أو أنه خاص.</translation>
    </message>
    <message>
        <source>There is no “{0}” in the trash.</source>
        <translation>لا يوجد «{0}» في سلة المهملات.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model: it needs about {0}.</source>
        <translation>الذاكرة لا تكفي لهذا النموذج: يحتاج إلى نحو {0}.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {0} are needed, {1} free.</source>
        <translation>المساحة على القرص لا تكفي: المطلوب {0}، والمتاح {1}.</translation>
    </message>
    <message>
        <source>There is not enough space on the disk for a backup.</source>
        <translation>المساحة على القرص لا تكفي لإنشاء نسخة احتياطية.</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>لا يوجد ما تُكتب إجابة عنه.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>لا يوجد ما يُنزَّل.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>لا يوجد ما يُصدَّر.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>لا يوجد ما يُستورد.</translation>
    </message>
    <message>
        <source>There is nothing to measure.</source>
        <translation>لا يوجد ما يُقاس.</translation>
    </message>
    <message>
        <source>There was no answer from {0} in time.</source>
        <translation>لم يصل رد من {0} في الوقت المناسب.</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>لم تكن هناك إجابة.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on.</source>
        <translation>لم تكفِ الذاكرة للمتابعة.</translation>
    </message>
    <message>
        <source>There was not enough memory to quantize this model.</source>
        <translation>لم تكفِ الذاكرة لتكميم هذا النموذج.</translation>
    </message>
    <message>
        <source>They enter the name or the address of this computer in place of 127.0.0.1.</source>
        <translation>تُدخل اسم هذا الحاسوب أو عنوانه بدلًا من 127.0.0.1.</translation>
    </message>
    <message>
        <source>This GGUF has the first version of the format, which llama.cpp no longer reads.</source>
        <translation>ملف GGUF هذا بالإصدار الأول من الصيغة، ولم يعد llama.cpp يقرؤه.</translation>
    </message>
    <message>
        <source>This GGUF has version {0} of the format; this version of Hearth reads 2 and 3.</source>
        <translation>ملف GGUF هذا بالإصدار {0} من الصيغة؛ ويقرأ هذا الإصدار من Hearth الإصدارين 2 و3.</translation>
    </message>
    <message>
        <source>This GGUF was made for big-endian machines and cannot run here.</source>
        <translation>صُنع ملف GGUF هذا لأجهزة big-endian ولا يمكن تشغيله هنا.</translation>
    </message>
    <message>
        <source>This address does not lead to a .gguf file.</source>
        <translation>لا يؤدي هذا العنوان إلى ملف ‎.gguf.</translation>
    </message>
    <message>
        <source>This address on the hub is not the page of a model.</source>
        <translation>هذا العنوان في المستودع ليس صفحة نموذج.</translation>
    </message>
    <message>
        <source>This address on the hub names an impossible revision.</source>
        <translation>يحدد هذا العنوان في المستودع مراجعة غير ممكنة.</translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation>انقطعت هذه الإجابة قبل اكتمالها.</translation>
    </message>
    <message>
        <source>This backup was written by a newer Hearth.</source>
        <translation>كتب هذه النسخة الاحتياطية إصدار أحدث من Hearth.</translation>
    </message>
    <message>
        <source>This cannot be measured.</source>
        <translation>لا يمكن قياس هذا.</translation>
    </message>
    <message>
        <source>This cannot be sent to the engine: it is too long, or has a value the engine cannot understand.</source>
        <translation>لا يمكن إرسال هذا إلى المحرك: إنه طويل جدًا، أو فيه قيمة لا يفهمها المحرك.</translation>
    </message>
    <message>
        <source>This computer has no keychain that Hearth could use.</source>
        <translation>ليس في هذا الحاسوب سلسلة مفاتيح يمكن لـ Hearth استخدامها.</translation>
    </message>
    <message>
        <source>This conversation has {0} tokens; this model can see {1} at most.</source>
        <translation>في هذه المحادثة {0} رمز؛ ويستطيع هذا النموذج رؤية {1} على الأكثر.</translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>لم تعد هذه المحادثة موجودة.</translation>
    </message>
    <message>
        <source>This file cannot chat. {0}</source>
        <translation>لا يصلح هذا الملف للمحادثة. {0}</translation>
    </message>
    <message>
        <source>This file is an importance matrix, a by-product of making models, not a model.</source>
        <translation>هذا الملف مصفوفة أهمية، وهي ناتج ثانوي لصنع النماذج وليست نموذجًا.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>لم يعد هذا المجلد موجودًا.</translation>
    </message>
    <message>
        <source>This import is no longer known.</source>
        <translation>لم يعد هذا الاستيراد معروفًا.</translation>
    </message>
    <message>
        <source>This is no access token.</source>
        <translation>هذا ليس رمز وصول.</translation>
    </message>
    <message>
        <source>This is no address of a file.</source>
        <translation>هذا ليس عنوان ملف.</translation>
    </message>
    <message>
        <source>This is no valid address.</source>
        <translation>هذا ليس عنوانًا صالحًا.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>لم تعد هذه الرسالة موجودة.</translation>
    </message>
    <message>
        <source>This message was deleted meanwhile.</source>
        <translation>حُذفت هذه الرسالة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>This model brings no chat template, so a plain one is used: its answers may ramble or never end.</source>
        <translation>لا يأتي هذا النموذج بقالب محادثة، لذا يُستخدم قالب بسيط: قد تسترسل إجاباته أو لا تنتهي أبدًا.</translation>
    </message>
    <message>
        <source>This model cannot keep its memory as {0}: its attention heads are not a multiple of {1}.</source>
        <translation>لا يستطيع هذا النموذج حفظ ذاكرته بالنوع {0}: عدد رؤوس الانتباه فيه ليس من مضاعفات {1}.</translation>
    </message>
    <message>
        <source>This model keeps no memory of a conversation, so it cannot chat.</source>
        <translation>لا يحتفظ هذا النموذج بذاكرة للمحادثة، فلا يصلح لها.</translation>
    </message>
    <message>
        <source>This names no model.</source>
        <translation>هذا لا يحدد أي نموذج.</translation>
    </message>
    <message>
        <source>This persona is no longer there.</source>
        <translation>لم تعد هذه الشخصية موجودة.</translation>
    </message>
    <message>
        <source>This repository has {0}.</source>
        <translation>ما في هذا المخزن: {0}.</translation>
    </message>
    <message>
        <source>This summary is no longer there.</source>
        <translation>لم يعد هذا الملخص موجودًا.</translation>
    </message>
    <message>
        <source>This version of Hearth cannot run models of the kind “{0}”.</source>
        <translation>لا يستطيع هذا الإصدار من Hearth تشغيل نماذج من النوع «{0}».</translation>
    </message>
    <message>
        <source>This version of Hearth does not know how the model splits text into tokens (“{0}”).</source>
        <translation>لا يعرف هذا الإصدار من Hearth كيف يقسّم النموذج النص إلى رموز («{0}»).</translation>
    </message>
    <message>
        <source>Try again later, or from elsewhere.</source>
        <translation>حاول لاحقًا، أو من مكان آخر.</translation>
    </message>
    <message>
        <source>Try again later, or report it.</source>
        <translation>حاول لاحقًا، أو أبلغ عن هذا.</translation>
    </message>
    <message>
        <source>Try again later, over another network, or choose another source.</source>
        <translation>حاول لاحقًا، أو عبر شبكة أخرى، أو اختر مصدرًا آخر.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>حاول لاحقًا.</translation>
    </message>
    <message>
        <source>Try again when the connection is better.</source>
        <translation>حاول مجددًا عندما يتحسن الاتصال.</translation>
    </message>
    <message>
        <source>Try again, or with another model.</source>
        <translation>حاول مجددًا، أو مع نموذج آخر.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>حاول مجددًا.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, load the model with a smaller batch or fewer GPU layers.</source>
        <translation>حاول مجددًا؛ وإن تكرر ذلك، فحمّل النموذج بدفعة أصغر أو بطبقات أقل لمعالج الرسوميات.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the details.</source>
        <translation>حاول مجددًا؛ وإن تكرر ذلك، فأبلغ عنه مع التفاصيل.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, something between is in the way.</source>
        <translation>حاول مجددًا؛ وإن استمر ذلك، فهناك ما يعترض الطريق.</translation>
    </message>
    <message>
        <source>Try another type.</source>
        <translation>جرّب نوعًا آخر.</translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation>اكتب حرفًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>Type some text, or leave it empty.</source>
        <translation>اكتب نصًا، أو اتركه فارغًا.</translation>
    </message>
    <message>
        <source>Undo the deletion first.</source>
        <translation>تراجع عن الحذف أولًا.</translation>
    </message>
    <message>
        <source>Unset it to go on.</source>
        <translation>ألغِ تعيينه للمتابعة.</translation>
    </message>
    <message>
        <source>Update Hearth, or choose another model.</source>
        <translation>حدّث Hearth، أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Update Hearth, or get another file of this model.</source>
        <translation>حدّث Hearth، أو احصل على ملف آخر لهذا النموذج.</translation>
    </message>
    <message>
        <source>Update Hearth, or get the model in another quantization.</source>
        <translation>حدّث Hearth، أو احصل على النموذج بتكميم آخر.</translation>
    </message>
    <message>
        <source>Update Hearth, then try again.</source>
        <translation>حدّث Hearth، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Update Hearth: new architectures come with new versions. Or choose another model.</source>
        <translation>حدّث Hearth: تأتي البنى الجديدة مع الإصدارات الجديدة. أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Use a shorter text or smaller numbers.</source>
        <translation>استخدم نصًا أقصر أو أعدادًا أصغر.</translation>
    </message>
    <message>
        <source>Use at most {0} characters.</source>
        <translation>استخدم {0} محرف على الأكثر.</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>استخدم {0} على الأكثر.</translation>
    </message>
    <message>
        <source>Use letters, digits and signs of ASCII, without spaces.</source>
        <translation>استخدم حروفًا وأرقامًا ورموزًا من ASCII، من دون مسافات.</translation>
    </message>
    <message>
        <source>Use that version, or start this one with another data folder (HEARTH_DATA_DIR).</source>
        <translation>استخدم ذلك الإصدار، أو ابدأ هذا بمجلد بيانات آخر (HEARTH_DATA_DIR).</translation>
    </message>
    <message>
        <source>Use the same version of Hearth for both sides.</source>
        <translation>استخدم الإصدار نفسه من Hearth على الجانبين.</translation>
    </message>
    <message>
        <source>Use the token for this session only, or set HF_TOKEN in the environment.</source>
        <translation>استخدم الرمز لهذه الجلسة فقط، أو عيّن HF_TOKEN في متغيّرات البيئة.</translation>
    </message>
    <message>
        <source>Verify the model; download it again if it is damaged.</source>
        <translation>تحقق من النموذج؛ نزّله مجددًا إن كان تالفًا.</translation>
    </message>
    <message>
        <source>Wait a moment and try again; close the other Hearth if it does not answer.</source>
        <translation>انتظر لحظة وحاول مجددًا؛ أغلق نافذة Hearth الأخرى إن لم تستجب.</translation>
    </message>
    <message>
        <source>Wait until it is complete and try again.</source>
        <translation>انتظر حتى يكتمل وحاول مجددًا.</translation>
    </message>
    <message>
        <source>Wait until it is complete, or download it again.</source>
        <translation>انتظر حتى يكتمل، أو نزّله مجددًا.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it there.</source>
        <translation>انتظر حتى ينتهي ذلك، أو أوقفه هناك.</translation>
    </message>
    <message>
        <source>Wait until the download is finished.</source>
        <translation>انتظر حتى ينتهي التنزيل.</translation>
    </message>
    <message>
        <source>Was it moved or deleted, or is the drive not connected?</source>
        <translation>هل نُقل أو حُذف، أم أن القرص غير متصل؟</translation>
    </message>
    <message>
        <source>Was it moved or deleted?</source>
        <translation>هل نُقل أو حُذف؟</translation>
    </message>
    <message>
        <source>Write it like http://proxy.example:8080 or socks5://proxy.example:1080.</source>
        <translation>اكتبه بالشكل http://proxy.example:8080 أو socks5://proxy.example:1080.</translation>
    </message>
    <message>
        <source>Write it like {0}, in the settings or in HF_ENDPOINT.</source>
        <translation>اكتبه بالشكل {0} في الإعدادات أو في HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>Write it like {0}.</source>
        <translation>اكتبه بالشكل {0}.</translation>
    </message>
    <message>
        <source>Write it without that, or leave it out and check the answer yourself.</source>
        <translation>اكتبه من دون ذلك، أو اتركه وتحقق من الإجابة بنفسك.</translation>
    </message>
    <message>
        <source>Write one such as desk.lan, without http:// before it.</source>
        <translation>اكتب اسمًا مثل desk.lan، من دون http:// قبله.</translation>
    </message>
    <message>
        <source>Write one such as {0}, or leave it empty.</source>
        <translation>اكتب عنوانًا مثل {0}، أو اتركه فارغًا.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>اكتب شيئًا أولًا.</translation>
    </message>
    <message>
        <source>Write them into the address of the proxy.</source>
        <translation>اكتبهما في عنوان الوكيل.</translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation>كُتبت باستخدام {0}.</translation>
    </message>
    <message>
        <source>Your access token does not allow to read {0}.</source>
        <translation>لا يسمح رمز الوصول بقراءة {0}.</translation>
    </message>
    <message>
        <source>Your conversations were written by a newer Hearth, and this one leaves them alone.</source>
        <translation>كتب محادثاتك إصدار أحدث من Hearth، ويتركها هذا الإصدار كما هي.</translation>
    </message>
    <message>
        <source>a body in {0}</source>
        <translation>محتوى بترميز {0}</translation>
    </message>
    <message>
        <source>a file without the hub&apos;s headers</source>
        <translation>ملف دون ترويسات المستودع</translation>
    </message>
    <message>
        <source>a key has no name</source>
        <translation>مفتاح بلا اسم</translation>
    </message>
    <message>
        <source>a list was expected, but {0} came</source>
        <translation>كان المتوقع قائمة، لكن وصل {0}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>عدد</translation>
    </message>
    <message>
        <source>a page instead of a file</source>
        <translation>صفحة بدلًا من ملف</translation>
    </message>
    <message>
        <source>a redirect without the hub&apos;s headers</source>
        <translation>إعادة توجيه دون ترويسات المستودع</translation>
    </message>
    <message>
        <source>a text in its header claims to be {0} bytes long</source>
        <translation>نص في ترويسته يدّعي أن طوله {0} بايت</translation>
    </message>
    <message>
        <source>a token is listed twice in its vocabulary</source>
        <translation>أحد الرموز مُدرج مرتين في مفرداته</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>عدد صحيح</translation>
    </message>
    <message>
        <source>an object with a commit was expected</source>
        <translation>كان المتوقع كائنًا فيه commit</translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation>بين {0} و{1}</translation>
    </message>
    <message>
        <source>it claims to hold {0} {1}</source>
        <translation>يدّعي أنه يحتوي على {0} {1}</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>انتهى دون أي كلمة</translation>
    </message>
    <message>
        <source>it has no attention heads</source>
        <translation>لا توجد فيه رؤوس انتباه</translation>
    </message>
    <message>
        <source>it has no layers left to run</source>
        <translation>لم تبقَ فيه طبقات لتشغيلها</translation>
    </message>
    <message>
        <source>it leads to {0}://{1}</source>
        <translation>يؤدي إلى {0}://{1}</translation>
    </message>
    <message>
        <source>its alignment is no power of two</source>
        <translation>محاذاته ليست من قوى العدد اثنين</translation>
    </message>
    <message>
        <source>its attention heads do not fit together</source>
        <translation>رؤوس الانتباه فيه لا تتوافق</translation>
    </message>
    <message>
        <source>its experts contradict each other</source>
        <translation>بيانات خبرائه متناقضة</translation>
    </message>
    <message>
        <source>its header claims to be longer than {0} MiB</source>
        <translation>ترويسته تدّعي أنها أطول من {0} MiB</translation>
    </message>
    <message>
        <source>its keys and values differ in size</source>
        <translation>حجم المفاتيح فيه يختلف عن حجم القيم</translation>
    </message>
    <message>
        <source>its layers cannot be told apart</source>
        <translation>لا يمكن التمييز بين طبقاته</translation>
    </message>
    <message>
        <source>its layers share memory in an impossible way</source>
        <translation>تتشارك طبقاته الذاكرة بطريقة غير ممكنة</translation>
    </message>
    <message>
        <source>its positions do not fit its attention heads</source>
        <translation>مواضعه لا تتوافق مع رؤوس الانتباه فيه</translation>
    </message>
    <message>
        <source>its recurrent state does not fit its width</source>
        <translation>حالته التكرارية لا تتوافق مع عرضه</translation>
    </message>
    <message>
        <source>its recurrent state has no size</source>
        <translation>حالته التكرارية بلا حجم</translation>
    </message>
    <message>
        <source>its sliding window is used by no layer</source>
        <translation>لا تستخدم أي طبقة نافذته المنزلقة</translation>
    </message>
    <message>
        <source>its table of tokens does not fit its vocabulary</source>
        <translation>جدول الرموز فيه لا يتوافق مع مفرداته</translation>
    </message>
    <message>
        <source>its value for “{0}” is impossible</source>
        <translation>قيمة «{0}» فيه غير ممكنة</translation>
    </message>
    <message>
        <source>its value for “{0}” is missing or impossible</source>
        <translation>قيمة «{0}» فيه مفقودة أو غير ممكنة</translation>
    </message>
    <message>
        <source>its vocabulary cannot express every text</source>
        <translation>لا تستطيع مفرداته التعبير عن كل نص</translation>
    </message>
    <message>
        <source>its vocabulary is empty</source>
        <translation>مفرداته فارغة</translation>
    </message>
    <message>
        <source>its vocabulary is incomplete</source>
        <translation>مفرداته ناقصة</translation>
    </message>
    <message>
        <source>its vocabulary is missing</source>
        <translation>مفرداته مفقودة</translation>
    </message>
    <message>
        <source>its weights do not begin where they should</source>
        <translation>لا تبدأ أوزانه حيث يجب</translation>
    </message>
    <message>
        <source>its words make no sense: {0}</source>
        <translation>كلماته غير مفهومة: {0}</translation>
    </message>
    <message>
        <source>llama.cpp cannot quantize this model.</source>
        <translation>لا يستطيع llama.cpp تكميم هذا النموذج.</translation>
    </message>
    <message>
        <source>llama.cpp could not load this model.</source>
        <translation>لم يتمكن llama.cpp من تحميل هذا النموذج.</translation>
    </message>
    <message>
        <source>llama.cpp did not say how large the new file will be.</source>
        <translation>لم يحدد llama.cpp حجم الملف الجديد.</translation>
    </message>
    <message>
        <source>none of its layers has attention</source>
        <translation>ليس في أي من طبقاته انتباه</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>تشغيل أو إيقاف</translation>
    </message>
    <message>
        <source>protocol {0} instead of {1}</source>
        <translation>البروتوكول {0} بدلًا من {1}</translation>
    </message>
    <message>
        <source>the key {0} has the unknown type {1}</source>
        <translation>المفتاح {0} من النوع غير المعروف {1}</translation>
    </message>
    <message>
        <source>the key {0} is listed twice</source>
        <translation>المفتاح {0} مُدرج مرتين</translation>
    </message>
    <message>
        <source>the list {0} claims to hold {1} values</source>
        <translation>القائمة {0} تدّعي أن عدد قيمها {1}</translation>
    </message>
    <message>
        <source>the list {0} has the unknown type {1}</source>
        <translation>القائمة {0} من النوع غير المعروف {1}</translation>
    </message>
    <message>
        <source>the range “{0}”</source>
        <translation>النطاق «{0}»</translation>
    </message>
    <message>
        <source>the range “{0}” where {1}-{2} was asked for</source>
        <translation>النطاق «{0}» مع أن المطلوب {1}-{2}</translation>
    </message>
    <message>
        <source>the rules for its vocabulary are missing</source>
        <translation>قواعد مفرداته مفقودة</translation>
    </message>
    <message>
        <source>the size of its attention heads is impossible</source>
        <translation>حجم رؤوس الانتباه فيه غير ممكن</translation>
    </message>
    <message>
        <source>the size of its recurrent state is impossible</source>
        <translation>حجم حالته التكرارية غير ممكن</translation>
    </message>
    <message>
        <source>the sizes of its recurrent state contradict each other</source>
        <translation>أحجام حالته التكرارية متناقضة</translation>
    </message>
    <message>
        <source>the tensor {0} begins at {1} instead of {2}</source>
        <translation>يبدأ الموتّر {0} عند {1} بدلًا من {2}</translation>
    </message>
    <message>
        <source>the tensor {0} has the impossible shape {1}</source>
        <translation>شكل الموتّر {0} غير ممكن: {1}</translation>
    </message>
    <message>
        <source>the tensor {0} has {1} dimensions</source>
        <translation>عدد أبعاد الموتّر {0} هو {1}</translation>
    </message>
    <message>
        <source>the tensor {0} is listed twice</source>
        <translation>الموتّر {0} مُدرج مرتين</translation>
    </message>
    <message>
        <source>the token that begins a text is missing</source>
        <translation>الرمز الذي يبدأ به النص مفقود</translation>
    </message>
    <message>
        <source>the token that ends a text is missing</source>
        <translation>الرمز الذي ينتهي به النص مفقود</translation>
    </message>
    <message>
        <source>the version in its header makes no sense</source>
        <translation>الإصدار في ترويسته غير مفهوم</translation>
    </message>
    <message>
        <source>{0} Hearth goes on with its default.</source>
        <translation>{0} يتابع Hearth بالقيمة الافتراضية.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>لا يمكن الوصول إلى {0}.</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>لا يمكن أن تكون قيمة «{0}» هي {1}.</translation>
    </message>
    <message>
        <source>{0} cannot differ between models.</source>
        <translation>لا يمكن أن تختلف قيمة «{0}» بين النماذج.</translation>
    </message>
    <message>
        <source>{0} conversations with {1} messages could be read and are here again. The damaged file was kept as {2}.</source>
        <translation>أمكنت قراءة المحادثات (العدد: {0}) برسائلها (العدد: {1})، وقد عادت إلى هنا. حُفظ الملف التالف باسم {2}.</translation>
    </message>
    <message>
        <source>{0} does not give this file to everybody.</source>
        <translation>لا يتيح {0} هذا الملف للجميع.</translation>
    </message>
    <message>
        <source>{0} gave a link that is not accepted.</source>
        <translation>قدّم {0} رابطًا غير مقبول.</translation>
    </message>
    <message>
        <source>{0} has no file “{1}”.</source>
        <translation>لا يوجد في {0} ملف باسم «{1}».</translation>
    </message>
    <message>
        <source>{0} has no model in “{1}”.</source>
        <translation>لا يوجد في {0} نموذج ضمن «{1}».</translation>
    </message>
    <message>
        <source>{0} has no model that Hearth can run: no complete GGUF file.</source>
        <translation>لا يوجد في {0} نموذج يمكن لـ Hearth تشغيله: لا ملف GGUF مكتملًا.</translation>
    </message>
    <message>
        <source>{0} has no quantization called {1}.</source>
        <translation>لا يوجد في {0} تكميم باسم {1}.</translation>
    </message>
    <message>
        <source>{0} has no such file.</source>
        <translation>لا يوجد في {0} ملف كهذا.</translation>
    </message>
    <message>
        <source>{0} has no version “{1}”.</source>
        <translation>لا يوجد في {0} إصدار باسم «{1}».</translation>
    </message>
    <message>
        <source>{0} is a database of another program.</source>
        <translation>الملف {0} قاعدة بيانات تخص برنامجًا آخر.</translation>
    </message>
    <message>
        <source>{0} is busy, or has a problem of its own (error {1}).</source>
        <translation>{0} مشغول، أو لديه مشكلة (الخطأ {1}).</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>«{0}» موجود هناك بالفعل.</translation>
    </message>
    <message>
        <source>{0} is too long.</source>
        <translation>قيمة «{0}» طويلة جدًا.</translation>
    </message>
    <message>
        <source>{0} is where your conversations are.</source>
        <translation>توجد محادثاتك في {0}.</translation>
    </message>
    <message>
        <source>{0} layers of “{1}” need about {2} of graphics memory; there are {3}.</source>
        <translation>تحتاج {0} من طبقات «{1}» إلى نحو {2} من ذاكرة الرسوميات؛ والموجود {3}.</translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted.</source>
        <translation>يمكن تنزيل {0} بعد الموافقة على ترخيصه.</translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted; your account has no access yet.</source>
        <translation>يمكن تنزيل {0} بعد الموافقة على ترخيصه؛ ليس لحسابك حق الوصول بعد.</translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} folders.</source>
        <translation>يجب أن تكون قيمة «{0}» قائمة مجلدات لا يزيد عددها على {1}.</translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} lines.</source>
        <translation>يجب أن تكون قيمة «{0}» قائمة أسطر لا يزيد عددها على {1}.</translation>
    </message>
    <message>
        <source>{0} must be text.</source>
        <translation>يجب أن تكون قيمة «{0}» نصًا.</translation>
    </message>
    <message>
        <source>{0} of this model needs measurements that only its publisher can make.</source>
        <translation>يحتاج {0} من هذا النموذج إلى قياسات لا يستطيع إجراءها إلا ناشره.</translation>
    </message>
    <message>
        <source>{0} sends from one address to the next without end.</source>
        <translation>يحيل {0} من عنوان إلى آخر بلا نهاية.</translation>
    </message>
    <message>
        <source>{0} sent nothing of the file.</source>
        <translation>لم يرسل {0} شيئًا من الملف.</translation>
    </message>
    <message>
        <source>{0} sent something else than the file that was asked for.</source>
        <translation>أرسل {0} شيئًا غير الملف المطلوب.</translation>
    </message>
    <message>
        <source>{0} sent the whole file where the rest was asked for.</source>
        <translation>أرسل {0} الملف كاملًا مع أن المطلوب بقيته.</translation>
    </message>
    <message>
        <source>{0} settings have values that cannot be. Hearth goes on with their defaults.</source>
        <translation>في بعض الإعدادات قيم غير ممكنة (العدد: {0}). يتابع Hearth بقيمها الافتراضية.</translation>
    </message>
    <message>
        <source>{0}: HTTP {1}</source>
        <translation>{0}: HTTP {1}</translation>
    </message>
    <message>
        <source>{0}: each must be one line.</source>
        <translation>«{0}»: يجب أن يكون كل منها سطرًا واحدًا.</translation>
    </message>
    <message>
        <source>{0}: {1}; it begins with {2}</source>
        <translation>{0}: {1}؛ ويبدأ بـ {2}</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no address.</source>
        <translation>«{0}»: «{1}» ليس عنوانًا.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no full path of a folder.</source>
        <translation>«{0}»: «{1}» ليس مسارًا كاملًا لمجلد.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no name of a computer.</source>
        <translation>{0}: «{1}» ليس اسم حاسوب.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no network address.</source>
        <translation>{0}: «{1}» ليس عنوان شبكة.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no website.</source>
        <translation>{0}: «{1}» ليس موقع ويب.</translation>
    </message>
    <message>
        <source>“{0}” arrived damaged twice, so it was deleted.</source>
        <translation>وصل «{0}» تالفًا مرتين، فحُذف.</translation>
    </message>
    <message>
        <source>“{0}” arrived damaged; what is wrong in it is fetched once again.</source>
        <translation>وصل «{0}» تالفًا؛ يُجلب الجزء الخاطئ منه مرة أخرى.</translation>
    </message>
    <message>
        <source>“{0}” cannot be loaded.</source>
        <translation>تعذر تحميل «{0}».</translation>
    </message>
    <message>
        <source>“{0}” cannot be moved to the trash: {1}.</source>
        <translation>لا يمكن نقل «{0}» إلى سلة المهملات: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read to its end: {1}.</source>
        <translation>لا يمكن قراءة «{0}» إلى نهايته: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation>لا يمكن قراءة «{0}»: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be saved under its name: {1}.</source>
        <translation>لا يمكن حفظ «{0}» باسمه: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a repository.</source>
        <translation>لا يمكن أن يكون «{0}» اسم مخزن.</translation>
    </message>
    <message>
        <source>“{0}” cannot be written: {1}.</source>
        <translation>لا يمكن كتابة «{0}»: {1}.</translation>
    </message>
    <message>
        <source>“{0}” does not belong to this model, or is damaged: pictures cannot be shown to it.</source>
        <translation>«{0}» لا ينتمي إلى هذا النموذج أو هو تالف: لا يمكن عرض الصور عليه.</translation>
    </message>
    <message>
        <source>“{0}” has {1}, and this drive takes no file of more than {2} (its file system is FAT).</source>
        <translation>حجم «{0}» هو {1}، ولا يقبل هذا القرص ملفًا أكبر من {2} (نظام ملفاته FAT).</translation>
    </message>
    <message>
        <source>“{0}” is a device, not a model file.</source>
        <translation>«{0}» جهاز، وليس ملف نموذج.</translation>
    </message>
    <message>
        <source>“{0}” is a folder, not a model file.</source>
        <translation>«{0}» مجلد، وليس ملف نموذج.</translation>
    </message>
    <message>
        <source>“{0}” is an unfinished download: {1}.</source>
        <translation>«{0}» تنزيل غير مكتمل: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is being downloaded already, by another window or command of Hearth.</source>
        <translation>يجري تنزيل «{0}» بالفعل في نافذة أخرى أو بأمر آخر من Hearth.</translation>
    </message>
    <message>
        <source>“{0}” is damaged and was not moved.</source>
        <translation>«{0}» تالف ولم يُنقل.</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>«{0}» فارغ.</translation>
    </message>
    <message>
        <source>“{0}” is for chatting and makes no embeddings.</source>
        <translation>«{0}» مخصص للمحادثة ولا ينشئ تضمينات.</translation>
    </message>
    <message>
        <source>“{0}” is in this folder already.</source>
        <translation>«{0}» موجود في هذا المجلد.</translation>
    </message>
    <message>
        <source>“{0}” is incomplete on the hub itself.</source>
        <translation>«{0}» ناقص في المستودع نفسه.</translation>
    </message>
    <message>
        <source>“{0}” is incomplete: {1}.</source>
        <translation>«{0}» ناقص: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is no folder.</source>
        <translation>«{0}» ليس مجلدًا.</translation>
    </message>
    <message>
        <source>“{0}” is no name for a function.</source>
        <translation>«{0}» لا يصلح اسمًا لدالة.</translation>
    </message>
    <message>
        <source>“{0}” is no name of a file.</source>
        <translation>«{0}» ليس اسم ملف.</translation>
    </message>
    <message>
        <source>“{0}” is no name of a file: it has a “/” in it.</source>
        <translation>«{0}» ليس اسم ملف: فيه «/».</translation>
    </message>
    <message>
        <source>“{0}” is no name of a repository and no address.</source>
        <translation>«{0}» ليس اسم مخزن ولا عنوانًا.</translation>
    </message>
    <message>
        <source>“{0}” is no network address.</source>
        <translation>«{0}» ليس عنوان شبكة.</translation>
    </message>
    <message>
        <source>“{0}” is no page of the project</source>
        <translation>«{0}» ليس صفحة من صفحات المشروع</translation>
    </message>
    <message>
        <source>“{0}” is no type a model can be quantized to here.</source>
        <translation>«{0}» ليس نوعًا يمكن تكميم نموذج إليه هنا.</translation>
    </message>
    <message>
        <source>“{0}” is no version</source>
        <translation>«{0}» ليس إصدارًا</translation>
    </message>
    <message>
        <source>“{0}” is none of the added folders.</source>
        <translation>«{0}» ليس من المجلدات المضافة.</translation>
    </message>
    <message>
        <source>“{0}” is not a GGUF model file. It is {1}.</source>
        <translation>«{0}» ليس ملف نموذج GGUF. بل هو {1}.</translation>
    </message>
    <message>
        <source>“{0}” is not complete yet: there is only the beginning of a download.</source>
        <translation>لم يكتمل «{0}» بعد: لا توجد سوى بداية تنزيل.</translation>
    </message>
    <message>
        <source>“{0}” is not in the list of models.</source>
        <translation>«{0}» ليس في قائمة النماذج.</translation>
    </message>
    <message>
        <source>“{0}” is not made for this.</source>
        <translation>«{0}» غير معدّ لهذا.</translation>
    </message>
    <message>
        <source>“{0}” is not the part of the model that its name says.</source>
        <translation>«{0}» ليس جزء النموذج الذي يدل عليه اسمه.</translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation>لم يعد «{0}» موجودًا.</translation>
    </message>
    <message>
        <source>“{0}” is part {1} of {2} of a model, but its name does not say so.</source>
        <translation>«{0}» هو الجزء {1} من {2} لنموذج، لكن اسمه لا يدل على ذلك.</translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}).</source>
        <translation>«{0}» مكمّم بالفعل ({1}).</translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}); doing it twice would cost too much quality.</source>
        <translation>«{0}» مكمّم بالفعل ({1})؛ تكميمه مرة ثانية يخفض الجودة كثيرًا.</translation>
    </message>
    <message>
        <source>“{0}” is the name of the built-in model.</source>
        <translation>«{0}» هو اسم النموذج المدمج.</translation>
    </message>
    <message>
        <source>“{0}” lies on another drive than the folder that Hearth knows it by.</source>
        <translation>يوجد «{0}» على قرص غير قرص المجلد الذي يعرفه Hearth به.</translation>
    </message>
    <message>
        <source>“{0}” makes embeddings and cannot chat.</source>
        <translation>«{0}» ينشئ تضمينات ولا يستطيع المحادثة.</translation>
    </message>
    <message>
        <source>“{0}” may mean more than one model.</source>
        <translation>قد يعني «{0}» أكثر من نموذج.</translation>
    </message>
    <message>
        <source>“{0}” may not be read: permission is denied.</source>
        <translation>قراءة «{0}» غير مسموحة: رُفض الإذن.</translation>
    </message>
    <message>
        <source>“{0}” needs about {1} of memory with a context of {2} tokens; {3} are free.</source>
        <translation>يحتاج «{0}» إلى نحو {1} من الذاكرة مع سياق طوله {2} رمز؛ والمتاح {3}.</translation>
    </message>
    <message>
        <source>“{0}” on the hub is not a GGUF model file, whatever its name says.</source>
        <translation>«{0}» في المستودع ليس ملف نموذج GGUF، أيًّا كان ما يدل عليه اسمه.</translation>
    </message>
    <message>
        <source>“{0}” was in a folder that is no longer one of Hearth&apos;s.</source>
        <translation>كان «{0}» في مجلد لم يعد من مجلدات Hearth.</translation>
    </message>
    <message>
        <source>“{0}” would not become smaller as {1}: it has {2} now.</source>
        <translation>لن يصغر «{0}» بالنوع {1}: حجمه الآن {2}.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>أي ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفين</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other things</source>
        <translation>
            <numerusform>أي عناصر أخرى</numerusform>
            <numerusform>عنصر آخر</numerusform>
            <numerusform>عنصرين آخرين</numerusform>
            <numerusform>%n عناصر أخرى</numerusform>
            <numerusform>%n عنصرًا آخر</numerusform>
            <numerusform>%n عنصر آخر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>أي صور</numerusform>
            <numerusform>صورة واحدة</numerusform>
            <numerusform>صورتين</numerusform>
            <numerusform>%n صور</numerusform>
            <numerusform>%n صورة</numerusform>
            <numerusform>%n صورة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>أي استخدام للأدوات</numerusform>
            <numerusform>استخدام واحد للأدوات</numerusform>
            <numerusform>استخدامين للأدوات</numerusform>
            <numerusform>%n استخدامات للأدوات</numerusform>
            <numerusform>%n استخدامًا للأدوات</numerusform>
            <numerusform>%n استخدام للأدوات</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%Ln محادثات</numerusform>
            <numerusform>%Ln محادثة</numerusform>
            <numerusform>%Ln محادثة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations came to Hearth.</source>
        <translation>
            <numerusform>لم تصل أي محادثة إلى Hearth.</numerusform>
            <numerusform>وصلت محادثة واحدة إلى Hearth.</numerusform>
            <numerusform>وصلت محادثتان إلى Hearth.</numerusform>
            <numerusform>وصلت %Ln محادثات إلى Hearth.</numerusform>
            <numerusform>وصلت %Ln محادثة إلى Hearth.</numerusform>
            <numerusform>وصلت %Ln محادثة إلى Hearth.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>لا عناصر تعذّرت قراءتها.</numerusform>
            <numerusform>تعذّرت قراءة عنصر واحد.</numerusform>
            <numerusform>تعذّرت قراءة عنصرين.</numerusform>
            <numerusform>تعذّرت قراءة %Ln عناصر.</numerusform>
            <numerusform>تعذّرت قراءة %Ln عنصرًا.</numerusform>
            <numerusform>تعذّرت قراءة %Ln عنصر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had nothing in them.</source>
        <translation>
            <numerusform>لم تكن أي محادثة فارغة.</numerusform>
            <numerusform>كانت محادثة واحدة فارغة.</numerusform>
            <numerusform>كانت محادثتان فارغتين.</numerusform>
            <numerusform>كانت %Ln محادثات فارغة.</numerusform>
            <numerusform>كانت %Ln محادثة فارغة.</numerusform>
            <numerusform>كانت %Ln محادثة فارغة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were here already.</source>
        <translation>
            <numerusform>لم تكن أي محادثة موجودة هنا من قبل.</numerusform>
            <numerusform>كانت محادثة واحدة موجودة هنا من قبل.</numerusform>
            <numerusform>كانت محادثتان موجودتين هنا من قبل.</numerusform>
            <numerusform>كانت %Ln محادثات موجودة هنا من قبل.</numerusform>
            <numerusform>كانت %Ln محادثة موجودة هنا من قبل.</numerusform>
            <numerusform>كانت %Ln محادثة موجودة هنا من قبل.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>برنامج آخر</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>لا يمكن الفتح</translation>
    </message>
    <message>
        <source>Cannot be read: a later version of the program has written it</source>
        <translation>تتعذّر القراءة: كتبه إصدار لاحق من البرنامج</translation>
    </message>
    <message>
        <source>Cannot be read: it is damaged</source>
        <translation>تتعذّر القراءة: المحتوى تالف</translation>
    </message>
    <message>
        <source>Cannot be read: it is larger than any conversation</source>
        <translation>تتعذّر القراءة: المحتوى أكبر من أي محادثة</translation>
    </message>
    <message>
        <source>Cannot be read: it is no conversation</source>
        <translation>تتعذّر القراءة: المحتوى ليس محادثة</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Everything was here already.</source>
        <translation>كان كل شيء موجودًا هنا من قبل.</translation>
    </message>
    <message>
        <source>Everything: all versions, settings and timings. Hearth can read it again.</source>
        <translation>كل شيء: كل النسخ والإعدادات والأوقات. يستطيع Hearth قراءته مجددًا.</translation>
    </message>
    <message>
        <source>Holds no conversations that Hearth knows</source>
        <translation>لا توجد فيه محادثات يعرفها Hearth</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>استُوردت</translation>
    </message>
    <message>
        <source>Imported beside an earlier version of it</source>
        <translation>استُوردت إلى جانب نسخة سابقة منها</translation>
    </message>
    <message>
        <source>Left out: nobody says anything in it</source>
        <translation>استُبعدت: لا يقول فيها أحد شيئًا</translation>
    </message>
    <message>
        <source>Left out: the same is here already</source>
        <translation>استُبعدت: المحادثة نفسها موجودة هنا بالفعل</translation>
    </message>
    <message>
        <source>No conversation was found.</source>
        <translation>لم يُعثر على أي محادثة.</translation>
    </message>
    <message>
        <source>Nothing but the words.</source>
        <translation>الكلمات وحدها.</translation>
    </message>
    <message>
        <source>Opens in every browser, with formulas and coloured code. One file that needs nothing else.</source>
        <translation>تُفتح في أي متصفح، مع الصيغ الرياضية والشيفرة الملوّنة. ملف واحد لا يحتاج إلى شيء آخر.</translation>
    </message>
    <message>
        <source>Pages to print or to hand to somebody.</source>
        <translation>صفحات للطباعة أو لتسليمها إلى شخص آخر.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>نص عادي</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>Several programs</source>
        <translation>عدة برامج</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>تعليمات النظام</translation>
    </message>
    <message>
        <source>Text with its markup, for notes and other programs.</source>
        <translation>نص مع علامات تنسيقه، للملاحظات وللبرامج الأخرى.</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>لم تكن هناك إجابة.</translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation>انقطعت هذه الإجابة قبل اكتمالها.</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>صفحة ويب (HTML)</translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation>كُتبت باستخدام {0}.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>You stopped it; what was imported by then is here.</source>
        <translation>أوقفتَ الاستيراد؛ ما استُورد حتى ذلك الحين موجود هنا.</translation>
    </message>
    <message>
        <source>{0} · undone</source>
        <translation>{0} · تم التراجع عنه</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0}, without {1}</source>
        <translation>{0}، دون {1}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>ExchangeController</name>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{0} exported to “{1}”.</source>
        <translation>ما صُدّر إلى «{1}»: {0}.</translation>
    </message>
    <message>
        <source>{0} moved to the trash.</source>
        <translation>ما نُقل إلى سلة المهملات: {0}.</translation>
    </message>
</context>
<context>
    <name>ExchangeWing</name>
    <message>
        <source>Drop it to import the conversations</source>
        <translation>أفلته لاستيراد المحادثات</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>All conversations</source>
        <translation>كل المحادثات</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation>تصدير كل المحادثات</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>تصدير: {0}</translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation>تصدير «{0}»</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Hearth conversations</source>
        <translation>محادثات Hearth</translation>
    </message>
    <message>
        <source>One file for each conversation</source>
        <translation>ملف واحد لكل محادثة</translation>
    </message>
</context>
<context>
    <name>ExportProgressDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>جارٍ التصدير</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln messages</source>
        <translation>
            <numerusform>{0} من %Ln رسالة</numerusform>
            <numerusform>{0} من رسالة واحدة</numerusform>
            <numerusform>{0} من رسالتين</numerusform>
            <numerusform>{0} من %Ln رسائل</numerusform>
            <numerusform>{0} من %Ln رسالة</numerusform>
            <numerusform>{0} من %Ln رسالة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>لا مواضع</numerusform>
            <numerusform>موضع واحد</numerusform>
            <numerusform>موضعان</numerusform>
            <numerusform>%n مواضع</numerusform>
            <numerusform>%n موضعًا</numerusform>
            <numerusform>%n موضع</numerusform>
        </translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>البحث في هذه المحادثة</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>الموضع التالي</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>الموضع السابق</translation>
    </message>
    <message>
        <source>Upper and lower case matter</source>
        <translation>مراعاة حالة الأحرف</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
</context>
<context>
    <name>FindList</name>
    <message>
        <source>Clear the filters</source>
        <translation>مسح عوامل التصفية</translation>
    </message>
    <message>
        <source>Hide the filters</source>
        <translation>إخفاء عوامل التصفية</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Searching for more…</source>
        <translation>جارٍ البحث عن المزيد…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Show our choice</source>
        <translation>إظهار اختياراتنا</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>إظهار عوامل التصفية</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
    <message>
        <source>The filters leave something out. Without them there may be more.</source>
        <translation>تستبعد عوامل التصفية بعض النتائج. قد يوجد المزيد بدونها.</translation>
    </message>
    <message>
        <source>There is more, but: {0}</source>
        <translation>هناك المزيد، لكن: {0}</translation>
    </message>
    <message>
        <source>This list comes with Hearth. The hub is asked only when you search, or open a model.</source>
        <translation>تأتي هذه القائمة مع Hearth. لا يُسأل المستودع إلا عندما تبحث أو تفتح نموذجًا.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Try again to find more</source>
        <translation>إعادة المحاولة للعثور على المزيد</translation>
    </message>
    <message>
        <source>Try fewer or other words, such as the name of a family: qwen, llama, gemma.</source>
        <translation>جرّب كلمات أقل أو كلمات أخرى، مثل اسم عائلة: qwen أو llama أو gemma.</translation>
    </message>
    <message>
        <source>What the hub has for “{0}”. Fit and speed are estimates for this computer.</source>
        <translation>ما في المستودع عن «{0}». الملاءمة والسرعة تقديرات لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>What the hub has. Fit and speed are estimates for this computer.</source>
        <translation>ما في المستودع. الملاءمة والسرعة تقديرات لهذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>FirstModel</name>
    <message>
        <source>1 model of {0}</source>
        <translation>نموذج واحد من {0}</translation>
    </message>
    <message>
        <source>Already on this computer: {0}, {1}.</source>
        <translation>موجود بالفعل على هذا الحاسوب: {0}، {1}.</translation>
    </message>
    <message>
        <source>Asking the hub for its files…</source>
        <translation>جارٍ سؤال المستودع عن ملفاته…</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>تنزيل {0}</translation>
    </message>
    <message>
        <source>Download {0}, {1}</source>
        <translation>تنزيل {0}، {1}</translation>
    </message>
    <message>
        <source>It is on this computer now, complete and checked.</source>
        <translation>أصبح على هذا الحاسوب، مكتملًا ومُتحقَّقًا منه.</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>نماذج أخرى…</translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation>إظهار التنزيل</translation>
    </message>
    <message>
        <source>Suits this computer</source>
        <translation>يناسب هذا الحاسوب</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>استخدام الموجود هنا</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} و{1}</translation>
    </message>
    <message>
        <source>{1} models of {0}</source>
        <translation>نماذج من {0} (العدد: {1})</translation>
    </message>
</context>
<context>
    <name>FolderEditor</name>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>{0}: choose</source>
        <translation>{0}: اختيار</translation>
    </message>
</context>
<context>
    <name>FoldersEditor</name>
    <message>
        <source>Add a folder with models</source>
        <translation>إضافة مجلد نماذج</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
</context>
<context>
    <name>FormLink</name>
    <message>
        <source>Change the schema</source>
        <translation>تغيير المخطط</translation>
    </message>
    <message>
        <source>The answer cannot be held to the schema of this conversation.</source>
        <translation>لا يمكن إلزام الإجابة بمخطط هذه المحادثة.</translation>
    </message>
</context>
<context>
    <name>GateNotice</name>
    <message>
        <source>Enter an access token</source>
        <translation>إدخال رمز وصول</translation>
    </message>
    <message>
        <source>Its owner asks you to accept a licence on the hub first. Then Hearth needs an access token of your account to download it.</source>
        <translation>يطلب مالكه الموافقة على ترخيص في المستودع أولًا. ثم يحتاج Hearth إلى رمز وصول لحسابك لتنزيله.</translation>
    </message>
    <message>
        <source>Read and accept the licence</source>
        <translation>قراءة الترخيص والموافقة عليه</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Downloads: {0}</source>
        <translation>التنزيلات: {0}</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Load the model with the new options</source>
        <translation>تحميل النموذج بالخيارات الجديدة</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>إظهار الشريط الجانبي أو إخفاؤه</translation>
    </message>
    <message>
        <source>Show the downloads</source>
        <translation>إظهار التنزيلات</translation>
    </message>
    <message>
        <source>Stop loading this model</source>
        <translation>إيقاف تحميل هذا النموذج</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>نتائج البحث</translation>
    </message>
</context>
<context>
    <name>HopRow</name>
    <message>
        <source>failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>غير لازم</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>لم يُجرَّب</translation>
    </message>
</context>
<context>
    <name>HubController</name>
    <message>
        <source>More suggestions</source>
        <translation>اقتراحات أخرى</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>مُوصى به لهذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>HubDelegate</name>
    <message>
        <source>Asking…</source>
        <translation>جارٍ السؤال…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
</context>
<context>
    <name>HubFilters</name>
    <message>
        <source>Any family</source>
        <translation>أي عائلة</translation>
    </message>
    <message>
        <source>Any licence</source>
        <translation>أي ترخيص</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>أي حجم</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>العائلة</translation>
    </message>
    <message>
        <source>Fits this computer</source>
        <translation>يناسب هذا الحاسوب</translation>
    </message>
    <message>
        <source>Huge: over 20 B</source>
        <translation>ضخم: أكثر من 20 مليارًا</translation>
    </message>
    <message>
        <source>Large: 10 to 20 B</source>
        <translation>كبير: من 10 إلى 20 مليارًا</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Medium: 5 to 10 B</source>
        <translation>متوسط: من 5 إلى 10 مليارات</translation>
    </message>
    <message>
        <source>Most downloaded</source>
        <translation>الأكثر تنزيلًا</translation>
    </message>
    <message>
        <source>Most liked</source>
        <translation>الأكثر إعجابًا</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>الأحدث</translation>
    </message>
    <message>
        <source>Only models that can do this</source>
        <translation>النماذج التي تستطيع هذا فقط</translation>
    </message>
    <message>
        <source>Only what this computer can run</source>
        <translation>ما يستطيع هذا الحاسوب تشغيله فقط</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>المعدّل حديثًا</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Small: 2 to 5 B</source>
        <translation>صغير: من 2 إلى 5 مليارات</translation>
    </message>
    <message>
        <source>Tiny: up to 2 B</source>
        <translation>صغير جدًا: حتى 2 مليار</translation>
    </message>
    <message>
        <source>Trending</source>
        <translation>الرائج</translation>
    </message>
</context>
<context>
    <name>HubList</name>
    <message>
        <source>Models to download</source>
        <translation>نماذج للتنزيل</translation>
    </message>
</context>
<context>
    <name>HubSearch</name>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Search Hugging Face, or paste the address of a model</source>
        <translation>ابحث في Hugging Face أو ألصق عنوان نموذج</translation>
    </message>
    <message>
        <source>Search for models on the hub</source>
        <translation>البحث عن نماذج في المستودع</translation>
    </message>
    <message>
        <source>What you type here is sent to the hub when you stop typing</source>
        <translation>يُرسل ما تكتبه هنا إلى المستودع عندما تتوقف عن الكتابة</translation>
    </message>
</context>
<context>
    <name>HubWords</name>
    <message>
        <source>Balanced: good and quick enough here</source>
        <translation>متوازن: جيد وسريع بما يكفي هنا</translation>
    </message>
    <message>
        <source>Best answers this computer can give</source>
        <translation>أفضل إجابات يستطيع هذا الحاسوب تقديمها</translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation>من {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Does not suit the chosen options</source>
        <translation>لا يناسب الخيارات المحددة</translation>
    </message>
    <message>
        <source>Enter opens it, Control and Enter downloads it.</source>
        <translation>يفتحه Enter، وينزّله Ctrl مع Enter.</translation>
    </message>
    <message>
        <source>Enter opens it.</source>
        <translation>يفتحه Enter.</translation>
    </message>
    <message>
        <source>Fast on this computer</source>
        <translation>سريع على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Finds texts</source>
        <translation>يعثر على النصوص</translation>
    </message>
    <message>
        <source>Fits into memory</source>
        <translation>تتسع له الذاكرة</translation>
    </message>
    <message>
        <source>Fits on the graphics card</source>
        <translation>تتسع له بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Fits partly on the graphics card</source>
        <translation>تتسع بطاقة الرسوميات لجزء منه</translation>
    </message>
    <message>
        <source>Fits when other programs are closed</source>
        <translation>تتسع له الذاكرة عند إغلاق البرامج الأخرى</translation>
    </message>
    <message>
        <source>Fits, but only just</source>
        <translation>تتسع له الذاكرة بالكاد</translation>
    </message>
    <message>
        <source>Larger than memory</source>
        <translation>أكبر من الذاكرة</translation>
    </message>
    <message>
        <source>More compact than usual, because the usual one would be slow here.</source>
        <translation>مضغوط أكثر من المعتاد، لأن المعتاد سيكون بطيئًا هنا.</translation>
    </message>
    <message>
        <source>More compact than usual: nothing larger fits into memory.</source>
        <translation>مضغوط أكثر من المعتاد: لا تتسع الذاكرة لما هو أكبر.</translation>
    </message>
    <message>
        <source>More compact than usual: the disk has no room for a larger one.</source>
        <translation>مضغوط أكثر من المعتاد: لا يتسع القرص لما هو أكبر.</translation>
    </message>
    <message>
        <source>None of them fits this computer; this is the smallest.</source>
        <translation>لا يناسب أي منها هذا الحاسوب؛ هذا أصغرها.</translation>
    </message>
    <message>
        <source>Sees pictures</source>
        <translation>يرى الصور</translation>
    </message>
    <message>
        <source>Size unknown</source>
        <translation>الحجم غير معروف</translation>
    </message>
    <message>
        <source>The disk has no room for any that would run here; this is the smallest of them.</source>
        <translation>لا يتسع القرص لأي مما يمكن تشغيله هنا؛ هذا أصغرها.</translation>
    </message>
    <message>
        <source>The only one that fits has lost much: a smaller model is the better choice.</source>
        <translation>الوحيد الذي تتسع له الذاكرة فقد الكثير: نموذج أصغر خيار أفضل.</translation>
    </message>
    <message>
        <source>The usual choice: small with little loss.</source>
        <translation>الخيار المعتاد: صغير مع فقد قليل.</translation>
    </message>
    <message>
        <source>There is no other.</source>
        <translation>لا يوجد غيره.</translation>
    </message>
    <message>
        <source>Thinks first</source>
        <translation>يفكر أولًا</translation>
    </message>
    <message>
        <source>This computer has room and speed for a more precise one than usual.</source>
        <translation>في هذا الحاسوب مساحة وسرعة لما هو أدق من المعتاد.</translation>
    </message>
    <message>
        <source>Too large for this computer</source>
        <translation>أكبر من قدرة هذا الحاسوب</translation>
    </message>
    <message>
        <source>Uses tools</source>
        <translation>يستخدم الأدوات</translation>
    </message>
    <message>
        <source>Writes code</source>
        <translation>يكتب الشيفرة</translation>
    </message>
    <message>
        <source>its licence has to be accepted first</source>
        <translation>تجب الموافقة على ترخيصه أولًا</translation>
    </message>
    <message>
        <source>needs {0} of memory</source>
        <translation>يحتاج إلى {0} من الذاكرة</translation>
    </message>
    <message>
        <source>reads a page in about {0}</source>
        <translation>يقرأ صفحة في نحو {0}</translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation>التنزيلات شهريًا: {0}</translation>
    </message>
    <message>
        <source>{0} of memory with a context of {1} tokens</source>
        <translation>{0} من الذاكرة مع سياق طوله {1} رمز</translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation>{0} أو أكثر</translation>
    </message>
    <message>
        <source>{0} stay free on the disk</source>
        <translation>يبقى {0} متاحًا على القرص</translation>
    </message>
    <message>
        <source>{0} too little on the disk</source>
        <translation>ينقص القرص {0}</translation>
    </message>
    <message>
        <source>{0} words/s</source>
        <translation>{0} كلمة/ث</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Bring back {0}</source>
        <translation>إعادة {0}</translation>
    </message>
    <message>
        <source>Bring your conversations to Hearth</source>
        <translation>نقل محادثاتك إلى Hearth</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>Choose what ChatGPT, LM Studio, Jan, Open WebUI, GPT4All or Hearth itself has exported, as a file, an archive or a folder. Nothing that is here is changed, and everything can be undone.</source>
        <translation>اختر ما صدّره ChatGPT أو LM Studio أو Jan أو Open WebUI أو GPT4All أو Hearth نفسه، ملفًا كان أو ملفًا مضغوطًا أو مجلدًا. لا يتغيّر شيء مما هو موجود هنا، ويمكن التراجع عن كل شيء.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Exported conversations ({0})</source>
        <translation>المحادثات المصدَّرة ({0})</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>ما عُثر عليه على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Import a folder of conversations</source>
        <translation>استيراد مجلد محادثات</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>استيراد محادثات</translation>
    </message>
    <message>
        <source>Import from {0}</source>
        <translation>استيراد من {0}</translation>
    </message>
    <message>
        <source>Import more…</source>
        <translation>استيراد المزيد…</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>جارٍ الاستيراد</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>عمليات الاستيراد حتى الآن</translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation>جارٍ فحص الملفات…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>التراجع عن هذا الاستيراد</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>التراجع عن {0}</translation>
    </message>
    <message>
        <source>{0} read, {1} so far</source>
        <translation>قُرئ {0}، {1} حتى الآن</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Copy the list</source>
        <translation>نسخ القائمة</translation>
    </message>
    <message>
        <source>Look for a conversation</source>
        <translation>البحث عن محادثة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>What became of each conversation</source>
        <translation>ما آلت إليه كل محادثة</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Under way</source>
        <translation>قيد التنفيذ</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Checking “{0}”</source>
        <translation>جارٍ التحقق من «{0}»</translation>
    </message>
    <message>
        <source>Comparing the copy of “{0}”</source>
        <translation>جارٍ مقارنة نسخة «{0}»</translation>
    </message>
    <message>
        <source>Making “{0}” smaller</source>
        <translation>جارٍ تصغير «{0}»</translation>
    </message>
    <message>
        <source>Moving “{0}”</source>
        <translation>جارٍ نقل «{0}»</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation>إيقاف: {0}</translation>
    </message>
    <message>
        <source>Trying out what was made of “{0}”</source>
        <translation>جارٍ تجربة ما صُنع من «{0}»</translation>
    </message>
    <message>
        <source>{0} · waits for its turn</source>
        <translation>{0} · ينتظر دوره</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
</context>
<context>
    <name>JsonSign</name>
    <message>
        <source>Answers come as JSON</source>
        <translation>تأتي الإجابات بصيغة JSON</translation>
    </message>
    <message>
        <source>Answers come as JSON by a schema</source>
        <translation>تأتي الإجابات بصيغة JSON وفق مخطط</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>{0}. Press to have text again.</source>
        <translation>{0}. اضغط للعودة إلى النص.</translation>
    </message>
    <message>
        <source>{0}: switch off</source>
        <translation>{0}: إيقاف</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to the end</source>
        <translation>الانتقال إلى النهاية</translation>
    </message>
</context>
<context>
    <name>KeptExtras</name>
    <message>
        <source>1 conversation</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>إفراغ</translation>
    </message>
    <message>
        <source>Empty what is kept for quick starts</source>
        <translation>إفراغ المحفوظ للبدء السريع</translation>
    </message>
    <message>
        <source>It is as private as the conversations it was made of: only you may read it, and it is deleted with them. Emptying it loses no conversation; the next answer in each only starts later.</source>
        <translation>خصوصيته كخصوصية المحادثات التي صُنع منها: لا يحق لأحد سواك قراءته، ويُحذف معها. لا يُفقد إفراغه أي محادثة؛ وإنما تتأخر بداية الإجابة التالية في كل منها.</translation>
    </message>
    <message>
        <source>Kept for quick starts</source>
        <translation>المحفوظ للبدء السريع</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>لا شيء بعد.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>لا شيء.</translation>
    </message>
    <message>
        <source>{0} conversations</source>
        <translation>المحادثات ({0})</translation>
    </message>
    <message>
        <source>{0}: {1} of at most {2}</source>
        <translation>{0}: {1} من {2} على الأكثر</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>New keys: {0}</source>
        <translation>المفاتيح الجديدة: {0}</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>اضغط المفاتيح الجديدة</translation>
    </message>
</context>
<context>
    <name>KeyTips</name>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Back to the usual keys</source>
        <translation>استعادة المفاتيح المعتادة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>It has these keys already.</source>
        <translation>لديه هذه المفاتيح بالفعل.</translation>
    </message>
    <message>
        <source>No keys yet.</source>
        <translation>لا مفاتيح بعد.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>إزالة {0}</translation>
    </message>
    <message>
        <source>These keys are “{0}” now, which would lose them.</source>
        <translation>هذه المفاتيح مخصّصة الآن للأمر «{0}»، وسيفقدها.</translation>
    </message>
    <message>
        <source>These keys are “{0}”, and stay so.</source>
        <translation>هذه المفاتيح مخصّصة للأمر «{0}»، وتبقى له.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>استخدام</translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation>استخدام رغم ذلك</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>اختر أمرًا لتغيير مفاتيحه.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>الأمر</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>الأوامر ومفاتيحها</translation>
    </message>
    <message>
        <source>Give every command its usual keys</source>
        <translation>إعطاء كل أمر مفاتيحه المعتادة</translation>
    </message>
    <message>
        <source>In the message field, Enter sends and Shift+Enter begins a new line; the settings of the chat can turn that round. The Up key in the empty field changes your last message. In the list of conversations, the Menu key offers what can be done with them.</source>
        <translation>في حقل الرسالة، يُرسل Enter الرسالة ويبدأ Shift+Enter سطرًا جديدًا؛ ويمكن عكس ذلك في إعدادات المحادثة. يتيح مفتاح السهم العلوي (Up) في الحقل الفارغ تعديل رسالتك الأخيرة. في قائمة المحادثات، يعرض مفتاح Menu ما يمكن فعله بها.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>إعادة تعيين الكل</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>البحث في الأوامر والمفاتيح</translation>
    </message>
    <message>
        <source>These keys cannot be changed.</source>
        <translation>لا يمكن تغيير هذه المفاتيح.</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>1 model</source>
        <translation>نموذج واحد</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>ملف GGUF…</translation>
    </message>
    <message>
        <source>A folder with models…</source>
        <translation>مجلد نماذج…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Add a file or a folder</source>
        <translation>إضافة ملف أو مجلد</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>كل النماذج</translation>
    </message>
    <message>
        <source>Bring back what was deleted or forgotten, or empty the trash</source>
        <translation>إعادة ما حُذف أو أُزيل من القائمة، أو إفراغ سلة المهملات</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>المجلدات…</translation>
    </message>
    <message>
        <source>In Hearth&apos;s and my folders</source>
        <translation>في مجلدات Hearth ومجلداتي</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>الأكبر أولًا</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>No models but the guide</source>
        <translation>لا نماذج سوى الدليل</translation>
    </message>
    <message>
        <source>Of other programs</source>
        <translation>من برامج أخرى</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>المُزال</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search the models on this computer</source>
        <translation>البحث في النماذج على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>سلة المهملات ({0})</translation>
    </message>
    <message>
        <source>Where Hearth looks for models, and where downloads go</source>
        <translation>أين يبحث Hearth عن النماذج، وأين تُحفظ التنزيلات</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>أي النماذج</translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation>فيها مشكلة</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <translation>تفكّر</translation>
    </message>
    <message>
        <source>With tools</source>
        <translation>تستخدم الأدوات</translation>
    </message>
    <message>
        <source>With vision</source>
        <translation>ترى الصور</translation>
    </message>
    <message>
        <source>looking for more…</source>
        <translation>جارٍ البحث عن المزيد…</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>المتاح {0}</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>الإجمالي {0}</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>النماذج: {0}</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Choose another model first, then delete this one.</source>
        <translation>اختر نموذجًا آخر أولًا، ثم احذف هذا.</translation>
    </message>
    <message>
        <source>Choose another model first, then move this one.</source>
        <translation>اختر نموذجًا آخر أولًا، ثم انقل هذا.</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>إعادة التنزيل</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>نزّله مجددًا.</translation>
    </message>
    <message>
        <source>From now on a check can tell whether the file has changed.</source>
        <translation>من الآن فصاعدًا، يمكن أن يكشف التحقق ما إذا تغيّر الملف.</translation>
    </message>
    <message>
        <source>Get the file again where it came from; answers of this one may be wrong.</source>
        <translation>احصل على الملف مجددًا من مصدره؛ فقد تكون إجابات هذا خاطئة.</translation>
    </message>
    <message>
        <source>It was not tried out: this computer has not enough free memory to load it now.</source>
        <translation>لم يُجرَّب: لا توجد في هذا الحاسوب ذاكرة متاحة كافية لتحميله الآن.</translation>
    </message>
    <message>
        <source>Nobody has published a fingerprint of “{0}”, so one was taken now.</source>
        <translation>لم ينشر أحد بصمة «{0}»، فأُخذت له بصمة الآن.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{0} were freed.</source>
        <translation>حُرّرت مساحة {0}.</translation>
    </message>
    <message>
        <source>“{0}” is damaged: what is on the disk is not what was downloaded.</source>
        <translation>«{0}» تالف: ما على القرص ليس ما نُزّل.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash. Emptying it frees {1}.</source>
        <translation>«{0}» في سلة المهملات. إفراغها يحرّر {1}.</translation>
    </message>
    <message>
        <source>“{0}” is intact: every byte is as it should be.</source>
        <translation>«{0}» سليم: كل بايت كما يجب أن يكون.</translation>
    </message>
    <message>
        <source>“{0}” is now in {1}.</source>
        <translation>أصبح «{0}» في {1}.</translation>
    </message>
    <message>
        <source>“{0}” is ready as {1}: {2}.</source>
        <translation>«{0}» جاهز بالنوع {1}: {2}.</translation>
    </message>
    <message>
        <source>“{0}” is ready: {1}.</source>
        <translation>«{0}» جاهز: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is the model that answers now.</source>
        <translation>«{0}» هو النموذج الذي يجيب الآن.</translation>
    </message>
</context>
<context>
    <name>LibraryDetails</name>
    <message>
        <source>Back to the chat</source>
        <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>العودة إلى القائمة</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>العودة إلى القائمة (Esc)</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>تحقق</translation>
    </message>
    <message>
        <source>Context, threads, sampling and so on, for this model alone</source>
        <translation>السياق وخيوط المعالجة واختيار الكلمات وغيرها، لهذا النموذج وحده</translation>
    </message>
    <message>
        <source>Details of the model</source>
        <translation>تفاصيل النموذج</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>إعادة التنزيل</translation>
    </message>
    <message>
        <source>More about this model</source>
        <translation>المزيد عن هذا النموذج</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>اسم النموذج</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Read the whole file and see whether every byte is as it should be</source>
        <translation>قراءة الملف كاملًا للتحقق من أن كل بايت كما يجب أن يكون</translation>
    </message>
    <message>
        <source>Rename, move, delete…</source>
        <translation>إعادة تسمية، نقل، حذف…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>What you want to remember about this model</source>
        <translation>ما تريد تذكّره عن هذا النموذج</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Models on this computer</source>
        <translation>النماذج على هذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>LibraryListModel</name>
    <message>
        <source>in use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>used {0}</source>
        <translation>آخر استخدام: {0}</translation>
    </message>
</context>
<context>
    <name>LibraryMenus</name>
    <message>
        <source>Bring back “{0}” ({1})</source>
        <translation>إعادة «{0}» ({1})</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>التحقق من كل بايت</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>نسخ المسار</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>إفراغ سلة المهملات…</translation>
    </message>
    <message>
        <source>List “{0}” again</source>
        <translation>إعادة «{0}» إلى القائمة</translation>
    </message>
    <message>
        <source>Make a smaller version…</source>
        <translation>إنشاء نسخة أصغر…</translation>
    </message>
    <message>
        <source>Move to another folder…</source>
        <translation>نقل إلى مجلد آخر…</translation>
    </message>
    <message>
        <source>Move to the trash ({0})	Del</source>
        <translation>نقل إلى سلة المهملات ({0})	Del</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>إعادة تسمية	F2</translation>
    </message>
    <message>
        <source>Settings of this model…</source>
        <translation>إعدادات هذا النموذج…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>إظهار في مجلده</translation>
    </message>
    <message>
        <source>Take out of the list, keep the file	Del</source>
        <translation>إزالة من القائمة مع إبقاء الملف	Del</translation>
    </message>
    <message>
        <source>What is in the trash is deleted after {0} days</source>
        <translation>يُحذف ما في سلة المهملات بعد {0} يوم</translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message>
        <source>Add a file…</source>
        <translation>إضافة ملف…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>البحث عن نموذج</translation>
    </message>
    <message>
        <source>Find a model that suits this computer, or add one you have: a .gguf file or a folder with some. What other programs have downloaded is listed by itself.</source>
        <translation>ابحث عن نموذج يناسب هذا الحاسوب، أو أضف نموذجًا لديك: ملف ‎.gguf أو مجلد يحتوي على بعضها. يُدرج ما نزّلته البرامج الأخرى تلقائيًا.</translation>
    </message>
    <message>
        <source>No model on this computer is like that. Esc shows all of them again.</source>
        <translation>لا نموذج كهذا على هذا الحاسوب. يُظهر Esc كل النماذج مجددًا.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Only the guide is here</source>
        <translation>لا يوجد هنا سوى الدليل</translation>
    </message>
</context>
<context>
    <name>LibraryWishes</name>
    <message>
        <source>Add a folder with models</source>
        <translation>إضافة مجلد نماذج</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Delete what is in the trash for good?</source>
        <translation>هل تريد حذف ما في سلة المهملات نهائيًا؟</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>إفراغ سلة المهملات</translation>
    </message>
    <message>
        <source>Move “{0}” to another folder</source>
        <translation>نقل «{0}» إلى مجلد آخر</translation>
    </message>
    <message>
        <source>{0} are freed. This cannot be undone.</source>
        <translation>ستُحرّر مساحة {0}. لا يمكن التراجع عن هذا الإجراء.</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>Added by you</source>
        <translation>أضفته أنت</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>البنية</translation>
    </message>
    <message>
        <source>Cannot chat</source>
        <translation>لا يصلح للمحادثة</translation>
    </message>
    <message>
        <source>Changing another model; it does not chat by itself</source>
        <translation>تعديل نموذج آخر؛ لا يُجري محادثة بمفرده</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>قالب المحادثة</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>آخر تحقق</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>Finding similar texts; it does not chat</source>
        <translation>العثور على نصوص متشابهة؛ لا يُجري محادثة</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Helping another model see; it does not chat by itself</source>
        <translation>مساعدة نموذج آخر على الرؤية؛ لا يُجري محادثة بمفرده</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>هنا منذ</translation>
    </message>
    <message>
        <source>Its file is not there now. Connect the drive it is on; it stays in the list meanwhile.</source>
        <translation>ملفه غير موجود الآن. صِل القرص الموجود عليه؛ يبقى النموذج في القائمة في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>آخر استخدام</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الترخيص</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>الغرض</translation>
    </message>
    <message>
        <source>Making another model faster; it does not chat by itself</source>
        <translation>تسريع نموذج آخر؛ لا يُجري محادثة بمفرده</translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation>مجلد نماذج Hearth</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>المعلمات</translation>
    </message>
    <message>
        <source>Part of Hearth</source>
        <translation>جزء من Hearth</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>التكميم</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Speech; it does not chat</source>
        <translation>الكلام؛ لا يُجري محادثة</translation>
    </message>
    <message>
        <source>The last check found it damaged: what is on the disk is not what was downloaded.</source>
        <translation>وجده آخر تحقق تالفًا: ما على القرص ليس ما نُزّل.</translation>
    </message>
    <message>
        <source>Trained context</source>
        <translation>سياق التدريب</translation>
    </message>
    <message>
        <source>Translating and summarising; it does not chat here</source>
        <translation>الترجمة والتلخيص؛ لا يُجري محادثة هنا</translation>
    </message>
    <message>
        <source>Writing all words at once; it does not chat here</source>
        <translation>كتابة كل الكلمات دفعة واحدة؛ لا يُجري محادثة هنا</translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation>مجلدك</translation>
    </message>
    <message>
        <source>and {0} to be faster</source>
        <translation>و{0} ليكون أسرع</translation>
    </message>
    <message>
        <source>and {0} to see pictures</source>
        <translation>و{0} لرؤية الصور</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>تالف</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>في الملف</translation>
    </message>
    <message>
        <source>in {0} files</source>
        <translation>في ملفات (العدد: {0})</translation>
    </message>
    <message>
        <source>intact, {0}</source>
        <translation>سليم، {0}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>none in the file, so a common one is used</source>
        <translation>لا قالب في الملف، لذا يُستخدم قالب شائع</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0} (غير متصل)</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>قبل {0} يوم</translation>
    </message>
    <message>
        <source>{0} tokens, about {1} words</source>
        <translation>{0} رمز، نحو {1} كلمة</translation>
    </message>
    <message>
        <source>{0}, used where it is</source>
        <translation>{0}، يُستخدم في مكانه</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>LicencesPage</name>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Hearth is made of the work of many people. This is all of it, with its licences.</source>
        <translation>يتكوّن Hearth من عمل أناس كثيرين. هذا كل ما فيه، مع تراخيصه.</translation>
    </message>
    <message>
        <source>Licence of the chosen part</source>
        <translation>ترخيص المكوّن المحدَّد</translation>
    </message>
    <message>
        <source>No part is called so.</source>
        <translation>لا يوجد مكوّن بهذا الاسم.</translation>
    </message>
    <message>
        <source>Parts of Hearth</source>
        <translation>مكوّنات Hearth</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>البحث في المكوّنات</translation>
    </message>
</context>
<context>
    <name>ListLink</name>
    <message>
        <source>Archive</source>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Not pinned any more</source>
        <translation>أُلغي التثبيت</translation>
    </message>
    <message>
        <source>Nothing is put away. Conversations in the archive are kept here, out of the way.</source>
        <translation>الأرشيف فارغ. تُحفظ المحادثات المؤرشفة هنا، بعيدًا عن القائمة.</translation>
    </message>
    <message>
        <source>Pinned on top</source>
        <translation>مثبّتة في الأعلى</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>ستظهر محادثاتك هنا.</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>مطوي</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>موسّع</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add a model</source>
        <translation>إضافة نموذج</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Drop a .gguf file to add the model</source>
        <translation>أفلت ملف ‎.gguf لإضافة النموذج</translation>
    </message>
    <message>
        <source>Models (*.gguf *.GGUF)</source>
        <translation>النماذج (*.gguf *.GGUF)</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Answer</source>
        <translation>إجابة</translation>
    </message>
    <message>
        <source>Answer by {0}</source>
        <translation>إجابة {0}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>تعليمات</translation>
    </message>
    <message>
        <source>Out of the model&apos;s view</source>
        <translation>خارج مجال رؤية النموذج</translation>
    </message>
    <message>
        <source>Show all {0} characters</source>
        <translation>إظهار كل المحارف (العدد: {0})</translation>
    </message>
    <message>
        <source>The model no longer sees this message. Pin it to bring it back.</source>
        <translation>لم يعد النموذج يرى هذه الرسالة. ثبّتها لإعادتها.</translation>
    </message>
    <message>
        <source>You said</source>
        <translation>قلت</translation>
    </message>
</context>
<context>
    <name>MessageBody</name>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>نسخ الصورة</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>حفظ الصورة…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>تحديد الكل</translation>
    </message>
</context>
<context>
    <name>MessageFigures</name>
    <message>
        <source>Ended at the length limit</source>
        <translation>انتهت عند حد الطول</translation>
    </message>
    <message>
        <source>Ended because the context is full</source>
        <translation>انتهت لأن السياق ممتلئ</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>أُوقفت</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>يفكر…</translation>
    </message>
    <message>
        <source>Thought for {0} min {1} s</source>
        <translation>فكّر {0} د {1} ث</translation>
    </message>
    <message>
        <source>Thought for {0} s</source>
        <translation>فكّر {0} ث</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>التفكير</translation>
    </message>
    <message>
        <source>first word after {0} ms</source>
        <translation>أول كلمة بعد {0} م.ث</translation>
    </message>
    <message>
        <source>first word after {0} s</source>
        <translation>أول كلمة بعد {0} ث</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} رمز/ث</translation>
    </message>
</context>
<context>
    <name>MessageImage</name>
    <message>
        <source>Save image</source>
        <translation>حفظ الصورة</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Answer again with</source>
        <translation>إعادة الإجابة باستخدام</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>تفريع من هنا</translation>
    </message>
    <message>
        <source>Delete all {0} versions</source>
        <translation>حذف كل النسخ ({0})</translation>
    </message>
    <message>
        <source>Delete this message</source>
        <translation>حذف هذه الرسالة</translation>
    </message>
    <message>
        <source>Delete this message and what follows</source>
        <translation>حذف هذه الرسالة وما يليها</translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>حذف هذه النسخة</translation>
    </message>
    <message>
        <source>Delete this version and what follows</source>
        <translation>حذف هذه النسخة وما يليها</translation>
    </message>
    <message>
        <source>Go to where this branched off</source>
        <translation>الانتقال إلى موضع التفرّع</translation>
    </message>
    <message>
        <source>More imaginative</source>
        <translation>خيال أوسع</translation>
    </message>
    <message>
        <source>More precise</source>
        <translation>دقة أعلى</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>النسخة التالية</translation>
    </message>
    <message>
        <source>Other settings…</source>
        <translation>إعدادات أخرى…</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>النسخة السابقة</translation>
    </message>
</context>
<context>
    <name>MessageNotice</name>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation>متابعة الإجابة</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>انقطعت الإجابة.</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>لا توجد إجابة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>MessageReasoning</name>
    <message>
        <source>Thoughts</source>
        <translation>التفكير</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The model in use</source>
        <translation>النموذج المستخدم</translation>
    </message>
    <message>
        <source>{0} (file not found)</source>
        <translation>{0} (الملف غير موجود)</translation>
    </message>
    <message>
        <source>{0} (not on this computer)</source>
        <translation>{0} (ليس على هذا الحاسوب)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>CPU</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>اختيار نموذج</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation>اختيار النموذج الذي يجيب</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>This model answers in this conversation. It is loaded with your next message.
Choose another model (Ctrl+M)</source>
        <translation>يجيب هذا النموذج في هذه المحادثة. يُحمّل مع رسالتك التالية.
اختيار نموذج آخر (Ctrl+M)</translation>
    </message>
    <message>
        <source>This model is to answer in this conversation, and it is not there.
Choose another (Ctrl+M)</source>
        <translation>من المفترض أن يجيب هذا النموذج في هذه المحادثة، لكنه غير موجود.
اختيار نموذج آخر (Ctrl+M)</translation>
    </message>
    <message>
        <source>While nobody asked, its memory was given back to other programs.
It wakes by itself as soon as you type.
Choose another model</source>
        <translation>لم يسأله أحد، فأُعيدت ذاكرته إلى البرامج الأخرى.
يستيقظ تلقائيًا حالما تكتب.
اختيار نموذج آخر</translation>
    </message>
    <message>
        <source>is loaded when you ask</source>
        <translation>يُحمّل عندما تسأل</translation>
    </message>
    <message>
        <source>is not on this computer</source>
        <translation>ليس على هذا الحاسوب</translation>
    </message>
    <message>
        <source>loading {0} %</source>
        <translation>جارٍ التحميل {0}%</translation>
    </message>
    <message>
        <source>resting, wakes as you type</source>
        <translation>مستريح، يستيقظ عندما تكتب</translation>
    </message>
    <message>
        <source>starts again with your next message</source>
        <translation>يبدأ مجددًا مع رسالتك التالية</translation>
    </message>
    <message>
        <source>{0}
Context: {1} tokens · threads: {2}
Choose another model</source>
        <translation>{0}
السياق: {1} رمز · خيوط المعالجة: {2}
اختيار نموذج آخر</translation>
    </message>
    <message>
        <source>{0}, {1} of {2} layers</source>
        <translation>{0}، {1} من {2} طبقة</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>إضافة ملف GGUF من القرص…</translation>
    </message>
    <message>
        <source>Context, threads, GPU layers…</source>
        <translation>السياق، خيوط المعالجة، طبقات معالج الرسوميات…</translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation>البحث عن نماذج أخرى…</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>النماذج على هذا الحاسوب</translation>
    </message>
    <message>
        <source>You can also drop a .gguf file on the window.</source>
        <translation>يمكنك أيضًا إفلات ملف ‎.gguf على النافذة.</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Hearth</source>
        <translation>Hearth</translation>
    </message>
    <message>
        <source>Hearth guide</source>
        <translation>دليل Hearth</translation>
    </message>
    <message>
        <source>added file</source>
        <translation>ملف مضاف</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>مدمج</translation>
    </message>
    <message>
        <source>folder “{0}”</source>
        <translation>المجلد «{0}»</translation>
    </message>
</context>
<context>
    <name>ModelsController</name>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or add it again from its new place: {0}</source>
        <translation>صِل القرص الموجود عليه، أو أضفه مجددًا من مكانه الجديد: {0}</translation>
    </message>
    <message>
        <source>For each question the model that suits it best</source>
        <translation>لكل سؤال النموذج الأنسب له</translation>
    </message>
    <message>
        <source>Hearth guide</source>
        <translation>دليل Hearth</translation>
    </message>
    <message>
        <source>It cannot chat.</source>
        <translation>لا يمكنه الدردشة.</translation>
    </message>
    <message>
        <source>The file of “{0}” is no longer there.</source>
        <translation>لم يعد ملف «{0}» موجودًا.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation>ملف «{0}» ليس حيث كان.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>{0} · file not found</source>
        <translation>{0} · الملف غير موجود</translation>
    </message>
    <message>
        <source>“{0}” compares texts for other programs.</source>
        <translation>«{0}» يقارن النصوص لبرامج أخرى.</translation>
    </message>
    <message>
        <source>“{0}” is no longer in the list; its file was not touched.</source>
        <translation>لم يعد «{0}» في القائمة؛ لم يُمسّ ملفه.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Back to the chat</source>
        <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Sections of the models page</source>
        <translation>أقسام صفحة النماذج</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>إظهار الشريط الجانبي أو إخفاؤه</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>ModelsWing</name>
    <message>
        <source>“{0}” is on this computer already.</source>
        <translation>«{0}» موجود بالفعل على هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>NetworkExtras</name>
    <message>
        <source>Test the connection…</source>
        <translation>اختبار الاتصال…</translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>as {0} says</source>
        <translation>حسب {0}</translation>
    </message>
    <message>
        <source>{0} is set by the environment and holds while nothing is set here.</source>
        <translation>المتغيّر {0} معيّن في بيئة النظام، ويسري ما لم يُعيَّن شيء هنا.</translation>
    </message>
    <message>
        <source>{0} is set by the environment too; what is set here goes before it.</source>
        <translation>المتغيّر {0} معيّن في بيئة النظام أيضًا؛ ولما يُعيَّن هنا الأولوية.</translation>
    </message>
    <message>
        <source>{0} is set by the environment: Hearth is offline.</source>
        <translation>المتغيّر {0} معيّن في بيئة النظام: Hearth غير متصل.</translation>
    </message>
</context>
<context>
    <name>NewerBox</name>
    <message>
        <source>Close Hearth</source>
        <translation>إغلاق Hearth</translation>
    </message>
    <message>
        <source>Nothing in them was touched. Start the newer Hearth to go on with them. A backup from before the update can be read by this one; what is there now is kept as a backup then.</source>
        <translation>لم يُمسّ شيء منها. ابدأ إصدار Hearth الأحدث للمتابعة بها. يستطيع هذا الإصدار قراءة نسخة احتياطية من قبل التحديث؛ ويُحفظ عندئذ ما هو موجود الآن كنسخة احتياطية.</translation>
    </message>
    <message>
        <source>Show the backups…</source>
        <translation>إظهار النسخ الاحتياطية…</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <source>Written by a newer Hearth</source>
        <translation>كتبها إصدار أحدث من Hearth</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>الإشعارات</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Copy details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>إخفاء: {0}</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>now {0}</source>
        <translation>الآن {0}</translation>
    </message>
    <message>
        <source>{0}: automatic</source>
        <translation>{0}: تلقائي</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Copied.</source>
        <translation>تم النسخ.</translation>
    </message>
    <message>
        <source>Copy: {0}</source>
        <translation>نسخ: {0}</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>المحرك</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>جارٍ بدء المحرك.</translation>
    </message>
    <message>
        <source>Open the folder: {0}</source>
        <translation>فتح المجلد: {0}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>الإصدارات</translation>
    </message>
    <message>
        <source>What the engine runs on</source>
        <translation>ما يعمل عليه المحرك</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>أماكن الحفظ</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>كل الأوامر</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>مجلد</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>نموذج</translation>
    </message>
    <message>
        <source>Move to “{0}”</source>
        <translation>نقل إلى «{0}»</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>لا تُكتب أي إجابة الآن.</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>لا توجد محادثة مفتوحة.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Nothing was just deleted.</source>
        <translation>لم يُحذف شيء للتو.</translation>
    </message>
    <message>
        <source>Search commands and conversations</source>
        <translation>البحث في الأوامر والمحادثات</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>الإعدادات: {0}</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>لا توجد إجابة بعد.</translation>
    </message>
    <message>
        <source>There is no message yet.</source>
        <translation>لا توجد رسالة بعد.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>ماذا تريد أن تفعل؟</translation>
    </message>
    <message>
        <source>{0}, {1} of {2}</source>
        <translation>{0}، {1} من {2}</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>They stay in {0}.</source>
        <translation>تبقى في {0}.</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>لم يُحسب</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
</context>
<context>
    <name>PersonaChips</name>
    <message>
        <source>Personas</source>
        <translation>الشخصيات</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>الشخصيات…</translation>
    </message>
    <message>
        <source>Talk to {0}</source>
        <translation>التحدث مع {0}</translation>
    </message>
    <message>
        <source>Whom you talk to: names with instructions of their own</source>
        <translation>من تتحدث معه: أسماء لها تعليماتها الخاصة</translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>A persona needs a name.</source>
        <translation>تحتاج الشخصية إلى اسم.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>PersonaList</name>
    <message>
        <source>Alt with the arrow keys moves a persona.</source>
        <translation>ينقل Alt مع مفاتيح الأسهم الشخصية.</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>الشخصيات</translation>
    </message>
</context>
<context>
    <name>PersonasController</name>
    <message>
        <source>The persona “{0}” was deleted. Its conversations stay as they are.</source>
        <translation>حُذفت الشخصية «{0}». تبقى محادثاتها كما هي.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديدة</translation>
    </message>
    <message>
        <source>New conversation with it</source>
        <translation>محادثة جديدة معها</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>شخصية جديدة</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>الشخصية</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>الشخصيات</translation>
    </message>
    <message>
        <source>Ready-made ones…</source>
        <translation>شخصيات جاهزة…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>“{0}” was deleted. Its conversations stay as they are.</source>
        <translation>حُذفت «{0}». تبقى محادثاتها كما هي.</translation>
    </message>
</context>
<context>
    <name>PersonasWing</name>
    <message>
        <source>Copy of {0}</source>
        <translation>نسخة من {0}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>شخصية جديدة</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>شخصية</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>اختيار الكلمات</translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation>إعدادات هذه المحادثة…</translation>
    </message>
    <message>
        <source>talk to persona instructions</source>
        <translation>تحدث مع شخصية تعليمات</translation>
    </message>
</context>
<context>
    <name>PinMark</name>
    <message>
        <source>Pinned: stays in view</source>
        <translation>مثبّتة: تبقى في مجال الرؤية</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Copy the path</source>
        <translation>نسخ المسار</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>إظهار في مجلده</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>مكانه</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The conversation is being printed.</source>
        <translation>جارٍ طباعة المحادثة.</translation>
    </message>
</context>
<context>
    <name>Quantization</name>
    <message>
        <source>A format that some models are made in: small, with little or no loss</source>
        <translation>صيغة تُصنع بها بعض النماذج: صغيرة، مع فقد قليل أو دون فقد</translation>
    </message>
    <message>
        <source>A little smaller than the usual choice, with a little more loss</source>
        <translation>أصغر قليلًا من الخيار المعتاد، مع فقد أكثر قليلًا</translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss</source>
        <translation>أصغر ما يمكن، مع فقد واضح</translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss; slow without a graphics card</source>
        <translation>أصغر ما يمكن، مع فقد واضح؛ بطيء دون بطاقة رسوميات</translation>
    </message>
    <message>
        <source>As small as it gets, with the most important parts kept more precise; a clear loss</source>
        <translation>أصغر ما يمكن، مع دقة أعلى لأهم الأجزاء؛ فقد واضح</translation>
    </message>
    <message>
        <source>Close to the original, somewhat smaller</source>
        <translation>قريب من الأصل، أصغر بعض الشيء</translation>
    </message>
    <message>
        <source>Hardly compressed: as good as the original, large</source>
        <translation>يكاد لا يكون مضغوطًا: بجودة الأصل، كبير</translation>
    </message>
    <message>
        <source>Not compressed: as precise as it was made, large and slow</source>
        <translation>غير مضغوط: بالدقة التي صُنع بها، كبير وبطيء</translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice</source>
        <translation>أصغر، مع فقد قد تلاحظه</translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice; slow without a graphics card</source>
        <translation>أصغر، مع فقد قد تلاحظه؛ بطيء دون بطاقة رسوميات</translation>
    </message>
    <message>
        <source>Smaller, with the most important parts kept more precise; a loss you may notice</source>
        <translation>أصغر، مع دقة أعلى لأهم الأجزاء؛ فقد قد تلاحظه</translation>
    </message>
    <message>
        <source>The usual choice, with the most important parts kept more precise</source>
        <translation>الخيار المعتاد، مع دقة أعلى لأهم الأجزاء</translation>
    </message>
    <message>
        <source>The usual choice: small, with little loss</source>
        <translation>الخيار المعتاد: صغير مع فقد قليل</translation>
    </message>
    <message>
        <source>Trained to be this small: hardly any loss</source>
        <translation>مدرَّب ليكون بهذا الصغر: يكاد لا يكون هناك فقد</translation>
    </message>
    <message>
        <source>Very close to the original</source>
        <translation>قريب جدًا من الأصل</translation>
    </message>
</context>
<context>
    <name>QuantizeDialog</name>
    <message>
        <source>A smaller version of “{0}”</source>
        <translation>نسخة أصغر من «{0}»</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>It is made on this computer, takes some minutes, and needs no network. The file of {0} stays as it is.</source>
        <translation>تُصنع على هذا الحاسوب خلال بضع دقائق، ولا تحتاج إلى شبكة. يبقى ملف {0} كما هو.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>جارٍ فحص الملف…</translation>
    </message>
    <message>
        <source>Make a smaller version</source>
        <translation>إنشاء نسخة أصغر</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>إنشاء</translation>
    </message>
    <message>
        <source>Nothing smaller can be made of this file.</source>
        <translation>لا يمكن صنع ما هو أصغر من هذا الملف.</translation>
    </message>
    <message>
        <source>{0} · {1}, {2} % of the size</source>
        <translation>{0} · {1}، {2}% من الحجم</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>A message that waited to be sent was taken away.</source>
        <translation>أُزيلت رسالة كانت تنتظر الإرسال.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Change it. To send it earlier or later, drag it or press Alt with Up or Down.</source>
        <translation>تغييرها. لإرسالها قبل غيرها أو بعده، اسحبها أو اضغط Alt مع Up أو Down.</translation>
    </message>
    <message>
        <source>Do not send it (Delete)</source>
        <translation>عدم إرسالها (Delete)</translation>
    </message>
    <message>
        <source>Do not send: {0}</source>
        <translation>عدم الإرسال: {0}</translation>
    </message>
    <message>
        <source>Waiting message {0}: {1}</source>
        <translation>الرسالة المنتظرة {0}: {1}</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>لا ملفات</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%n ملفات</numerusform>
            <numerusform>%n ملفًا</numerusform>
            <numerusform>%n ملف</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages that wait to be sent</source>
        <translation>الرسائل التي تنتظر الإرسال</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>لم تُرسل بعد</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>إرسال الآن</translation>
    </message>
    <message>
        <source>Send the first of them now</source>
        <translation>إرسال أولاها الآن</translation>
    </message>
    <message>
        <source>Up next, when this answer is complete</source>
        <translation>التالية عند اكتمال هذه الإجابة</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Reading the conversation</source>
        <translation>يقرأ المحادثة</translation>
    </message>
    <message>
        <source>Reading the conversation… {0} %</source>
        <translation>يقرأ المحادثة… {0}%</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>بانتظار النموذج…</translation>
    </message>
</context>
<context>
    <name>ReadyPersona</name>
    <message>
        <source>Code reviewer</source>
        <translation>مراجع الشيفرة</translation>
    </message>
    <message>
        <source>Corrects your text and leaves your voice in it.</source>
        <translation>يصحّح نصك ويُبقي أسلوبك فيه.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>المحرّر</translation>
    </message>
    <message>
        <source>Explains anything so that everybody understands it.</source>
        <translation>يشرح أي شيء بحيث يفهمه الجميع.</translation>
    </message>
    <message>
        <source>Finds the mistakes that matter, the worst first.</source>
        <translation>يعثر على الأخطاء المهمة، وأسوأها أولًا.</translation>
    </message>
    <message>
        <source>Helps you to find the solution yourself.</source>
        <translation>يساعدك على إيجاد الحل بنفسك.</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>أفكار</translation>
    </message>
    <message>
        <source>Letter writer</source>
        <translation>كاتب الرسائل</translation>
    </message>
    <message>
        <source>Many different ideas, the unusual ones too.</source>
        <translation>أفكار كثيرة متنوعة، وغير المألوفة منها أيضًا.</translation>
    </message>
    <message>
        <source>Plain words</source>
        <translation>كلمات بسيطة</translation>
    </message>
    <message>
        <source>Sparring partner</source>
        <translation>شريك النقاش</translation>
    </message>
    <message>
        <source>Tells you what speaks against your plan.</source>
        <translation>يخبرك بما يعارض خطتك.</translation>
    </message>
    <message>
        <source>Translates, and says where a word was a choice.</source>
        <translation>يترجم، ويوضح أين كانت الكلمة اختيارًا.</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>المترجم</translation>
    </message>
    <message>
        <source>Turns your notes into a letter or an e-mail.</source>
        <translation>يحوّل ملاحظاتك إلى رسالة أو بريد إلكتروني.</translation>
    </message>
    <message>
        <source>Tutor</source>
        <translation>المعلّم</translation>
    </message>
    <message>
        <source>You are a careful editor. I send you a text. Reply first with the corrected text: fix spelling, grammar and punctuation, shorten what is long-winded, and keep my tone, my language and my meaning. Then list the important changes, each with a few words about why. Do not add facts. If a sentence can be understood in two ways, ask what I mean.</source>
        <translation>أنت محرّر دقيق. أرسل إليك نصًا. أجب أولًا بالنص المصحَّح: أصلح الإملاء والنحو وعلامات الترقيم، واختصر ما فيه إطالة، وحافظ على نبرتي ولغتي والمعنى الذي أقصده. ثم اسرد التغييرات المهمة، مع بضع كلمات عن سبب كل منها. لا تضف حقائق. إن كانت جملة تحتمل معنيين، فاسألني عمّا أقصده.</translation>
    </message>
    <message>
        <source>You are a patient tutor. Do not give me the solution at once. Find out what I know already, then ask one question or give one hint at a time that leads to the next step. When I am wrong, show with an example why it cannot be so. When I am right, say so briefly and go on. At the end sum up in three sentences what I learned, and set me a small exercise.</source>
        <translation>أنت معلّم صبور. لا تعطني الحل مباشرة. اكتشف ما أعرفه بالفعل، ثم اطرح سؤالًا واحدًا أو قدّم تلميحًا واحدًا في كل مرة يقود إلى الخطوة التالية. عندما أخطئ، بيّن لي بمثال لماذا لا يمكن أن يكون الأمر كذلك. وعندما أصيب، قل ذلك بإيجاز وتابع. في النهاية، لخّص في ثلاث جمل ما تعلّمته، وأعطني تمرينًا صغيرًا.</translation>
    </message>
    <message>
        <source>You are a translator. Translate what I send into the language that I name; when I have named none, ask once, and keep to it until I name another. Write what a native speaker would write, and keep tone, formatting, names and numbers. Reply with the translation alone. Only where a word has no good match or was a real choice, add a short note below.</source>
        <translation>أنت مترجم. ترجم ما أرسله إلى اللغة التي أسمّيها؛ وإن لم أسمِّ لغة، فاسألني مرة واحدة، والتزم بها حتى أسمّي غيرها. اكتب كما يكتب متحدث أصلي، وحافظ على النبرة والتنسيق والأسماء والأرقام. أجب بالترجمة وحدها. وفقط حيث لا يوجد مقابل جيد لكلمة أو كانت اختيارًا حقيقيًا، أضف ملاحظة قصيرة في الأسفل.</translation>
    </message>
    <message>
        <source>You are my sparring partner. I tell you a plan or an opinion. State it in its strongest form in two sentences, so that I see you understood it. Then give the best reasons against it, the weightiest first, what I may have overlooked, and what would have to be true for me to be right. Be honest and fair, never polite at the cost of the truth. End with the one question that I should answer next.</source>
        <translation>أنت شريكي في النقاش. أعرض عليك خطة أو رأيًا. صغه بأقوى صورة له في جملتين، لأرى أنك فهمته. ثم قدّم أفضل الأسباب ضده، وأثقلها وزنًا أولًا، وما ربما غفلت عنه، وما يجب أن يصح لأكون على حق. كن صادقًا ومنصفًا، ولا تجامل أبدًا على حساب الحقيقة. واختم بالسؤال الواحد الذي ينبغي أن أجيب عنه بعد ذلك.</translation>
    </message>
    <message>
        <source>You explain things in plain words. Use short sentences and everyday words. Explain a technical term the first time you need it. Give one concrete example from daily life. Begin with the answer itself, then say why. If something is uncertain or disputed, say so. Do not flatter and do not repeat the question.</source>
        <translation>أنت تشرح الأمور بكلمات بسيطة. استخدم جملًا قصيرة وكلمات يومية. اشرح المصطلح التقني عند أول حاجة إليه. قدّم مثالًا ملموسًا واحدًا من الحياة اليومية. ابدأ بالإجابة نفسها، ثم بيّن السبب. إن كان هناك ما هو غير مؤكد أو مختلف عليه، فقل ذلك. لا تتملق ولا تكرر السؤال.</translation>
    </message>
    <message>
        <source>You help me to find ideas. Give ten that differ truly from each other: from the obvious to the bold, each in one or two sentences with what makes it interesting. Do not judge them yet. Then name the two you would try first and why, and ask which direction I like.</source>
        <translation>أنت تساعدني على إيجاد الأفكار. قدّم عشر أفكار تختلف حقًا بعضها عن بعض: من البديهي إلى الجريء، كل منها في جملة أو جملتين مع ما يجعلها مثيرة للاهتمام. لا تحكم عليها بعد. ثم سمِّ الفكرتين اللتين كنت ستجرّبهما أولًا ولماذا، واسألني أي اتجاه يعجبني.</translation>
    </message>
    <message>
        <source>You review code. Look for mistakes first: wrong results, unhandled cases, security holes, leaks, races. Then for what makes it hard to read or to change. Name the place, say what goes wrong with a concrete input, and show the smallest change that repairs it. The worst comes first; leave out matters of taste. If you find nothing, say so. Do not rewrite everything, and say when you are not sure.</source>
        <translation>أنت تراجع الشيفرة البرمجية. ابحث أولًا عن الأخطاء: النتائج الخاطئة، والحالات غير المعالجة، والثغرات الأمنية، والتسريبات، وحالات التسابق. ثم عمّا يجعلها صعبة القراءة أو التغيير. حدّد الموضع، وقل ما الخطأ الذي يحدث مع مُدخَل ملموس، وأظهر أصغر تغيير يصلحه. الأسوأ يأتي أولًا؛ واترك مسائل الذوق. إن لم تجد شيئًا، فقل ذلك. لا تُعد كتابة كل شيء، وقل متى لا تكون متأكدًا.</translation>
    </message>
    <message>
        <source>You write letters and e-mails from my notes. Ask for what is missing only if the letter cannot be written without it; mark other gaps in [square brackets]. Write friendly, clear and short, in the language of my notes, with a subject line, and as formal as the recipient asks for. Invent no facts, dates or promises.</source>
        <translation>أنت تكتب الرسائل والبريد الإلكتروني من ملاحظاتي. لا تسأل عمّا ينقص إلا إن لم تمكن كتابة الرسالة بدونه؛ وضع علامة على الفجوات الأخرى بين [قوسين مربعين]. اكتب بأسلوب ودود وواضح وموجز، بلغة ملاحظاتي، مع سطر للموضوع، وبالقدر من الرسمية الذي يتطلبه المتلقي. لا تختلق حقائق أو تواريخ أو وعودًا.</translation>
    </message>
</context>
<context>
    <name>ReadyPersonaCards</name>
    <message>
        <source>A persona is a name with instructions, and if you like a model and sampling of its own. Begin a conversation with one, and it answers that way. Here are some to begin with; everything in them can be changed.</source>
        <translation>الشخصية اسم له تعليمات، وله إن شئت نموذج وطريقة اختيار كلمات خاصان به. ابدأ محادثة مع شخصية، فتجيب وفقًا لذلك. إليك بعض الشخصيات للبدء؛ يمكن تغيير كل ما فيها.</translation>
    </message>
    <message>
        <source>Add all of them</source>
        <translation>إضافتها كلها</translation>
    </message>
    <message>
        <source>Add what you like; everything in them can be changed.</source>
        <translation>أضف ما يعجبك؛ يمكن تغيير كل ما فيها.</translation>
    </message>
    <message>
        <source>Make your own</source>
        <translation>إنشاء شخصيتك الخاصة</translation>
    </message>
    <message>
        <source>Ready-made personas</source>
        <translation>شخصيات جاهزة</translation>
    </message>
    <message>
        <source>Whom would you like to talk to?</source>
        <translation>مع من تريد أن تتحدث؟</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Hearth {0}</source>
        <translation>Hearth {0}</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>إصدار جديد</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>فتح صفحته</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>تخطي هذا الإصدار</translation>
    </message>
    <message>
        <source>You have {0}. Hearth neither downloads nor replaces anything by itself: the page tells how to install the new version, which keeps your conversations and models.</source>
        <translation>لديك الإصدار {0}. لا ينزّل Hearth شيئًا ولا يستبدله من تلقاء نفسه: توضّح الصفحة كيفية تثبيت الإصدار الجديد، وتبقى معه محادثاتك ونماذجك.</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>It is removed.</source>
        <translation>اكتملت الإزالة.</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>بقي: {0}</translation>
    </message>
    <message>
        <source>Not everything could be removed.</source>
        <translation>تعذّرت إزالة بعض ما حُدِّد.</translation>
    </message>
    <message>
        <source>Not made by Hearth, so it stays in {0}: {1}</source>
        <translation>لم ينشئه Hearth، لذا يبقى في {0}: {1}</translation>
    </message>
    <message>
        <source>Nothing more was removed.</source>
        <translation>لم يُزل شيء آخر.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>جارٍ الإزالة…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>{0} in {1} files are gone.</source>
        <translation>أُزيل {0} (عدد الملفات: {1}).</translation>
    </message>
    <message>
        <source>{0} more are left.</source>
        <translation>عدد ما بقي غير ذلك: {0}.</translation>
    </message>
    <message>
        <source>{0}: {1} are free by now.</source>
        <translation>{0}: تحرّر {1} حتى الآن.</translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
    <message>
        <source>Untitled</source>
        <translation>بلا عنوان</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>For a bug report: versions, this computer, settings and the last lines of the log. Nothing you have written is in it, and it is sent nowhere. Read it before you pass it on.</source>
        <translation>للإبلاغ عن خطأ: الإصدارات، ومعلومات هذا الحاسوب، والإعدادات، وآخر أسطر السجل. ليس فيه شيء مما كتبته، ولا يُرسل إلى أي جهة. اقرأه قبل أن تعطيه لأحد.</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>إعادة الإنشاء</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>The report is being made…</source>
        <translation>جارٍ إنشاء التقرير…</translation>
    </message>
    <message>
        <source>The report was copied. You can paste it where you report the problem.</source>
        <translation>نُسخ التقرير. يمكنك لصقه حيث تبلغ عن المشكلة.</translation>
    </message>
</context>
<context>
    <name>RepositoryHint</name>
    <message>
        <source>Asking the hub what there is…</source>
        <translation>جارٍ سؤال المستودع عمّا هو متاح…</translation>
    </message>
    <message>
        <source>Enter an access token</source>
        <translation>إدخال رمز وصول</translation>
    </message>
    <message>
        <source>Hearth runs GGUF files. Look for a repository whose name ends in GGUF.</source>
        <translation>يشغّل Hearth ملفات GGUF. ابحث عن مخزن ينتهي اسمه بـ GGUF.</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>فتح صفحته</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
    <message>
        <source>There is no model here that Hearth can run</source>
        <translation>لا يوجد هنا نموذج يمكن لـ Hearth تشغيله</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>RepositoryPage</name>
    <message>
        <source>Back to the list</source>
        <translation>العودة إلى القائمة</translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation>من {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>بدء محادثة معه</translation>
    </message>
    <message>
        <source>Choose a variant</source>
        <translation>اختيار نسخة</translation>
    </message>
    <message>
        <source>Choose a variant to download it.</source>
        <translation>اختر نسخة لتنزيلها.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>الوصف</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>تنزيل {0}</translation>
    </message>
    <message>
        <source>More exact figures are on their way.</source>
        <translation>الأرقام الأدق في الطريق.</translation>
    </message>
    <message>
        <source>Open on the hub</source>
        <translation>فتح في المستودع</translation>
    </message>
    <message>
        <source>Opens its page in the browser</source>
        <translation>يفتح صفحته في المتصفح</translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation>إظهار التنزيل</translation>
    </message>
    <message>
        <source>Show {0} more</source>
        <translation>إظهار المزيد ({0})</translation>
    </message>
    <message>
        <source>Show {0} more variants</source>
        <translation>إظهار نسخ أخرى ({0})</translation>
    </message>
    <message>
        <source>These figures are estimates.</source>
        <translation>هذه الأرقام تقديرية.</translation>
    </message>
    <message>
        <source>With a small helper that makes answers faster (+{0})</source>
        <translation>مع مساعد صغير يسرّع الإجابات (+{0})</translation>
    </message>
    <message>
        <source>With the part for seeing pictures (+{0})</source>
        <translation>مع الجزء الخاص برؤية الصور (+{0})</translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation>آخر تعديل: {0}</translation>
    </message>
    <message>
        <source>it would need {0}</source>
        <translation>سيحتاج إلى {0}</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>الترخيص غير مذكور</translation>
    </message>
    <message>
        <source>made for {0} tokens</source>
        <translation>صُنع لـ {0} رمز</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>يحتاج إلى {0}</translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation>التنزيلات شهريًا: {0}</translation>
    </message>
    <message>
        <source>{0} is recommended here. {1}</source>
        <translation>يُوصى هنا بـ {0}. {1}</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>عدد المعلمات: {0}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Choose everything</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>Hearth closes for it and cannot bring it back.</source>
        <translation>يُغلق Hearth لأجل ذلك، ولا يمكنه استعادة ما أُزيل.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>لم يُحدَّد شيء.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>إزالة نهائية</translation>
    </message>
    <message>
        <source>Remove this for good?</source>
        <translation>هل تريد إزالة هذا نهائيًا؟</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>Reset or remove Hearth</source>
        <translation>إعادة ضبط Hearth أو إزالته</translation>
    </message>
    <message>
        <source>Save a copy first…</source>
        <translation>حفظ نسخة أولًا…</translation>
    </message>
    <message>
        <source>Then it opens again.</source>
        <translation>ثم يُفتح مجددًا.</translation>
    </message>
    <message>
        <source>Then it tells how to remove the program itself.</source>
        <translation>ثم يوضّح كيفية إزالة البرنامج نفسه.</translation>
    </message>
    <message>
        <source>This is what Hearth has put on this computer. Models of other programs, and files that you put into Hearth&apos;s folders yourself, are never touched.</source>
        <translation>هذا ما وضعه Hearth على هذا الحاسوب. لا تُمسّ أبدًا نماذج البرامج الأخرى، ولا الملفات التي وضعتها بنفسك في مجلدات Hearth.</translation>
    </message>
    <message>
        <source>What is to be removed?</source>
        <translation>ما الذي تريد إزالته؟</translation>
    </message>
    <message>
        <source>{0} in {1} files would be removed.</source>
        <translation>سيُزال {0} (عدد الملفات: {1}).</translation>
    </message>
</context>
<context>
    <name>ResetExtra</name>
    <message>
        <source>All that Hearth has put here</source>
        <translation>كل ما وضعه Hearth هنا</translation>
    </message>
    <message>
        <source>Reset or remove Hearth…</source>
        <translation>إعادة ضبط Hearth أو إزالته…</translation>
    </message>
    <message>
        <source>Shows how large each part is: conversations, models, caches, settings. You choose what goes, and are asked before anything does.</source>
        <translation>يُظهر حجم كل جزء: المحادثات، والنماذج، والملفات المؤقتة، والإعدادات. تختار أنت ما يُزال، وتُسأل قبل إزالة أي شيء.</translation>
    </message>
</context>
<context>
    <name>ResetLink</name>
    <message>
        <source>A copy of all conversations is in {0}.</source>
        <translation>توجد نسخة من كل المحادثات في {0}.</translation>
    </message>
    <message>
        <source>Choose a folder that is not Hearth&apos;s own: it goes, too.</source>
        <translation>اختر مجلدًا ليس من مجلدات Hearth: فهي تُزال أيضًا.</translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation>حفظ نسخة من كل المحادثات</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>جارٍ حفظ نسخة…</translation>
    </message>
    <message>
        <source>The copy could not be saved. The window says why.</source>
        <translation>تعذّر حفظ النسخة. السبب مذكور في النافذة.</translation>
    </message>
</context>
<context>
    <name>ResetWords</name>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>All of them, with the trash and every backup, for good.</source>
        <translation>كلها، مع سلة المهملات وكل النسخ الاحتياطية، نهائيًا.</translation>
    </message>
    <message>
        <source>Caches and measurements</source>
        <translation>الملفات المؤقتة والقياسات</translation>
    </message>
    <message>
        <source>Conversations and their backups</source>
        <translation>المحادثات ونسخها الاحتياطية</translation>
    </message>
    <message>
        <source>Everything is as it was at the first start; your own words are forgotten.</source>
        <translation>يعود كل شيء كما كان عند البدء أول مرة؛ وتُنسى الكلمات التي أضفتها.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>السجلات</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Remove the program in your software centre, or type: {0}</source>
        <translation>أزل البرنامج من مركز البرامج، أو اكتب: {0}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>The one for the hub, in the keychain of your system.</source>
        <translation>رمز الوصول إلى المستودع، في سلسلة مفاتيح نظامك.</translation>
    </message>
    <message>
        <source>They are made again; until then answers begin later.</source>
        <translation>تُنشأ من جديد؛ وحتى ذلك الحين تتأخر بداية الإجابات.</translation>
    </message>
    <message>
        <source>To remove the program, delete the file {0}.</source>
        <translation>لإزالة البرنامج، احذف الملف {0}.</translation>
    </message>
    <message>
        <source>To remove the program, delete the folder {0}.</source>
        <translation>لإزالة البرنامج، احذف المجلد {0}.</translation>
    </message>
    <message>
        <source>To remove the program, move {0} to the trash.</source>
        <translation>لإزالة البرنامج، انقل {0} إلى سلة المهملات.</translation>
    </message>
    <message>
        <source>To remove the program, open Apps in the settings of Windows.</source>
        <translation>لإزالة البرنامج، افتح «التطبيقات» في إعدادات Windows.</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>التنزيلات غير المكتملة</translation>
    </message>
    <message>
        <source>What Hearth has downloaded or made, its trash of models, and the names you gave them.</source>
        <translation>ما نزّله Hearth أو أنشأه، وسلة مهملات النماذج، والأسماء التي أعطيتها لها.</translation>
    </message>
    <message>
        <source>What has come so far has to come again.</source>
        <translation>ما نُزّل حتى الآن يجب تنزيله مجددًا.</translation>
    </message>
    <message>
        <source>What you would send along when you report a problem.</source>
        <translation>ما ترسله عندما تبلغ عن مشكلة.</translation>
    </message>
</context>
<context>
    <name>Restarting</name>
    <message>
        <source>Downloads go on by themselves afterwards, and an answer under way keeps what it has.</source>
        <translation>تُتابَع التنزيلات تلقائيًا بعد ذلك، وتحتفظ الإجابة الجارية بما كُتب منها.</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>إعادة البدء الآن</translation>
    </message>
    <message>
        <source>This takes effect when Hearth is started again.</source>
        <translation>يسري هذا عند بدء Hearth مجددًا.</translation>
    </message>
</context>
<context>
    <name>RoutingExtras</name>
    <message>
        <source> s</source>
        <translation> ث</translation>
    </message>
    <message>
        <source>A model that cannot answer a question is never asked. Among the others, the first rule that names a model counts. Other programs that ask for the model “auto” get theirs by the same rules.</source>
        <translation>النموذج الذي لا يستطيع الإجابة عن سؤال لا يُسأل أبدًا. ومن بين البقية تسري أول قاعدة تسمّي نموذجًا. والبرامج الأخرى التي تطلب النموذج «auto» تحصل عليه وفق القواعد نفسها.</translation>
    </message>
    <message>
        <source>A model whose answer would take longer is chosen only where each would.</source>
        <translation>النموذج الذي تستغرق إجابته وقتًا أطول لا يُختار إلا إذا كان ذلك حال كل النماذج.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>إلى الأسفل</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>أطول انتظار</translation>
    </message>
    <message>
        <source>Longest wait in seconds</source>
        <translation>أطول انتظار بالثواني</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>نقل القاعدة إلى الأسفل</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>نقل القاعدة إلى الأعلى</translation>
    </message>
    <message>
        <source>One more rule</source>
        <translation>قاعدة أخرى</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>الصبر</translation>
    </message>
    <message>
        <source>Question to try the rules with</source>
        <translation>سؤال لتجربة القواعد</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>إزالة القاعدة</translation>
    </message>
    <message>
        <source>Reset the rules to the default</source>
        <translation>إعادة القواعد إلى الافتراضي</translation>
    </message>
    <message>
        <source>Reset to the default</source>
        <translation>العودة إلى الافتراضي</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Seconds a model twice as strong is worth</source>
        <translation>الثواني التي يستحقها نموذج قوته ضعف قوة غيره</translation>
    </message>
    <message>
        <source>So much longer you would wait for the answer of a model that is twice as strong.</source>
        <translation>المدة الإضافية التي تنتظرها من أجل إجابة نموذج قوته ضعف قوة غيره.</translation>
    </message>
    <message>
        <source>Then it stands here which model would answer, and why.</source>
        <translation>عندئذ يظهر هنا أي نموذج سيجيب ولماذا.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Type a question</source>
        <translation>اكتب سؤالًا</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>إلى الأعلى</translation>
    </message>
    <message>
        <source>“{0}” would answer.</source>
        <translation>سيجيب «{0}».</translation>
    </message>
</context>
<context>
    <name>RoutingNewRule</name>
    <message>
        <source>Add the rule</source>
        <translation>إضافة القاعدة</translation>
    </message>
    <message>
        <source>For which questions</source>
        <translation>لأي أسئلة</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>No models but the guide</source>
        <translation>لا نماذج سوى الدليل</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>ما يترتب عليها</translation>
    </message>
</context>
<context>
    <name>RoutingRulesList</name>
    <message>
        <source>Rules</source>
        <translation>القواعد</translation>
    </message>
    <message>
        <source>Space switches a rule on or off. Alt with the arrow keys moves it.</source>
        <translation>مفتاح المسافة يشغّل القاعدة أو يوقفها. ومفتاح Alt مع الأسهم ينقلها.</translation>
    </message>
</context>
<context>
    <name>RoutingWords</name>
    <message>
        <source>A rule says so. {0}</source>
        <translation>هذا ما تقوله قاعدة. {0}</translation>
    </message>
    <message>
        <source>Automatic: a rule for JSON</source>
        <translation>تلقائي: قاعدة لـ JSON</translation>
    </message>
    <message>
        <source>Automatic: a rule for code</source>
        <translation>تلقائي: قاعدة للشيفرة</translation>
    </message>
    <message>
        <source>Automatic: a rule for every question</source>
        <translation>تلقائي: قاعدة لكل سؤال</translation>
    </message>
    <message>
        <source>Automatic: a rule for long texts</source>
        <translation>تلقائي: قاعدة للنصوص الطويلة</translation>
    </message>
    <message>
        <source>Automatic: a rule for pictures</source>
        <translation>تلقائي: قاعدة للصور</translation>
    </message>
    <message>
        <source>Automatic: a rule for puzzles</source>
        <translation>تلقائي: قاعدة للألغاز</translation>
    </message>
    <message>
        <source>Automatic: a rule for short questions</source>
        <translation>تلقائي: قاعدة للأسئلة القصيرة</translation>
    </message>
    <message>
        <source>Automatic: a rule for this language</source>
        <translation>تلقائي: قاعدة لهذه اللغة</translation>
    </message>
    <message>
        <source>Automatic: a rule for tools</source>
        <translation>تلقائي: قاعدة للأدوات</translation>
    </message>
    <message>
        <source>Automatic: goes on here</source>
        <translation>تلقائي: يواصل هنا</translation>
    </message>
    <message>
        <source>Automatic: much quicker than stronger ones</source>
        <translation>تلقائي: أسرع بكثير من الأقوى منه</translation>
    </message>
    <message>
        <source>Automatic: strong, and quick enough</source>
        <translation>تلقائي: قوي وسريع بما يكفي</translation>
    </message>
    <message>
        <source>Automatic: the only one that can</source>
        <translation>تلقائي: الوحيد القادر</translation>
    </message>
    <message>
        <source>Automatic: the strongest</source>
        <translation>تلقائي: الأقوى</translation>
    </message>
    <message>
        <source>For answers in JSON</source>
        <translation>للإجابات بصيغة JSON</translation>
    </message>
    <message>
        <source>For code</source>
        <translation>للشيفرة</translation>
    </message>
    <message>
        <source>For every question</source>
        <translation>لكل سؤال</translation>
    </message>
    <message>
        <source>For long texts</source>
        <translation>للنصوص الطويلة</translation>
    </message>
    <message>
        <source>For pictures</source>
        <translation>للصور</translation>
    </message>
    <message>
        <source>For puzzles and proofs</source>
        <translation>للألغاز والبراهين</translation>
    </message>
    <message>
        <source>For questions in a language</source>
        <translation>للأسئلة بلغة معينة</translation>
    </message>
    <message>
        <source>For questions in “{0}”</source>
        <translation>للأسئلة باللغة «{0}»</translation>
    </message>
    <message>
        <source>For requests with tools</source>
        <translation>للطلبات ذات الأدوات</translation>
    </message>
    <message>
        <source>For short questions</source>
        <translation>للأسئلة القصيرة</translation>
    </message>
    <message>
        <source>It has answered this conversation so far.</source>
        <translation>لقد أجاب في هذه المحادثة حتى الآن.</translation>
    </message>
    <message>
        <source>It is the only model here that can answer this.</source>
        <translation>إنه النموذج الوحيد هنا الذي يستطيع الإجابة عن هذا.</translation>
    </message>
    <message>
        <source>It is the strongest, and takes about {0} s.</source>
        <translation>إنه الأقوى، ويستغرق نحو {0} ث.</translation>
    </message>
    <message>
        <source>It takes about {0} s; “{1}” is stronger, but takes {2} s.</source>
        <translation>يستغرق نحو {0} ث؛ أما «{1}» فأقوى، لكنه يستغرق {2} ث.</translation>
    </message>
    <message>
        <source>never this model</source>
        <translation>لا يُستخدم هذا النموذج أبدًا</translation>
    </message>
    <message>
        <source>rather a model made for it</source>
        <translation>يُفضَّل نموذج مصنوع لذلك</translation>
    </message>
    <message>
        <source>rather a quick answer</source>
        <translation>تُفضَّل إجابة سريعة</translation>
    </message>
    <message>
        <source>rather a strong model, even if it takes longer</source>
        <translation>يُفضَّل نموذج قوي، وإن استغرق وقتًا أطول</translation>
    </message>
    <message>
        <source>this model, if it can</source>
        <translation>هذا النموذج، إن استطاع</translation>
    </message>
    <message>
        <source>{0}: never “{1}”.</source>
        <translation>{0}: لا يُستخدم «{1}» أبدًا.</translation>
    </message>
    <message>
        <source>{0}: rather a model made for it.</source>
        <translation>{0}: يُفضَّل نموذج مصنوع لذلك.</translation>
    </message>
    <message>
        <source>{0}: rather a quick answer.</source>
        <translation>{0}: تُفضَّل إجابة سريعة.</translation>
    </message>
    <message>
        <source>{0}: rather a strong model, even if it takes longer.</source>
        <translation>{0}: يُفضَّل نموذج قوي، وإن استغرق وقتًا أطول.</translation>
    </message>
    <message>
        <source>{0}: “{1}”, if it can.</source>
        <translation>{0}: «{1}»، إن استطاع.</translation>
    </message>
</context>
<context>
    <name>SafetyController</name>
    <message>
        <source>A copy of all conversations is in {0}.</source>
        <translation>توجد نسخة من كل المحادثات في {0}.</translation>
    </message>
    <message>
        <source>Add what the backup has</source>
        <translation>إضافة ما في النسخة الاحتياطية</translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation>ابدأ Hearth مجددًا: سينقذ ما يمكن قراءته.</translation>
    </message>
    <message>
        <source>The backup is made, and it is good: {0}.</source>
        <translation>أُنشئت النسخة الاحتياطية، وهي سليمة: {0}.</translation>
    </message>
    <message>
        <source>The backup “{0}” has {1} more.</source>
        <translation>في النسخة الاحتياطية «{0}» ما ليس هنا: {1}.</translation>
    </message>
    <message>
        <source>The conversations are as they were in the backup.</source>
        <translation>المحادثات كما كانت في النسخة الاحتياطية.</translation>
    </message>
    <message>
        <source>The conversations were damaged. {0} could be read and are here again.</source>
        <translation>كانت المحادثات تالفة. ما أمكنت قراءته وعاد إلى هنا: {0}.</translation>
    </message>
    <message>
        <source>Today&apos;s backup was left out: {0}</source>
        <translation>لم تُنشأ النسخة الاحتياطية لهذا اليوم: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>What was there before is kept as a backup too.</source>
        <translation>يُحفظ ما كان موجودًا من قبل كنسخة احتياطية أيضًا.</translation>
    </message>
</context>
<context>
    <name>SafetyWing</name>
    <message>
        <source>Hearth ended unexpectedly the last time.</source>
        <translation>توقف Hearth على نحو غير متوقع في المرة السابقة.</translation>
    </message>
    <message>
        <source>What was written is still there. If it happens again, copy the details into a report.</source>
        <translation>ما كُتب ما زال موجودًا. إن تكرر ذلك، فانسخ التفاصيل إلى تقرير.</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>كما في الإعدادات</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Show advanced options of sampling</source>
        <translation>إظهار الخيارات المتقدمة لاختيار الكلمات</translation>
    </message>
    <message>
        <source>The settings say: {0}.</source>
        <translation>في الإعدادات: {0}.</translation>
    </message>
    <message>
        <source>Think first</source>
        <translation>التفكير أولًا</translation>
    </message>
    <message>
        <source>Whether a model that can think before it answers is to do so. It takes time, and helps.</source>
        <translation>هل يفكر النموذج القادر على التفكير قبل أن يجيب. يستغرق ذلك وقتًا، ويفيد.</translation>
    </message>
    <message>
        <source>answers at once</source>
        <translation>يجيب فورًا</translation>
    </message>
    <message>
        <source>answers in JSON</source>
        <translation>يجيب بصيغة JSON</translation>
    </message>
    <message>
        <source>automatic, now {0}</source>
        <translation>تلقائي، الآن {0}</translation>
    </message>
    <message>
        <source>thinks first</source>
        <translation>يفكر أولًا</translation>
    </message>
    <message>
        <source>{0}: as in the settings</source>
        <translation>{0}: كما في الإعدادات</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>لا شيء في سلة المهملات</numerusform>
            <numerusform>واحد في سلة المهملات</numerusform>
            <numerusform>اثنان في سلة المهملات</numerusform>
            <numerusform>%n في سلة المهملات</numerusform>
            <numerusform>%n في سلة المهملات</numerusform>
            <numerusform>%n في سلة المهملات</numerusform>
        </translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>العودة إلى القائمة (Esc)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>المجلد</translation>
    </message>
    <message>
        <source>In all folders</source>
        <translation>في كل المجلدات</translation>
    </message>
    <message>
        <source>In the archive, too</source>
        <translation>في الأرشيف أيضًا</translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>آخر يوم</numerusform>
            <numerusform>آخر يومين</numerusform>
            <numerusform>آخر %n أيام</numerusform>
            <numerusform>آخر %n يومًا</numerusform>
            <numerusform>آخر %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>السنة الماضية</translation>
    </message>
    <message>
        <source>List further conversations</source>
        <translation>إدراج محادثات أخرى</translation>
    </message>
    <message>
        <source>Look in all places</source>
        <translation>البحث في كل الأماكن</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>One conversation</source>
        <translation>محادثة واحدة</translation>
    </message>
    <message>
        <source>One in the trash</source>
        <translation>واحد في سلة المهملات</translation>
    </message>
    <message>
        <source>Only titles</source>
        <translation>العناوين فقط</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>البحث في كل مكان</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>إظهار المزيد</translation>
    </message>
    <message>
        <source>Show what the trash has of these words</source>
        <translation>إظهار ما في سلة المهملات من هذه الكلمات</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n conversations</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>أحدث محادثة</numerusform>
            <numerusform>أحدث محادثتين</numerusform>
            <numerusform>أحدث %n محادثات</numerusform>
            <numerusform>أحدث %n محادثة</numerusform>
            <numerusform>أحدث %n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>Titles and messages</source>
        <translation>العناوين والرسائل</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>مكان البحث</translation>
    </message>
    <message>
        <source>Without the archive</source>
        <translation>دون الأرشيف</translation>
    </message>
    <message>
        <source>{0}: look without this</source>
        <translation>{0}: البحث دون هذا</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>لا رسائل أخرى</numerusform>
            <numerusform>رسالة أخرى</numerusform>
            <numerusform>رسالتان أخريان</numerusform>
            <numerusform>%n رسائل أخرى</numerusform>
            <numerusform>%n رسالة أخرى</numerusform>
            <numerusform>%n رسالة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>One more message</source>
        <translation>رسالة أخرى</translation>
    </message>
</context>
<context>
    <name>ServingButton</name>
    <message numerus="yes">
        <source>%n requests of other programs are being answered</source>
        <translation>
            <numerusform>لا تجري الإجابة عن أي طلب من برامج أخرى</numerusform>
            <numerusform>تجري الإجابة عن طلب واحد من برامج أخرى</numerusform>
            <numerusform>تجري الإجابة عن طلبين من برامج أخرى</numerusform>
            <numerusform>تجري الإجابة عن %n طلبات من برامج أخرى</numerusform>
            <numerusform>تجري الإجابة عن %n طلبًا من برامج أخرى</numerusform>
            <numerusform>تجري الإجابة عن %n طلب من برامج أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>API: {0}</source>
        <translation>API: {0}</translation>
    </message>
    <message>
        <source>Other programs can ask at {0}</source>
        <translation>يمكن للبرامج الأخرى أن تسأل عند {0}</translation>
    </message>
    <message>
        <source>Other programs cannot ask: see why</source>
        <translation>لا يمكن للبرامج الأخرى أن تسأل: عرض السبب</translation>
    </message>
    <message>
        <source>The endpoint for other programs is starting</source>
        <translation>جارٍ بدء نقطة الوصول للبرامج الأخرى</translation>
    </message>
</context>
<context>
    <name>ServingController</name>
    <message>
        <source>Open its settings</source>
        <translation>فتح إعداداتها</translation>
    </message>
    <message>
        <source>Take another port</source>
        <translation>اختيار منفذ آخر</translation>
    </message>
    <message>
        <source>What answers other programs keeps stopping. Hearth goes on trying.</source>
        <translation>ما يجيب البرامج الأخرى يتوقف مرارًا. يواصل Hearth المحاولة.</translation>
    </message>
</context>
<context>
    <name>ServingExtras</name>
    <message>
        <source>Another key…</source>
        <translation>مفتاح آخر…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>Copy the example</source>
        <translation>نسخ المثال</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>نسخ المفتاح</translation>
    </message>
    <message>
        <source>Copy the name of the model</source>
        <translation>نسخ اسم النموذج</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>مثال</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>إخفاء المفتاح</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>No key is asked for: every program and every user of this computer can ask.</source>
        <translation>لا يُطلب أي مفتاح: يمكن لكل برنامج ولكل مستخدم لهذا الحاسوب أن يسأل.</translation>
    </message>
    <message>
        <source>Other computers in your network can ask, with the key. They enter the address of this computer in place of 127.0.0.1. What is said goes through the network without encryption.</source>
        <translation>يمكن للحواسيب الأخرى في شبكتك أن تسأل، بالمفتاح. يُدخَل فيها عنوان هذا الحاسوب بدلًا من 127.0.0.1. يمر ما يُقال عبر الشبكة دون تشفير.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>إظهار</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>إظهار المفتاح</translation>
    </message>
    <message>
        <source>Try it in a terminal. What is copied has the key in it.</source>
        <translation>جرّبه في الطرفية. ما يُنسخ يحتوي على المفتاح.</translation>
    </message>
</context>
<context>
    <name>ServingHead</name>
    <message numerus="yes">
        <source>%n requests are being answered.</source>
        <translation>
            <numerusform>لا تجري الإجابة عن أي طلب.</numerusform>
            <numerusform>تجري الإجابة عن طلب واحد.</numerusform>
            <numerusform>تجري الإجابة عن طلبين.</numerusform>
            <numerusform>تجري الإجابة عن %n طلبات.</numerusform>
            <numerusform>تجري الإجابة عن %n طلبًا.</numerusform>
            <numerusform>تجري الإجابة عن %n طلب.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address for other programs</source>
        <translation>العنوان للبرامج الأخرى</translation>
    </message>
    <message>
        <source>In the other program: choose an OpenAI-compatible service, and enter this address, the key and the name of a model.</source>
        <translation>في البرنامج الآخر: اختر خدمة متوافقة مع OpenAI، وأدخل هذا العنوان والمفتاح واسم نموذج.</translation>
    </message>
    <message>
        <source>It stopped, and is started again…</source>
        <translation>توقف، ويُعاد تشغيله…</translation>
    </message>
    <message>
        <source>Off: no program can ask. When it is on, the address and a key stand here.</source>
        <translation>متوقف: لا يمكن لأي برنامج أن يسأل. عند التفعيل يظهر هنا العنوان ومفتاح.</translation>
    </message>
    <message>
        <source>On since {0}.</source>
        <translation>مفعّل منذ {0}.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>جارٍ البدء…</translation>
    </message>
    <message>
        <source>Take another port</source>
        <translation>اختيار منفذ آخر</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>ServingLog</name>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>نسخ كنص</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>لا شيء بعد.</translation>
    </message>
    <message>
        <source>Nothing: no program can ask while it is off.</source>
        <translation>لا شيء: لا يمكن لأي برنامج أن يسأل ما دام متوقفًا.</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>ما طُلب</translation>
    </message>
    <message>
        <source>Who asked what when, never what was said. It is kept until Hearth is closed, and not on the disk.</source>
        <translation>من طلب ماذا ومتى، لا ما قيل أبدًا. يُحفظ إلى أن يُغلق Hearth، وليس على القرص.</translation>
    </message>
</context>
<context>
    <name>ServingModel</name>
    <message>
        <source>Name of the model</source>
        <translation>اسم النموذج</translation>
    </message>
    <message>
        <source>With “auto” Hearth chooses one for each request, by the rules of Automatic.</source>
        <translation>مع «auto» يختار Hearth نموذجًا لكل طلب، وفق قواعد «تلقائي».</translation>
    </message>
</context>
<context>
    <name>ServingQuestions</name>
    <message>
        <source>Another key</source>
        <translation>مفتاح آخر</translation>
    </message>
    <message>
        <source>Answer without a key</source>
        <translation>الإجابة دون مفتاح</translation>
    </message>
    <message>
        <source>Answer without asking for the key?</source>
        <translation>هل تُقدَّم الإجابة دون طلب المفتاح؟</translation>
    </message>
    <message>
        <source>Let other computers ask</source>
        <translation>السماح لحواسيب أخرى بالسؤال</translation>
    </message>
    <message>
        <source>Let other computers ask at {0}?</source>
        <translation>هل يُسمح لحواسيب أخرى بالسؤال عند {0}؟</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>حواسيب أخرى</translation>
    </message>
    <message>
        <source>Programs that use the key of now are turned away until you give them the new one.</source>
        <translation>تُرفض البرامج التي تستخدم المفتاح الحالي إلى أن تعطيها المفتاح الجديد.</translation>
    </message>
    <message>
        <source>Take another key</source>
        <translation>استخدام مفتاح آخر</translation>
    </message>
    <message>
        <source>Take another key?</source>
        <translation>هل يُستخدم مفتاح آخر؟</translation>
    </message>
    <message>
        <source>Then every program on this computer can use your models, also those of its other users. Websites are still turned away.</source>
        <translation>عندئذ يمكن لكل برنامج على هذا الحاسوب أن يستخدم نماذجك، بما في ذلك برامج مستخدميه الآخرين. تظل مواقع الويب مرفوضة.</translation>
    </message>
    <message>
        <source>Then whoever is in the same network and has the key can use your models, and the key and all that is said go through the network without encryption. Do it only in a network you trust. The firewall of this computer may have to let it through. The key is always asked for.</source>
        <translation>عندئذ يمكن لكل من هو في الشبكة نفسها ولديه المفتاح أن يستخدم نماذجك، ويمر المفتاح وكل ما يُقال عبر الشبكة دون تشفير. لا تفعل ذلك إلا في شبكة تثق بها. قد يلزم أن يسمح جدار الحماية في هذا الحاسوب بالمرور. يُطلب المفتاح دائمًا.</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>دون مفتاح</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>127.0.0.1 is reached from this computer alone. With 0.0.0.0, or an address of this computer in its network, other computers can ask, too. A key is always needed then.</source>
        <translation>لا يمكن الوصول إلى 127.0.0.1 إلا من هذا الحاسوب. مع 0.0.0.0، أو مع عنوان لهذا الحاسوب في شبكته، يمكن لحواسيب أخرى أن تسأل أيضًا. عندئذ يلزم المفتاح دائمًا.</translation>
    </message>
    <message>
        <source>A faster way to compute attention that also saves memory. Automatic uses it where it works.</source>
        <translation>طريقة أسرع لحساب الانتباه توفّر الذاكرة أيضًا. يستخدمها الوضع التلقائي حيثما تعمل.</translation>
    </message>
    <message>
        <source>A mirror of the Hugging Face hub, where its own address cannot be reached. Empty: the hub itself.</source>
        <translation>نسخة مطابقة من مستودع Hugging Face، حيث لا يمكن الوصول إلى عنوانه. إن تُرك فارغًا: المستودع نفسه.</translation>
    </message>
    <message>
        <source>A model that was loaded for other programs gives its memory back when none has asked it for so long.</source>
        <translation>النموذج الذي حُمّل لبرامج أخرى يعيد ذاكرته عندما لا يسأله أي منها طوال هذه المدة.</translation>
    </message>
    <message>
        <source>A small icon beside the clock, where your desktop has a place for it: shows Hearth, stops an answer. With it, closing the window can leave Hearth running, so that answers and downloads are finished.</source>
        <translation>أيقونة صغيرة بجانب الساعة، إن كان في سطح المكتب مكان لها: تُظهر Hearth وتوقف الإجابة. معها يمكن أن يستمر Hearth في العمل بعد إغلاق النافذة، لتكتمل الإجابات والتنزيلات.</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>عنوان المستودع</translation>
    </message>
    <message>
        <source>Addresses of websites or browser extensions that may use the models from a browser, one a line, such as http://localhost:3000. Empty: none; programs that are no website do not need it.</source>
        <translation>عناوين مواقع الويب أو إضافات المتصفح التي يجوز لها استخدام النماذج من متصفح، عنوان في كل سطر، مثل http://localhost:3000. إن تُرك فارغًا: لا شيء منها؛ والبرامج التي ليست مواقع ويب لا تحتاج إلى ذلك.</translation>
    </message>
    <message>
        <source>After the first answer the model thinks of a title for the conversation, when it has nothing else to do. A title of yours stays as it is. The built-in guide and a computer on battery leave the first words.</source>
        <translation>بعد الإجابة الأولى، يفكر النموذج في عنوان للمحادثة عندما لا يكون لديه عمل آخر. يبقى العنوان الذي تضعه أنت كما هو. مع الدليل المدمج، أو عندما يعمل الحاسوب على البطارية، تبقى الكلمات الأولى عنوانًا.</translation>
    </message>
    <message>
        <source>After this many tokens an answer ends. Automatic lets the model end by itself.</source>
        <translation>تنتهي الإجابة بعد هذا العدد من الرموز. في الوضع التلقائي ينهيها النموذج بنفسه.</translation>
    </message>
    <message>
        <source>All downloads together take no more of your line than this.</source>
        <translation>لا تستهلك كل التنزيلات معًا من اتصالك أكثر من هذا.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As many as otherwise</source>
        <translation>العدد نفسه كالمعتاد</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Ask for the key</source>
        <translation>طلب المفتاح</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>نسخة احتياطية كل يوم</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>حجم الدفعة</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>التدقيق الإملائي</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together reach this probability; 1 switches it off.</source>
        <translation>الاختيار من بين الرموز الأكثر احتمالًا التي تبلغ معًا هذا الاحتمال؛ 1 يوقفه.</translation>
    </message>
    <message>
        <source>Choose among this many likeliest tokens; 0 switches it off.</source>
        <translation>الاختيار من بين هذا العدد من الرموز الأكثر احتمالًا؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>Choose the model for each question</source>
        <translation>اختيار النموذج لكل سؤال</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>طول السياق</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>Conversations for which the context has no room are kept in main memory, at most so much of them, so that going back to one reads nothing again. Automatic goes by the memory of this computer.</source>
        <translation>تُحفظ المحادثات التي لا يتسع لها السياق في الذاكرة الرئيسية، بهذا القدر على الأكثر، فلا تُعاد قراءة شيء عند الرجوع إلى إحداها. يراعي الوضع التلقائي ذاكرة هذا الحاسوب.</translation>
    </message>
    <message>
        <source>DRY free length</source>
        <translation>طول DRY الحر</translation>
    </message>
    <message>
        <source>DRY growth</source>
        <translation>نمو DRY</translation>
    </message>
    <message>
        <source>DRY strength</source>
        <translation>شدة DRY</translation>
    </message>
    <message>
        <source>DRY window</source>
        <translation>نافذة DRY</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Disk space for quick starts</source>
        <translation>مساحة القرص للبدء السريع</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيلات</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>التنزيلات المتزامنة</translation>
    </message>
    <message>
        <source>Editors, scripts and other programs on this computer can ask the models that are here, through an address of this computer, while Hearth is open. Nothing leaves the computer.</source>
        <translation>يمكن للمحررات والنصوص البرمجية والبرامج الأخرى على هذا الحاسوب أن تسأل النماذج الموجودة هنا، عبر عنوان لهذا الحاسوب، ما دام Hearth مفتوحًا. لا يغادر الحاسوبَ شيء.</translation>
    </message>
    <message>
        <source>Empty the trash after</source>
        <translation>إفراغ سلة المهملات بعد</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>الإرسال بالمفتاح Enter</translation>
    </message>
    <message>
        <source>Enter sends the message and Shift+Enter breaks the line. Off: Enter breaks the line, Ctrl+Enter sends.</source>
        <translation>يُرسل Enter الرسالة ويبدأ Shift+Enter سطرًا جديدًا. عند الإيقاف: يبدأ Enter سطرًا جديدًا ويُرسل Ctrl+Enter الرسالة.</translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation>الخبراء على المعالج</translation>
    </message>
    <message>
        <source>Fewer threads use less power and write more slowly. Automatic gives up those that add little: it writes with half of them, but no fewer than four.</source>
        <translation>العدد الأقل من خيوط المعالجة يستهلك طاقة أقل ويكتب ببطء أكثر. يستغني الوضع التلقائي عن الخيوط قليلة الفائدة: يكتب بنصفها، على ألا تقل عن أربعة.</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>عقوبة كثرة الورود</translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation>مجلدات أخرى</translation>
    </message>
    <message>
        <source>Further names by which programs reach this computer, one a line, such as desk.lan. Its name in the network and those of containers are known. Requests for any other name are turned away.</source>
        <translation>أسماء أخرى تصل بها البرامج إلى هذا الحاسوب، اسم في كل سطر، مثل desk.lan. واسمه في الشبكة وأسماء الحاويات معروفة. وتُرفض الطلبات الموجهة إلى أي اسم آخر.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>غيغابايت</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>طبقات معالج الرسوميات</translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation>التخمين المسبق</translation>
    </message>
    <message>
        <source>Guesses several words and checks them in one go, which is faster wherever a text repeats something and never changes an answer. Automatic also lets a small model of the same family guess.</source>
        <translation>يخمّن عدة كلمات ويتحقق منها دفعة واحدة، وهذا أسرع حيثما يكرر النص شيئًا ولا يغيّر الإجابة أبدًا. يتيح الوضع التلقائي أيضًا لنموذج صغير من العائلة نفسها أن يخمّن.</translation>
    </message>
    <message>
        <source>Half as many</source>
        <translation>النصف</translation>
    </message>
    <message>
        <source>Hearth lists the models in these folders too, where they are; a drive may come and go.</source>
        <translation>يُدرج Hearth النماذج الموجودة في هذه المجلدات أيضًا، في مكانها؛ ولا بأس بفصل القرص ووصله.</translation>
    </message>
    <message>
        <source>Hearth opens no connection at all. Chatting needs none; finding and downloading models does.</source>
        <translation>لا يفتح Hearth أي اتصال على الإطلاق. لا تحتاج المحادثة إلى اتصال؛ أما البحث عن النماذج وتنزيلها فيحتاجان إليه.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>عالٍ</translation>
    </message>
    <message>
        <source>High draws everything in black and white with clear frames; System follows the desktop.</source>
        <translation>يرسم «عالٍ» كل شيء بالأسود والأبيض بأطر واضحة؛ ويتبع «النظام» سطح المكتب.</translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 always takes the likeliest and repeats exactly.</source>
        <translation>مدى حرية النموذج في اختيار كلماته. 0 يأخذ دائمًا الأكثر احتمالًا ويعطي النتيجة نفسها تمامًا.</translation>
    </message>
    <message>
        <source>How many layers of the model run on the graphics card. Automatic takes as many as fit; 0 keeps everything on the processor.</source>
        <translation>عدد طبقات النموذج التي تعمل على بطاقة الرسوميات. يأخذ الوضع التلقائي ما يتسع منها؛ و0 يُبقي كل شيء على المعالج.</translation>
    </message>
    <message>
        <source>How many of the last tokens DRY looks at; 0 switches DRY off.</source>
        <translation>عدد الرموز الأخيرة التي ينظر فيها DRY؛ 0 يوقف DRY.</translation>
    </message>
    <message>
        <source>How many of the last tokens the penalties look at; 0 switches them off.</source>
        <translation>عدد الرموز الأخيرة التي تنظر فيها العقوبات؛ 0 يوقفها.</translation>
    </message>
    <message>
        <source>How many processor cores read the prompt. Automatic takes the physical cores.</source>
        <translation>عدد أنوية المعالج التي تقرأ المُدخَل. يأخذ الوضع التلقائي الأنوية الفعلية.</translation>
    </message>
    <message>
        <source>How many processor cores write the answer. Automatic takes the physical performance cores; more is usually slower.</source>
        <translation>عدد أنوية المعالج التي تكتب الإجابة. يأخذ الوضع التلقائي أنوية الأداء الفعلية؛ والأكثر منها أبطأ عادةً.</translation>
    </message>
    <message>
        <source>How many tokens are computed in one pass. Smaller needs less memory and stops sooner.</source>
        <translation>عدد الرموز التي تُحسب في مرور واحد. العدد الأصغر يحتاج إلى ذاكرة أقل ويتوقف أسرع.</translation>
    </message>
    <message>
        <source>How many tokens of conversation the model can see at once. More needs more memory. Automatic takes as much as the model was trained for and this computer holds comfortably.</source>
        <translation>عدد رموز المحادثة التي يستطيع النموذج رؤيتها دفعة واحدة. العدد الأكبر يحتاج إلى ذاكرة أكثر. يأخذ الوضع التلقائي ما دُرّب النموذج عليه وما يتسع له هذا الحاسوب بسهولة.</translation>
    </message>
    <message>
        <source>How many tokens of the prompt are handed over at once.</source>
        <translation>عدد رموز المُدخَل التي تُسلَّم دفعة واحدة.</translation>
    </message>
    <message>
        <source>How often the likeliest tokens are left out for variety; 0 switches it off.</source>
        <translation>كم مرة تُستبعد الرموز الأكثر احتمالًا من أجل التنويع؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>How precisely the model remembers the conversation. q8_0 halves the memory at almost no cost in quality; it needs flash attention.</source>
        <translation>مدى دقة تذكّر النموذج للمحادثة. يخفض q8_0 الذاكرة إلى النصف دون فقد يُذكر في الجودة؛ ويحتاج إلى Flash Attention.</translation>
    </message>
    <message>
        <source>How quickly the DRY penalty grows with the length of the repetition.</source>
        <translation>سرعة نمو عقوبة DRY مع طول التكرار.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>أيقونة</translation>
    </message>
    <message>
        <source>Icon in the system tray</source>
        <translation>أيقونة في علبة النظام</translation>
    </message>
    <message>
        <source>Icon, keep running</source>
        <translation>أيقونة، مع استمرار العمل</translation>
    </message>
    <message>
        <source>In a long conversation the oldest messages leave the model&apos;s view. Before they do, the model writes a summary while it has nothing else to do, and reads that from then on. You can read and change it.</source>
        <translation>في المحادثات الطويلة تخرج أقدم الرسائل من مجال رؤية النموذج. وقبل ذلك يكتب النموذج ملخصًا حين لا يكون لديه ما يفعله، ويقرؤه من ذلك الحين بدلًا منها. يمكنك قراءته وتغييره.</translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation>نوع ذاكرة KV المؤقتة</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this fraction of the likeliest; 0 switches it off.</source>
        <translation>استبعاد الرموز الأقل احتمالًا من هذا الجزء من احتمال أرجحها؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>Let other programs use the models</source>
        <translation>السماح لبرامج أخرى باستخدام النماذج</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Light or dark; System follows the desktop.</source>
        <translation>فاتح أو داكن؛ يتبع «النظام» سطح المكتب.</translation>
    </message>
    <message>
        <source>Lists what LM Studio, Ollama, Jan, GPT4All, llama.cpp and Hugging Face tools have downloaded. It is used where it is and never changed.</source>
        <translation>يُدرج ما نزّلته LM Studio وOllama وJan وGPT4All وllama.cpp وأدوات Hugging Face. يُستخدم في مكانه ولا يُغيَّر أبدًا.</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>قليل</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>أطول إجابة</translation>
    </message>
    <message>
        <source>Look for new versions</source>
        <translation>البحث عن إصدارات جديدة</translation>
    </message>
    <message>
        <source>Lowers every token by how often it occurred; 0 switches it off.</source>
        <translation>يخفض احتمال كل رمز بحسب عدد مرات وروده؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>Lowers every token that occurred already, once; 0 switches it off.</source>
        <translation>يخفض احتمال كل رمز سبق وروده، مرة واحدة؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>ميغابايت/ث</translation>
    </message>
    <message>
        <source>Makes tokens that were just used less likely; 1 switches it off.</source>
        <translation>يجعل الرموز المستخدمة للتو أقل احتمالًا؛ 1 يوقفه.</translation>
    </message>
    <message>
        <source>Memory and power</source>
        <translation>الذاكرة والطاقة</translation>
    </message>
    <message>
        <source>Memory for other models</source>
        <translation>الذاكرة للنماذج الأخرى</translation>
    </message>
    <message>
        <source>Memory for quick starts</source>
        <translation>الذاكرة للبدء السريع</translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation>تعيين الملف في الذاكرة</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>حجم الدفعة المصغّرة</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Mixture models only: of how many of the GPU layers the experts stay with the processor. Automatic leaves there as few as it must for the rest to fit on the graphics card.</source>
        <translation>لنماذج مزيج الخبراء فقط: عدد طبقات معالج الرسوميات التي يبقى خبراؤها على المعالج. يترك الوضع التلقائي هناك أقل ما يلزم ليتسع الباقي على بطاقة الرسوميات.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Model that guesses ahead</source>
        <translation>النموذج الذي يخمّن مسبقًا</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>مجلد النماذج</translation>
    </message>
    <message>
        <source>Models for other programs may take so much memory beside the model of the window. Where that is not enough, the one that was not used for longest leaves. Automatic goes by what is free.</source>
        <translation>يجوز للنماذج المخصصة لبرامج أخرى أن تأخذ هذا القدر من الذاكرة إلى جانب نموذج النافذة. وإن لم يكفِ ذلك، يغادر النموذج الذي لم يُستخدم منذ أطول مدة. يراعي الوضع التلقائي الذاكرة المتاحة.</translation>
    </message>
    <message>
        <source>Models leave after</source>
        <translation>تغادر النماذج بعد</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>نماذج البرامج الأخرى</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Name of a much smaller model of the same family in your library. Empty: Hearth looks for one.</source>
        <translation>اسم نموذج أصغر بكثير من العائلة نفسها في مكتبتك. إن تُرك فارغًا: يبحث Hearth عن نموذج.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>عنوان الشبكة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>No icon</source>
        <translation>بلا أيقونة</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>عدم الاتصال</translation>
    </message>
    <message>
        <source>On</source>
        <translation>مفعّل</translation>
    </message>
    <message>
        <source>Once a day Hearth asks the project&apos;s own page which version is the newest, and tells you when there is one. Nothing is sent but that request, and nothing is downloaded or replaced.</source>
        <translation>مرة في اليوم يسأل Hearth صفحة المشروع نفسه عن أحدث إصدار، ويخبرك عند وجود إصدار جديد. لا يُرسل شيء سوى ذلك الطلب، ولا يُنزَّل شيء ولا يُستبدل.</translation>
    </message>
    <message>
        <source>Once a day, when something has changed, Hearth copies all conversations and looks whether the copy is good. It keeps the copies of the last days, weeks and months.</source>
        <translation>مرة في اليوم، إن تغيّر شيء، ينسخ Hearth كل المحادثات ويتحقق من سلامة النسخة. ويحتفظ بنسخ آخر الأيام والأسابيع والأشهر.</translation>
    </message>
    <message>
        <source>One</source>
        <translation>واحد</translation>
    </message>
    <message>
        <source>Only from the text</source>
        <translation>من النص فقط</translation>
    </message>
    <message>
        <source>Only programs that you have given the key are answered. Without it every program and every user of this computer is.</source>
        <translation>لا يُجاب إلا البرامج التي أعطيتها المفتاح. ومن دونه يُجاب كل برنامج وكل مستخدم لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>Only tokens at least this likely can be left out by XTC.</source>
        <translation>لا يستبعد XTC إلا الرموز التي لا يقل احتمالها عن هذا.</translation>
    </message>
    <message>
        <source>Other names of this computer</source>
        <translation>أسماء أخرى لهذا الحاسوب</translation>
    </message>
    <message>
        <source>Penalises repeating whole phrases; 0 switches it off.</source>
        <translation>يعاقب تكرار عبارات كاملة؛ 0 يوقفه.</translation>
    </message>
    <message>
        <source>Penalty window</source>
        <translation>نافذة العقوبات</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>عقوبة الورود</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>الوكيل</translation>
    </message>
    <message>
        <source>Read ahead while you type</source>
        <translation>القراءة المسبقة أثناء الكتابة</translation>
    </message>
    <message>
        <source>Read answers to screen readers</source>
        <translation>قراءة الإجابات لقارئات الشاشة</translation>
    </message>
    <message>
        <source>Read the model from disk as needed instead of copying it into memory first.</source>
        <translation>قراءة النموذج من القرص عند الحاجة بدلًا من نسخه إلى الذاكرة أولًا.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>عقوبة التكرار</translation>
    </message>
    <message>
        <source>Repetitions up to this many tokens are not penalised by DRY.</source>
        <translation>لا يعاقب DRY التكرارات التي لا يزيد طولها على هذا العدد من الرموز.</translation>
    </message>
    <message>
        <source>Requests go through it: http://, https:// or socks5://. Empty: as the system says. A password in it is kept readable in the settings file.</source>
        <translation>تمر الطلبات عبره: http://‎ أو https://‎ أو socks5://‎. إن تُرك فارغًا: حسب النظام. كلمة المرور فيه تُحفظ مقروءة في ملف الإعدادات.</translation>
    </message>
    <message>
        <source>Requests that may wait</source>
        <translation>الطلبات التي يجوز أن تنتظر</translation>
    </message>
    <message>
        <source>Rest after</source>
        <translation>الاستراحة بعد</translation>
    </message>
    <message>
        <source>Rest before the computer sleeps</source>
        <translation>الاستراحة قبل سكون الحاسوب</translation>
    </message>
    <message>
        <source>Rest when memory runs low</source>
        <translation>الاستراحة عند نقص الذاكرة</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>اختيار الكلمات</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>عدم الإشعار</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>البذرة</translation>
    </message>
    <message>
        <source>Size of all text, compared with the size that the desktop asks for.</source>
        <translation>حجم كل النصوص، مقارنةً بالحجم الذي يطلبه سطح المكتب.</translation>
    </message>
    <message>
        <source>So many requests of other programs wait for their turn; further ones are asked to come again later.</source>
        <translation>ينتظر هذا العدد من طلبات البرامج الأخرى دوره؛ أما ما يزيد عليه فيُطلب منه العودة لاحقًا.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>حد السرعة</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Summarise what leaves the view</source>
        <translation>تلخيص ما يخرج من مجال الرؤية</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>تعليمات النظام</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة العشوائية (الحرارة)</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>The model gives its memory back before the computer goes to sleep, so that it sleeps and wakes faster.</source>
        <translation>يعيد النموذج ذاكرته قبل أن يدخل الحاسوب في السكون، فيسكن ويستيقظ أسرع.</translation>
    </message>
    <message>
        <source>The model reads the conversation and long pasted texts before you send, so that its answer starts sooner. Never while the computer runs on battery.</source>
        <translation>يقرأ النموذج المحادثة والنصوص الطويلة الملصقة قبل أن ترسل، فتبدأ إجابته أبكر. لا يحدث ذلك أبدًا عندما يعمل الحاسوب على البطارية.</translation>
    </message>
    <message>
        <source>The number at the end of the address. Take another one where another program has it already.</source>
        <translation>الرقم الذي في نهاية العنوان. اختر رقمًا آخر إن كان برنامج آخر يستخدمه بالفعل.</translation>
    </message>
    <message>
        <source>The others wait for their turn. More at a time makes none of them faster on a slow line.</source>
        <translation>تنتظر الأخرى دورها. زيادة عددها لا تسرّع أيًّا منها على اتصال بطيء.</translation>
    </message>
    <message>
        <source>The same seed and settings give the same answer. Automatic draws a new one each time.</source>
        <translation>البذرة نفسها مع الإعدادات نفسها تعطي الإجابة نفسها. يسحب الوضع التلقائي بذرة جديدة في كل مرة.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>خيوط المعالجة</translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation>خيوط المعالجة للقراءة</translation>
    </message>
    <message>
        <source>Threads on battery</source>
        <translation>خيوط المعالجة على البطارية</translation>
    </message>
    <message>
        <source>Title and first words</source>
        <translation>العنوان والكلمات الأولى</translation>
    </message>
    <message>
        <source>Title only</source>
        <translation>العنوان فقط</translation>
    </message>
    <message>
        <source>Titles by themselves</source>
        <translation>عناوين تلقائية</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Underlines words in your message that no dictionary of your system knows; a right click suggests others. The languages are those of your keyboard and desktop, unless you choose others there.</source>
        <translation>يضع خطًا تحت كلمات رسالتك التي لا يعرفها أي قاموس في نظامك؛ وتقترح النقرة اليمنى بدائل لها. اللغات هي لغات لوحة المفاتيح وسطح المكتب، ما لم تختر غيرها هناك.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>معتاد</translation>
    </message>
    <message>
        <source>Websites that may ask</source>
        <translation>مواقع الويب التي يجوز لها أن تسأل</translation>
    </message>
    <message>
        <source>What every new conversation begins with; the model reads it before anything you say.</source>
        <translation>ما تبدأ به كل محادثة جديدة؛ يقرؤه النموذج قبل أي شيء تقوله.</translation>
    </message>
    <message>
        <source>What models have read of your conversations is kept here, at most so much of it, so that the next answer starts at once even after a restart. The conversations themselves are always kept. Automatic takes a tenth of the free space.</source>
        <translation>يُحفظ هنا ما قرأته النماذج من محادثاتك، بهذا القدر على الأكثر، لتبدأ الإجابة التالية فورًا حتى بعد إعادة التشغيل. أما المحادثات نفسها فتُحفظ دائمًا. يأخذ الوضع التلقائي عُشر المساحة المتاحة.</translation>
    </message>
    <message>
        <source>What the window speaks. The answers of a model are in the language it is asked in.</source>
        <translation>لغة النافذة. أما إجابات النموذج فتكون باللغة التي يُسأل بها.</translation>
    </message>
    <message>
        <source>What you delete stays in the trash for so long. When the clock of the computer has jumped, the days begin anew.</source>
        <translation>يبقى ما تحذفه في سلة المهملات هذه المدة. إن تغيّرت ساعة الحاسوب فجأة، يبدأ عدّ الأيام من جديد.</translation>
    </message>
    <message>
        <source>When an answer is ready</source>
        <translation>عندما تجهز إجابة</translation>
    </message>
    <message>
        <source>When nobody has asked for so long, the model gives its memory back to other programs. It wakes by itself as soon as you type, and still knows your conversation.</source>
        <translation>عندما لا يسأله أحد طوال هذه المدة، يعيد النموذج ذاكرته إلى البرامج الأخرى. يستيقظ تلقائيًا حالما تكتب، ويظل متذكرًا محادثتك.</translation>
    </message>
    <message>
        <source>When other programs run short of memory, a model that nobody is using makes room for them.</source>
        <translation>عندما تنقص الذاكرة لدى البرامج الأخرى، يفسح لها النموذج الذي لا يستخدمه أحد.</translation>
    </message>
    <message>
        <source>Where downloaded models are kept. What is in the folder of before stays there and stays in the list.</source>
        <translation>مكان حفظ النماذج المنزّلة. ما في المجلد السابق يبقى فيه ويبقى في القائمة.</translation>
    </message>
    <message>
        <source>Whichever model on this computer suits a question best answers it: one that can, strong, and not too slow. A conversation stays with its model, and one for which you chose a model keeps that.</source>
        <translation>يجيب عن كل سؤال أنسب نموذج له على هذا الحاسوب: نموذج يستطيع ذلك، قوي، وليس بطيئًا أكثر من اللازم. تبقى المحادثة مع نموذجها، والمحادثة التي اخترت لها نموذجًا تحتفظ به.</translation>
    </message>
    <message>
        <source>While an answer is written, a screen reader is told each sentence as soon as it is complete, and when the answer is over. Of code it is only told that it is there.</source>
        <translation>أثناء كتابة الإجابة، تُبلَّغ قارئة الشاشة بكل جملة فور اكتمالها، وبانتهاء الإجابة. أما الشيفرة فلا تُبلَّغ إلا بوجودها.</translation>
    </message>
    <message>
        <source>While you look at something else, your desktop says that an answer that took a while, or a download, is there. What it shows can be read by whoever sees the screen, also while it is locked.</source>
        <translation>بينما تنظر إلى شيء آخر، يخبرك سطح المكتب بجاهزية إجابة استغرقت وقتًا أو بانتهاء تنزيل. يمكن لمن يرى الشاشة قراءة ما يظهر، حتى وهي مقفلة.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>With little motion nothing moves by itself: the cursor does not blink, menus do not slide. System follows the desktop.</source>
        <translation>مع الحركة القليلة لا يتحرك شيء من تلقاء نفسه: لا يومض المؤشر، ولا تنزلق القوائم. يتبع «النظام» سطح المكتب.</translation>
    </message>
    <message>
        <source>XTC probability</source>
        <translation>احتمال XTC</translation>
    </message>
    <message>
        <source>XTC threshold</source>
        <translation>عتبة XTC</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>بايت</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>بايت/ث</translation>
    </message>
    <message>
        <source>day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>days</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>f16</source>
        <translation>f16</translation>
    </message>
    <message>
        <source>f32</source>
        <translation>f32</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>طبقة</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>دقيقة</translation>
    </message>
    <message>
        <source>q4_0</source>
        <translation>q4_0</translation>
    </message>
    <message>
        <source>q4_1</source>
        <translation>q4_1</translation>
    </message>
    <message>
        <source>q5_0</source>
        <translation>q5_0</translation>
    </message>
    <message>
        <source>q5_1</source>
        <translation>q5_1</translation>
    </message>
    <message>
        <source>q8_0</source>
        <translation>q8_0</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>خيط</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>العربية</source>
        <translation>العربية</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation>استعادة القيمة الافتراضية</translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation>إعادة تعيين {0}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>All models</source>
        <translation>كل النماذج</translation>
    </message>
    <message>
        <source>Changes take effect when the model is loaded again.</source>
        <translation>تسري التغييرات عند إعادة تحميل النموذج.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Load again now</source>
        <translation>إعادة التحميل الآن</translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation>{0} فقط</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation>إظهار الإعدادات المتقدمة</translation>
    </message>
    <message>
        <source>These settings are for</source>
        <translation>هذه الإعدادات لـ</translation>
    </message>
    <message>
        <source>What you changed takes effect when the model is loaded again.</source>
        <translation>يسري ما غيّرته عند إعادة تحميل النموذج.</translation>
    </message>
</context>
<context>
    <name>SetupButton</name>
    <message>
        <source>Settings of this conversation</source>
        <translation>إعدادات هذه المحادثة</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Changes count from the next answer on.</source>
        <translation>تسري التغييرات بدءًا من الإجابة التالية.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا شخصية</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>الشخصية</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>الشخصيات…</translation>
    </message>
    <message>
        <source>Save as a persona…</source>
        <translation>حفظ كشخصية…</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <translation>إعدادات هذه المحادثة</translation>
    </message>
    <message>
        <source>Take the persona&apos;s settings again</source>
        <translation>استعادة إعدادات الشخصية</translation>
    </message>
    <message>
        <source>This conversation has not begun; it begins with what you choose here.</source>
        <translation>لم تبدأ هذه المحادثة بعد؛ ستبدأ بما تختاره هنا.</translation>
    </message>
    <message>
        <source>This conversation is answered otherwise than its persona says.</source>
        <translation>يُجاب في هذه المحادثة على غير ما تحدده شخصيتها.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>SetupFields</name>
    <message>
        <source>As in the settings</source>
        <translation>كما في الإعدادات</translation>
    </message>
    <message>
        <source>Empty: the system prompt of the settings is used.</source>
        <translation>إن تُرك فارغًا: تُستخدم تعليمات النظام من الإعدادات.</translation>
    </message>
    <message>
        <source>For example: Answer in German, in short sentences.</source>
        <translation>مثلًا: أجب بالعربية وبجمل قصيرة.</translation>
    </message>
    <message>
        <source>Form of the answers</source>
        <translation>شكل الإجابات</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>التعليمات</translation>
    </message>
    <message>
        <source>Instructions: as in the settings</source>
        <translation>التعليمات: كما في الإعدادات</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>اختيار الكلمات</translation>
    </message>
    <message>
        <source>The system prompt: what the model reads before anything that is said.</source>
        <translation>تعليمات النظام: ما يقرؤه النموذج قبل أي شيء يُقال.</translation>
    </message>
    <message numerus="yes">
        <source>about %n tokens</source>
        <translation>
            <numerusform>لا رموز</numerusform>
            <numerusform>نحو رمز واحد</numerusform>
            <numerusform>نحو رمزين</numerusform>
            <numerusform>نحو %n رموز</numerusform>
            <numerusform>نحو %n رمزًا</numerusform>
            <numerusform>نحو %n رمز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keys with this one belong to your system.</source>
        <translation>المفاتيح مع هذا المفتاح تخص نظامك.</translation>
    </message>
    <message>
        <source>These keys are needed to edit text.</source>
        <translation>هذه المفاتيح لازمة لتعديل النص.</translation>
    </message>
    <message>
        <source>These keys are needed to go on, to leave, and to send.</source>
        <translation>هذه المفاتيح لازمة للمتابعة والمغادرة والإرسال.</translation>
    </message>
    <message>
        <source>These keys are needed to move and delete in text.</source>
        <translation>هذه المفاتيح لازمة للتنقل والحذف في النص.</translation>
    </message>
    <message>
        <source>These keys belong to your system.</source>
        <translation>هذه المفاتيح تخص نظامك.</translation>
    </message>
    <message>
        <source>This key alone is needed for typing. Press it together with Ctrl or Alt.</source>
        <translation>هذا المفتاح وحده لازم للكتابة. اضغطه مع Ctrl أو Alt.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation>البحث عن النماذج وإدارتها</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Search titles and messages</source>
        <translation>البحث في العناوين والرسائل</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>البحث في المحادثات</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>الشريط الجانبي</translation>
    </message>
</context>
<context>
    <name>SidebarTools</name>
    <message>
        <source>Archive</source>
        <translation>الأرشيف</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>العودة إلى القائمة (Esc)</translation>
    </message>
    <message>
        <source>Leave the archive</source>
        <translation>مغادرة الأرشيف</translation>
    </message>
    <message>
        <source>Sort conversations, make a folder</source>
        <translation>ترتيب المحادثات، إنشاء مجلد</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
</context>
<context>
    <name>SilentWindow</name>
    <message>
        <source>Hearth is open already, but its window does not answer.</source>
        <translation>إن Hearth مفتوح بالفعل، لكن نافذته لا تستجيب.</translation>
    </message>
    <message>
        <source>It may be busy for a while. You can open a second window on the same conversations; nothing is lost.</source>
        <translation>قد يكون مشغولًا لبعض الوقت. يمكنك فتح نافذة ثانية على المحادثات نفسها؛ ولن يضيع شيء.</translation>
    </message>
    <message>
        <source>Open another window</source>
        <translation>فتح نافذة أخرى</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>SpeedChart</name>
    <message>
        <source>the memory allows {0}</source>
        <translation>تسمح الذاكرة بـ {0}</translation>
    </message>
    <message>
        <source>{0} ?</source>
        <translation>{0} ؟</translation>
    </message>
</context>
<context>
    <name>SpeedCharts</name>
    <message>
        <source>1 thread</source>
        <translation>خيط واحد</translation>
    </message>
    <message>
        <source>Reading, by KV cache</source>
        <translation>القراءة، حسب ذاكرة KV المؤقتة</translation>
    </message>
    <message>
        <source>Reading, by length of the text</source>
        <translation>القراءة، حسب طول النص</translation>
    </message>
    <message>
        <source>Reading, by size of the steps</source>
        <translation>القراءة، حسب حجم الخطوات</translation>
    </message>
    <message>
        <source>Reading, by threads</source>
        <translation>القراءة، حسب خيوط المعالجة</translation>
    </message>
    <message>
        <source>Several tokens at once</source>
        <translation>عدة رموز دفعة واحدة</translation>
    </message>
    <message>
        <source>The memory of this computer would allow {0}.</source>
        <translation>تسمح ذاكرة هذا الحاسوب بـ {0}.</translation>
    </message>
    <message>
        <source>Where several words take hardly longer than one, guessing ahead makes answers faster.</source>
        <translation>حيثما لا تكاد عدة كلمات تستغرق أكثر من كلمة واحدة، يسرّع التخمين المسبق الإجابات.</translation>
    </message>
    <message>
        <source>Writing, by KV cache</source>
        <translation>الكتابة، حسب ذاكرة KV المؤقتة</translation>
    </message>
    <message>
        <source>Writing, by length of the conversation</source>
        <translation>الكتابة، حسب طول المحادثة</translation>
    </message>
    <message>
        <source>Writing, by threads</source>
        <translation>الكتابة، حسب خيوط المعالجة</translation>
    </message>
    <message>
        <source>after {0} tokens</source>
        <translation>بعد {0} رمز</translation>
    </message>
    <message>
        <source>the memory allows {0}</source>
        <translation>تسمح الذاكرة بـ {0}</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>خيوط المعالجة</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>tokens at once</source>
        <translation>رموز دفعة واحدة</translation>
    </message>
    <message>
        <source>tokens before it</source>
        <translation>رموز قبلها</translation>
    </message>
    <message>
        <source>tokens in a step</source>
        <translation>رموز في الخطوة</translation>
    </message>
    <message>
        <source>{0} threads</source>
        <translation>خيوط المعالجة: {0}</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} رمز</translation>
    </message>
    <message>
        <source>{0} with flash attention</source>
        <translation>{0} مع Flash Attention</translation>
    </message>
    <message>
        <source>{0} without flash attention</source>
        <translation>{0} دون Flash Attention</translation>
    </message>
    <message>
        <source>{0} words a second</source>
        <translation>{0} كلمة في الثانية</translation>
    </message>
</context>
<context>
    <name>SpeedController</name>
    <message>
        <source>The best settings for “{0}” are set.</source>
        <translation>عُيّنت أفضل الإعدادات للنموذج «{0}».</translation>
    </message>
    <message>
        <source>They take effect when the model is loaded again.</source>
        <translation>تسري عند إعادة تحميل النموذج.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>SpeedExtras</name>
    <message>
        <source>Best settings</source>
        <translation>أفضل الإعدادات</translation>
    </message>
    <message>
        <source>Filled: what is in use. A question mark: this computer was too busy for a certain figure.</source>
        <translation>المملوء: ما هو قيد الاستخدام. علامة الاستفهام: كان هذا الحاسوب مشغولًا إلى حد لا يسمح برقم مؤكد.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>قياس</translation>
    </message>
    <message>
        <source>Measure everything</source>
        <translation>قياس كل شيء</translation>
    </message>
    <message>
        <source>Measure takes some seconds. Measure everything takes some minutes: it also tries other ways to compute and to keep the conversation in memory, so the next answer in each takes a little longer once.</source>
        <translation>يستغرق «قياس» بضع ثوانٍ. ويستغرق «قياس كل شيء» بضع دقائق: يجرّب أيضًا طرقًا أخرى للحساب ولحفظ المحادثة في الذاكرة، لذا تستغرق الإجابة التالية في كل محادثة وقتًا أطول قليلًا لمرة واحدة.</translation>
    </message>
    <message>
        <source>Measuring… {0} %</source>
        <translation>جارٍ القياس… {0}%</translation>
    </message>
    <message>
        <source>See how fast “{0}” reads and writes on this computer, and which settings are best for it. Close programs that keep the computer busy before.</source>
        <translation>تعرّف على سرعة قراءة «{0}» وكتابته على هذا الحاسوب، وعلى أفضل الإعدادات له. أغلق قبل ذلك البرامج التي تشغل الحاسوب.</translation>
    </message>
    <message>
        <source>Set. They take effect when the model is loaded again.</source>
        <translation>عُيّنت. تسري عند إعادة تحميل النموذج.</translation>
    </message>
    <message>
        <source>Show the figures as tables</source>
        <translation>إظهار الأرقام في جداول</translation>
    </message>
    <message>
        <source>Some minutes: also other ways to compute and to keep the conversation in memory</source>
        <translation>بضع دقائق: تشمل أيضًا طرقًا أخرى للحساب ولحفظ المحادثة في الذاكرة</translation>
    </message>
    <message>
        <source>Some seconds: threads, and texts of different lengths</source>
        <translation>بضع ثوانٍ: خيوط المعالجة، ونصوص بأطوال مختلفة</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>There is no model to measure: load one first.</source>
        <translation>لا يوجد نموذج لقياسه: حمّل نموذجًا أولًا.</translation>
    </message>
    <message>
        <source>They are in use already.</source>
        <translation>إنها مستخدمة بالفعل.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Use the best settings</source>
        <translation>استخدام أفضل الإعدادات</translation>
    </message>
    <message>
        <source>“{0}” on this computer writes</source>
        <translation>يكتب «{0}» على هذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>What the memory allows</source>
        <translation>ما تسمح به الذاكرة</translation>
    </message>
    <message>
        <source>words a second</source>
        <translation>كلمة في الثانية</translation>
    </message>
    <message>
        <source>{0} (in use)</source>
        <translation>{0} (قيد الاستخدام)</translation>
    </message>
</context>
<context>
    <name>SpeedReason</name>
    <message>
        <source>Batch size</source>
        <translation>حجم الدفعة</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>طول السياق</translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation>الخبراء على المعالج</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Flash attention stays as it is: the other way is not noticeably faster.</source>
        <translation>يبقى Flash Attention كما هو: الوضع الآخر ليس أسرع بشكل ملحوظ.</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>طبقات معالج الرسوميات</translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation>التخمين المسبق</translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation>نوع ذاكرة KV المؤقتة</translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation>تعيين الملف في الذاكرة</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>حجم الدفعة المصغّرة</translation>
    </message>
    <message>
        <source>No other number of threads reads noticeably faster than {value}.</source>
        <translation>لا يقرأ أي عدد آخر من خيوط المعالجة أسرع بشكل ملحوظ من {value}.</translation>
    </message>
    <message>
        <source>No other number of threads writes noticeably faster than {value}.</source>
        <translation>لا يكتب أي عدد آخر من خيوط المعالجة أسرع بشكل ملحوظ من {value}.</translation>
    </message>
    <message>
        <source>No other size of steps reads noticeably faster than {value} tokens.</source>
        <translation>لا يقرأ أي حجم آخر للخطوات أسرع بشكل ملحوظ من {value} رمز.</translation>
    </message>
    <message>
        <source>Reading is {gain} faster in steps of {value} tokens than of {before}.</source>
        <translation>القراءة أسرع {gain} بخطوات من {value} رمز منها بخطوات من {before}.</translation>
    </message>
    <message>
        <source>Reading is {gain} faster with {value} threads than with {before}.</source>
        <translation>القراءة أسرع {gain} بعدد خيوط المعالجة {value} منها بالعدد {before}.</translation>
    </message>
    <message>
        <source>The KV cache stays {value}: the other type is not noticeably faster.</source>
        <translation>يبقى نوع ذاكرة KV المؤقتة {value}: النوع الآخر ليس أسرع بشكل ملحوظ.</translation>
    </message>
    <message>
        <source>This computer was too busy to tell about {name}: measure again when it has nothing else to do.</source>
        <translation>كان هذا الحاسوب مشغولًا إلى حد لا يسمح بالحكم على «{name}»: أعد القياس عندما لا يكون لديه ما يفعله.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>خيوط المعالجة</translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation>خيوط المعالجة للقراءة</translation>
    </message>
    <message>
        <source>With flash attention {what} is {gain} faster.</source>
        <translation>{what} أسرع {gain} مع Flash Attention.</translation>
    </message>
    <message>
        <source>With the KV cache kept as {value} instead of {before}, {what} is {gain} faster.</source>
        <translation>{what} أسرع {gain} عند حفظ ذاكرة KV المؤقتة بالنوع {value} بدلًا من {before}.</translation>
    </message>
    <message>
        <source>Without flash attention {what} is {gain} faster.</source>
        <translation>{what} أسرع {gain} دون Flash Attention.</translation>
    </message>
    <message>
        <source>Writing is {gain} faster with {value} threads than with {before}.</source>
        <translation>الكتابة أسرع {gain} بعدد خيوط المعالجة {value} منها بالعدد {before}.</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>بنسبة {0}%</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>بمقدار {0} مرة</translation>
    </message>
</context>
<context>
    <name>SpeedWords</name>
    <message>
        <source>It reads a page in {0}.</source>
        <translation>يقرأ صفحة في {0}.</translation>
    </message>
    <message>
        <source>KV cache and flash attention</source>
        <translation>ذاكرة KV المؤقتة وFlash Attention</translation>
    </message>
    <message>
        <source>Measured {0}.</source>
        <translation>تاريخ القياس: {0}.</translation>
    </message>
    <message>
        <source>Measuring was stopped because the model was needed. Measure again when it has nothing else to do.</source>
        <translation>أُوقف القياس لأن النموذج كان مطلوبًا. أعد القياس عندما لا يكون لديه ما يفعله.</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>حجم الدفعة المصغّرة</translation>
    </message>
    <message>
        <source>Prompts of different lengths</source>
        <translation>مُدخَلات بأطوال مختلفة</translation>
    </message>
    <message>
        <source>The model is still reading or writing. Measuring can begin when that is done.</source>
        <translation>لا يزال النموذج يقرأ أو يكتب. يمكن أن يبدأ القياس عند انتهاء ذلك.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>خيوط المعالجة</translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation>الرموز دفعة واحدة</translation>
    </message>
    <message>
        <source>Writing reaches {0} % of what the memory of this computer allows with this file.</source>
        <translation>تبلغ الكتابة {0}% مما تسمح به ذاكرة هذا الحاسوب مع هذا الملف.</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>graphics card and processor</source>
        <translation>بطاقة الرسوميات والمعالج</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>المعالج</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} ث</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}: {1} ← {2}</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Add to the dictionary</source>
        <translation>إضافة إلى القاموس</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>جارٍ البحث عن اقتراحات…</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>لا اقتراحات</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>الإملاء</translation>
    </message>
</context>
<context>
    <name>SpellingExtra</name>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries.</source>
        <translation>لا يمكن التدقيق الإملائي: ليس في هذا النظام قواميس.</translation>
    </message>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries. Your package manager has them, as “hunspell” or “enchant” with the name of a language.</source>
        <translation>لا يمكن التدقيق الإملائي: ليس في هذا النظام قواميس. تجدها في مدير الحزم باسم «hunspell» أو «enchant» مع اسم اللغة.</translation>
    </message>
    <message>
        <source>Spelling is checked in: {0}</source>
        <translation>لغات التدقيق الإملائي: {0}</translation>
    </message>
</context>
<context>
    <name>StorageExtras</name>
    <message>
        <source>1 model</source>
        <translation>نموذج واحد</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>استخدام القرص</translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation>مجلدات أخرى</translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation>مجلد نماذج Hearth</translation>
    </message>
    <message>
        <source>No models but the guide.</source>
        <translation>لا نماذج سوى الدليل.</translation>
    </message>
    <message>
        <source>Show the models…</source>
        <translation>إظهار النماذج…</translation>
    </message>
    <message>
        <source>Single files you added</source>
        <translation>الملفات المفردة التي أضفتها</translation>
    </message>
    <message>
        <source>{0} are free where downloads go.</source>
        <translation>المساحة المتاحة حيث تُحفظ التنزيلات: {0}.</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>النماذج: {0}</translation>
    </message>
</context>
<context>
    <name>SummariesController</name>
    <message>
        <source>The summary was changed.</source>
        <translation>غُيّر الملخص.</translation>
    </message>
    <message>
        <source>The summary was deleted. None is written here until you ask for it.</source>
        <translation>حُذف الملخص. لن يُكتب ملخص هنا حتى تطلبه.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Edit the summary</source>
        <translation>تعديل الملخص</translation>
    </message>
    <message>
        <source>Edited by you. Hearth does not change it by itself.</source>
        <translation>عدّلته أنت. لا يغيّره Hearth من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Have the model write another summary in the place of this one</source>
        <translation>كتابة ملخص آخر بواسطة النموذج مكان هذا</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>حفظ (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>ملخص</translation>
    </message>
    <message>
        <source>Text of the summary</source>
        <translation>نص الملخص</translation>
    </message>
    <message>
        <source>The model reads your words from its next answer on.</source>
        <translation>يقرأ النموذج كلماتك بدءًا من إجابته التالية.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>إعادة الكتابة</translation>
    </message>
    <message>
        <source>Written by the model.</source>
        <translation>كتبه النموذج.</translation>
    </message>
    <message>
        <source>Written by {0}.</source>
        <translation>كتبه {0}.</translation>
    </message>
</context>
<context>
    <name>SummaryWriter</name>
    <message>
        <source>The model has written a summary in the place of yours.</source>
        <translation>كتب النموذج ملخصًا مكان ملخصك.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>مفعّل</translation>
    </message>
</context>
<context>
    <name>SymbolButton</name>
    <message>
        <source>Choose a symbol</source>
        <translation>اختيار رمز</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>رمز</translation>
    </message>
</context>
<context>
    <name>SymbolGrid</name>
    <message>
        <source>Another symbol</source>
        <translation>رمز آخر</translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>Or type one, such as an emoji</source>
        <translation>أو اكتب رمزًا، مثل رمز تعبيري</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>رموز</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Formulas: {0}</source>
        <translation>الصيغ الرياضية: {0}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>صورة</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>صورة: {0}</translation>
    </message>
</context>
<context>
    <name>TitleWriter</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation>اختر نموذجًا آخر، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The built-in guide is too small to think of a title.</source>
        <translation>الدليل المدمج أصغر من أن يفكر في عنوان.</translation>
    </message>
    <message>
        <source>The conversation is called “{0}” now.</source>
        <translation>أصبح اسم المحادثة «{0}».</translation>
    </message>
    <message>
        <source>The model thought of no other title.</source>
        <translation>لم يجد النموذج عنوانًا آخر.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>A token is kept.</source>
        <translation>يوجد رمز وصول محفوظ.</translation>
    </message>
    <message>
        <source>A token is set by the environment (HF_TOKEN).</source>
        <translation>يوجد رمز وصول معيّن في بيئة النظام (HF_TOKEN).</translation>
    </message>
    <message>
        <source>A token is used until Hearth ends.</source>
        <translation>يُستخدم رمز وصول حتى إنهاء Hearth.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>رمز الوصول</translation>
    </message>
    <message>
        <source>Access token: {0}</source>
        <translation>رمز الوصول: {0}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>No token is kept.</source>
        <translation>لا يوجد رمز وصول محفوظ.</translation>
    </message>
    <message>
        <source>Only for models whose licence you have to accept first. It is kept in the keychain of this computer and sent to the hub alone.</source>
        <translation>للنماذج التي تجب الموافقة على ترخيصها أولًا فقط. يُحفظ في سلسلة مفاتيح هذا الحاسوب ولا يُرسل إلا إلى المستودع.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>استبدال…</translation>
    </message>
    <message>
        <source>Use until Hearth ends</source>
        <translation>استخدام حتى إنهاء Hearth</translation>
    </message>
    <message>
        <source>hf_…</source>
        <translation>hf_…</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%n رسائل</numerusform>
            <numerusform>%n رسالة</numerusform>
            <numerusform>%n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>إجابة</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n things for good?</source>
        <translation>
            <numerusform>هل تريد حذف %n عنصر نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف عنصر واحد نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف عنصرين نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف %n عناصر نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف %n عنصرًا نهائيًا؟</numerusform>
            <numerusform>هل تريد حذف %n عنصر نهائيًا؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation>هل تريد حذف كل ما في سلة المهملات نهائيًا؟</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>حذف نهائي…</translation>
    </message>
    <message>
        <source>Delete “{0}” for good?</source>
        <translation>هل تريد حذف «{0}» نهائيًا؟</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>إفراغ سلة المهملات…</translation>
    </message>
    <message>
        <source>Kept until {0}</source>
        <translation>محفوظ حتى {0}</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>رسالة واحدة</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation>البحث في سلة المهملات</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>سلة المهملات فارغة.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>لا يمكن التراجع عن هذا الإجراء.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>سلة المهملات</translation>
    </message>
    <message>
        <source>What is chosen, to be read</source>
        <translation>المحدَّد للقراءة</translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation>محتوى سلة المهملات</translation>
    </message>
    <message numerus="yes">
        <source>What you delete is kept here for %n days.</source>
        <translation>
            <numerusform>لا يُحفظ ما تحذفه هنا.</numerusform>
            <numerusform>يُحفظ ما تحذفه هنا يومًا واحدًا.</numerusform>
            <numerusform>يُحفظ ما تحذفه هنا يومين.</numerusform>
            <numerusform>يُحفظ ما تحذفه هنا %n أيام.</numerusform>
            <numerusform>يُحفظ ما تحذفه هنا %n يومًا.</numerusform>
            <numerusform>يُحفظ ما تحذفه هنا %n يوم.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you delete is kept here for one day.</source>
        <translation>يُحفظ ما تحذفه هنا يومًا واحدًا.</translation>
    </message>
    <message>
        <source>What you delete is kept here until you empty the trash.</source>
        <translation>يُحفظ ما تحذفه هنا حتى تفرغ سلة المهملات.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>{0} of “{1}”</source>
        <translation>{0} من «{1}»</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Show Hearth</source>
        <translation>إظهار Hearth</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>إيقاف الإجابة</translation>
    </message>
</context>
<context>
    <name>TurnTaking</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation>اختر نموذجًا آخر، ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or choose another model.</source>
        <translation>صِل القرص الموجود عليه، أو اختر نموذجًا آخر.</translation>
    </message>
    <message>
        <source>No model could be loaded.</source>
        <translation>تعذّر تحميل أي نموذج.</translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but it is not on this computer.</source>
        <translation>من المفترض أن يجيب «{0}» هنا، لكنه ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but its file is not where it was.</source>
        <translation>من المفترض أن يجيب «{0}» هنا، لكن ملفه ليس حيث كان.</translation>
    </message>
</context>
<context>
    <name>UpdatesBox</name>
    <message>
        <source>Asking…</source>
        <translation>جارٍ السؤال…</translation>
    </message>
    <message>
        <source>Hearth {0} is there; you have {1}.</source>
        <translation>يتوفر Hearth {0}؛ ولديك {1}.</translation>
    </message>
    <message>
        <source>Last looked: {0}.</source>
        <translation>آخر بحث: {0}.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>البحث الآن</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>الإصدارات الجديدة</translation>
    </message>
    <message>
        <source>See what is new…</source>
        <translation>عرض الجديد…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>You have Hearth {0}.</source>
        <translation>لديك Hearth {0}.</translation>
    </message>
    <message>
        <source>You have Hearth {0}. Nobody has looked for a newer one yet.</source>
        <translation>لديك Hearth {0}. لم يُبحث عن إصدار أحدث بعد.</translation>
    </message>
    <message>
        <source>You have the newest version of Hearth: {0}.</source>
        <translation>لديك أحدث إصدار من Hearth: {0}.</translation>
    </message>
    <message>
        <source>{0} is asked, the project&apos;s own page. It learns your address on the network, as every page does, and nothing else. To install a new version is up to you.</source>
        <translation>تُسأل صفحة المشروع نفسه، {0}. تعرف عنوانك على الشبكة، كأي صفحة أخرى، ولا تعرف شيئًا غيره. تثبيت الإصدار الجديد متروك لك.</translation>
    </message>
</context>
<context>
    <name>UpdatesController</name>
    <message>
        <source>Asking {0} which version of Hearth is the newest…</source>
        <translation>جارٍ سؤال {0} عن أحدث إصدار من Hearth…</translation>
    </message>
    <message>
        <source>Hearth {0} is there; you have {1}.</source>
        <translation>يتوفر Hearth {0}؛ ولديك {1}.</translation>
    </message>
    <message>
        <source>See what is new…</source>
        <translation>عرض الجديد…</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>تخطي هذا الإصدار</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>The package manager of your system sees to new versions of Hearth.</source>
        <translation>يتولى مدير الحزم في نظامك إصدارات Hearth الجديدة.</translation>
    </message>
    <message>
        <source>Whoever made this package of Hearth has switched this off.</source>
        <translation>أوقف هذه الميزة مَن أعدّ حزمة Hearth هذه.</translation>
    </message>
    <message>
        <source>You have the newest version of Hearth: {0}.</source>
        <translation>لديك أحدث إصدار من Hearth: {0}.</translation>
    </message>
</context>
<context>
    <name>VariantDelegate</name>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>مُوصى به</translation>
    </message>
</context>
<context>
    <name>VariantsList</name>
    <message>
        <source>Variants of this model</source>
        <translation>نسخ هذا النموذج</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source> and </source>
        <translation> و</translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>نواة معالج واحدة</translation>
    </message>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>إضافة ملف GGUF من القرص…</translation>
    </message>
    <message>
        <source>Chat with language models on your own computer. Nothing you write leaves it. The small built-in guide answers questions about Hearth and about running models.</source>
        <translation>تحدّث مع نماذج لغوية على حاسوبك. لا يغادره شيء مما تكتبه. يجيب الدليل الصغير المدمج عن الأسئلة حول Hearth وتشغيل النماذج.</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>اختيار نموذج…</translation>
    </message>
    <message>
        <source>Does anything leave my computer?</source>
        <translation>هل يغادر أي شيء حاسوبي؟</translation>
    </message>
    <message>
        <source>Draft a friendly e-mail that declines an invitation</source>
        <translation>صُغ رسالة بريد إلكتروني ودودة تعتذر عن دعوة</translation>
    </message>
    <message>
        <source>Explain black holes to a ten-year-old</source>
        <translation>اشرح الثقوب السوداء لطفل عمره عشر سنوات</translation>
    </message>
    <message>
        <source>For everything else take a model: one you have, or one that suits this computer. A .gguf file can also be dropped on this window.</source>
        <translation>لكل ما عدا ذلك استخدم نموذجًا: نموذجًا لديك، أو نموذجًا يناسب هذا الحاسوب. يمكن أيضًا إفلات ملف ‎.gguf على هذه النافذة.</translation>
    </message>
    <message>
        <source>How much memory does a model need?</source>
        <translation>كم من الذاكرة يحتاج النموذج؟</translation>
    </message>
    <message>
        <source>Models can also use {0}.</source>
        <translation>يمكن للنماذج أيضًا استخدام {0}.</translation>
    </message>
    <message>
        <source>No graphics card that models could use was found.</source>
        <translation>لم يُعثر على بطاقة رسوميات يمكن للنماذج استخدامها.</translation>
    </message>
    <message>
        <source>The model runs on this computer. Nothing you write leaves it.</source>
        <translation>يعمل النموذج على هذا الحاسوب. لا يغادره شيء مما تكتبه.</translation>
    </message>
    <message>
        <source>This computer has {0}.</source>
        <translation>في هذا الحاسوب {0}.</translation>
    </message>
    <message>
        <source>Welcome to Hearth</source>
        <translation>مرحبًا بك في Hearth</translation>
    </message>
    <message>
        <source>What can I cook with rice, eggs and spinach?</source>
        <translation>ماذا أطبخ بالأرز والبيض والسبانخ؟</translation>
    </message>
    <message>
        <source>What is a GGUF file?</source>
        <translation>ما هو ملف GGUF؟</translation>
    </message>
    <message>
        <source>What is on your mind?</source>
        <translation>بماذا تفكر؟</translation>
    </message>
    <message>
        <source>Which quantization should I take?</source>
        <translation>أي تكميم أختار؟</translation>
    </message>
    <message>
        <source>Write a Python function that finds duplicate files</source>
        <translation>اكتب دالة Python تعثر على الملفات المكررة</translation>
    </message>
    <message>
        <source>{0} GB of memory</source>
        <translation>ذاكرة {0} غيغابايت</translation>
    </message>
    <message>
        <source>{0} processor cores</source>
        <translation>عدد أنوية المعالج: {0}</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>إضافة الشخصية {0}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>أُضيفت</translation>
    </message>
    <message>
        <source>{0} was added</source>
        <translation>أُضيفت الشخصية {0}</translation>
    </message>
</context>
</TS>
