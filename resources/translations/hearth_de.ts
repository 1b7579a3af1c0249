<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Hearth</source>
        <translation>Über Hearth</translation>
    </message>
    <message>
        <source>Chat with language models on your own computer.</source>
        <translation>Chatten Sie mit Sprachmodellen auf Ihrem eigenen Computer.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hearth</source>
        <translation>Hearth</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Pages about Hearth</source>
        <translation>Seiten über Hearth</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The flame of Hearth</source>
        <translation>Die Flamme von Hearth</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
</context>
<context>
    <name>AboutWing</name>
    <message>
        <source>Computed on</source>
        <translation>Rechnet auf</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Part for the processor</source>
        <translation>Teil für den Prozessor</translation>
    </message>
    <message>
        <source>Processor features</source>
        <translation>Prozessormerkmale</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Temporäre Dateien</translation>
    </message>
    <message>
        <source>{0} free of {1}</source>
        <translation>{0} von {1} frei</translation>
    </message>
    <message>
        <source>{0} of {1} layers</source>
        <translation>{0} von {1} Schichten</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Answer again</source>
        <translation>Erneut antworten</translation>
    </message>
    <message>
        <source>Answer again. Right-click: with another model or other options.</source>
        <translation>Erneut antworten. Rechtsklick: mit einem anderen Modell oder anderen Optionen.</translation>
    </message>
    <message>
        <source>Compare with other models…</source>
        <translation>Mit anderen Modellen vergleichen…</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>Nachricht löschen</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
    <message>
        <source>Pin: keep in the model&apos;s view</source>
        <translation>Anheften: bleibt im Blickfeld des Modells</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorige Fassung</translation>
    </message>
    <message>
        <source>Unpin: may leave the model&apos;s view</source>
        <translation>Lösen: darf das Blickfeld des Modells verlassen</translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation>Fassung {0} von {1}</translation>
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
        <translation>Erneut antworten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Only this answer is written so. The one that is there stays as another version.</source>
        <translation>Nur diese Antwort wird so geschrieben. Die vorhandene bleibt als weitere Fassung erhalten.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>about {0} words a minute</source>
        <translation>etwa {0} Wörter pro Minute</translation>
    </message>
    <message>
        <source>about {0} words a second</source>
        <translation>etwa {0} Wörter pro Sekunde</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>im {0}</translation>
    </message>
    <message>
        <source>less than 6 words a minute</source>
        <translation>weniger als 6 Wörter pro Minute</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{0} B</source>
        <translation>{0} Mrd.</translation>
    </message>
    <message>
        <source>{0} K</source>
        <translation>{0} Tsd.</translation>
    </message>
    <message>
        <source>{0} M</source>
        <translation>{0} Mio.</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} Tage</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation>{0}/s</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>Code block, %n lines, {0}.</source>
        <translation>
            <numerusform>Codeblock, %n Zeile, {0}.</numerusform>
            <numerusform>Codeblock, %n Zeilen, {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code block, %n lines.</source>
        <translation>
            <numerusform>Codeblock, %n Zeile.</numerusform>
            <numerusform>Codeblock, %n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <translation>Ende der Antwort.</translation>
    </message>
    <message>
        <source>Formula.</source>
        <translation>Formel.</translation>
    </message>
    <message numerus="yes">
        <source>Table, %n rows.</source>
        <translation>
            <numerusform>Tabelle, %n Zeile.</numerusform>
            <numerusform>Tabelle, %n Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>Die Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <translation>Die Antwort wurde gestoppt.</translation>
    </message>
    <message>
        <source>The model thinks.</source>
        <translation>Das Modell überlegt.</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>Es gibt keine Antwort.</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>A JSON schema: which parts an answer has, and what may stand in each.</source>
        <translation>Ein JSON-Schema: welche Teile eine Antwort hat und was in jedem stehen darf.</translation>
    </message>
    <message>
        <source>Every answer follows the schema, whatever the model; thinking before it is free.</source>
        <translation>Jede Antwort folgt dem Schema, welches Modell auch antwortet; das Überlegen davor ist frei.</translation>
    </message>
    <message>
        <source>Form of the answers</source>
        <translation>Form der Antworten</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON by a schema</source>
        <translation>JSON nach einem Schema</translation>
    </message>
    <message>
        <source>JSON is for what other programs read on: every answer is then one whole object.</source>
        <translation>JSON ist für das, was andere Programme weiterlesen: Jede Antwort ist dann ein einziges ganzes Objekt.</translation>
    </message>
    <message>
        <source>Line {0}, character {1}: from here on it is no JSON.</source>
        <translation>Zeile {0}, Zeichen {1}: Von hier an ist es kein JSON.</translation>
    </message>
    <message>
        <source>Put an example there</source>
        <translation>Ein Beispiel einsetzen</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Text, as usual</source>
        <translation>Text, wie gewohnt</translation>
    </message>
    <message>
        <source>The schema is nested too deeply.</source>
        <translation>Das Schema ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The schema is too long.</source>
        <translation>Das Schema ist zu lang.</translation>
    </message>
    <message>
        <source>Until that is right, the schema is not used.</source>
        <translation>Bis das stimmt, wird das Schema nicht verwendet.</translation>
    </message>
    <message>
        <source>What stands at {0} has to be a list, in brackets.</source>
        <translation>{0}: Hier muss eine Liste in eckigen Klammern stehen.</translation>
    </message>
    <message>
        <source>What stands at {0} has to be an object, in braces.</source>
        <translation>{0}: Hier muss ein Objekt in geschweiften Klammern stehen.</translation>
    </message>
    <message>
        <source>the schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>“{0}” at {1} is no type. There are object, array, string, number, integer, boolean and null.</source>
        <translation>{1}: „{0}“ ist kein Typ. Es gibt object, array, string, number, integer, boolean und null.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>What was written so far is kept.</source>
        <translation>Was bisher geschrieben wurde, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message numerus="yes">
        <source>%n conversations are back in the list.</source>
        <translation>
            <numerusform>%n Unterhaltung ist wieder in der Liste.</numerusform>
            <numerusform>%n Unterhaltungen sind wieder in der Liste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in no folder any more.</source>
        <translation>
            <numerusform>%n Unterhaltung ist in keinem Ordner mehr.</numerusform>
            <numerusform>%n Unterhaltungen sind in keinem Ordner mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the folder “{1}”.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde in den Ordner „{1}“ verschoben.</numerusform>
            <numerusform>%n Unterhaltungen wurden in den Ordner „{1}“ verschoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Unterhaltungen wurden in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were put into the archive.</source>
        <translation>
            <numerusform>%n Unterhaltung wurde archiviert.</numerusform>
            <numerusform>%n Unterhaltungen wurden archiviert.</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its conversations are in the list.</source>
        <translation>Der Ordner „{0}“ wurde gelöscht. Seine Unterhaltungen stehen in der Liste.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{0}” is back in the list.</source>
        <translation>„{0}“ ist wieder in der Liste.</translation>
    </message>
    <message>
        <source>“{0}” is in no folder any more.</source>
        <translation>„{0}“ ist in keinem Ordner mehr.</translation>
    </message>
    <message>
        <source>“{0}” was moved to the folder “{1}”.</source>
        <translation>„{0}“ wurde in den Ordner „{1}“ verschoben.</translation>
    </message>
    <message>
        <source>“{0}” was moved to the trash.</source>
        <translation>„{0}“ wurde in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>“{0}” was put into the archive.</source>
        <translation>„{0}“ wurde archiviert.</translation>
    </message>
</context>
<context>
    <name>AskingWing</name>
    <message>
        <source>Suggest a title</source>
        <translation>Titel vorschlagen</translation>
    </message>
</context>
<context>
    <name>AttachedDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Only the beginning is shown here. All of it goes with the message.</source>
        <translation>Hier ist nur der Anfang zu sehen. Mit der Nachricht geht alles mit.</translation>
    </message>
    <message>
        <source>Put it into the text</source>
        <translation>In den Text einfügen</translation>
    </message>
    <message>
        <source>So that it can be changed</source>
        <translation>So lässt es sich ändern</translation>
    </message>
</context>
<context>
    <name>AttachedLink</name>
    <message>
        <source>That is about {0} tokens. The model reads {1} at once and would not see all of it.</source>
        <translation>Das sind etwa {0} Token. Das Modell liest {1} auf einmal und würde nicht alles sehen.</translation>
    </message>
</context>
<context>
    <name>AttachedStrip</name>
    <message>
        <source>Attach the pasted text as a file</source>
        <translation>Eingefügten Text als Datei anhängen</translation>
    </message>
    <message>
        <source>Goes with the message</source>
        <translation>Geht mit der Nachricht mit</translation>
    </message>
    <message>
        <source>It goes with the message all the same, and the field stays easy to read.</source>
        <translation>Er geht trotzdem mit der Nachricht mit, und das Eingabefeld bleibt übersichtlich.</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files cannot go with a message.</source>
        <translation>
            <numerusform>%n Datei kann nicht mit einer Nachricht mitgehen.</numerusform>
            <numerusform>%n Dateien können nicht mit einer Nachricht mitgehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n files can be added at once.</source>
        <translation>
            <numerusform>Es kann höchstens %n Datei auf einmal hinzugefügt werden.</numerusform>
            <numerusform>Es können höchstens %n Dateien auf einmal hinzugefügt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Text in any form can: notes, tables in CSV, Markdown, program code.</source>
        <translation>Text in jeder Form ist möglich: Notizen, Tabellen als CSV, Markdown, Programmcode.</translation>
    </message>
    <message>
        <source>There is nothing in “{0}”.</source>
        <translation>„{0}“ ist leer.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read.</source>
        <translation>„{0}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“{0}” is a folder. Drop the files that are in it.</source>
        <translation>„{0}“ ist ein Ordner. Bitte die Dateien ablegen, die darin sind.</translation>
    </message>
    <message>
        <source>“{0}” is no text, and Hearth cannot read other files yet.</source>
        <translation>„{0}“ ist kein Text, und andere Dateien kann Hearth noch nicht lesen.</translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation>„{0}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>“{0}” is too large for a message: {1}, where {2} is the most.</source>
        <translation>„{0}“ ist zu groß für eine Nachricht: {1}, möglich sind höchstens {2}.</translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>Die Antwort ist abgebrochen</translation>
    </message>
    <message>
        <source>The answer is ready</source>
        <translation>Die Antwort ist fertig</translation>
    </message>
</context>
<context>
    <name>BackupExtras</name>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>Delete a backup</source>
        <translation>Sicherung löschen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete the backup “{0}” for good?</source>
        <translation>Sicherung „{0}“ endgültig löschen?</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurückkehren</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>Zu einer Sicherung zurückkehren</translation>
    </message>
    <message>
        <source>Go back to “{0}”?</source>
        <translation>Zu „{0}“ zurückkehren?</translation>
    </message>
    <message>
        <source>Going back to the backup…</source>
        <translation>Die Sicherung wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>Looking for what is missing…</source>
        <translation>Fehlendes wird gesucht…</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Sicherung wird angelegt…</translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation>Kopie aller Unterhaltungen speichern</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Kopie wird gespeichert…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>The conversations that are here now stay. This cannot be undone.</source>
        <translation>Die jetzigen Unterhaltungen bleiben erhalten. Dies lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>There are {0} in it. What is here now is kept as a backup itself, so that you can return to it. An answer that is being written ends.</source>
        <translation>Inhalt: {0}. Der jetzige Stand wird selbst als Sicherung aufbewahrt, sodass Sie dorthin zurückkehren können. Eine Antwort, die gerade geschrieben wird, endet.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Es gibt noch keine.</translation>
    </message>
    <message>
        <source>They are on this computer, and only you may read them. What you delete stays in the backups that were made before, until they go. For a disk that breaks, save a copy somewhere else now and then.</source>
        <translation>Sie liegen auf diesem Computer, und nur Sie dürfen sie lesen. Was Sie löschen, bleibt in den Sicherungen von davor, bis diese entfernt werden. Für den Fall, dass der Datenträger ausfällt, ab und zu eine Kopie anderswo speichern.</translation>
    </message>
    <message>
        <source>Your backups</source>
        <translation>Ihre Sicherungen</translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Add what is missing here</source>
        <translation>Fehlendes hier hinzufügen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Go back to {0}</source>
        <translation>Zurückkehren: {0}</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>Zurückkehren…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation>Mehr zu {0}</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>{0}, {1}, {2}</source>
        <translation>{0}, {1}, {2}</translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Added: {0} with {1}.</source>
        <translation>Hinzugefügt: {0} mit {1}.</translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation>Hinzugefügt: {0}.</translation>
    </message>
    <message>
        <source>It is damaged and cannot be used.</source>
        <translation>Sie ist beschädigt und nicht verwendbar.</translation>
    </message>
    <message>
        <source>It was written by a newer Hearth.</source>
        <translation>Sie wurde von einem neueren Hearth geschrieben.</translation>
    </message>
    <message>
        <source>The backup has nothing that is not here.</source>
        <translation>Die Sicherung enthält nichts, was hier fehlt.</translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation>Heute, {0}</translation>
    </message>
    <message>
        <source>Yesterday, {0}</source>
        <translation>Gestern, {0}</translation>
    </message>
    <message>
        <source>from before an update</source>
        <translation>von vor einem Update</translation>
    </message>
    <message>
        <source>from before you went back</source>
        <translation>von vor einer Rückkehr</translation>
    </message>
    <message>
        <source>made by itself</source>
        <translation>automatisch angelegt</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>von Ihnen angelegt</translation>
    </message>
    <message>
        <source>put there by you</source>
        <translation>von Ihnen dort abgelegt</translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation>{0} mit {1}</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
</context>
<context>
    <name>BranchController</name>
    <message>
        <source>This branch is a conversation of its own. “{0}” stays as it was.</source>
        <translation>Diese Abzweigung ist eine eigene Unterhaltung. „{0}“ bleibt, wie sie war.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{0} (branch)</source>
        <translation>{0} (Abzweigung)</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>A program that does not say its name</source>
        <translation>Ein Programm, das seinen Namen nicht nennt</translation>
    </message>
    <message>
        <source>Failed ({0}).</source>
        <translation>Fehlgeschlagen ({0}).</translation>
    </message>
    <message>
        <source>The program hung up.</source>
        <translation>Das Programm hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>Turned away ({0}): {1}</source>
        <translation>Abgewiesen ({0}): {1}</translation>
    </message>
    <message>
        <source>{0} from {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} tokens read</source>
        <translation>{0} Token gelesen</translation>
    </message>
    <message>
        <source>{0} tokens read, {1} written</source>
        <translation>{0} Token gelesen, {1} geschrieben</translation>
    </message>
</context>
<context>
    <name>Catalog</name>
    <message>
        <source>A European model that chats well in European languages and looks at pictures. Answers directly, without thinking aloud.</source>
        <translation>Ein europäisches Modell, das gut in europäischen Sprachen chattet und sich Bilder ansieht. Antwortet direkt, ohne laut zu überlegen.</translation>
    </message>
    <message>
        <source>A European model that writes well in European languages and looks at pictures. Answers directly; slow without a graphics card.</source>
        <translation>Ein europäisches Modell, das gut in europäischen Sprachen schreibt und sich Bilder ansieht. Antwortet direkt; ohne Grafikkarte langsam.</translation>
    </message>
    <message>
        <source>A careful all-rounder made for laptops: 140 languages, pictures, thinking when you want it. Small enough for 8 GB of memory.</source>
        <translation>Ein sorgfältiger Alleskönner für Laptops: 140 Sprachen, Bilder, auf Wunsch mit Überlegung. Klein genug für 8 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>A friendly all-rounder that very many people have used. Text only; newer models of this size know more.</source>
        <translation>Ein freundlicher Alleskönner, den schon sehr viele genutzt haben. Nur Text; neuere Modelle dieser Größe wissen mehr.</translation>
    </message>
    <message>
        <source>A proven all-rounder in many languages; thinking can be switched off. Text only.</source>
        <translation>Ein bewährter Alleskönner in vielen Sprachen; das Überlegen lässt sich ausschalten. Nur Text.</translation>
    </message>
    <message>
        <source>Answers directly and well for its size, and copes with long texts. It never thinks aloud, so it does not keep you waiting.</source>
        <translation>Antwortet direkt und für seine Größe gut, und kommt mit langen Texten zurecht. Es überlegt nie laut und lässt Sie daher nicht warten.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in English documents. Tiny, for very old computers.</source>
        <translation>Chattet nicht: findet Stellen in englischen Dokumenten. Winzig, für sehr alte Computer.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in documents across many languages. Widely used and well proven.</source>
        <translation>Chattet nicht: findet Stellen in Dokumenten in vielen Sprachen. Weit verbreitet und gut bewährt.</translation>
    </message>
    <message>
        <source>Does not chat: finds passages in documents and in code, in many languages and in long texts.</source>
        <translation>Chattet nicht: findet Stellen in Dokumenten und in Code, in vielen Sprachen und in langen Texten.</translation>
    </message>
    <message>
        <source>Does not chat: finds the passages of your documents that fit a question, in more than 100 languages. Small enough to run beside any chat model.</source>
        <translation>Chattet nicht: findet in Ihren Dokumenten die Stellen, die zu einer Frage passen, in mehr als 100 Sprachen. Klein genug, um neben jedem Chat-Modell zu laufen.</translation>
    </message>
    <message>
        <source>Fast on any processor, and it thinks before it answers. Good at working with texts you give it; its general knowledge is limited.</source>
        <translation>Schnell auf jedem Prozessor, und es überlegt vor der Antwort. Gut im Umgang mit Texten, die Sie ihm geben; sein Allgemeinwissen ist begrenzt.</translation>
    </message>
    <message>
        <source>For difficult questions: it thinks as long as you let it, codes and looks at pictures. Made for a large graphics card; without one it is slow.</source>
        <translation>Für schwierige Fragen: Es überlegt, solange Sie es lassen, schreibt Code und sieht sich Bilder an. Für eine große Grafikkarte gemacht; ohne eine solche ist es langsam.</translation>
    </message>
    <message>
        <source>For programmers with 32 GB of memory: strong at code and quick, since it uses only a part of itself for each word.</source>
        <translation>Zum Programmieren mit 32 GB Arbeitsspeicher: stark bei Code und flott, da es für jedes Wort nur einen Teil von sich nutzt.</translation>
    </message>
    <message>
        <source>For programmers with little memory: writes, explains and completes code. Not made for general conversation.</source>
        <translation>Zum Programmieren mit wenig Arbeitsspeicher: schreibt, erklärt und ergänzt Code. Nicht für allgemeine Unterhaltungen gemacht.</translation>
    </message>
    <message>
        <source>For work with documents: answers from the text you give it, follows instructions closely, 12 languages. Dry in conversation.</source>
        <translation>Für die Arbeit mit Dokumenten: antwortet aus dem Text, den Sie ihm geben, und folgt Anweisungen genau, in 12 Sprachen. In der Unterhaltung trocken.</translation>
    </message>
    <message>
        <source>Good at arithmetic and at explaining step by step for its size. Its general knowledge is limited; text only.</source>
        <translation>Für seine Größe gut im Rechnen und im Erklären Schritt für Schritt. Sein Allgemeinwissen ist begrenzt; nur Text.</translation>
    </message>
    <message>
        <source>Knows more and writes better than the smaller Gemmas, in 140 languages, pictures included. For 16 GB of memory or a graphics card.</source>
        <translation>Weiß mehr und schreibt besser als die kleineren Gemmas, in 140 Sprachen und auch mit Bildern. Für 16 GB Arbeitsspeicher oder eine Grafikkarte.</translation>
    </message>
    <message>
        <source>Large knowledge, quick answers, no thinking aloud. For 32 GB of memory; text only.</source>
        <translation>Großes Wissen, schnelle Antworten, kein lautes Überlegen. Für 32 GB Arbeitsspeicher; nur Text.</translation>
    </message>
    <message>
        <source>Made for pictures: describes photos, reads text in scans and screenshots, and chats about them. For 8 GB of memory.</source>
        <translation>Für Bilder gemacht: beschreibt Fotos, liest Text in Scans und Bildschirmfotos und chattet darüber. Für 8 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>One of the strongest that still runs on a laptop: thinking, code, pictures. For 32 GB of memory, other programs closed.</source>
        <translation>Eines der stärksten, die noch auf einem Laptop laufen: Überlegen, Code, Bilder. Für 32 GB Arbeitsspeicher, wenn andere Programme geschlossen sind.</translation>
    </message>
    <message>
        <source>Pleasant to talk to in 140 languages and able to look at pictures. Older than Gemma 4, but it runs on almost anything.</source>
        <translation>Angenehm im Gespräch in 140 Sprachen und fähig, sich Bilder anzusehen. Älter als Gemma 4, läuft aber fast überall.</translation>
    </message>
    <message>
        <source>Small and versatile: many languages, pictures, and thinking when you switch it on. A good first model for a computer with 8 GB.</source>
        <translation>Klein und vielseitig: viele Sprachen, Bilder und Überlegen, wenn Sie es einschalten. Ein gutes erstes Modell für einen Computer mit 8 GB.</translation>
    </message>
    <message>
        <source>Sober and to the point: answers from documents, follows instructions, writes some code. Made for work rather than for small talk.</source>
        <translation>Nüchtern und sachlich: antwortet aus Dokumenten, folgt Anweisungen, schreibt etwas Code. Eher für die Arbeit als zum Plaudern gemacht.</translation>
    </message>
    <message>
        <source>Solid chat in several languages for its size; thinking can be switched on and off. Text only.</source>
        <translation>Für seine Größe solides Chatten in mehreren Sprachen; das Überlegen lässt sich ein- und ausschalten. Nur Text.</translation>
    </message>
    <message>
        <source>Strong at almost everything: chat, pictures, code, thinking, about 200 languages. Wants 12 to 16 GB of memory, and patience without a graphics card.</source>
        <translation>Stark in fast allem: Chatten, Bilder, Code, Überlegen, etwa 200 Sprachen. Braucht 12 bis 16 GB Arbeitsspeicher und ohne Grafikkarte Geduld.</translation>
    </message>
    <message>
        <source>The best of the tiny ones: chats in many languages, looks at pictures, and hardly needs memory. Good for short questions, not for knowledge.</source>
        <translation>Das beste der winzigen: chattet in vielen Sprachen, sieht sich Bilder an und braucht kaum Arbeitsspeicher. Gut für kurze Fragen, nicht für Wissen.</translation>
    </message>
    <message>
        <source>The classic that many programs were tested with. Friendly and fluent, text only; newer models of this size are stronger.</source>
        <translation>Der Klassiker, mit dem viele Programme getestet wurden. Freundlich und flüssig, nur Text; neuere Modelle dieser Größe sind stärker.</translation>
    </message>
    <message>
        <source>The fastest of its size without a graphics card, since it uses only a part of itself for each word. Always thinks before it answers.</source>
        <translation>Ohne Grafikkarte das schnellste seiner Größe, da es für jedes Wort nur einen Teil von sich nutzt. Überlegt immer vor der Antwort.</translation>
    </message>
    <message>
        <source>The knowledge of a large model at the speed of a small one: it uses only a part of itself for each word. For 32 GB of memory.</source>
        <translation>Das Wissen eines großen Modells mit der Geschwindigkeit eines kleinen: Es nutzt für jedes Wort nur einen Teil von sich. Für 32 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The one to begin with on most computers: helpful, careful, 140 languages, pictures, thinking when you want it. Wants 12 GB of memory or more.</source>
        <translation>Auf den meisten Computern das richtige für den Anfang: hilfsbereit, sorgfältig, 140 Sprachen, Bilder, auf Wunsch mit Überlegung. Braucht mindestens 12 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The smallest that still chats: answers at once even on very old computers, pulls names and dates out of texts. Knows little; do not rely on its facts.</source>
        <translation>Das kleinste, das noch chattet: antwortet selbst auf sehr alten Computern sofort und holt Namen und Daten aus Texten. Weiß wenig; verlassen Sie sich nicht auf seine Angaben.</translation>
    </message>
    <message>
        <source>The strongest of the small ones: chat, pictures, code and thinking in about 200 languages. The one to try first with 8 GB of memory.</source>
        <translation>Das stärkste der kleinen: Chatten, Bilder, Code und Überlegen in etwa 200 Sprachen. Bei 8 GB Arbeitsspeicher das erste, das einen Versuch wert ist.</translation>
    </message>
    <message>
        <source>Thinks aloud and long before every answer; good at mathematics and puzzles. From 2025: newer models that think are stronger and quicker.</source>
        <translation>Überlegt vor jeder Antwort laut und lange; gut in Mathematik und bei Rätseln. Von 2025: Neuere Modelle, die überlegen, sind stärker und schneller.</translation>
    </message>
    <message>
        <source>Thinks before it answers and keeps long texts in view with little memory. English only.</source>
        <translation>Überlegt vor der Antwort und behält mit wenig Arbeitsspeicher lange Texte im Blick. Nur Englisch.</translation>
    </message>
    <message>
        <source>Thinks well and codes well, and is fast for its size since it uses only a part of itself for each word. For 24 GB of memory; text only.</source>
        <translation>Überlegt gut, schreibt guten Code und ist für seine Größe schnell, da es für jedes Wort nur einen Teil von sich nutzt. Für 24 GB Arbeitsspeicher; nur Text.</translation>
    </message>
    <message>
        <source>Tiny, yet it can think before it answers. For trying things out and for old computers; its knowledge is thin and it makes things up.</source>
        <translation>Winzig, und doch kann es vor der Antwort überlegen. Zum Ausprobieren und für alte Computer; sein Wissen ist dünn, und es erfindet Dinge.</translation>
    </message>
    <message>
        <source>Very fast without a graphics card. For weak laptops: short answers, summaries, rewording. Not for difficult questions.</source>
        <translation>Ohne Grafikkarte sehr schnell. Für schwache Laptops: kurze Antworten, Zusammenfassungen, Umformulierungen. Nicht für schwierige Fragen.</translation>
    </message>
</context>
<context>
    <name>ChatController</name>
    <message>
        <source>All versions of the message and what followed them were deleted.</source>
        <translation>Alle Fassungen der Nachricht und alles danach wurden gelöscht.</translation>
    </message>
    <message>
        <source>It stays in the field. Free some space, then send it again.</source>
        <translation>Sie bleibt im Eingabefeld. Bitte Speicherplatz freigeben und sie dann erneut senden.</translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation>Die Nachricht und alles danach wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Your message was not sent: there is no space left on the disk.</source>
        <translation>Ihre Nachricht wurde nicht gesendet: Auf dem Datenträger ist kein Platz mehr.</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {0} from the message</source>
        <translation>{0} aus der Nachricht entfernen</translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation>etwa {0} Token</translation>
    </message>
    <message>
        <source>{0}
Read what goes with the message</source>
        <translation>{0}
Lesen, was mit der Nachricht mitgeht</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation>Automatisch ({0})</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Asks for the function “{0}”. Hearth calls none by itself.</source>
        <translation>Verlangt die Funktion „{0}“. Hearth ruft von sich aus keine auf.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>About Hearth</source>
        <translation>Über Hearth</translation>
    </message>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>GGUF-Datei hinzufügen…</translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation>Alle Befehle…</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Erneut antworten</translation>
    </message>
    <message>
        <source>Branch into a conversation of its own</source>
        <translation>In eine eigene Unterhaltung abzweigen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell auswählen</translation>
    </message>
    <message>
        <source>Compare models…</source>
        <translation>Modelle vergleichen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation>Modelle finden und verwalten</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>Zum Eingabefeld gehen</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>Unterhaltungen importieren…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text vergrößern</translation>
    </message>
    <message>
        <source>Let other programs use the models…</source>
        <translation>Andere Programme die Modelle nutzen lassen…</translation>
    </message>
    <message>
        <source>Look for a new version</source>
        <translation>Nach einer neuen Version suchen</translation>
    </message>
    <message>
        <source>Move this conversation to a folder…</source>
        <translation>Diese Unterhaltung in einen Ordner verschieben…</translation>
    </message>
    <message>
        <source>Move this conversation to the trash</source>
        <translation>Diese Unterhaltung in den Papierkorb legen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Nachricht</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Next version of a message</source>
        <translation>Nächste Fassung einer Nachricht</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>Personas…</translation>
    </message>
    <message>
        <source>Pin or unpin a message</source>
        <translation>Nachricht anheften oder lösen</translation>
    </message>
    <message>
        <source>Pin or unpin this conversation</source>
        <translation>Diese Unterhaltung anheften oder lösen</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorige Nachricht</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Previous version of a message</source>
        <translation>Vorige Fassung einer Nachricht</translation>
    </message>
    <message>
        <source>Print this conversation…</source>
        <translation>Diese Unterhaltung drucken…</translation>
    </message>
    <message>
        <source>Put this conversation into the archive, or back</source>
        <translation>Diese Unterhaltung archivieren oder zurückholen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation>Diese Unterhaltung umbenennen</translation>
    </message>
    <message>
        <source>Reset or remove Hearth…</source>
        <translation>Hearth zurücksetzen oder entfernen…</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation>Einstellungen dieser Unterhaltung…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or leave the archive</source>
        <translation>Archiv anzeigen oder verlassen</translation>
    </message>
    <message>
        <source>Show the trash</source>
        <translation>Papierkorb anzeigen</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text verkleinern</translation>
    </message>
    <message>
        <source>Sort conversations, make a folder…</source>
        <translation>Unterhaltungen sortieren, Ordner anlegen…</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort stoppen</translation>
    </message>
    <message>
        <source>Suggest a title for this conversation</source>
        <translation>Titel für diese Unterhaltung vorschlagen</translation>
    </message>
    <message>
        <source>Undo what was done last with conversations</source>
        <translation>Letzte Aktion mit Unterhaltungen rückgängig machen</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>Normale Textgröße</translation>
    </message>
</context>
<context>
    <name>CompareColumn</name>
    <message>
        <source>Answer by {0}</source>
        <translation>Antwort von {0}</translation>
    </message>
    <message>
        <source>Keep the answer by {0}</source>
        <translation>Antwort von {0} behalten</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Diese behalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Reads the question…</source>
        <translation>Liest die Frage…</translation>
    </message>
    <message>
        <source>Reads the question… {0} %</source>
        <translation>Liest die Frage… {0} %</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop the answer by {0}</source>
        <translation>Antwort von {0} stoppen</translation>
    </message>
    <message>
        <source>The model is loaded… {0} %</source>
        <translation>Das Modell wird geladen… {0} %</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>Es gibt keine Antwort.</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibt</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Add another one</source>
        <translation>Weiteres hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>Compare the answer of “{0}” with others</source>
        <translation>Antwort von „{0}“ mit anderen vergleichen</translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation>Mehr Modelle finden…</translation>
    </message>
    <message>
        <source>Have one question answered by several models</source>
        <translation>Eine Frage von mehreren Modellen beantworten lassen</translation>
    </message>
    <message>
        <source>Hide the names until I have chosen</source>
        <translation>Namen bis zur Wahl verbergen</translation>
    </message>
    <message>
        <source>Preferred without knowing the names: {0}.</source>
        <translation>Ohne Kenntnis der Namen bevorzugt: {0}.</translation>
    </message>
    <message>
        <source>The answers are written one after the other, since one model is in memory at a time, and shown side by side. Keep the one you like best; nothing is lost.</source>
        <translation>Die Antworten werden nacheinander geschrieben, da immer nur ein Modell im Arbeitsspeicher ist, und nebeneinander angezeigt. Behalten Sie die beste; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Two of them are the same: you will see how much the answers of one model differ by chance.</source>
        <translation>Zwei davon sind gleich: So zeigt sich, wie sehr sich die Antworten eines Modells zufällig unterscheiden.</translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation>{0} {1} von {2}</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the comparison; all answers stay as versions (Esc)</source>
        <translation>Vergleich schließen; alle Antworten bleiben als Fassungen erhalten (Esc)</translation>
    </message>
    <message>
        <source>Comparison of answers</source>
        <translation>Vergleich der Antworten</translation>
    </message>
    <message>
        <source>Keep the answer you like best; the others stay as versions of it.</source>
        <translation>Behalten Sie die beste Antwort; die anderen bleiben als Fassungen davon erhalten.</translation>
    </message>
    <message>
        <source>Scroll together</source>
        <translation>Gemeinsam scrollen</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alle stoppen</translation>
    </message>
    <message>
        <source>The answers are written one after the other.</source>
        <translation>Die Antworten werden nacheinander geschrieben.</translation>
    </message>
    <message>
        <source>The models answer one after the other: one of them is in memory at a time.</source>
        <translation>Die Modelle antworten nacheinander: Immer nur eines ist im Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>CompareSlot</name>
    <message>
        <source>Leave out model {0}</source>
        <translation>Modell {0} weglassen</translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation>Dieses weglassen</translation>
    </message>
    <message>
        <source>Model {0}</source>
        <translation>Modell {0}</translation>
    </message>
    <message>
        <source>Sampling as usual</source>
        <translation>Sampling wie üblich</translation>
    </message>
    <message>
        <source>Sampling: {0}</source>
        <translation>Sampling: {0}</translation>
    </message>
</context>
<context>
    <name>CompareWing</name>
    <message>
        <source>Answer {0}</source>
        <translation>Antwort {0}</translation>
    </message>
    <message>
        <source>Compare the answers of several models</source>
        <translation>Antworten mehrerer Modelle vergleichen</translation>
    </message>
    <message>
        <source>Write a question first; then compare who answers it best.</source>
        <translation>Zuerst eine Frage schreiben; dann vergleichen, wer sie am besten beantwortet.</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>dieses Modell</translation>
    </message>
</context>
<context>
    <name>ComparingController</name>
    <message>
        <source>Hearth guide</source>
        <translation>Hearth-Begleiter</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>You go on with the answer of “{0}”. The others stay as versions of it.</source>
        <translation>Es geht mit der Antwort von „{0}“ weiter. Die anderen bleiben als Fassungen davon erhalten.</translation>
    </message>
    <message>
        <source>“{0}” answers in this conversation from now on. The other answers stay as versions.</source>
        <translation>In dieser Unterhaltung antwortet ab jetzt „{0}“. Die anderen Antworten bleiben als Fassungen erhalten.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask anything</source>
        <translation>Einfach fragen</translation>
    </message>
    <message>
        <source>Enter begins a new line, Control and Enter sends.</source>
        <translation>Die Eingabetaste beginnt eine neue Zeile, Strg und Eingabetaste sendet.</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begins a new line.</source>
        <translation>Die Eingabetaste sendet, Umschalt und Eingabetaste beginnt eine neue Zeile.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>ComposerCard</name>
    <message>
        <source>It is sent as soon as this answer is complete.</source>
        <translation>Sie wird gesendet, sobald diese Antwort vollständig ist.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Send after this answer (Enter)</source>
        <translation>Nach dieser Antwort senden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation>Antwort stoppen (Esc)</translation>
    </message>
    <message>
        <source>pasted.txt</source>
        <translation>eingefügt.txt</translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Answer of the hub</source>
        <translation>Antwort des Hubs</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Look-up of the name</source>
        <translation>Auflösung des Namens</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The hub can be reached.</source>
        <translation>Der Hub ist erreichbar.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde gestoppt.</translation>
    </message>
    <message>
        <source>Trying the way to the hub…</source>
        <translation>Der Weg zum Hub wird geprüft…</translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context used</source>
        <translation>Belegter Kontext</translation>
    </message>
    <message>
        <source>It reads a summary instead.</source>
        <translation>Es liest stattdessen eine Zusammenfassung.</translation>
    </message>
    <message>
        <source>It reads a summary of some of them.</source>
        <translation>Von einigen liest es eine Zusammenfassung.</translation>
    </message>
    <message>
        <source>No model is loaded yet, so its context is not known.</source>
        <translation>Noch ist kein Modell geladen, daher ist sein Kontext nicht bekannt.</translation>
    </message>
    <message>
        <source>Soon the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation>Bald verlassen die ältesten Nachrichten sein Blickfeld. Wichtige anheften oder in den Einstellungen einen längeren Kontext wählen.</translation>
    </message>
    <message>
        <source>That is more than the model sees at once.</source>
        <translation>Das ist mehr, als das Modell auf einmal sieht.</translation>
    </message>
    <message>
        <source>The context is full: next, the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation>Der Kontext ist voll: Als Nächstes verlassen die ältesten Nachrichten sein Blickfeld. Wichtige anheften oder in den Einstellungen einen längeren Kontext wählen.</translation>
    </message>
    <message>
        <source>The model no longer sees 1 message above.</source>
        <translation>Das Modell sieht 1 Nachricht weiter oben nicht mehr.</translation>
    </message>
    <message>
        <source>The model no longer sees {0} messages above.</source>
        <translation>Das Modell sieht {0} Nachrichten weiter oben nicht mehr.</translation>
    </message>
    <message>
        <source>The model sees this whole conversation.</source>
        <translation>Das Modell sieht diese ganze Unterhaltung.</translation>
    </message>
    <message>
        <source>The model sees up to {0} tokens (about {1} words) at once.</source>
        <translation>Das Modell sieht bis zu {0} Token (etwa {1} Wörter) auf einmal.</translation>
    </message>
    <message>
        <source>To have it see more, pin the messages that matter, or choose a longer context.</source>
        <translation>Damit es mehr sieht, wichtige Nachrichten anheften oder einen längeren Kontext wählen.</translation>
    </message>
    <message>
        <source>{0} of {1} tokens used (about {2} of {3} words).</source>
        <translation>{0} von {1} Token belegt (etwa {2} von {3} Wörtern).</translation>
    </message>
</context>
<context>
    <name>ContextRuler</name>
    <message>
        <source>1 message above is out of its view.</source>
        <translation>1 Nachricht weiter oben ist außerhalb seines Blickfelds.</translation>
    </message>
    <message>
        <source>A summary is being written…</source>
        <translation>Eine Zusammenfassung wird geschrieben…</translation>
    </message>
    <message>
        <source>Have the model write a summary of these messages, which it then reads instead</source>
        <translation>Das Modell eine Zusammenfassung dieser Nachrichten schreiben lassen, die es dann stattdessen liest</translation>
    </message>
    <message>
        <source>Instead of 1 message above it reads a summary.</source>
        <translation>Anstelle von 1 Nachricht weiter oben liest es eine Zusammenfassung.</translation>
    </message>
    <message>
        <source>Instead of {0} messages above it reads a summary.</source>
        <translation>Anstelle von {0} Nachrichten weiter oben liest es eine Zusammenfassung.</translation>
    </message>
    <message>
        <source>Summarise them</source>
        <translation>Zusammenfassen</translation>
    </message>
    <message>
        <source>Summary of what is out of view</source>
        <translation>Zusammenfassung dessen, was außerhalb des Blickfelds ist</translation>
    </message>
    <message>
        <source>The model sees the conversation from here on</source>
        <translation>Das Modell sieht die Unterhaltung ab hier</translation>
    </message>
    <message>
        <source>What is above stays here for you to read. Pin a message to keep it in view.</source>
        <translation>Was darüber steht, bleibt hier lesbar. Eine angeheftete Nachricht bleibt im Blickfeld.</translation>
    </message>
    <message>
        <source>{0} messages above are out of its view.</source>
        <translation>{0} Nachrichten weiter oben sind außerhalb seines Blickfelds.</translation>
    </message>
    <message>
        <source>{0} messages above are out of its view. It reads a summary of {1} of them.</source>
        <translation>{0} Nachrichten weiter oben sind außerhalb seines Blickfelds. Von {1} davon liest es eine Zusammenfassung.</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation>Titel der Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ConversationDrag</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>ConversationListModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder: {0}</source>
        <translation>Ordner: {0}</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Persona: {0}</source>
        <translation>Persona: {0}</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>one conversation</source>
        <translation>eine Unterhaltung</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Back into the list</source>
        <translation>Zurück in die Liste</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Date of creation</source>
        <translation>Erstellungsdatum</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>Ordner löschen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner…</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>Pin on top</source>
        <translation>Oben anheften</translation>
    </message>
    <message>
        <source>Put into the archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Show the archive</source>
        <translation>Archiv anzeigen</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
</context>
<context>
    <name>DeviceCheck</name>
    <message>
        <source>A card has to answer a known question rightly before it may compute. That happens once, and again when there is a new driver.</source>
        <translation>Eine Grafikkarte muss eine bekannte Frage richtig beantworten, bevor sie rechnen darf. Das geschieht einmal und dann wieder, wenn es einen neuen Treiber gibt.</translation>
    </message>
    <message>
        <source>Check the graphics card again</source>
        <translation>Grafikkarte erneut prüfen</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Models can be computed on: {0}</source>
        <translation>Modelle können berechnet werden auf: {0}</translation>
    </message>
    <message>
        <source>The card is being checked. The first time that may take half a minute.</source>
        <translation>Die Grafikkarte wird geprüft. Beim ersten Mal kann das eine halbe Minute dauern.</translation>
    </message>
    <message>
        <source>The processor computes; no graphics card is used.</source>
        <translation>Der Prozessor rechnet; es wird keine Grafikkarte genutzt.</translation>
    </message>
    <message>
        <source>There is no graphics card here that Hearth could use.</source>
        <translation>Hier gibt es keine Grafikkarte, die Hearth nutzen könnte.</translation>
    </message>
</context>
<context>
    <name>DownloadNotices</name>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Show downloads</source>
        <translation>Downloads anzeigen</translation>
    </message>
    <message>
        <source>The download of “{0}” goes on where it was.</source>
        <translation>Der Download von „{0}“ wird fortgesetzt.</translation>
    </message>
    <message>
        <source>The download of “{0}” was cancelled.</source>
        <translation>Der Download von „{0}“ wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>You can chat meanwhile, or quit: it goes on where it was when Hearth is open again.</source>
        <translation>Sie können währenddessen chatten oder Hearth beenden: Beim nächsten Öffnen geht es dort weiter, wo es war.</translation>
    </message>
    <message>
        <source>{0} downloads go on where they were.</source>
        <translation>{0} Downloads werden fortgesetzt.</translation>
    </message>
    <message>
        <source>“{0}” is being downloaded.</source>
        <translation>„{0}“ wird heruntergeladen.</translation>
    </message>
    <message>
        <source>“{0}” is on this computer now.</source>
        <translation>„{0}“ ist jetzt auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel (Del)</source>
        <translation>Abbrechen (Entf)</translation>
    </message>
    <message>
        <source>Cancel: {0}</source>
        <translation>Abbrechen: {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Chat with {0}</source>
        <translation>Mit {0} chatten</translation>
    </message>
    <message>
        <source>Load this model and chat with it</source>
        <translation>Dieses Modell laden und damit chatten</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Pause: {0}</source>
        <translation>Anhalten: {0}</translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation>Fortsetzen (Leertaste)</translation>
    </message>
    <message>
        <source>Resume: {0}</source>
        <translation>Fortsetzen: {0}</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show in its folder: {0}</source>
        <translation>Im Ordner anzeigen: {0}</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Take out of the list: {0}</source>
        <translation>Aus der Liste nehmen: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again: {0}</source>
        <translation>Erneut versuchen: {0}</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>1 download</source>
        <translation>1 Download</translation>
    </message>
    <message>
        <source>Checking that every byte is right</source>
        <translation>Jedes Byte wird geprüft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Er ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Trying again in {0}.</source>
        <translation>Neuer Versuch in {0}.</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>Neuer Versuch läuft.</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis er an der Reihe ist</translation>
    </message>
    <message>
        <source>complete and checked</source>
        <translation>vollständig und geprüft</translation>
    </message>
    <message>
        <source>{0} downloads</source>
        <translation>{0} Downloads</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>{0} paused</source>
        <translation>{0} angehalten</translation>
    </message>
    <message>
        <source>{0}, {1} %</source>
        <translation>{0}, {1} %</translation>
    </message>
</context>
<context>
    <name>DownloadsList</name>
    <message>
        <source>Cancel	Del</source>
        <translation>Abbrechen	Entf</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Earlier	Alt+Up</source>
        <translation>Nach vorn	Alt+Hoch</translation>
    </message>
    <message>
        <source>Later	Alt+Down</source>
        <translation>Nach hinten	Alt+Runter</translation>
    </message>
    <message>
        <source>Pause	Space</source>
        <translation>Anhalten	Leertaste</translation>
    </message>
    <message>
        <source>Resume	Space</source>
        <translation>Fortsetzen	Leertaste</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Take out of the list	Del</source>
        <translation>Aus der Liste nehmen	Entf</translation>
    </message>
</context>
<context>
    <name>DownloadsSection</name>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Clear the list: what is complete goes out of it, the models stay</source>
        <translation>Liste leeren: Abgeschlossenes verschwindet daraus, die Modelle bleiben</translation>
    </message>
    <message>
        <source>Find models</source>
        <translation>Modelle finden</translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation>Nichts wird heruntergeladen</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>Alle anhalten</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>Alle fortsetzen</translation>
    </message>
    <message>
        <source>What you download is listed here. It goes on while you chat.</source>
        <translation>Hier stehen Ihre Downloads. Sie laufen weiter, während Sie chatten.</translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Drop text files to add them to your message</source>
        <translation>Textdateien ablegen, um sie der Nachricht hinzuzufügen</translation>
    </message>
    <message>
        <source>Drop the text to put it into your message</source>
        <translation>Text ablegen, um ihn in die Nachricht einzufügen</translation>
    </message>
</context>
<context>
    <name>EditStrip</name>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
    <message>
        <source>Cancel editing (Esc)</source>
        <translation>Bearbeiten abbrechen (Esc)</translation>
    </message>
    <message>
        <source>Editing a message that waits to be sent.</source>
        <translation>Eine Nachricht, die auf das Senden wartet, wird bearbeitet.</translation>
    </message>
    <message>
        <source>Editing an earlier message. The answers so far are kept as another version.</source>
        <translation>Eine frühere Nachricht wird bearbeitet. Die bisherigen Antworten bleiben als andere Fassung erhalten.</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>&apos;{0} models folders&apos; lists them.</source>
        <translation>&apos;{0} models folders&apos; listet sie auf.</translation>
    </message>
    <message>
        <source>&apos;{0} models restore&apos; shows what is in it.</source>
        <translation>&apos;{0} models restore&apos; zeigt, was darin ist.</translation>
    </message>
    <message>
        <source>--limit must be between 1 and {0}.</source>
        <translation>--limit muss zwischen 1 und {0} liegen.</translation>
    </message>
    <message>
        <source>--list shows what there is.</source>
        <translation>--list zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>--no-key asks for none.</source>
        <translation>--no-key verlangt keinen.</translation>
    </message>
    <message>
        <source>A JSON schema is an object.</source>
        <translation>Ein JSON-Schema ist ein Objekt.</translation>
    </message>
    <message>
        <source>A call is required, but there are no tools.</source>
        <translation>Ein Aufruf wird verlangt, aber es gibt keine Werkzeuge.</translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation>Ein Ordner braucht einen Namen.</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>Ein Modell braucht einen Namen.</translation>
    </message>
    <message>
        <source>A new driver is tried by itself. In the settings, “Check the graphics card again” tries it at once.</source>
        <translation>Ein neuer Treiber wird von selbst ausprobiert. In den Einstellungen probiert „Grafikkarte erneut prüfen“ ihn sofort aus.</translation>
    </message>
    <message>
        <source>A picture cannot be decoded: it may be damaged.</source>
        <translation>Ein Bild lässt sich nicht decodieren: Es ist vielleicht beschädigt.</translation>
    </message>
    <message>
        <source>A picture cannot be prepared for this model.</source>
        <translation>Ein Bild lässt sich für dieses Modell nicht vorbereiten.</translation>
    </message>
    <message>
        <source>A picture could not be looked at.</source>
        <translation>Ein Bild konnte nicht angesehen werden.</translation>
    </message>
    <message>
        <source>A picture is a WebP file, which cannot be read.</source>
        <translation>Ein Bild ist eine WebP-Datei, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>A picture is damaged, or no picture at all.</source>
        <translation>Ein Bild ist beschädigt oder gar kein Bild.</translation>
    </message>
    <message>
        <source>A picture is too large.</source>
        <translation>Ein Bild ist zu groß.</translation>
    </message>
    <message>
        <source>A picture of {0} by {1} pixels is too large.</source>
        <translation>Ein Bild von {0} mal {1} Pixeln ist zu groß.</translation>
    </message>
    <message>
        <source>A schema names the type “{0}”, which JSON has not.</source>
        <translation>Ein Schema nennt den Typ „{0}“, den es in JSON nicht gibt.</translation>
    </message>
    <message>
        <source>A text of {0} tokens is too long: this model takes {1} at a time.</source>
        <translation>Ein Text von {0} Token ist zu lang: Dieses Modell nimmt {1} auf einmal.</translation>
    </message>
    <message>
        <source>Accept it at {0}, then put an access token of your account into the settings.</source>
        <translation>Stimmen Sie ihr unter {0} zu und tragen Sie dann ein Zugriffstoken Ihres Kontos in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Accept the licence at {0}. If that is done already, its owner has yet to agree.</source>
        <translation>Stimmen Sie der Lizenz unter {0} zu. Ist das schon geschehen, muss der Eigentümer noch einwilligen.</translation>
    </message>
    <message>
        <source>Add --yes to remove it.</source>
        <translation>Fügen Sie --yes hinzu, um es zu entfernen.</translation>
    </message>
    <message>
        <source>Add it first; its file stays where it is: {0} models add {1}</source>
        <translation>Fügen Sie es zuerst hinzu; seine Datei bleibt, wo sie ist: {0} models add {1}</translation>
    </message>
    <message>
        <source>Add it with: hearth models add FILE</source>
        <translation>Fügen Sie es hinzu mit: hearth models add FILE</translation>
    </message>
    <message>
        <source>Add its own folder to the folders of models, then delete it.</source>
        <translation>Fügen Sie seinen eigenen Ordner zu den Modellordnern hinzu und löschen Sie es dann.</translation>
    </message>
    <message>
        <source>Add that folder again, then restore the model.</source>
        <translation>Fügen Sie diesen Ordner wieder hinzu und stellen Sie das Modell dann wieder her.</translation>
    </message>
    <message>
        <source>Addresses that begin with {0}:// cannot be fetched.</source>
        <translation>Adressen, die mit {0}:// beginnen, lassen sich nicht abrufen.</translation>
    </message>
    <message>
        <source>Addresses with a password in them are not used: it would be kept in the list of downloads.</source>
        <translation>Adressen mit einem Passwort darin werden nicht verwendet: Es würde in der Liste der Downloads gespeichert.</translation>
    </message>
    <message>
        <source>An answer cannot have {0} tokens at most.</source>
        <translation>{0} Token als Höchstlänge einer Antwort sind nicht möglich.</translation>
    </message>
    <message>
        <source>Another Hearth keeps {0} busy.</source>
        <translation>Ein anderes Hearth beschäftigt gerade {0}.</translation>
    </message>
    <message>
        <source>Another Hearth shares its models already.</source>
        <translation>Ein anderes Hearth gibt seine Modelle schon frei.</translation>
    </message>
    <message>
        <source>Another model is being loaded in Hearth.</source>
        <translation>In Hearth wird gerade ein anderes Modell geladen.</translation>
    </message>
    <message>
        <source>Another model is called “{0}” already.</source>
        <translation>Ein anderes Modell heißt schon „{0}“.</translation>
    </message>
    <message>
        <source>Another program has the conversations open, so nothing was restored.</source>
        <translation>Ein anderes Programm hat die Unterhaltungen geöffnet, daher wurde nichts wiederhergestellt.</translation>
    </message>
    <message>
        <source>Another program is using the conversations.</source>
        <translation>Ein anderes Programm verwendet die Unterhaltungen.</translation>
    </message>
    <message>
        <source>Another program on this computer uses port {0} already.</source>
        <translation>Ein anderes Programm auf diesem Computer verwendet den Port {0} schon.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a oneOf whose parts may hold for the same value.</source>
        <translation>Antworten lassen sich nicht an ein oneOf binden, dessen Teile für denselben Wert gelten können.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a schema with {0}.</source>
        <translation>Antworten lassen sich nicht an ein Schema mit {0} binden.</translation>
    </message>
    <message>
        <source>Ask again in a moment.</source>
        <translation>Fragen Sie in einem Moment erneut.</translation>
    </message>
    <message>
        <source>Ask again once it answers again.</source>
        <translation>Fragen Sie noch einmal, sobald es wieder antwortet.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <translation>Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Ask for a model that is made for embeddings.</source>
        <translation>Verlangen Sie ein Modell, das für Embeddings gemacht ist.</translation>
    </message>
    <message>
        <source>Ask for another model.</source>
        <translation>Verlangen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Ask for less, give what refers to itself a way to end, or load the model with a longer context.</source>
        <translation>Verlangen Sie weniger, geben Sie dem, was auf sich selbst verweist, eine Möglichkeit zu enden, oder laden Sie das Modell mit einem längeren Kontext.</translation>
    </message>
    <message>
        <source>Ask for reading, for writing or for both.</source>
        <translation>Verlangen Sie Lesen, Schreiben oder beides.</translation>
    </message>
    <message>
        <source>Ask with less text, or give a model a longer context in the settings.</source>
        <translation>Fragen Sie mit weniger Text oder geben Sie einem Modell in den Einstellungen einen längeren Kontext.</translation>
    </message>
    <message>
        <source>Build the engine again on this computer, or install a Hearth made for older processors.</source>
        <translation>Bauen Sie die Engine auf diesem Computer neu oder installieren Sie ein Hearth für ältere Prozessoren.</translation>
    </message>
    <message>
        <source>Change it for all models.</source>
        <translation>Ändern Sie es für alle Modelle.</translation>
    </message>
    <message>
        <source>Change it so that there is an answer it allows.</source>
        <translation>Ändern Sie das so, dass eine Antwort möglich ist.</translation>
    </message>
    <message>
        <source>Change the permissions of the file, or copy it to a folder of your own.</source>
        <translation>Ändern Sie die Zugriffsrechte der Datei oder kopieren Sie sie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Check its address in the settings, or in the system&apos;s.</source>
        <translation>Prüfen Sie seine Adresse in den Einstellungen oder in denen des Systems.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>Check its permissions and the disk it is on.</source>
        <translation>Prüfen Sie ihre Zugriffsrechte und den Datenträger, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>Check that the folder for models is there and that you may write to it.</source>
        <translation>Prüfen Sie, ob der Modellordner da ist und Sie darin schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that the folder for models is there; then resume.</source>
        <translation>Prüfen Sie, ob der Modellordner da ist; setzen Sie dann fort.</translation>
    </message>
    <message>
        <source>Check that you may read its file.</source>
        <translation>Prüfen Sie, ob Sie die Datei mit dem Schlüssel lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that you may read {0}.</source>
        <translation>Prüfen Sie, ob Sie {0} lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that you may write to its folder.</source>
        <translation>Prüfen Sie, ob Sie in den Ordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check that you may write to {0}.</source>
        <translation>Prüfen Sie, ob Sie in {0} schreiben dürfen.</translation>
    </message>
    <message>
        <source>Check the address and the port.</source>
        <translation>Prüfen Sie die Adresse und den Port.</translation>
    </message>
    <message>
        <source>Check the address of the hub in the settings.</source>
        <translation>Prüfen Sie die Adresse des Hubs in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Check the connection to the internet.</source>
        <translation>Prüfen Sie die Verbindung zum Internet.</translation>
    </message>
    <message>
        <source>Check the connection to the internet. If it works, check the address in the settings.</source>
        <translation>Prüfen Sie die Verbindung zum Internet. Wenn sie funktioniert, prüfen Sie die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>Check the connection to the internet. Then try again.</source>
        <translation>Prüfen Sie die Verbindung zum Internet. Versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Check the date of this computer.</source>
        <translation>Prüfen Sie das Datum dieses Computers.</translation>
    </message>
    <message>
        <source>Check the date of this computer. In a company the system must know the company&apos;s certificate.</source>
        <translation>Prüfen Sie das Datum dieses Computers. In einer Firma muss das System das Zertifikat der Firma kennen.</translation>
    </message>
    <message>
        <source>Check the disk it is on, or copy the model to another one.</source>
        <translation>Prüfen Sie den Datenträger, auf dem es liegt, oder kopieren Sie das Modell auf einen anderen.</translation>
    </message>
    <message>
        <source>Check the drive it lies on, and try again.</source>
        <translation>Prüfen Sie das Laufwerk, auf dem die Datei liegt, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Check the name. Was it moved or deleted, or is the drive not connected?</source>
        <translation>Prüfen Sie den Namen. Wurde die Datei verschoben oder gelöscht, oder ist das Laufwerk nicht angeschlossen?</translation>
    </message>
    <message>
        <source>Check the permissions of Hearth&apos;s data folder.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Datenordners von Hearth.</translation>
    </message>
    <message>
        <source>Check the permissions of its folder, and that no other program has it open.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Ordners und ob kein anderes Programm die Datei geöffnet hat.</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or in the system&apos;s.</source>
        <translation>Prüfen Sie den Proxy in den Einstellungen oder in denen des Systems.</translation>
    </message>
    <message>
        <source>Choose 1 or more, or leave it automatic.</source>
        <translation>Wählen Sie 1 oder mehr oder lassen Sie es auf „Automatisch“.</translation>
    </message>
    <message>
        <source>Choose a chat model.</source>
        <translation>Wählen Sie ein Chat-Modell.</translation>
    </message>
    <message>
        <source>Choose a conversation first.</source>
        <translation>Wählen Sie zuerst eine Unterhaltung.</translation>
    </message>
    <message>
        <source>Choose a file on this computer.</source>
        <translation>Wählen Sie eine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf.</source>
        <translation>Wählen Sie eine Datei, die auf .gguf endet.</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>Wählen Sie einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Choose a folder on another drive, or a smaller model.</source>
        <translation>Wählen Sie einen Ordner auf einem anderen Laufwerk oder ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>Choose a larger type.</source>
        <translation>Wählen Sie einen größeren Typ.</translation>
    </message>
    <message>
        <source>Choose a model of yours.</source>
        <translation>Wählen Sie eines Ihrer Modelle.</translation>
    </message>
    <message>
        <source>Choose a number from 0 to {0}.</source>
        <translation>Wählen Sie eine Zahl von 0 bis {0}.</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller quantization, or close other programs.</source>
        <translation>Wählen Sie einen kürzeren Kontext oder eine kleinere Quantisierung oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or allow more memory: in the settings, or by hearth serve --memory.</source>
        <translation>Wählen Sie ein kleineres Modell, oder erlauben Sie mehr Arbeitsspeicher: in den Einstellungen oder mit hearth serve --memory.</translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation>Wählen Sie einen kleineren Typ.</translation>
    </message>
    <message>
        <source>Choose a version of the model that was made for chatting (instruct or chat).</source>
        <translation>Wählen Sie eine Variante des Modells, die zum Chatten gemacht wurde (instruct oder chat).</translation>
    </message>
    <message>
        <source>Choose an embedding model.</source>
        <translation>Wählen Sie ein Embedding-Modell.</translation>
    </message>
    <message>
        <source>Choose another chat model.</source>
        <translation>Wählen Sie ein anderes Chat-Modell.</translation>
    </message>
    <message>
        <source>Choose another file or repository.</source>
        <translation>Wählen Sie eine andere Datei oder ein anderes Repository.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another one with --port.</source>
        <translation>Wählen Sie mit --port einen anderen.</translation>
    </message>
    <message>
        <source>Choose another port.</source>
        <translation>Wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Choose another printer, or export a PDF and print that.</source>
        <translation>Wählen Sie einen anderen Drucker oder exportieren Sie ein PDF und drucken Sie dieses.</translation>
    </message>
    <message>
        <source>Choose another quantization or repository.</source>
        <translation>Wählen Sie eine andere Quantisierung oder ein anderes Repository.</translation>
    </message>
    <message>
        <source>Choose another repository; names that end in GGUF are a good start.</source>
        <translation>Wählen Sie ein anderes Repository; Namen, die auf GGUF enden, sind ein guter Anfang.</translation>
    </message>
    <message>
        <source>Choose another type.</source>
        <translation>Wählen Sie einen anderen Typ.</translation>
    </message>
    <message>
        <source>Choose f16.</source>
        <translation>Wählen Sie f16.</translation>
    </message>
    <message>
        <source>Choose fewer GPU layers, or leave them automatic.</source>
        <translation>Wählen Sie weniger GPU-Schichten oder lassen Sie sie auf „Automatisch“.</translation>
    </message>
    <message>
        <source>Choose folders.</source>
        <translation>Wählen Sie Ordner.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation>Möglich ist eines von: {0}.</translation>
    </message>
    <message>
        <source>Choose the main file of the same model.</source>
        <translation>Wählen Sie die Hauptdatei desselben Modells.</translation>
    </message>
    <message>
        <source>Choose the main file of the same model; its name has no “mmproj”.</source>
        <translation>Wählen Sie die Hauptdatei desselben Modells; in ihrem Namen steht kein „mmproj“.</translation>
    </message>
    <message>
        <source>Choose the model it belongs to.</source>
        <translation>Wählen Sie das Modell, zu dem er gehört.</translation>
    </message>
    <message>
        <source>Choose the model itself.</source>
        <translation>Wählen Sie das Modell selbst.</translation>
    </message>
    <message>
        <source>Choose {0}{1}.</source>
        <translation>Möglich ist: {0}{1}.</translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation>Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>Close it, or restore in its settings, under Backups.</source>
        <translation>Schließen Sie es oder nehmen Sie die Wiederherstellung in seinen Einstellungen unter „Sicherungen“ vor.</translation>
    </message>
    <message>
        <source>Close it, or use its settings, under Storage.</source>
        <translation>Schließen Sie es oder verwenden Sie seine Einstellungen, unter „Speicherplatz“.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Schließen Sie es und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or rename it yourself.</source>
        <translation>Schließen Sie andere Programme, die es verwenden, oder benennen Sie es selbst um.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or quantization.</source>
        <translation>Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell oder eine kleinere Quantisierung.</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>Schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or add it again from its new place.</source>
        <translation>Schließen Sie das Laufwerk an, auf dem es liegt, oder fügen Sie es vom neuen Ort aus wieder hinzu.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or check the name.</source>
        <translation>Schließen Sie das Laufwerk an, auf dem er liegt, oder prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or forget the model.</source>
        <translation>Schließen Sie das Laufwerk an, auf dem es liegt, oder nehmen Sie das Modell aus der Liste.</translation>
    </message>
    <message>
        <source>Connect the drive it is on.</source>
        <translation>Schließen Sie das Laufwerk an, auf dem sie liegt.</translation>
    </message>
    <message>
        <source>Copy it again from the hub, into the settings or into HF_TOKEN.</source>
        <translation>Kopieren Sie es erneut vom Hub, in die Einstellungen oder in HF_TOKEN.</translation>
    </message>
    <message>
        <source>Copy it again from the hub: one word of letters and digits that begins with hf_.</source>
        <translation>Kopieren Sie es erneut vom Hub: ein Wort aus Buchstaben und Ziffern, das mit hf_ beginnt.</translation>
    </message>
    <message>
        <source>Correct it.</source>
        <translation>Korrigieren Sie das.</translation>
    </message>
    <message>
        <source>Delete that one first, or choose another folder.</source>
        <translation>Löschen Sie jene zuerst oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Do not use this file; a name like that is a mistake, or an attack.</source>
        <translation>Verwenden Sie diese Datei nicht; ein solcher Name ist ein Versehen oder ein Angriff.</translation>
    </message>
    <message>
        <source>Download all parts again, from the same place.</source>
        <translation>Laden Sie alle Teile erneut herunter, aus derselben Quelle.</translation>
    </message>
    <message>
        <source>Download it again, from another source if need be.</source>
        <translation>Laden Sie die Datei erneut herunter, notfalls aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>Download it again, or choose another file.</source>
        <translation>Laden Sie sie erneut herunter oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Download it again, or get it from another source.</source>
        <translation>Laden Sie sie erneut herunter oder nehmen Sie sie aus einer anderen Quelle.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Laden Sie die Datei erneut herunter.</translation>
    </message>
    <message>
        <source>Download it in a web browser.</source>
        <translation>Laden Sie sie in einem Webbrowser herunter.</translation>
    </message>
    <message>
        <source>Download one in Hearth.</source>
        <translation>Laden Sie in Hearth eines herunter.</translation>
    </message>
    <message>
        <source>Download one that can, with its projector.</source>
        <translation>Laden Sie eines herunter, das es kann, mit seinem Projektor.</translation>
    </message>
    <message>
        <source>Download one that is made for embeddings.</source>
        <translation>Laden Sie eines herunter, das für Embeddings gemacht ist.</translation>
    </message>
    <message>
        <source>Download the .gguf file of the model again, from its own page.</source>
        <translation>Laden Sie die .gguf-Datei des Modells erneut herunter, von der Seite des Modells selbst.</translation>
    </message>
    <message>
        <source>Download the missing files into the same folder.</source>
        <translation>Laden Sie die fehlenden Dateien in denselben Ordner herunter.</translation>
    </message>
    <message>
        <source>Download the model again with its projector.</source>
        <translation>Laden Sie das Modell erneut herunter, mit seinem Projektor.</translation>
    </message>
    <message>
        <source>Download the smaller version, or start from a file in {0}.</source>
        <translation>Laden Sie die kleinere Version herunter oder gehen Sie von einer Datei in {0} aus.</translation>
    </message>
    <message>
        <source>Download this part again.</source>
        <translation>Laden Sie diesen Teil erneut herunter.</translation>
    </message>
    <message>
        <source>Every answer that fulfils this schema or grammar is too long: {0} tokens are the most here.</source>
        <translation>Jede Antwort, die dieses Schema oder diese Grammatik erfüllt, ist zu lang: Mehr als {0} Token sind hier nicht möglich.</translation>
    </message>
    <message>
        <source>Export it as HTML, which any browser prints.</source>
        <translation>Exportieren Sie sie als HTML, das jeder Browser drucken kann.</translation>
    </message>
    <message>
        <source>For the hub, put your access token into the settings.</source>
        <translation>Tragen Sie für den Hub Ihr Zugriffstoken in den Einstellungen ein.</translation>
    </message>
    <message>
        <source>Forget it to take it out of the list; the file stays.</source>
        <translation>Nehmen Sie das Modell aus der Liste; die Datei bleibt.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again.</source>
        <translation>Geben Sie Speicherplatz frei und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>Geben Sie Speicherplatz frei.</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller model; then resume. What has arrived is kept.</source>
        <translation>Geben Sie Speicherplatz frei oder wählen Sie ein kleineres Modell; setzen Sie dann fort. Was schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free some space, then resume. What has arrived is kept.</source>
        <translation>Geben Sie Speicherplatz frei und setzen Sie dann fort. Was schon da ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Free some space. The answer is kept in memory and saved as soon as there is space.</source>
        <translation>Geben Sie Speicherplatz frei. Die Antwort wird im Arbeitsspeicher behalten und gespeichert, sobald Platz ist.</translation>
    </message>
    <message>
        <source>Get a newer file of this model.</source>
        <translation>Besorgen Sie sich eine neuere Datei dieses Modells.</translation>
    </message>
    <message>
        <source>Get the model from another source; newer files often have a repaired template.</source>
        <translation>Nehmen Sie das Modell aus einer anderen Quelle; neuere Dateien haben oft eine reparierte Vorlage.</translation>
    </message>
    <message>
        <source>Get the usual (little-endian) file of this model.</source>
        <translation>Nehmen Sie die übliche Datei dieses Modells (Little-Endian).</translation>
    </message>
    <message>
        <source>Give OWNER/NAME, OWNER/NAME:QUANTIZATION, the address of a page on the hub, or of a .gguf file.</source>
        <translation>Geben Sie EIGENTÜMER/NAME, EIGENTÜMER/NAME:QUANTISIERUNG oder die Adresse einer Seite auf dem Hub oder einer .gguf-Datei an.</translation>
    </message>
    <message>
        <source>Give a prompt, or pipe text in: echo Hello | hearth chat</source>
        <translation>Geben Sie einen Text an oder leiten Sie ihn ein: echo Hello | hearth chat</translation>
    </message>
    <message>
        <source>Give at least one text that is not empty.</source>
        <translation>Geben Sie mindestens einen Text an, der nicht leer ist.</translation>
    </message>
    <message>
        <source>Give each a name of its own.</source>
        <translation>Geben Sie jeder einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Give each command an id of its own.</source>
        <translation>Geben Sie jedem Befehl eine eigene Kennung.</translation>
    </message>
    <message>
        <source>Give it back the name it was published with, which ends in -{0}-of-{1}.gguf.</source>
        <translation>Geben Sie ihr den Namen zurück, unter dem sie veröffentlicht wurde und der auf -{0}-of-{1}.gguf endet.</translation>
    </message>
    <message>
        <source>Give it one with letters or digits.</source>
        <translation>Geben Sie ihm einen mit Buchstaben oder Ziffern.</translation>
    </message>
    <message>
        <source>Give one such as 127.0.0.1, which only this computer reaches.</source>
        <translation>Geben Sie eine wie 127.0.0.1 an, die nur dieser Computer erreicht.</translation>
    </message>
    <message>
        <source>Give the token the right to read this repository, or use another one.</source>
        <translation>Geben Sie dem Token das Recht, dieses Repository zu lesen, oder verwenden Sie ein anderes.</translation>
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
        <translation>Hearth kann seine Unterhaltungen nicht öffnen oder schreiben.</translation>
    </message>
    <message>
        <source>Hearth cannot read its settings and goes on with the defaults.</source>
        <translation>Hearth kann seine Einstellungen nicht lesen und arbeitet mit den Vorgaben weiter.</translation>
    </message>
    <message>
        <source>Hearth cannot show pictures to models of this kind yet.</source>
        <translation>Modellen dieser Art kann Hearth noch keine Bilder zeigen.</translation>
    </message>
    <message>
        <source>Hearth cannot write {0}.</source>
        <translation>Hearth kann {0} nicht schreiben.</translation>
    </message>
    <message>
        <source>Hearth stopped answering other programs.</source>
        <translation>Hearth beantwortet anderen Programmen keine Anfragen mehr.</translation>
    </message>
    <message>
        <source>Hearth is closing.</source>
        <translation>Hearth wird beendet.</translation>
    </message>
    <message>
        <source>Hearth is closing; this is no longer saved.</source>
        <translation>Hearth wird beendet; dies wird nicht mehr gespeichert.</translation>
    </message>
    <message>
        <source>Hearth looks whether the graphics card computes rightly. That happens once, and again with a new driver.</source>
        <translation>Hearth prüft, ob die Grafikkarte richtig rechnet. Das geschieht einmal, und mit einem neuen Treiber erneut.</translation>
    </message>
    <message>
        <source>Hearth uses it where it is.</source>
        <translation>Hearth verwendet es dort, wo es ist.</translation>
    </message>
    <message>
        <source>Hearth&apos;s window has the conversations open, so nothing was restored.</source>
        <translation>Das Fenster von Hearth hat die Unterhaltungen geöffnet, daher wurde nichts wiederhergestellt.</translation>
    </message>
    <message>
        <source>Hearth&apos;s window is open, so nothing was removed.</source>
        <translation>Das Fenster von Hearth ist offen, daher wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>Hearth, which runs the models, is not there any more.</source>
        <translation>Hearth, das die Modelle ausführt, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Install Hearth again.</source>
        <translation>Installieren Sie Hearth neu.</translation>
    </message>
    <message>
        <source>Install Hearth again; &apos;hearth doctor&apos; says more.</source>
        <translation>Installieren Sie Hearth neu; &apos;hearth doctor&apos; sagt mehr.</translation>
    </message>
    <message>
        <source>Install Hearth again; if that does not help, report this with the details.</source>
        <translation>Installieren Sie Hearth neu; wenn das nicht hilft, melden Sie dies mit den Details.</translation>
    </message>
    <message>
        <source>Is the drive still connected? Try again.</source>
        <translation>Ist das Laufwerk noch angeschlossen? Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>It begins with https:// and ends with the name of a file.</source>
        <translation>Sie beginnt mit https:// und endet mit dem Namen einer Datei.</translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation>Es hat: {0}.</translation>
    </message>
    <message>
        <source>It is a diffusion model: it does not write word after word, as Hearth expects.</source>
        <translation>Es ist ein Diffusionsmodell: Es schreibt nicht Wort für Wort, wie Hearth es erwartet.</translation>
    </message>
    <message>
        <source>It is a draft model that only speeds up another one.</source>
        <translation>Es ist ein Entwurfsmodell, das nur ein anderes beschleunigt.</translation>
    </message>
    <message>
        <source>It is a speech model, not a chat model.</source>
        <translation>Es ist ein Modell für gesprochene Sprache, kein Chat-Modell.</translation>
    </message>
    <message>
        <source>It is an adapter (LoRA), an addition to a model and not a model.</source>
        <translation>Es ist ein Adapter (LoRA), eine Ergänzung zu einem Modell und selbst keines.</translation>
    </message>
    <message>
        <source>It is an embedding model: it compares texts but does not write.</source>
        <translation>Es ist ein Embedding-Modell: Es vergleicht Texte, schreibt aber nicht.</translation>
    </message>
    <message>
        <source>It is asked again.</source>
        <translation>Es wird erneut angefragt.</translation>
    </message>
    <message>
        <source>It is made to translate or summarise in one go, not to chat.</source>
        <translation>Es ist dafür gemacht, in einem Zug zu übersetzen oder zusammenzufassen, nicht zum Chatten.</translation>
    </message>
    <message>
        <source>It is the vision part of a model, not a chat model.</source>
        <translation>Es ist der Teil eines Modells für die Bilderkennung, kein Chat-Modell.</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>It is very small and knows only Hearth: download a model for anything else.</source>
        <translation>Es ist sehr klein und kennt nur Hearth: Laden Sie für alles andere ein Modell herunter.</translation>
    </message>
    <message>
        <source>It was asked for by name.</source>
        <translation>Es wurde beim Namen verlangt.</translation>
    </message>
    <message>
        <source>Its tokens are numbered from 0 to {0}; a bias is a number.</source>
        <translation>Seine Token sind von 0 bis {0} nummeriert; ein Bias ist eine Zahl.</translation>
    </message>
    <message>
        <source>Leave --projector and --draft out.</source>
        <translation>Lassen Sie --projector und --draft weg.</translation>
    </message>
    <message>
        <source>Leave it out to get the current one.</source>
        <translation>Lassen Sie sie weg, um die aktuelle zu bekommen.</translation>
    </message>
    <message>
        <source>Leave out --no-key, or listen on 127.0.0.1.</source>
        <translation>Lassen Sie --no-key weg oder lauschen Sie auf 127.0.0.1.</translation>
    </message>
    <message>
        <source>Leave out parts of it.</source>
        <translation>Lassen Sie Teile davon weg.</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>Lassen Sie einige weg.</translation>
    </message>
    <message>
        <source>Leave that out and check the answer yourself.</source>
        <translation>Lassen Sie das weg und prüfen Sie die Antwort selbst.</translation>
    </message>
    <message>
        <source>Leave the option out.</source>
        <translation>Lassen Sie die Option weg.</translation>
    </message>
    <message>
        <source>Leave the suffix out, or choose a model made for writing code.</source>
        <translation>Lassen Sie das Suffix weg oder wählen Sie ein Modell, das zum Schreiben von Code gemacht ist.</translation>
    </message>
    <message>
        <source>Leave them out, or choose a model that can.</source>
        <translation>Lassen Sie sie weg oder wählen Sie ein Modell, das es kann.</translation>
    </message>
    <message>
        <source>Lift the write protection of the drive, copy the folder to another one, or remove portable.txt.</source>
        <translation>Heben Sie den Schreibschutz des Laufwerks auf, kopieren Sie den Ordner auf ein anderes oder entfernen Sie portable.txt.</translation>
    </message>
    <message>
        <source>Load a model first.</source>
        <translation>Laden Sie zuerst ein Modell.</translation>
    </message>
    <message>
        <source>Load it with a longer context.</source>
        <translation>Laden Sie es mit einem längeren Kontext.</translation>
    </message>
    <message>
        <source>Load the model with a longer context, shorten the message, or start a new conversation.</source>
        <translation>Laden Sie das Modell mit einem längeren Kontext, kürzen Sie die Nachricht oder beginnen Sie eine neue Unterhaltung.</translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation>Das Laden wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Look at the list of backups for its name.</source>
        <translation>Sehen Sie in der Liste der Sicherungen nach ihrem Namen.</translation>
    </message>
    <message>
        <source>Make a new one on the hub and put it into the settings, or remove the old one.</source>
        <translation>Erstellen Sie auf dem Hub ein neues und tragen Sie es in den Einstellungen ein, oder entfernen Sie das alte.</translation>
    </message>
    <message>
        <source>Make it a folder that you may write to, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>Machen Sie daraus einen Ordner, in den Sie schreiben dürfen, oder setzen Sie HEARTH_DATA_DIR auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Make it first, or name another one.</source>
        <translation>Legen Sie ihn zuerst an oder nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation>Verkleinern Sie es zuerst.</translation>
    </message>
    <message>
        <source>Make one at {0}/settings/tokens.</source>
        <translation>Erstellen Sie eines unter {0}/settings/tokens.</translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another folder.</source>
        <translation>Schaffen Sie Platz auf diesem Laufwerk oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another one.</source>
        <translation>Schaffen Sie Platz auf diesem Laufwerk oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Make room on that drive.</source>
        <translation>Schaffen Sie Platz auf diesem Laufwerk.</translation>
    </message>
    <message>
        <source>Measure batches of 1 to {0} tokens.</source>
        <translation>Messen Sie Stapel von 1 bis {0} Token.</translation>
    </message>
    <message>
        <source>Measure fewer tokens, or load the model with a longer context.</source>
        <translation>Messen Sie weniger Token oder laden Sie das Modell mit einem längeren Kontext.</translation>
    </message>
    <message>
        <source>Measure fewer tokens.</source>
        <translation>Messen Sie weniger Token.</translation>
    </message>
    <message>
        <source>Measuring this takes {0} tokens; the context has {1}.</source>
        <translation>Diese Messung braucht {0} Token; der Kontext hat {1}.</translation>
    </message>
    <message>
        <source>Measuring was stopped.</source>
        <translation>Die Messung wurde gestoppt.</translation>
    </message>
    <message>
        <source>More requests wait for an answer than may.</source>
        <translation>Mehr Anfragen warten auf eine Antwort, als warten dürfen.</translation>
    </message>
    <message>
        <source>Move it away, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>Verschieben Sie die Datei woandershin oder setzen Sie HEARTH_DATA_DIR auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Move it away, then start Hearth again.</source>
        <translation>Verschieben Sie es woandershin und starten Sie Hearth dann neu.</translation>
    </message>
    <message>
        <source>Move that one away first.</source>
        <translation>Verschieben Sie jene zuerst woandershin.</translation>
    </message>
    <message>
        <source>Name a file with a JSON schema in it.</source>
        <translation>Geben Sie eine Datei an, in der ein JSON-Schema steht.</translation>
    </message>
    <message>
        <source>Name a model of the library, or the path of a .gguf file.</source>
        <translation>Nennen Sie ein Modell der Bibliothek oder den Pfad einer .gguf-Datei.</translation>
    </message>
    <message>
        <source>Name its parts in $defs and refer to them.</source>
        <translation>Benennen Sie seine Teile in $defs und verweisen Sie darauf.</translation>
    </message>
    <message>
        <source>Name one of the tools, or none.</source>
        <translation>Nennen Sie eines der Werkzeuge oder keines.</translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation>Nennen Sie einen.</translation>
    </message>
    <message>
        <source>Name them, or use --all; --list shows what there is.</source>
        <translation>Nennen Sie sie oder verwenden Sie --all; --list zeigt, was es gibt.</translation>
    </message>
    <message>
        <source>Names have the form OWNER/NAME.</source>
        <translation>Namen haben die Form EIGENTÜMER/NAME.</translation>
    </message>
    <message>
        <source>No answer can fulfil this schema or grammar: it contradicts itself.</source>
        <translation>Keine Antwort kann dieses Schema oder diese Grammatik erfüllen: Darin ist ein Widerspruch.</translation>
    </message>
    <message>
        <source>No graphics card can be used at present, so the model runs on the processor.</source>
        <translation>Zurzeit kann keine Grafikkarte genutzt werden, deshalb läuft das Modell auf dem Prozessor.</translation>
    </message>
    <message>
        <source>No graphics card was found that Hearth could use, so the processor computes.</source>
        <translation>Es wurde keine Grafikkarte gefunden, die Hearth nutzen könnte, deshalb rechnet der Prozessor.</translation>
    </message>
    <message>
        <source>No model called “{0}” was forgotten.</source>
        <translation>Kein Modell namens „{0}“ wurde aus der Liste genommen.</translation>
    </message>
    <message>
        <source>No model drafts for it. {0}</source>
        <translation>Kein Modell entwirft für dieses. {0}</translation>
    </message>
    <message>
        <source>No model here can answer this: it has about {0} tokens, and the longest context of a model that could is {1}.</source>
        <translation>Kein Modell hier kann das beantworten: Es sind etwa {0} Token, und der längste Kontext eines Modells, das es könnte, ist {1}.</translation>
    </message>
    <message>
        <source>No model here can see pictures.</source>
        <translation>Kein Modell hier kann Bilder sehen.</translation>
    </message>
    <message>
        <source>No model here makes embeddings.</source>
        <translation>Kein Modell hier erzeugt Embeddings.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No model is named.</source>
        <translation>Es ist kein Modell angegeben.</translation>
    </message>
    <message>
        <source>No part of the engine runs on this processor.</source>
        <translation>Kein Teil der Engine läuft auf diesem Prozessor.</translation>
    </message>
    <message>
        <source>Nobody can say how much room there is on that drive.</source>
        <translation>Es lässt sich nicht feststellen, wie viel Platz auf diesem Laufwerk ist.</translation>
    </message>
    <message>
        <source>Nothing that was written is lost; ask again or continue the answer.</source>
        <translation>Nichts Geschriebenes ist verloren; fragen Sie erneut oder setzen Sie die Antwort fort.</translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation>Es wurde nichts entfernt.</translation>
    </message>
    <message>
        <source>Nothing was removed: nobody is here to be asked.</source>
        <translation>Es wurde nichts entfernt: Niemand ist da, der gefragt werden könnte.</translation>
    </message>
    <message>
        <source>Of the {0} files of the model, these are missing: {1}{2}.</source>
        <translation>Von den {0} Dateien des Modells fehlen: {1}{2}.</translation>
    </message>
    <message>
        <source>Only a repository of the hub has companions.</source>
        <translation>Nur ein Repository des Hubs hat Begleitdateien.</translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to, and try again.</source>
        <translation>Öffnen Sie eine beliebige Seite in einem Webbrowser, melden Sie sich an, falls das verlangt wird, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to; the download then goes on by itself.</source>
        <translation>Öffnen Sie eine beliebige Seite in einem Webbrowser und melden Sie sich an, falls das verlangt wird; der Download läuft dann von selbst weiter.</translation>
    </message>
    <message>
        <source>Open its page again: it may have changed.</source>
        <translation>Öffnen Sie seine Seite erneut: Sie hat sich vielleicht geändert.</translation>
    </message>
    <message>
        <source>Open the model&apos;s page again and choose there.</source>
        <translation>Öffnen Sie die Seite des Modells erneut und wählen Sie dort.</translation>
    </message>
    <message>
        <source>Other computers in the network can ask the models of this one, as long as this runs.</source>
        <translation>Andere Computer im Netzwerk können die Modelle von diesem fragen, solange dies läuft.</translation>
    </message>
    <message>
        <source>Others were busy for too long.</source>
        <translation>Andere waren zu lange beschäftigt.</translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation>Bitte melden Sie dies.</translation>
    </message>
    <message>
        <source>Port {0} is in use: another program has it, or Hearth answers there already.</source>
        <translation>Port {0} ist belegt: Ein anderes Programm hat ihn, oder Hearth antwortet dort schon.</translation>
    </message>
    <message>
        <source>Requests under way are lost; it is started again.</source>
        <translation>Laufende Anfragen sind verloren; es wird neu gestartet.</translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation>Setzen Sie ihn fort.</translation>
    </message>
    <message>
        <source>Run &apos;hearth doctor&apos; to see what is missing.</source>
        <translation>&apos;hearth doctor&apos; zeigt, was fehlt.</translation>
    </message>
    <message>
        <source>Save it again as PNG or JPEG.</source>
        <translation>Speichern Sie es erneut als PNG oder JPEG.</translation>
    </message>
    <message>
        <source>Say which conversations to export.</source>
        <translation>Geben Sie an, welche Unterhaltungen exportiert werden sollen.</translation>
    </message>
    <message>
        <source>Say which: {0}.</source>
        <translation>Geben Sie an, welches: {0}.</translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation>Suchen Sie erneut danach.</translation>
    </message>
    <message>
        <source>See the list of settings.</source>
        <translation>Sehen Sie in der Liste der Einstellungen nach.</translation>
    </message>
    <message>
        <source>Send a JSON Schema as an object, as in {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</source>
        <translation>Senden Sie ein JSON-Schema als Objekt, etwa {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</translation>
    </message>
    <message>
        <source>Send a prompt of one word at least.</source>
        <translation>Senden Sie eine Eingabe von mindestens einem Wort.</translation>
    </message>
    <message>
        <source>Send an object, as in {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</source>
        <translation>Senden Sie ein Objekt, etwa {&quot;type&quot;: &quot;object&quot;, &quot;properties&quot;: …}.</translation>
    </message>
    <message>
        <source>Send the result of each call as a message behind it.</source>
        <translation>Senden Sie das Ergebnis jedes Aufrufs als Nachricht dahinter.</translation>
    </message>
    <message>
        <source>Send the tools, or leave it automatic.</source>
        <translation>Senden Sie die Werkzeuge mit oder lassen Sie die Auswahl automatisch.</translation>
    </message>
    <message>
        <source>Set them again.</source>
        <translation>Stellen Sie sie erneut ein.</translation>
    </message>
    <message>
        <source>Set them back to the default.</source>
        <translation>Setzen Sie sie auf die Vorgabe zurück.</translation>
    </message>
    <message>
        <source>Shorten the message, start a new conversation, or choose a model with a longer context.</source>
        <translation>Kürzen Sie die Nachricht, beginnen Sie eine neue Unterhaltung oder wählen Sie ein Modell mit einem längeren Kontext.</translation>
    </message>
    <message>
        <source>Show fewer at a time.</source>
        <translation>Zeigen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>Simplify it.</source>
        <translation>Vereinfachen Sie das.</translation>
    </message>
    <message>
        <source>Smaller files are made of files in {0}.</source>
        <translation>Kleinere Dateien werden aus Dateien in {0} gemacht.</translation>
    </message>
    <message>
        <source>Something else goes first.</source>
        <translation>Etwas anderes geht vor.</translation>
    </message>
    <message>
        <source>Something else is in the place of {0}.</source>
        <translation>An der Stelle von {0} ist etwas anderes.</translation>
    </message>
    <message>
        <source>Something else than the hub answered, perhaps the login page of this network.</source>
        <translation>Etwas anderes als der Hub hat geantwortet, vielleicht die Anmeldeseite dieses Netzwerks.</translation>
    </message>
    <message>
        <source>Split it into shorter texts.</source>
        <translation>Teilen Sie ihn in kürzere Texte auf.</translation>
    </message>
    <message>
        <source>Split the texts, or choose a smaller model.</source>
        <translation>Teilen Sie die Texte auf oder wählen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation>Starten Sie Hearth neu: Es rettet dann, was noch lesbar ist.</translation>
    </message>
    <message>
        <source>Start a new conversation, or change who speaks when in this one.</source>
        <translation>Beginnen Sie eine neue Unterhaltung oder ändern Sie in dieser, wer wann spricht.</translation>
    </message>
    <message>
        <source>Start it and try again.</source>
        <translation>Starten Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Start the newer Hearth, or set HEARTH_DATA_DIR to another folder.</source>
        <translation>Starten Sie das neuere Hearth oder setzen Sie HEARTH_DATA_DIR auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Switch flash attention to automatic, or choose f16.</source>
        <translation>Stellen Sie Flash Attention auf „Automatisch“ oder wählen Sie f16.</translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings to go on.</source>
        <translation>Schalten Sie den Offline-Modus in den Einstellungen aus, um fortzufahren.</translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings.</source>
        <translation>Schalten Sie den Offline-Modus in den Einstellungen aus.</translation>
    </message>
    <message>
        <source>That folder belongs to another program ({0}), whose files Hearth never changes.</source>
        <translation>Dieser Ordner gehört einem anderen Programm ({0}), dessen Dateien Hearth nie verändert.</translation>
    </message>
    <message>
        <source>That model is no longer in the trash.</source>
        <translation>Dieses Modell ist nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>The Hearth that is open does not know the model in {0}.</source>
        <translation>Das geöffnete Hearth kennt das Modell in {0} nicht.</translation>
    </message>
    <message>
        <source>The KV cache type {0} needs flash attention, which is off.</source>
        <translation>Der KV-Cache-Typ {0} braucht Flash Attention, und das ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>Das PDF konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>The access token cannot be one: there are characters in it that no token has.</source>
        <translation>Das kann kein Zugriffstoken sein: Es enthält Zeichen, die in keinem Token vorkommen.</translation>
    </message>
    <message>
        <source>The address of the hub cannot be used: “{0}”.</source>
        <translation>Die Adresse des Hubs ist nicht verwendbar: „{0}“.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used: “{0}”.</source>
        <translation>Die Adresse des Proxys ist nicht verwendbar: „{0}“.</translation>
    </message>
    <message>
        <source>The address of the {0} cannot be used: “{1}”.</source>
        <translation>Die Adresse ({0}) ist nicht verwendbar: „{1}“.</translation>
    </message>
    <message>
        <source>The answer could not be held to this schema or grammar any further: it has become too large.</source>
        <translation>Die Antwort ließ sich nicht weiter an dieses Schema oder diese Grammatik binden: Das wurde zu umfangreich.</translation>
    </message>
    <message>
        <source>The answer of {0} makes no sense.</source>
        <translation>Die Antwort von {0} ergibt keinen Sinn.</translation>
    </message>
    <message>
        <source>The answer was cancelled.</source>
        <translation>Die Antwort wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The answer was not taken as fast as it was written.</source>
        <translation>Die Antwort wurde nicht so schnell abgeholt, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>The backup was given up.</source>
        <translation>Die Sicherung wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The beginning of this model file is larger than any real one: it is damaged, or not meant to be read.</source>
        <translation>Der Anfang dieser Modelldatei ist größer als bei jeder echten: Sie ist beschädigt oder nicht zum Lesen gedacht.</translation>
    </message>
    <message>
        <source>The built-in guide is a part of Hearth.</source>
        <translation>Der eingebaute Begleiter ist ein Teil von Hearth.</translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be deleted.</source>
        <translation>Der eingebaute Begleiter ist Teil von Hearth und lässt sich nicht löschen.</translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be removed.</source>
        <translation>Der eingebaute Begleiter ist Teil von Hearth und lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>The built-in guide keeps its name.</source>
        <translation>Der eingebaute Begleiter behält seinen Namen.</translation>
    </message>
    <message>
        <source>The built-in guide takes no notes.</source>
        <translation>Zum eingebauten Begleiter gibt es keine Notizen.</translation>
    </message>
    <message>
        <source>The chat template in this model&apos;s file does not work, so Hearth cannot tell the model who said what.</source>
        <translation>Die Chat-Vorlage in der Datei dieses Modells funktioniert nicht, daher kann Hearth dem Modell nicht mitteilen, wer was gesagt hat.</translation>
    </message>
    <message>
        <source>The chat template of this model makes nothing of these messages.</source>
        <translation>Die Chat-Vorlage dieses Modells macht aus diesen Nachrichten nichts.</translation>
    </message>
    <message>
        <source>The chat template of this model refuses this conversation.</source>
        <translation>Die Chat-Vorlage dieses Modells lehnt diese Unterhaltung ab.</translation>
    </message>
    <message>
        <source>The connection to {0} is not safe: its certificate is not accepted.</source>
        <translation>Die Verbindung zu {0} ist nicht sicher: Das Zertifikat wird nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The connection to {0} was interrupted.</source>
        <translation>Die Verbindung zu {0} wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The connection was lost while the beginning of the model file was read.</source>
        <translation>Die Verbindung ging verloren, während der Anfang der Modelldatei gelesen wurde.</translation>
    </message>
    <message>
        <source>The context is too short to measure this.</source>
        <translation>Der Kontext ist zu kurz für diese Messung.</translation>
    </message>
    <message>
        <source>The conversation has {0} tokens, but the model sees only {1} at once here.</source>
        <translation>Die Unterhaltung hat {0} Token, aber das Modell sieht hier nur {1} auf einmal.</translation>
    </message>
    <message>
        <source>The conversations are not open.</source>
        <translation>Die Unterhaltungen sind nicht geöffnet.</translation>
    </message>
    <message>
        <source>The conversations could not be opened.</source>
        <translation>Die Unterhaltungen konnten nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The conversations could not be read or written.</source>
        <translation>Die Unterhaltungen konnten nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The copy of the backup is gone, so nothing was restored.</source>
        <translation>Die Kopie der Sicherung ist nicht mehr da, daher wurde nichts wiederhergestellt.</translation>
    </message>
    <message>
        <source>The copy of “{0}” is not equal to the original and was removed.</source>
        <translation>Die Kopie von „{0}“ stimmt nicht mit dem Original überein und wurde entfernt.</translation>
    </message>
    <message>
        <source>The damaged file was kept as {0}.</source>
        <translation>Die beschädigte Datei wurde als {0} aufbewahrt.</translation>
    </message>
    <message>
        <source>The damaged file {0} cannot be moved out of the way.</source>
        <translation>Die beschädigte Datei {0} lässt sich nicht aus dem Weg räumen.</translation>
    </message>
    <message>
        <source>The details say what it complains about.</source>
        <translation>Die Details sagen, was sie beanstandet.</translation>
    </message>
    <message>
        <source>The disk is full or takes no more, so that nothing can be saved right now.</source>
        <translation>Der Datenträger ist voll oder nimmt nichts mehr an, sodass gerade nichts gespeichert werden kann.</translation>
    </message>
    <message>
        <source>The disk is full, and something was not saved yet.</source>
        <translation>Der Datenträger ist voll, und etwas wurde noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>The disk is full; the download of “{0}” waits.</source>
        <translation>Der Datenträger ist voll; der Download von „{0}“ wartet.</translation>
    </message>
    <message>
        <source>The disk was still full when Hearth closed; the end of an answer was not saved.</source>
        <translation>Der Datenträger war beim Beenden von Hearth noch voll; das Ende einer Antwort wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The download probably never began. Download it again.</source>
        <translation>Der Download hat vermutlich nie begonnen. Laden Sie die Datei erneut herunter.</translation>
    </message>
    <message>
        <source>The download stopped because of a mistake in Hearth.</source>
        <translation>Der Download wurde wegen eines Fehlers in Hearth gestoppt.</translation>
    </message>
    <message>
        <source>The download was probably interrupted. Download it again.</source>
        <translation>Der Download wurde vermutlich unterbrochen. Laden Sie die Datei erneut herunter.</translation>
    </message>
    <message>
        <source>The drive became full while the model was copied; nothing has changed.</source>
        <translation>Das Laufwerk war voll, bevor das Modell ganz kopiert war; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>The drive may be failing. Try another one.</source>
        <translation>Das Laufwerk ist vielleicht defekt. Versuchen Sie es mit einem anderen.</translation>
    </message>
    <message>
        <source>The driver of the graphics card does not work with Hearth, so the processor computes.</source>
        <translation>Der Treiber der Grafikkarte funktioniert nicht mit Hearth, deshalb rechnet der Prozessor.</translation>
    </message>
    <message>
        <source>The driver of “{0}” does not work with Hearth, so it is not used.</source>
        <translation>Der Treiber von „{0}“ funktioniert nicht mit Hearth, deshalb wird sie nicht genutzt.</translation>
    </message>
    <message>
        <source>The end of the model file is missing.</source>
        <translation>Das Ende der Modelldatei fehlt.</translation>
    </message>
    <message>
        <source>The engine computed no probabilities for the next token.</source>
        <translation>Die Engine hat keine Wahrscheinlichkeiten für das nächste Token berechnet.</translation>
    </message>
    <message>
        <source>The engine could not be measured.</source>
        <translation>Die Engine konnte nicht gemessen werden.</translation>
    </message>
    <message>
        <source>The engine could not compute the next part of the answer.</source>
        <translation>Die Engine konnte den nächsten Teil der Antwort nicht berechnen.</translation>
    </message>
    <message>
        <source>The engine could not make a vector of this text.</source>
        <translation>Die Engine konnte aus diesem Text keinen Vektor machen.</translation>
    </message>
    <message>
        <source>The engine did not respond any more and was ended.</source>
        <translation>Die Engine hat nicht mehr reagiert und wurde beendet.</translation>
    </message>
    <message>
        <source>The engine does not answer.</source>
        <translation>Die Engine reagiert nicht.</translation>
    </message>
    <message>
        <source>The engine does not carry out {0} here.</source>
        <translation>Die Engine führt {0} hier nicht aus.</translation>
    </message>
    <message>
        <source>The engine does not understand this command.</source>
        <translation>Die Engine versteht diesen Befehl nicht.</translation>
    </message>
    <message>
        <source>The engine ended while the graphics card was computing, so the processor computes from now on.</source>
        <translation>Die Engine wurde beendet, während die Grafikkarte rechnete; ab jetzt rechnet der Prozessor.</translation>
    </message>
    <message>
        <source>The engine failed at this request ({0}).</source>
        <translation>Die Engine ist an dieser Anfrage gescheitert ({0}).</translation>
    </message>
    <message>
        <source>The engine gives wrong answers on this computer.</source>
        <translation>Die Engine gibt auf diesem Computer falsche Antworten.</translation>
    </message>
    <message>
        <source>The engine has been closed.</source>
        <translation>Die Engine wurde geschlossen.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly ({0}).</source>
        <translation>Die Engine wurde unerwartet beendet ({0}).</translation>
    </message>
    <message>
        <source>The engine that runs language models cannot be started.</source>
        <translation>Die Engine, die Sprachmodelle ausführt, lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The engine that runs language models ended while it was starting.</source>
        <translation>Die Engine, die Sprachmodelle ausführt, wurde schon beim Starten beendet.</translation>
    </message>
    <message>
        <source>The engine uses instructions that this processor does not have.</source>
        <translation>Die Engine verwendet Befehle, die dieser Prozessor nicht hat.</translation>
    </message>
    <message>
        <source>The file became shorter while it was read.</source>
        <translation>Die Datei wurde kürzer, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>The file does not begin like a GGUF.</source>
        <translation>Die Datei beginnt nicht wie eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>The file does not say which kind of model it is.</source>
        <translation>Die Datei sagt nicht, von welcher Art das Modell ist.</translation>
    </message>
    <message>
        <source>The file ends in the middle of its header: only {0} bytes are there.</source>
        <translation>Die Datei endet mitten in ihrem Kopf: Nur {0} Byte sind da.</translation>
    </message>
    <message>
        <source>The file holds only a vocabulary, no model.</source>
        <translation>Die Datei enthält nur ein Vokabular, kein Modell.</translation>
    </message>
    <message>
        <source>The file is no language model in the GGUF format.</source>
        <translation>Die Datei ist kein Sprachmodell im GGUF-Format.</translation>
    </message>
    <message>
        <source>The file may be damaged: verify or download it again; a KV cache type of f16 may help too.</source>
        <translation>Die Datei ist vielleicht beschädigt: Prüfen Sie sie oder laden Sie sie erneut herunter; auch der KV-Cache-Typ f16 kann helfen.</translation>
    </message>
    <message>
        <source>The file may be damaged: verify or download it.</source>
        <translation>Die Datei ist vielleicht beschädigt: Prüfen Sie sie oder laden Sie sie herunter.</translation>
    </message>
    <message>
        <source>The file of the model “{0}” is damaged.</source>
        <translation>Die Datei des Modells „{0}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The file of the model “{0}” is not there now.</source>
        <translation>Die Datei des Modells „{0}“ ist gerade nicht da.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to delete: it belongs to {1}.</source>
        <translation>Hearth darf die Datei von „{0}“ nicht löschen: Sie gehört {1}.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to move: it belongs to {1}.</source>
        <translation>Hearth darf die Datei von „{0}“ nicht verschieben: Sie gehört {1}.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not there now.</source>
        <translation>Die Datei von „{0}“ ist gerade nicht da.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation>Die Datei von „{0}“ ist nicht da, wo sie war.</translation>
    </message>
    <message>
        <source>The file {0} with your conversations is damaged.</source>
        <translation>Die Datei {0} mit Ihren Unterhaltungen ist beschädigt.</translation>
    </message>
    <message>
        <source>The files of “{0}” did not stay in their new place; nothing has changed.</source>
        <translation>Die Dateien von „{0}“ sind nicht am neuen Ort geblieben; nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>The files of “{0}” were no longer in the trash.</source>
        <translation>Die Dateien von „{0}“ waren nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” did not answer in time, so it is not used.</source>
        <translation>Die Grafikkarte „{0}“ hat nicht rechtzeitig geantwortet, deshalb wird sie nicht genutzt.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” gives the right answer. The next model that is loaded uses it.</source>
        <translation>Die Grafikkarte „{0}“ gibt die richtige Antwort. Das nächste Modell, das geladen wird, nutzt sie.</translation>
    </message>
    <message>
        <source>The graphics card “{0}” gives wrong results with its present driver, so it is not used.</source>
        <translation>Die Grafikkarte „{0}“ liefert mit ihrem jetzigen Treiber falsche Ergebnisse, deshalb wird sie nicht genutzt.</translation>
    </message>
    <message>
        <source>The hub answers too slowly to wait for it.</source>
        <translation>Der Hub antwortet zu langsam, um darauf zu warten.</translation>
    </message>
    <message>
        <source>The hub does not accept your access token: it was revoked, has run out, or was not copied whole.</source>
        <translation>Der Hub akzeptiert Ihr Zugriffstoken nicht: Es wurde widerrufen, ist abgelaufen oder wurde nicht vollständig kopiert.</translation>
    </message>
    <message>
        <source>The hub has another version of this file by now.</source>
        <translation>Der Hub hat inzwischen eine andere Version dieser Datei.</translation>
    </message>
    <message>
        <source>The hub knows no such page.</source>
        <translation>Der Hub kennt keine solche Seite.</translation>
    </message>
    <message>
        <source>The hub refused the request (error {0}).</source>
        <translation>Der Hub hat die Anfrage abgelehnt (Fehler {0}).</translation>
    </message>
    <message>
        <source>The id {0} is in use.</source>
        <translation>Die Kennung {0} ist schon vergeben.</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>Der Schlüssel ist leer.</translation>
    </message>
    <message>
        <source>The key of the API cannot be read.</source>
        <translation>Der Schlüssel der API lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The keychain of this computer refused: it is locked, or permission was not given.</source>
        <translation>Der Schlüsselbund dieses Computers hat abgelehnt: Er ist gesperrt, oder die Erlaubnis wurde nicht erteilt.</translation>
    </message>
    <message>
        <source>The last message asks for a function, and its result is missing.</source>
        <translation>Die letzte Nachricht verlangt eine Funktion, und deren Ergebnis fehlt.</translation>
    </message>
    <message>
        <source>The library that quantizes models cannot be loaded.</source>
        <translation>Die Programmbibliothek, die Modelle quantisiert, lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>The library that runs language models cannot be loaded.</source>
        <translation>Die Programmbibliothek, die Sprachmodelle ausführt, lässt sich nicht laden.</translation>
    </message>
    <message>
        <source>The list of models cannot be read: {0}.</source>
        <translation>Die Liste der Modelle lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>The list of models cannot be saved.</source>
        <translation>Die Liste der Modelle lässt sich nicht speichern.</translation>
    </message>
    <message>
        <source>The list of models was written by a later version of Hearth.</source>
        <translation>Die Liste der Modelle wurde von einer späteren Version von Hearth geschrieben.</translation>
    </message>
    <message>
        <source>The list of suggested models is damaged.</source>
        <translation>Die Liste der vorgeschlagenen Modelle ist beschädigt.</translation>
    </message>
    <message>
        <source>The list of suggested models is missing or damaged.</source>
        <translation>Die Liste der vorgeschlagenen Modelle fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The llama.cpp in this Hearth cannot run this model.</source>
        <translation>Das llama.cpp in diesem Hearth kann dieses Modell nicht ausführen.</translation>
    </message>
    <message>
        <source>The logit bias {0} for the token {1} means nothing to this model.</source>
        <translation>Der Logit-Bias {0} für das Token {1} hat für dieses Modell keine Bedeutung.</translation>
    </message>
    <message>
        <source>The message from which this branched off is no longer there.</source>
        <translation>Die Nachricht, an der dies abgezweigt wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The model computes values that are not numbers, so it cannot answer.</source>
        <translation>Das Modell berechnet Werte, die keine Zahlen sind, und kann daher nicht antworten.</translation>
    </message>
    <message>
        <source>The model computes values that are not numbers.</source>
        <translation>Das Modell berechnet Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The model needs about {0} of memory, of which only {1} are free: it will be read from the disk again and again and be slow.</source>
        <translation>Das Modell braucht etwa {0} Arbeitsspeicher, von denen nur {1} frei sind: Es wird immer wieder von der Platte gelesen und langsam sein.</translation>
    </message>
    <message>
        <source>The models cannot be shared with other programs.</source>
        <translation>Die Modelle lassen sich nicht für andere Programme freigeben.</translation>
    </message>
    <message>
        <source>The models cannot be shared: Hearth cannot write to its folder.</source>
        <translation>Die Modelle lassen sich nicht freigeben: Hearth kann nicht in seinen Ordner schreiben.</translation>
    </message>
    <message>
        <source>The parameters of the function {0} are no JSON schema.</source>
        <translation>Die Parameter der Funktion {0} sind kein JSON-Schema.</translation>
    </message>
    <message>
        <source>The part of the engine that suits this processor best does not work here, so another one computes. Answers may take longer.</source>
        <translation>Der Teil der Engine, der am besten zu diesem Prozessor passt, funktioniert hier nicht, deshalb rechnet ein anderer. Antworten dauern vielleicht länger.</translation>
    </message>
    <message>
        <source>The prompt has a token that this model does not know: it has {0}, from 0.</source>
        <translation>Die Eingabe hat ein Token, das dieses Modell nicht kennt: Es hat {0}, gezählt ab 0.</translation>
    </message>
    <message>
        <source>The request is too large.</source>
        <translation>Die Anfrage ist zu groß.</translation>
    </message>
    <message>
        <source>The rules of Automatic are out of bounds.</source>
        <translation>Die Regeln für „Automatisch“ liegen außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>The rules of Automatic cannot be read.</source>
        <translation>Die Regeln für „Automatisch“ lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>The schema is not valid JSON.</source>
        <translation>Das Schema ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The schema or grammar has {0} characters; {1} are the most.</source>
        <translation>Das Schema oder die Grammatik hat {0} Zeichen; höchstens {1} sind möglich.</translation>
    </message>
    <message>
        <source>The schema {0} cannot be read.</source>
        <translation>Das Schema {0} kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The system ended the engine while it was loading, most likely for want of memory. Trying again with less.</source>
        <translation>Das System hat die Engine beim Laden beendet, höchstwahrscheinlich aus Mangel an Arbeitsspeicher. Neuer Versuch mit weniger.</translation>
    </message>
    <message>
        <source>The {0} likeliest tokens cannot be told.</source>
        <translation>Die {0} wahrscheinlichsten Token können nicht genannt werden.</translation>
    </message>
    <message>
        <source>There are more than {0} pictures.</source>
        <translation>Es sind mehr als {0} Bilder.</translation>
    </message>
    <message>
        <source>There are string, number, integer, boolean, array, object and null.</source>
        <translation>Es gibt string, number, integer, boolean, array, object und null.</translation>
    </message>
    <message>
        <source>There is no function {0} among the tools.</source>
        <translation>Unter den Werkzeugen gibt es keine Funktion namens {0}.</translation>
    </message>
    <message>
        <source>There is no model here that could answer.</source>
        <translation>Hier ist kein Modell, das antworten könnte.</translation>
    </message>
    <message>
        <source>There is no text to go on with.</source>
        <translation>Es gibt keinen Text, an dem weitergeschrieben werden könnte.</translation>
    </message>
    <message>
        <source>There is no text to make a vector of.</source>
        <translation>Es gibt keinen Text, aus dem ein Vektor werden könnte.</translation>
    </message>
    <message>
        <source>There is not enough memory to make vectors of texts of {0} tokens.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um Vektoren von Texten mit {0} Token zu berechnen.</translation>
    </message>
    <message>
        <source>There is not enough memory. Trying again {0}.</source>
        <translation>Der Arbeitsspeicher reicht nicht. Neuer Versuch {0}.</translation>
    </message>
    <message>
        <source>This cannot be printed.</source>
        <translation>Das lässt sich nicht drucken.</translation>
    </message>
    <message>
        <source>This computer cannot listen at {0}, port {1}.</source>
        <translation>Dieser Computer kann auf {0}, Port {1}, nicht lauschen.</translation>
    </message>
    <message>
        <source>This computer runs {0} threads at once; more are not used.</source>
        <translation>Dieser Computer führt {0} Threads gleichzeitig aus; mehr werden nicht genutzt.</translation>
    </message>
    <message>
        <source>This is not a JSON schema that answers can be held to.</source>
        <translation>Das ist kein JSON-Schema, an das sich Antworten halten können.</translation>
    </message>
    <message>
        <source>This is not possible with the models of another Hearth.</source>
        <translation>Das geht mit den Modellen eines anderen Hearth nicht.</translation>
    </message>
    <message>
        <source>This is too long to be sent.</source>
        <translation>Das ist zu lang, um gesendet zu werden.</translation>
    </message>
    <message>
        <source>This model cannot fill in the middle of a text.</source>
        <translation>Dieses Modell kann keine Lücke mitten in einem Text füllen.</translation>
    </message>
    <message>
        <source>This model cannot see pictures.</source>
        <translation>Dieses Modell kann keine Bilder sehen.</translation>
    </message>
    <message>
        <source>This model makes no vectors.</source>
        <translation>Dieses Modell macht keine Vektoren.</translation>
    </message>
    <message>
        <source>This model tells how well an answer fits a question: it makes no vectors.</source>
        <translation>Dieses Modell sagt, wie gut eine Antwort zu einer Frage passt: Es macht keine Vektoren.</translation>
    </message>
    <message>
        <source>This model translates one text into another: it makes no vectors.</source>
        <translation>Dieses Modell übersetzt einen Text in einen anderen: Es macht keine Vektoren.</translation>
    </message>
    <message>
        <source>This model was made for {0} tokens of context; it gets no more.</source>
        <translation>Dieses Modell wurde für {0} Token Kontext gemacht; mehr bekommt es nicht.</translation>
    </message>
    <message>
        <source>This picture takes {0} places, and only {1} can be computed at once here.</source>
        <translation>Dieses Bild braucht {0} Plätze, und hier können nur {1} auf einmal berechnet werden.</translation>
    </message>
    <message>
        <source>This request cannot be told from another one.</source>
        <translation>Diese Anfrage ist von einer anderen nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>This schema allows no answer at all.</source>
        <translation>Dieses Schema erlaubt überhaupt keine Antwort.</translation>
    </message>
    <message>
        <source>This schema is nested too deeply.</source>
        <translation>Dieses Schema ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>This schema or grammar cannot be used: {0}.</source>
        <translation>Dieses Schema oder diese Grammatik kann nicht benutzt werden: {0}.</translation>
    </message>
    <message>
        <source>This schema or grammar is too large.</source>
        <translation>Dieses Schema oder diese Grammatik ist zu groß.</translation>
    </message>
    <message>
        <source>Try a shorter text, or another model.</source>
        <translation>Versuchen Sie es mit einem kürzeren Text oder einem anderen Modell.</translation>
    </message>
    <message>
        <source>Try a smaller one.</source>
        <translation>Versuchen Sie es mit einem kleineren.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Try another one.</source>
        <translation>Versuchen Sie es mit einem anderen.</translation>
    </message>
    <message>
        <source>Two of the tools have the same name.</source>
        <translation>Zwei der Werkzeuge haben denselben Namen.</translation>
    </message>
    <message>
        <source>Use a PNG or JPEG file.</source>
        <translation>Nehmen Sie eine PNG- oder JPEG-Datei.</translation>
    </message>
    <message>
        <source>Use a PNG, JPEG, GIF or BMP file.</source>
        <translation>Nehmen Sie eine PNG-, JPEG-, GIF- oder BMP-Datei.</translation>
    </message>
    <message>
        <source>Use anyOf instead.</source>
        <translation>Nehmen Sie stattdessen anyOf.</translation>
    </message>
    <message>
        <source>Use letters, digits, _, - and ., 128 at most.</source>
        <translation>Nehmen Sie Buchstaben, Ziffern, _, - und ., höchstens 128.</translation>
    </message>
    <message>
        <source>Use one of at most 32 MB.</source>
        <translation>Nehmen Sie eines mit höchstens 32 MB.</translation>
    </message>
    <message>
        <source>Use that one, or close it first.</source>
        <translation>Nehmen Sie jenes, oder schließen Sie es zuerst.</translation>
    </message>
    <message>
        <source>What answers other programs cannot be started.</source>
        <translation>Was anderen Programmen antwortet, kann nicht gestartet werden.</translation>
    </message>
    <message>
        <source>What answers other programs stopped unexpectedly.</source>
        <translation>Was anderen Programmen antwortet, hat unerwartet aufgehört.</translation>
    </message>
    <message>
        <source>Without a key only this computer may be answered.</source>
        <translation>Ohne Schlüssel darf nur dieser Computer Antwort bekommen.</translation>
    </message>
    <message>
        <source>Write one such as 127.0.0.1, which only this computer reaches.</source>
        <translation>Schreiben Sie eine wie 127.0.0.1, die nur dieser Computer erreicht.</translation>
    </message>
    <message>
        <source>Write one such as http://localhost:3000 or https://chat.example, without a path.</source>
        <translation>Schreiben Sie eine wie http://localhost:3000 oder https://chat.example, ohne Pfad.</translation>
    </message>
    <message>
        <source>hearth-chat.github.io did not say which version of Hearth is the newest.</source>
        <translation>hearth-chat.github.io hat nicht angegeben, welche Version von Hearth die neueste ist.</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>es ist kein Objekt</translation>
    </message>
    <message>
        <source>its vocabulary has tokens that its tokenizer does not know</source>
        <translation>ihr Vokabular hat Token, die ihr Tokenizer nicht kennt</translation>
    </message>
    <message>
        <source>more than {0} bytes</source>
        <translation>mehr als {0} Byte</translation>
    </message>
    <message>
        <source>portable.txt says that Hearth keeps its data beside the program, but {0} cannot be written.</source>
        <translation>Laut portable.txt bewahrt Hearth seine Daten neben dem Programm auf, aber in {0} lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>{0} answers too slowly to wait for it.</source>
        <translation>{0} antwortet zu langsam, um darauf zu warten.</translation>
    </message>
    <message>
        <source>{0} bytes, not {1}</source>
        <translation>{0} Byte, nicht {1}</translation>
    </message>
    <message>
        <source>“{0}” needs at least {1} of memory; models for other programs may take {2} here.</source>
        <translation>„{0}“ braucht mindestens {1} Arbeitsspeicher; Modelle für andere Programme dürfen hier {2} nehmen.</translation>
    </message>
    <message>
        <source>The model could not be quantized ({0}).</source>
        <translation>Das Modell konnte nicht quantisiert werden ({0}).</translation>
    </message>
    <message>
        <source>A pattern cannot be used: {0}.</source>
        <translation>Ein Muster lässt sich nicht verwenden: {0}.</translation>
    </message>
    <message>
        <source>Answers cannot be held to a schema with {0} (at {1}).</source>
        <translation>Antworten lassen sich nicht an ein Schema mit {0} binden (bei {1}).</translation>
    </message>
    <message>
        <source>Answers cannot be held to the pattern at {0}: it looks ahead or back, or refers to a part of itself.</source>
        <translation>Antworten lassen sich nicht an das Muster bei {0} binden: Es schaut voraus oder zurück oder verweist auf einen Teil von sich selbst.</translation>
    </message>
    <message>
        <source>Check its name and rights.</source>
        <translation>Prüfen Sie ihren Namen und ihre Rechte.</translation>
    </message>
    <message>
        <source>Choose a smaller model, or “{0}”, which is in Hearth&apos;s window, or allow more memory in the settings.</source>
        <translation>Wählen Sie ein kleineres Modell, oder „{0}“, das im Fenster von Hearth ist, oder erlauben Sie in den Einstellungen mehr Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Programs cannot send this key.</source>
        <translation>Programme können diesen Schlüssel nicht senden.</translation>
    </message>
    <message>
        <source>Set the micro-batch size to {0} or more, and load the model again.</source>
        <translation>Stellen Sie die Mikro-Stapelgröße auf {0} oder mehr und laden Sie das Modell neu.</translation>
    </message>
    <message>
        <source>The file with the key cannot be read.</source>
        <translation>Die Datei mit dem Schlüssel lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The model file cannot be read.</source>
        <translation>Die Modelldatei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The model file contradicts itself.</source>
        <translation>Die Modelldatei widerspricht sich selbst.</translation>
    </message>
    <message>
        <source>The model file is damaged or was made by a faulty program: {0}.</source>
        <translation>Die Modelldatei ist beschädigt oder wurde von einem fehlerhaften Programm erstellt: {0}.</translation>
    </message>
    <message>
        <source>The model file is damaged: {0}.</source>
        <translation>Die Modelldatei ist beschädigt: {0}.</translation>
    </message>
    <message>
        <source>The model stretches its context in an unknown way (“{0}”).</source>
        <translation>Das Modell dehnt seinen Kontext auf unbekannte Weise („{0}“).</translation>
    </message>
    <message>
        <source>The model was loaded but cannot compute.</source>
        <translation>Das Modell wurde geladen, kann aber nicht rechnen.</translation>
    </message>
    <message>
        <source>The model wrote no summary.</source>
        <translation>Das Modell hat keine Zusammenfassung geschrieben.</translation>
    </message>
    <message>
        <source>The name is too long: {0} characters.</source>
        <translation>Der Name ist zu lang: {0} Zeichen.</translation>
    </message>
    <message>
        <source>The name {0} was not found.</source>
        <translation>Der Name {0} wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The network is switched off in Hearth.</source>
        <translation>Das Netzwerk ist in Hearth ausgeschaltet.</translation>
    </message>
    <message>
        <source>The network is switched off: {0} is set.</source>
        <translation>Das Netzwerk ist ausgeschaltet: {0} ist gesetzt.</translation>
    </message>
    <message>
        <source>The new file could not be written to its end.</source>
        <translation>Die neue Datei konnte nicht zu Ende geschrieben werden.</translation>
    </message>
    <message>
        <source>The new file is not what it should be and was removed.</source>
        <translation>Die neue Datei ist nicht so, wie sie sein sollte, und wurde entfernt.</translation>
    </message>
    <message>
        <source>The new file takes {0}; {1} are free there.</source>
        <translation>Die neue Datei braucht {0}; dort sind {1} frei.</translation>
    </message>
    <message>
        <source>The new file was loaded but cannot compute.</source>
        <translation>Die neue Datei wurde geladen, kann aber nicht rechnen.</translation>
    </message>
    <message>
        <source>The notes are too long: {0} characters.</source>
        <translation>Die Notizen sind zu lang: {0} Zeichen.</translation>
    </message>
    <message>
        <source>The parts of the model do not belong together.</source>
        <translation>Die Teile des Modells gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>The place where the hub keeps this file refuses it.</source>
        <translation>Der Ort, an dem der Hub diese Datei aufbewahrt, gibt sie nicht heraus.</translation>
    </message>
    <message>
        <source>The process that quantizes stopped unexpectedly.</source>
        <translation>Der Prozess, der quantisiert, wurde unerwartet beendet.</translation>
    </message>
    <message>
        <source>The proxy does not let Hearth through.</source>
        <translation>Der Proxy lässt Hearth nicht durch.</translation>
    </message>
    <message>
        <source>The proxy takes care of this.</source>
        <translation>Darum kümmert sich der Proxy.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password.</source>
        <translation>Der Proxy verlangt einen Benutzernamen und ein Passwort.</translation>
    </message>
    <message>
        <source>The proxy {0} cannot be reached.</source>
        <translation>Der Proxy {0} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Die Anfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The sampler ({0}) cannot be made.</source>
        <translation>Der Sampler ({0}) lässt sich nicht erstellen.</translation>
    </message>
    <message>
        <source>The schema of a function is too large.</source>
        <translation>Das Schema einer Funktion ist zu groß.</translation>
    </message>
    <message>
        <source>The settings file was damaged; Hearth goes on with the defaults.</source>
        <translation>Die Einstellungsdatei war beschädigt; Hearth arbeitet mit den Vorgaben weiter.</translation>
    </message>
    <message>
        <source>The settings were written by a newer Hearth; this one leaves them alone and goes on with its defaults.</source>
        <translation>Die Einstellungen wurden von einem neueren Hearth geschrieben; dieses lässt sie unberührt und arbeitet mit seinen Vorgaben weiter.</translation>
    </message>
    <message>
        <source>The system ends programs when memory runs out: close other programs and try again.</source>
        <translation>Das System beendet Programme, wenn der Arbeitsspeicher ausgeht: Schließen Sie andere Programme und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The system refused: {0}.</source>
        <translation>Das System hat abgelehnt: {0}.</translation>
    </message>
    <message>
        <source>The weights of this model are stored in a way (type {0}) that this version of Hearth does not know.</source>
        <translation>Die Gewichte dieses Modells sind auf eine Weise gespeichert (Typ {0}), die diese Version von Hearth nicht kennt.</translation>
    </message>
    <message>
        <source>There are no conversations yet, so there is nothing to back up.</source>
        <translation>Es gibt noch keine Unterhaltungen, daher ist nichts zu sichern.</translation>
    </message>
    <message>
        <source>There is a file “{0}” in this folder already.</source>
        <translation>In diesem Ordner gibt es schon eine Datei „{0}“.</translation>
    </message>
    <message>
        <source>There is another file where “{0}” was.</source>
        <translation>Wo „{0}“ war, ist jetzt eine andere Datei.</translation>
    </message>
    <message>
        <source>There is more than one model of {0} here.</source>
        <translation>Von {0} ist hier mehr als ein Modell.</translation>
    </message>
    <message>
        <source>There is no access token.</source>
        <translation>Es gibt kein Zugriffstoken.</translation>
    </message>
    <message>
        <source>There is no backup and no file “{0}”.</source>
        <translation>Es gibt weder eine Sicherung noch eine Datei „{0}“.</translation>
    </message>
    <message>
        <source>There is no backup “{0}”.</source>
        <translation>Es gibt keine Sicherung „{0}“.</translation>
    </message>
    <message>
        <source>There is no conversation “{0}”.</source>
        <translation>Es gibt keine Unterhaltung „{0}“.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no file “{0}” any more.</source>
        <translation>Die Datei „{0}“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is no file “{0}”.</source>
        <translation>Es gibt keine Datei „{0}“.</translation>
    </message>
    <message>
        <source>There is no folder for the new file.</source>
        <translation>Für die neue Datei gibt es keinen Ordner.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation>Es gibt keinen Ordner „{0}“.</translation>
    </message>
    <message>
        <source>There is no message to answer.</source>
        <translation>Es gibt keine Nachricht, auf die zu antworten wäre.</translation>
    </message>
    <message>
        <source>There is no model and no file “{0}” here.</source>
        <translation>Es gibt hier weder ein Modell noch eine Datei „{0}“.</translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation>Es gibt kein Modell namens „{0}“.</translation>
    </message>
    <message>
        <source>There is no room for the model: it needs {0}, {1} are free.</source>
        <translation>Für das Modell ist kein Platz: Es braucht {0}, frei sind {1}.</translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation>Es gibt keine Einstellung namens {0}.</translation>
    </message>
    <message>
        <source>There is no space left to write {0}.</source>
        <translation>Um {0} zu schreiben, ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation>{0} gibt es auf dem Hub nicht, oder es ist privat.</translation>
    </message>
    <message>
        <source>There is no “{0}” in the trash.</source>
        <translation>Im Papierkorb gibt es kein „{0}“.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model: it needs about {0}.</source>
        <translation>Für dieses Modell reicht der Arbeitsspeicher nicht: Es braucht etwa {0}.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {0} are needed, {1} free.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz: Gebraucht werden {0}, frei sind {1}.</translation>
    </message>
    <message>
        <source>There is not enough space on the disk for a backup.</source>
        <translation>Auf dem Datenträger ist nicht genug Platz für eine Sicherung.</translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation>Es gibt nichts zu beantworten.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>Es gibt nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>There is nothing to measure.</source>
        <translation>Es gibt nichts zu messen.</translation>
    </message>
    <message>
        <source>There was no answer from {0} in time.</source>
        <translation>Von {0} kam nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Es gab keine Antwort.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on.</source>
        <translation>Zum Fortfahren reichte der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <source>There was not enough memory to quantize this model.</source>
        <translation>Zum Quantisieren dieses Modells reichte der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <source>They enter the name or the address of this computer in place of 127.0.0.1.</source>
        <translation>Sie geben statt 127.0.0.1 den Namen oder die Adresse dieses Computers ein.</translation>
    </message>
    <message>
        <source>This GGUF has the first version of the format, which llama.cpp no longer reads.</source>
        <translation>Diese GGUF-Datei hat die erste Version des Formats, die llama.cpp nicht mehr liest.</translation>
    </message>
    <message>
        <source>This GGUF has version {0} of the format; this version of Hearth reads 2 and 3.</source>
        <translation>Diese GGUF-Datei hat Version {0} des Formats; diese Version von Hearth liest 2 und 3.</translation>
    </message>
    <message>
        <source>This GGUF was made for big-endian machines and cannot run here.</source>
        <translation>Diese GGUF-Datei wurde für Big-Endian-Rechner erstellt und läuft hier nicht.</translation>
    </message>
    <message>
        <source>This address does not lead to a .gguf file.</source>
        <translation>Diese Adresse führt nicht zu einer .gguf-Datei.</translation>
    </message>
    <message>
        <source>This address on the hub is not the page of a model.</source>
        <translation>Diese Adresse auf dem Hub ist nicht die Seite eines Modells.</translation>
    </message>
    <message>
        <source>This address on the hub names an impossible revision.</source>
        <translation>Diese Adresse auf dem Hub nennt eine unmögliche Revision.</translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation>Diese Antwort wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>This backup was written by a newer Hearth.</source>
        <translation>Diese Sicherung wurde von einem neueren Hearth geschrieben.</translation>
    </message>
    <message>
        <source>This cannot be measured.</source>
        <translation>Das lässt sich nicht messen.</translation>
    </message>
    <message>
        <source>This cannot be sent to the engine: it is too long, or has a value the engine cannot understand.</source>
        <translation>Dies lässt sich nicht an die Engine senden: Es ist zu lang oder enthält einen Wert, den die Engine nicht versteht.</translation>
    </message>
    <message>
        <source>This computer has no keychain that Hearth could use.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, den Hearth verwenden könnte.</translation>
    </message>
    <message>
        <source>This conversation has {0} tokens; this model can see {1} at most.</source>
        <translation>Diese Unterhaltung hat {0} Token; dieses Modell kann höchstens {1} sehen.</translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>Diese Unterhaltung ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This file cannot chat. {0}</source>
        <translation>Diese Datei kann nicht chatten. {0}</translation>
    </message>
    <message>
        <source>This file is an importance matrix, a by-product of making models, not a model.</source>
        <translation>Diese Datei ist eine Wichtigkeitsmatrix, ein Nebenprodukt bei der Herstellung von Modellen, und kein Modell.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>Dieser Ordner ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This import is no longer known.</source>
        <translation>Dieser Import ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>This is no access token.</source>
        <translation>Das ist kein Zugriffstoken.</translation>
    </message>
    <message>
        <source>This is no address of a file.</source>
        <translation>Das ist nicht die Adresse einer Datei.</translation>
    </message>
    <message>
        <source>This is no valid address.</source>
        <translation>Das ist keine gültige Adresse.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>Diese Nachricht ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This message was deleted meanwhile.</source>
        <translation>Diese Nachricht wurde inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>This model brings no chat template, so a plain one is used: its answers may ramble or never end.</source>
        <translation>Dieses Modell bringt keine Chat-Vorlage mit, daher wird eine einfache verwendet: Seine Antworten können abschweifen oder nie enden.</translation>
    </message>
    <message>
        <source>This model cannot keep its memory as {0}: its attention heads are not a multiple of {1}.</source>
        <translation>Dieses Modell kann sein Gedächtnis nicht als {0} führen: Seine Attention-Köpfe sind kein Vielfaches von {1}.</translation>
    </message>
    <message>
        <source>This model keeps no memory of a conversation, so it cannot chat.</source>
        <translation>Dieses Modell hat kein Gedächtnis für eine Unterhaltung und kann daher nicht chatten.</translation>
    </message>
    <message>
        <source>This names no model.</source>
        <translation>Damit ist kein Modell benannt.</translation>
    </message>
    <message>
        <source>This persona is no longer there.</source>
        <translation>Diese Persona ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This repository has {0}.</source>
        <translation>Dieses Repository hat {0}.</translation>
    </message>
    <message>
        <source>This summary is no longer there.</source>
        <translation>Diese Zusammenfassung ist nicht mehr da.</translation>
    </message>
    <message>
        <source>This version of Hearth cannot run models of the kind “{0}”.</source>
        <translation>Diese Version von Hearth kann keine Modelle der Art „{0}“ ausführen.</translation>
    </message>
    <message>
        <source>This version of Hearth does not know how the model splits text into tokens (“{0}”).</source>
        <translation>Diese Version von Hearth weiß nicht, wie das Modell Text in Token zerlegt („{0}“).</translation>
    </message>
    <message>
        <source>Try again later, or from elsewhere.</source>
        <translation>Versuchen Sie es später oder von anderswo aus erneut.</translation>
    </message>
    <message>
        <source>Try again later, or report it.</source>
        <translation>Versuchen Sie es später erneut oder melden Sie es.</translation>
    </message>
    <message>
        <source>Try again later, over another network, or choose another source.</source>
        <translation>Versuchen Sie es später oder über ein anderes Netzwerk erneut oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>Try again when the connection is better.</source>
        <translation>Versuchen Sie es erneut, wenn die Verbindung besser ist.</translation>
    </message>
    <message>
        <source>Try again, or with another model.</source>
        <translation>Versuchen Sie es erneut oder mit einem anderen Modell.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, load the model with a smaller batch or fewer GPU layers.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, laden Sie das Modell mit kleineren Stapeln oder weniger GPU-Schichten.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the details.</source>
        <translation>Versuchen Sie es erneut; geschieht es wieder, melden Sie es mit den Details.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, something between is in the way.</source>
        <translation>Versuchen Sie es erneut; bleibt es dabei, ist etwas dazwischen im Weg.</translation>
    </message>
    <message>
        <source>Try another type.</source>
        <translation>Versuchen Sie einen anderen Typ.</translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation>Geben Sie mindestens einen Buchstaben ein.</translation>
    </message>
    <message>
        <source>Type some text, or leave it empty.</source>
        <translation>Geben Sie Text ein oder lassen Sie es leer.</translation>
    </message>
    <message>
        <source>Undo the deletion first.</source>
        <translation>Machen Sie zuerst das Löschen rückgängig.</translation>
    </message>
    <message>
        <source>Unset it to go on.</source>
        <translation>Heben Sie das auf, um fortzufahren.</translation>
    </message>
    <message>
        <source>Update Hearth, or choose another model.</source>
        <translation>Aktualisieren Sie Hearth oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Update Hearth, or get another file of this model.</source>
        <translation>Aktualisieren Sie Hearth oder nehmen Sie eine andere Datei dieses Modells.</translation>
    </message>
    <message>
        <source>Update Hearth, or get the model in another quantization.</source>
        <translation>Aktualisieren Sie Hearth oder nehmen Sie das Modell in einer anderen Quantisierung.</translation>
    </message>
    <message>
        <source>Update Hearth, then try again.</source>
        <translation>Aktualisieren Sie Hearth und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Update Hearth: new architectures come with new versions. Or choose another model.</source>
        <translation>Aktualisieren Sie Hearth: Neue Architekturen kommen mit neuen Versionen. Oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Use a shorter text or smaller numbers.</source>
        <translation>Verwenden Sie einen kürzeren Text oder kleinere Zahlen.</translation>
    </message>
    <message>
        <source>Use at most {0} characters.</source>
        <translation>Verwenden Sie höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>Verwenden Sie höchstens {0}.</translation>
    </message>
    <message>
        <source>Use letters, digits and signs of ASCII, without spaces.</source>
        <translation>Verwenden Sie Buchstaben, Ziffern und Zeichen aus ASCII, ohne Leerzeichen.</translation>
    </message>
    <message>
        <source>Use that version, or start this one with another data folder (HEARTH_DATA_DIR).</source>
        <translation>Verwenden Sie jene Version oder starten Sie diese mit einem anderen Datenordner (HEARTH_DATA_DIR).</translation>
    </message>
    <message>
        <source>Use the same version of Hearth for both sides.</source>
        <translation>Verwenden Sie auf beiden Seiten dieselbe Version von Hearth.</translation>
    </message>
    <message>
        <source>Use the token for this session only, or set HF_TOKEN in the environment.</source>
        <translation>Verwenden Sie das Token nur für diese Sitzung oder setzen Sie HF_TOKEN in der Umgebung.</translation>
    </message>
    <message>
        <source>Verify the model; download it again if it is damaged.</source>
        <translation>Prüfen Sie das Modell; laden Sie es erneut herunter, wenn es beschädigt ist.</translation>
    </message>
    <message>
        <source>Wait a moment and try again; close the other Hearth if it does not answer.</source>
        <translation>Warten Sie einen Moment und versuchen Sie es erneut; schließen Sie das andere Hearth, wenn es nicht reagiert.</translation>
    </message>
    <message>
        <source>Wait until it is complete and try again.</source>
        <translation>Warten Sie, bis sie vollständig ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Wait until it is complete, or download it again.</source>
        <translation>Warten Sie, bis er vollständig ist, oder laden Sie die Datei erneut herunter.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it there.</source>
        <translation>Warten Sie, bis das fertig ist, oder stoppen Sie es dort.</translation>
    </message>
    <message>
        <source>Wait until the download is finished.</source>
        <translation>Warten Sie, bis der Download fertig ist.</translation>
    </message>
    <message>
        <source>Was it moved or deleted, or is the drive not connected?</source>
        <translation>Wurde sie verschoben oder gelöscht, oder ist das Laufwerk nicht angeschlossen?</translation>
    </message>
    <message>
        <source>Was it moved or deleted?</source>
        <translation>Wurde sie verschoben oder gelöscht?</translation>
    </message>
    <message>
        <source>Write it like http://proxy.example:8080 or socks5://proxy.example:1080.</source>
        <translation>Die Form ist http://proxy.example:8080 oder socks5://proxy.example:1080.</translation>
    </message>
    <message>
        <source>Write it like {0}, in the settings or in HF_ENDPOINT.</source>
        <translation>Die Form ist {0}, in den Einstellungen oder in HF_ENDPOINT.</translation>
    </message>
    <message>
        <source>Write it like {0}.</source>
        <translation>Die Form ist {0}.</translation>
    </message>
    <message>
        <source>Write it without that, or leave it out and check the answer yourself.</source>
        <translation>Schreiben Sie es ohne das, oder lassen Sie es weg und prüfen Sie die Antwort selbst.</translation>
    </message>
    <message>
        <source>Write one such as desk.lan, without http:// before it.</source>
        <translation>Geben Sie einen wie desk.lan an, ohne http:// davor.</translation>
    </message>
    <message>
        <source>Write one such as {0}, or leave it empty.</source>
        <translation>Geben Sie eine wie {0} an oder lassen Sie es leer.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Schreiben Sie zuerst etwas.</translation>
    </message>
    <message>
        <source>Write them into the address of the proxy.</source>
        <translation>Schreiben Sie beides in die Adresse des Proxys.</translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation>Geschrieben mit {0}.</translation>
    </message>
    <message>
        <source>Your access token does not allow to read {0}.</source>
        <translation>Ihr Zugriffstoken erlaubt es nicht, {0} zu lesen.</translation>
    </message>
    <message>
        <source>Your conversations were written by a newer Hearth, and this one leaves them alone.</source>
        <translation>Ihre Unterhaltungen wurden von einem neueren Hearth geschrieben, und dieses lässt sie unberührt.</translation>
    </message>
    <message>
        <source>a body in {0}</source>
        <translation>ein Inhalt in der Kodierung {0}</translation>
    </message>
    <message>
        <source>a file without the hub&apos;s headers</source>
        <translation>eine Datei ohne die Kopfzeilen des Hubs</translation>
    </message>
    <message>
        <source>a key has no name</source>
        <translation>ein Schlüssel hat keinen Namen</translation>
    </message>
    <message>
        <source>a list was expected, but {0} came</source>
        <translation>erwartet wurde eine Liste, aber es kam {0}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a page instead of a file</source>
        <translation>eine Seite anstelle einer Datei</translation>
    </message>
    <message>
        <source>a redirect without the hub&apos;s headers</source>
        <translation>eine Weiterleitung ohne die Kopfzeilen des Hubs</translation>
    </message>
    <message>
        <source>a text in its header claims to be {0} bytes long</source>
        <translation>ein Text in ihrem Kopf gibt an, {0} Byte lang zu sein</translation>
    </message>
    <message>
        <source>a token is listed twice in its vocabulary</source>
        <translation>ein Token steht zweimal in ihrem Vokabular</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>an object with a commit was expected</source>
        <translation>erwartet wurde ein Objekt mit einem Commit</translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation>zwischen {0} und {1}</translation>
    </message>
    <message>
        <source>it claims to hold {0} {1}</source>
        <translation>sie gibt an, {0} {1} zu enthalten</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>er endete ohne ein Wort</translation>
    </message>
    <message>
        <source>it has no attention heads</source>
        <translation>sie hat keine Attention-Köpfe</translation>
    </message>
    <message>
        <source>it has no layers left to run</source>
        <translation>sie hat keine Schichten mehr, die laufen könnten</translation>
    </message>
    <message>
        <source>it leads to {0}://{1}</source>
        <translation>die Weiterleitung führt zu {0}://{1}</translation>
    </message>
    <message>
        <source>its alignment is no power of two</source>
        <translation>ihre Ausrichtung ist keine Zweierpotenz</translation>
    </message>
    <message>
        <source>its attention heads do not fit together</source>
        <translation>ihre Attention-Köpfe passen nicht zusammen</translation>
    </message>
    <message>
        <source>its experts contradict each other</source>
        <translation>ihre Experten widersprechen einander</translation>
    </message>
    <message>
        <source>its header claims to be longer than {0} MiB</source>
        <translation>ihr Kopf gibt an, länger als {0} MiB zu sein</translation>
    </message>
    <message>
        <source>its keys and values differ in size</source>
        <translation>ihre Schlüssel und Werte sind verschieden groß</translation>
    </message>
    <message>
        <source>its layers cannot be told apart</source>
        <translation>ihre Schichten lassen sich nicht unterscheiden</translation>
    </message>
    <message>
        <source>its layers share memory in an impossible way</source>
        <translation>ihre Schichten teilen sich das Gedächtnis auf unmögliche Weise</translation>
    </message>
    <message>
        <source>its positions do not fit its attention heads</source>
        <translation>ihre Positionen passen nicht zu ihren Attention-Köpfen</translation>
    </message>
    <message>
        <source>its recurrent state does not fit its width</source>
        <translation>ihr rekurrenter Zustand passt nicht zu ihrer Breite</translation>
    </message>
    <message>
        <source>its recurrent state has no size</source>
        <translation>ihr rekurrenter Zustand hat keine Größe</translation>
    </message>
    <message>
        <source>its sliding window is used by no layer</source>
        <translation>ihr gleitendes Fenster wird von keiner Schicht genutzt</translation>
    </message>
    <message>
        <source>its table of tokens does not fit its vocabulary</source>
        <translation>ihre Token-Tabelle passt nicht zu ihrem Vokabular</translation>
    </message>
    <message>
        <source>its value for “{0}” is impossible</source>
        <translation>ihr Wert für „{0}“ ist unmöglich</translation>
    </message>
    <message>
        <source>its value for “{0}” is missing or impossible</source>
        <translation>ihr Wert für „{0}“ fehlt oder ist unmöglich</translation>
    </message>
    <message>
        <source>its vocabulary cannot express every text</source>
        <translation>ihr Vokabular kann nicht jeden Text ausdrücken</translation>
    </message>
    <message>
        <source>its vocabulary is empty</source>
        <translation>ihr Vokabular ist leer</translation>
    </message>
    <message>
        <source>its vocabulary is incomplete</source>
        <translation>ihr Vokabular ist unvollständig</translation>
    </message>
    <message>
        <source>its vocabulary is missing</source>
        <translation>ihr Vokabular fehlt</translation>
    </message>
    <message>
        <source>its weights do not begin where they should</source>
        <translation>ihre Gewichte beginnen nicht da, wo sie sollten</translation>
    </message>
    <message>
        <source>its words make no sense: {0}</source>
        <translation>seine Worte ergeben keinen Sinn: {0}</translation>
    </message>
    <message>
        <source>llama.cpp cannot quantize this model.</source>
        <translation>llama.cpp kann dieses Modell nicht quantisieren.</translation>
    </message>
    <message>
        <source>llama.cpp could not load this model.</source>
        <translation>llama.cpp konnte dieses Modell nicht laden.</translation>
    </message>
    <message>
        <source>llama.cpp did not say how large the new file will be.</source>
        <translation>llama.cpp hat nicht angegeben, wie groß die neue Datei wird.</translation>
    </message>
    <message>
        <source>none of its layers has attention</source>
        <translation>keine ihrer Schichten hat Attention</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>ein oder aus</translation>
    </message>
    <message>
        <source>protocol {0} instead of {1}</source>
        <translation>Protokoll {0} statt {1}</translation>
    </message>
    <message>
        <source>the key {0} has the unknown type {1}</source>
        <translation>der Schlüssel {0} hat den unbekannten Typ {1}</translation>
    </message>
    <message>
        <source>the key {0} is listed twice</source>
        <translation>der Schlüssel {0} ist zweimal aufgeführt</translation>
    </message>
    <message>
        <source>the list {0} claims to hold {1} values</source>
        <translation>die Liste {0} gibt an, {1} Werte zu enthalten</translation>
    </message>
    <message>
        <source>the list {0} has the unknown type {1}</source>
        <translation>die Liste {0} hat den unbekannten Typ {1}</translation>
    </message>
    <message>
        <source>the range “{0}”</source>
        <translation>der Bereich „{0}“</translation>
    </message>
    <message>
        <source>the range “{0}” where {1}-{2} was asked for</source>
        <translation>der Bereich „{0}“, obwohl {1}-{2} verlangt war</translation>
    </message>
    <message>
        <source>the rules for its vocabulary are missing</source>
        <translation>die Regeln für ihr Vokabular fehlen</translation>
    </message>
    <message>
        <source>the size of its attention heads is impossible</source>
        <translation>die Größe ihrer Attention-Köpfe ist unmöglich</translation>
    </message>
    <message>
        <source>the size of its recurrent state is impossible</source>
        <translation>die Größe ihres rekurrenten Zustands ist unmöglich</translation>
    </message>
    <message>
        <source>the sizes of its recurrent state contradict each other</source>
        <translation>die Größen ihres rekurrenten Zustands widersprechen einander</translation>
    </message>
    <message>
        <source>the tensor {0} begins at {1} instead of {2}</source>
        <translation>der Tensor {0} beginnt bei {1} statt bei {2}</translation>
    </message>
    <message>
        <source>the tensor {0} has the impossible shape {1}</source>
        <translation>der Tensor {0} hat die unmögliche Form {1}</translation>
    </message>
    <message>
        <source>the tensor {0} has {1} dimensions</source>
        <translation>der Tensor {0} hat {1} Dimensionen</translation>
    </message>
    <message>
        <source>the tensor {0} is listed twice</source>
        <translation>der Tensor {0} ist zweimal aufgeführt</translation>
    </message>
    <message>
        <source>the token that begins a text is missing</source>
        <translation>das Token, das einen Text beginnt, fehlt</translation>
    </message>
    <message>
        <source>the token that ends a text is missing</source>
        <translation>das Token, das einen Text beendet, fehlt</translation>
    </message>
    <message>
        <source>the version in its header makes no sense</source>
        <translation>die Version in ihrem Kopf ergibt keinen Sinn</translation>
    </message>
    <message>
        <source>{0} Hearth goes on with its default.</source>
        <translation>{0} Hearth arbeitet mit der Vorgabe weiter.</translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation>{0} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} kann nicht {1} sein.</translation>
    </message>
    <message>
        <source>{0} cannot differ between models.</source>
        <translation>{0} kann sich nicht von Modell zu Modell unterscheiden.</translation>
    </message>
    <message>
        <source>{0} conversations with {1} messages could be read and are here again. The damaged file was kept as {2}.</source>
        <translation>{0} Unterhaltungen mit {1} Nachrichten waren lesbar und sind wieder hier. Die beschädigte Datei wurde als {2} aufbewahrt.</translation>
    </message>
    <message>
        <source>{0} does not give this file to everybody.</source>
        <translation>{0} gibt diese Datei nicht an alle heraus.</translation>
    </message>
    <message>
        <source>{0} gave a link that is not accepted.</source>
        <translation>{0} hat einen Link geliefert, der nicht akzeptiert wird.</translation>
    </message>
    <message>
        <source>{0} has no file “{1}”.</source>
        <translation>{0} hat keine Datei „{1}“.</translation>
    </message>
    <message>
        <source>{0} has no model in “{1}”.</source>
        <translation>{0} hat kein Modell in „{1}“.</translation>
    </message>
    <message>
        <source>{0} has no model that Hearth can run: no complete GGUF file.</source>
        <translation>{0} hat kein Modell, das Hearth ausführen kann: keine vollständige GGUF-Datei.</translation>
    </message>
    <message>
        <source>{0} has no quantization called {1}.</source>
        <translation>{0} hat keine Quantisierung namens {1}.</translation>
    </message>
    <message>
        <source>{0} has no such file.</source>
        <translation>{0} hat keine solche Datei.</translation>
    </message>
    <message>
        <source>{0} has no version “{1}”.</source>
        <translation>{0} hat keine Version „{1}“.</translation>
    </message>
    <message>
        <source>{0} is a database of another program.</source>
        <translation>{0} ist eine Datenbank eines anderen Programms.</translation>
    </message>
    <message>
        <source>{0} is busy, or has a problem of its own (error {1}).</source>
        <translation>{0} ist überlastet oder hat selbst ein Problem (Fehler {1}).</translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation>{0} ist schon da.</translation>
    </message>
    <message>
        <source>{0} is too long.</source>
        <translation>{0} ist zu lang.</translation>
    </message>
    <message>
        <source>{0} is where your conversations are.</source>
        <translation>In {0} stehen Ihre Unterhaltungen.</translation>
    </message>
    <message>
        <source>{0} layers of “{1}” need about {2} of graphics memory; there are {3}.</source>
        <translation>{0} Schichten von „{1}“ brauchen etwa {2} Grafikspeicher; vorhanden sind {3}.</translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted.</source>
        <translation>{0} kann erst nach Zustimmung zur Lizenz heruntergeladen werden.</translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted; your account has no access yet.</source>
        <translation>{0} kann erst nach Zustimmung zur Lizenz heruntergeladen werden; Ihr Konto hat noch keinen Zugriff.</translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} folders.</source>
        <translation>{0} muss eine Liste von höchstens {1} Ordnern sein.</translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} lines.</source>
        <translation>{0} muss eine Liste von höchstens {1} Zeilen sein.</translation>
    </message>
    <message>
        <source>{0} must be text.</source>
        <translation>{0} muss Text sein.</translation>
    </message>
    <message>
        <source>{0} of this model needs measurements that only its publisher can make.</source>
        <translation>{0} braucht bei diesem Modell Messwerte, die nur der Herausgeber erstellen kann.</translation>
    </message>
    <message>
        <source>{0} sends from one address to the next without end.</source>
        <translation>{0} leitet endlos von einer Adresse zur nächsten weiter.</translation>
    </message>
    <message>
        <source>{0} sent nothing of the file.</source>
        <translation>{0} hat nichts von der Datei gesendet.</translation>
    </message>
    <message>
        <source>{0} sent something else than the file that was asked for.</source>
        <translation>{0} hat etwas anderes als die verlangte Datei gesendet.</translation>
    </message>
    <message>
        <source>{0} sent the whole file where the rest was asked for.</source>
        <translation>{0} hat die ganze Datei gesendet, obwohl nur der Rest verlangt war.</translation>
    </message>
    <message>
        <source>{0} settings have values that cannot be. Hearth goes on with their defaults.</source>
        <translation>{0} Einstellungen haben unmögliche Werte. Hearth arbeitet mit den Vorgaben weiter.</translation>
    </message>
    <message>
        <source>{0}: HTTP {1}</source>
        <translation>{0}: HTTP {1}</translation>
    </message>
    <message>
        <source>{0}: each must be one line.</source>
        <translation>{0}: Jeder Eintrag muss eine einzelne Zeile sein.</translation>
    </message>
    <message>
        <source>{0}: {1}; it begins with {2}</source>
        <translation>{0}: {1}; der Anfang ist {2}</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no address.</source>
        <translation>{0}: „{1}“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no full path of a folder.</source>
        <translation>{0}: „{1}“ ist kein vollständiger Pfad eines Ordners.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no name of a computer.</source>
        <translation>{0}: „{1}“ ist kein Name eines Computers.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no network address.</source>
        <translation>{0}: „{1}“ ist keine Netzwerkadresse.</translation>
    </message>
    <message>
        <source>{0}: “{1}” is no website.</source>
        <translation>{0}: „{1}“ ist keine Website.</translation>
    </message>
    <message>
        <source>“{0}” arrived damaged twice, so it was deleted.</source>
        <translation>„{0}“ kam zweimal beschädigt an und wurde daher gelöscht.</translation>
    </message>
    <message>
        <source>“{0}” arrived damaged; what is wrong in it is fetched once again.</source>
        <translation>„{0}“ kam beschädigt an; was daran falsch ist, wird noch einmal geladen.</translation>
    </message>
    <message>
        <source>“{0}” cannot be loaded.</source>
        <translation>„{0}“ kann nicht geladen werden.</translation>
    </message>
    <message>
        <source>“{0}” cannot be moved to the trash: {1}.</source>
        <translation>„{0}“ lässt sich nicht in den Papierkorb legen: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read to its end: {1}.</source>
        <translation>„{0}“ lässt sich nicht zu Ende lesen: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation>„{0}“ lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be saved under its name: {1}.</source>
        <translation>„{0}“ lässt sich nicht unter diesem Namen speichern: {1}.</translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a repository.</source>
        <translation>„{0}“ kann nicht der Name eines Repositorys sein.</translation>
    </message>
    <message>
        <source>“{0}” cannot be written: {1}.</source>
        <translation>„{0}“ lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>“{0}” does not belong to this model, or is damaged: pictures cannot be shown to it.</source>
        <translation>„{0}“ gehört nicht zu diesem Modell oder ist beschädigt: Ihm können keine Bilder gezeigt werden.</translation>
    </message>
    <message>
        <source>“{0}” has {1}, and this drive takes no file of more than {2} (its file system is FAT).</source>
        <translation>„{0}“ ist {1} groß, und dieses Laufwerk nimmt keine Datei über {2} auf (sein Dateisystem ist FAT).</translation>
    </message>
    <message>
        <source>“{0}” is a device, not a model file.</source>
        <translation>„{0}“ ist ein Gerät, keine Modelldatei.</translation>
    </message>
    <message>
        <source>“{0}” is a folder, not a model file.</source>
        <translation>„{0}“ ist ein Ordner, keine Modelldatei.</translation>
    </message>
    <message>
        <source>“{0}” is an unfinished download: {1}.</source>
        <translation>„{0}“ ist ein unfertiger Download: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is being downloaded already, by another window or command of Hearth.</source>
        <translation>„{0}“ wird schon heruntergeladen, von einem anderen Fenster oder Befehl von Hearth.</translation>
    </message>
    <message>
        <source>“{0}” is damaged and was not moved.</source>
        <translation>„{0}“ ist beschädigt und wurde nicht verschoben.</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>„{0}“ ist leer.</translation>
    </message>
    <message>
        <source>“{0}” is for chatting and makes no embeddings.</source>
        <translation>„{0}“ ist zum Chatten und macht keine Embeddings.</translation>
    </message>
    <message>
        <source>“{0}” is in this folder already.</source>
        <translation>„{0}“ ist schon in diesem Ordner.</translation>
    </message>
    <message>
        <source>“{0}” is incomplete on the hub itself.</source>
        <translation>„{0}“ ist auf dem Hub selbst unvollständig.</translation>
    </message>
    <message>
        <source>“{0}” is incomplete: {1}.</source>
        <translation>„{0}“ ist unvollständig: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is no folder.</source>
        <translation>„{0}“ ist kein Ordner.</translation>
    </message>
    <message>
        <source>“{0}” is no name for a function.</source>
        <translation>„{0}“ ist kein Name für eine Funktion.</translation>
    </message>
    <message>
        <source>“{0}” is no name of a file.</source>
        <translation>„{0}“ ist kein Dateiname.</translation>
    </message>
    <message>
        <source>“{0}” is no name of a file: it has a “/” in it.</source>
        <translation>„{0}“ ist kein Dateiname: Darin ist ein „/“.</translation>
    </message>
    <message>
        <source>“{0}” is no name of a repository and no address.</source>
        <translation>„{0}“ ist weder der Name eines Repositorys noch eine Adresse.</translation>
    </message>
    <message>
        <source>“{0}” is no network address.</source>
        <translation>„{0}“ ist keine Netzwerkadresse.</translation>
    </message>
    <message>
        <source>“{0}” is no page of the project</source>
        <translation>„{0}“ ist keine Seite des Projekts</translation>
    </message>
    <message>
        <source>“{0}” is no type a model can be quantized to here.</source>
        <translation>„{0}“ ist kein Typ, in den ein Modell hier quantisiert werden kann.</translation>
    </message>
    <message>
        <source>“{0}” is no version</source>
        <translation>„{0}“ ist keine Version</translation>
    </message>
    <message>
        <source>“{0}” is none of the added folders.</source>
        <translation>„{0}“ ist keiner der hinzugefügten Ordner.</translation>
    </message>
    <message>
        <source>“{0}” is not a GGUF model file. It is {1}.</source>
        <translation>„{0}“ ist keine GGUF-Modelldatei. Es ist {1}.</translation>
    </message>
    <message>
        <source>“{0}” is not complete yet: there is only the beginning of a download.</source>
        <translation>„{0}“ ist noch nicht vollständig: Es ist nur der Anfang eines Downloads da.</translation>
    </message>
    <message>
        <source>“{0}” is not in the list of models.</source>
        <translation>„{0}“ ist nicht in der Liste der Modelle.</translation>
    </message>
    <message>
        <source>“{0}” is not made for this.</source>
        <translation>„{0}“ ist dafür nicht gemacht.</translation>
    </message>
    <message>
        <source>“{0}” is not the part of the model that its name says.</source>
        <translation>„{0}“ ist nicht der Teil des Modells, den der Name angibt.</translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation>„{0}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>“{0}” is part {1} of {2} of a model, but its name does not say so.</source>
        <translation>„{0}“ ist Teil {1} von {2} eines Modells, aber der Name sagt das nicht.</translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}).</source>
        <translation>„{0}“ ist schon quantisiert ({1}).</translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}); doing it twice would cost too much quality.</source>
        <translation>„{0}“ ist schon quantisiert ({1}); ein zweites Mal würde zu viel Qualität kosten.</translation>
    </message>
    <message>
        <source>“{0}” is the name of the built-in model.</source>
        <translation>„{0}“ ist der Name des eingebauten Modells.</translation>
    </message>
    <message>
        <source>“{0}” lies on another drive than the folder that Hearth knows it by.</source>
        <translation>„{0}“ liegt auf einem anderen Laufwerk als der Ordner, unter dem Hearth es kennt.</translation>
    </message>
    <message>
        <source>“{0}” makes embeddings and cannot chat.</source>
        <translation>„{0}“ macht Embeddings und kann nicht chatten.</translation>
    </message>
    <message>
        <source>“{0}” may mean more than one model.</source>
        <translation>„{0}“ kann mehr als ein Modell meinen.</translation>
    </message>
    <message>
        <source>“{0}” may not be read: permission is denied.</source>
        <translation>„{0}“ darf nicht gelesen werden: Die Berechtigung fehlt.</translation>
    </message>
    <message>
        <source>“{0}” needs about {1} of memory with a context of {2} tokens; {3} are free.</source>
        <translation>„{0}“ braucht bei einem Kontext von {2} Token etwa {1} Arbeitsspeicher; frei sind {3}.</translation>
    </message>
    <message>
        <source>“{0}” on the hub is not a GGUF model file, whatever its name says.</source>
        <translation>„{0}“ auf dem Hub ist keine GGUF-Modelldatei, was auch immer der Name sagt.</translation>
    </message>
    <message>
        <source>“{0}” was in a folder that is no longer one of Hearth&apos;s.</source>
        <translation>„{0}“ war in einem Ordner, der nicht mehr zu Hearth gehört.</translation>
    </message>
    <message>
        <source>“{0}” would not become smaller as {1}: it has {2} now.</source>
        <translation>„{0}“ würde als {1} nicht kleiner: Jetzt sind es {2}.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other things</source>
        <translation>
            <numerusform>%n sonstiges Element</numerusform>
            <numerusform>%n sonstige Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>%n Werkzeugaufruf</numerusform>
            <numerusform>%n Werkzeugaufrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln Unterhaltung</numerusform>
            <numerusform>%Ln Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations came to Hearth.</source>
        <translation>
            <numerusform>%Ln Unterhaltung wurde nach Hearth übernommen.</numerusform>
            <numerusform>%Ln Unterhaltungen wurden nach Hearth übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln war nicht lesbar.</numerusform>
            <numerusform>%Ln waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had nothing in them.</source>
        <translation>
            <numerusform>%Ln war leer.</numerusform>
            <numerusform>%Ln waren leer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were here already.</source>
        <translation>
            <numerusform>%Ln war schon hier.</numerusform>
            <numerusform>%Ln waren schon hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Ein anderes Programm</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>Lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Cannot be read: a later version of the program has written it</source>
        <translation>Nicht lesbar: von einer neueren Version des Programms geschrieben</translation>
    </message>
    <message>
        <source>Cannot be read: it is damaged</source>
        <translation>Nicht lesbar: beschädigt</translation>
    </message>
    <message>
        <source>Cannot be read: it is larger than any conversation</source>
        <translation>Nicht lesbar: größer als jede Unterhaltung</translation>
    </message>
    <message>
        <source>Cannot be read: it is no conversation</source>
        <translation>Nicht lesbar: keine Unterhaltung</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Everything was here already.</source>
        <translation>Alles war schon hier.</translation>
    </message>
    <message>
        <source>Everything: all versions, settings and timings. Hearth can read it again.</source>
        <translation>Alles: alle Fassungen, Einstellungen und Zeiten. Hearth kann es wieder einlesen.</translation>
    </message>
    <message>
        <source>Holds no conversations that Hearth knows</source>
        <translation>Enthält keine Unterhaltungen, die Hearth kennt</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Imported beside an earlier version of it</source>
        <translation>Neben einer früheren Fassung importiert</translation>
    </message>
    <message>
        <source>Left out: nobody says anything in it</source>
        <translation>Ausgelassen: Darin sagt niemand etwas</translation>
    </message>
    <message>
        <source>Left out: the same is here already</source>
        <translation>Ausgelassen: Dieselbe ist schon hier</translation>
    </message>
    <message>
        <source>No conversation was found.</source>
        <translation>Es wurde keine Unterhaltung gefunden.</translation>
    </message>
    <message>
        <source>Nothing but the words.</source>
        <translation>Nichts als die Wörter.</translation>
    </message>
    <message>
        <source>Opens in every browser, with formulas and coloured code. One file that needs nothing else.</source>
        <translation>Öffnet sich in jedem Browser, mit Formeln und farbigem Code. Eine einzige Datei, die sonst nichts braucht.</translation>
    </message>
    <message>
        <source>Pages to print or to hand to somebody.</source>
        <translation>Seiten zum Drucken oder Weitergeben.</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Überlegung</translation>
    </message>
    <message>
        <source>Several programs</source>
        <translation>Mehrere Programme</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemanweisung</translation>
    </message>
    <message>
        <source>Text with its markup, for notes and other programs.</source>
        <translation>Text mit seinen Auszeichnungen, für Notizen und andere Programme.</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Es gab keine Antwort.</translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation>Diese Antwort wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation>Geschrieben mit {0}.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>You stopped it; what was imported by then is here.</source>
        <translation>Der Import wurde gestoppt; was bis dahin importiert war, ist hier.</translation>
    </message>
    <message>
        <source>{0} · undone</source>
        <translation>{0} · rückgängig gemacht</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0}, without {1}</source>
        <translation>{0}, ohne {1}</translation>
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
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{0} exported to “{1}”.</source>
        <translation>{0} nach „{1}“ exportiert.</translation>
    </message>
    <message>
        <source>{0} moved to the trash.</source>
        <translation>{0} in den Papierkorb gelegt.</translation>
    </message>
</context>
<context>
    <name>ExchangeWing</name>
    <message>
        <source>Drop it to import the conversations</source>
        <translation>Ablegen, um die Unterhaltungen zu importieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>All conversations</source>
        <translation>Alle Unterhaltungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation>Alle Unterhaltungen exportieren</translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation>{0} exportieren</translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation>„{0}“ exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Hearth conversations</source>
        <translation>Hearth-Unterhaltungen</translation>
    </message>
    <message>
        <source>One file for each conversation</source>
        <translation>Eine Datei für jede Unterhaltung</translation>
    </message>
</context>
<context>
    <name>ExportProgressDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln messages</source>
        <translation>
            <numerusform>{0} von %Ln Nachricht</numerusform>
            <numerusform>{0} von %Ln Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n Fundstelle</numerusform>
            <numerusform>%n Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>In dieser Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Upper and lower case matter</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
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
        <translation>Filter zurücksetzen</translation>
    </message>
    <message>
        <source>Hide the filters</source>
        <translation>Filter ausblenden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Searching for more…</source>
        <translation>Weitere werden gesucht…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Show our choice</source>
        <translation>Unsere Auswahl anzeigen</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Filter anzeigen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>The filters leave something out. Without them there may be more.</source>
        <translation>Die Filter lassen etwas weg. Ohne sie gibt es vielleicht mehr.</translation>
    </message>
    <message>
        <source>There is more, but: {0}</source>
        <translation>Es gibt mehr, aber: {0}</translation>
    </message>
    <message>
        <source>This list comes with Hearth. The hub is asked only when you search, or open a model.</source>
        <translation>Diese Liste gehört zu Hearth. Der Hub wird nur gefragt, wenn Sie suchen oder ein Modell öffnen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try again to find more</source>
        <translation>Erneut nach mehr suchen</translation>
    </message>
    <message>
        <source>Try fewer or other words, such as the name of a family: qwen, llama, gemma.</source>
        <translation>Versuchen Sie weniger oder andere Wörter, etwa den Namen einer Familie: qwen, llama, gemma.</translation>
    </message>
    <message>
        <source>What the hub has for “{0}”. Fit and speed are estimates for this computer.</source>
        <translation>Was der Hub zu „{0}“ hat. Ob es passt und wie schnell es ist, ist für diesen Computer geschätzt.</translation>
    </message>
    <message>
        <source>What the hub has. Fit and speed are estimates for this computer.</source>
        <translation>Was der Hub hat. Ob es passt und wie schnell es ist, ist für diesen Computer geschätzt.</translation>
    </message>
</context>
<context>
    <name>FirstModel</name>
    <message>
        <source>1 model of {0}</source>
        <translation>1 Modell von {0}</translation>
    </message>
    <message>
        <source>Already on this computer: {0}, {1}.</source>
        <translation>Schon auf diesem Computer: {0}, {1}.</translation>
    </message>
    <message>
        <source>Asking the hub for its files…</source>
        <translation>Der Hub wird nach den Dateien gefragt…</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>{0} herunterladen</translation>
    </message>
    <message>
        <source>Download {0}, {1}</source>
        <translation>{0} herunterladen, {1}</translation>
    </message>
    <message>
        <source>It is on this computer now, complete and checked.</source>
        <translation>Es ist jetzt auf diesem Computer, vollständig und geprüft.</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation>Download anzeigen</translation>
    </message>
    <message>
        <source>Suits this computer</source>
        <translation>Passt zu diesem Computer</translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation>Vorhandene verwenden</translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>{1} models of {0}</source>
        <translation>{1} Modelle von {0}</translation>
    </message>
</context>
<context>
    <name>FolderEditor</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>{0}: choose</source>
        <translation>{0}: auswählen</translation>
    </message>
</context>
<context>
    <name>FoldersEditor</name>
    <message>
        <source>Add a folder with models</source>
        <translation>Ordner mit Modellen hinzufügen</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
</context>
<context>
    <name>FormLink</name>
    <message>
        <source>Change the schema</source>
        <translation>Schema ändern</translation>
    </message>
    <message>
        <source>The answer cannot be held to the schema of this conversation.</source>
        <translation>Die Antwort kann sich nicht an das Schema dieser Unterhaltung halten.</translation>
    </message>
</context>
<context>
    <name>GateNotice</name>
    <message>
        <source>Enter an access token</source>
        <translation>Zugriffstoken eingeben</translation>
    </message>
    <message>
        <source>Its owner asks you to accept a licence on the hub first. Then Hearth needs an access token of your account to download it.</source>
        <translation>Der Eigentümer verlangt, dass Sie zuerst auf dem Hub einer Lizenz zustimmen. Danach braucht Hearth zum Herunterladen ein Zugriffstoken Ihres Kontos.</translation>
    </message>
    <message>
        <source>Read and accept the licence</source>
        <translation>Lizenz lesen und zustimmen</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Downloads: {0}</source>
        <translation>Downloads: {0}</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Load the model with the new options</source>
        <translation>Modell mit den neuen Optionen laden</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show the downloads</source>
        <translation>Downloads anzeigen</translation>
    </message>
    <message>
        <source>Stop loading this model</source>
        <translation>Laden dieses Modells stoppen</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>HopRow</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
</context>
<context>
    <name>HubController</name>
    <message>
        <source>More suggestions</source>
        <translation>Mehr Vorschläge</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>Für diesen Computer empfohlen</translation>
    </message>
</context>
<context>
    <name>HubDelegate</name>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
</context>
<context>
    <name>HubFilters</name>
    <message>
        <source>Any family</source>
        <translation>Jede Familie</translation>
    </message>
    <message>
        <source>Any licence</source>
        <translation>Jede Lizenz</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>Jede Größe</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Fits this computer</source>
        <translation>Passt zu diesem Computer</translation>
    </message>
    <message>
        <source>Huge: over 20 B</source>
        <translation>Riesig: über 20 Mrd.</translation>
    </message>
    <message>
        <source>Large: 10 to 20 B</source>
        <translation>Groß: 10 bis 20 Mrd.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Medium: 5 to 10 B</source>
        <translation>Mittel: 5 bis 10 Mrd.</translation>
    </message>
    <message>
        <source>Most downloaded</source>
        <translation>Am häufigsten geladen</translation>
    </message>
    <message>
        <source>Most liked</source>
        <translation>Am beliebtesten</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Only models that can do this</source>
        <translation>Nur Modelle, die das können</translation>
    </message>
    <message>
        <source>Only what this computer can run</source>
        <translation>Nur was dieser Computer ausführen kann</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Small: 2 to 5 B</source>
        <translation>Klein: 2 bis 5 Mrd.</translation>
    </message>
    <message>
        <source>Tiny: up to 2 B</source>
        <translation>Winzig: bis 2 Mrd.</translation>
    </message>
    <message>
        <source>Trending</source>
        <translation>Im Trend</translation>
    </message>
</context>
<context>
    <name>HubList</name>
    <message>
        <source>Models to download</source>
        <translation>Modelle zum Herunterladen</translation>
    </message>
</context>
<context>
    <name>HubSearch</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search Hugging Face, or paste the address of a model</source>
        <translation>Hugging Face durchsuchen oder die Adresse eines Modells einfügen</translation>
    </message>
    <message>
        <source>Search for models on the hub</source>
        <translation>Auf dem Hub nach Modellen suchen</translation>
    </message>
    <message>
        <source>What you type here is sent to the hub when you stop typing</source>
        <translation>Was Sie hier eingeben, wird nach dem Tippen an den Hub gesendet</translation>
    </message>
</context>
<context>
    <name>HubWords</name>
    <message>
        <source>Balanced: good and quick enough here</source>
        <translation>Ausgewogen: hier gut und schnell genug</translation>
    </message>
    <message>
        <source>Best answers this computer can give</source>
        <translation>Die besten Antworten, die dieser Computer geben kann</translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation>Von {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Does not suit the chosen options</source>
        <translation>Passt nicht zu den gewählten Optionen</translation>
    </message>
    <message>
        <source>Enter opens it, Control and Enter downloads it.</source>
        <translation>Die Eingabetaste öffnet es, Strg und Eingabetaste lädt es herunter.</translation>
    </message>
    <message>
        <source>Enter opens it.</source>
        <translation>Die Eingabetaste öffnet es.</translation>
    </message>
    <message>
        <source>Fast on this computer</source>
        <translation>Schnell auf diesem Computer</translation>
    </message>
    <message>
        <source>Finds texts</source>
        <translation>Findet Texte</translation>
    </message>
    <message>
        <source>Fits into memory</source>
        <translation>Passt in den Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Fits on the graphics card</source>
        <translation>Passt auf die Grafikkarte</translation>
    </message>
    <message>
        <source>Fits partly on the graphics card</source>
        <translation>Passt teilweise auf die Grafikkarte</translation>
    </message>
    <message>
        <source>Fits when other programs are closed</source>
        <translation>Passt, wenn andere Programme geschlossen sind</translation>
    </message>
    <message>
        <source>Fits, but only just</source>
        <translation>Passt, aber nur knapp</translation>
    </message>
    <message>
        <source>Larger than memory</source>
        <translation>Größer als der Arbeitsspeicher</translation>
    </message>
    <message>
        <source>More compact than usual, because the usual one would be slow here.</source>
        <translation>Kompakter als üblich, weil die übliche Variante hier langsam wäre.</translation>
    </message>
    <message>
        <source>More compact than usual: nothing larger fits into memory.</source>
        <translation>Kompakter als üblich: Nichts Größeres passt in den Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>More compact than usual: the disk has no room for a larger one.</source>
        <translation>Kompakter als üblich: Für eine größere reicht der Speicherplatz nicht.</translation>
    </message>
    <message>
        <source>None of them fits this computer; this is the smallest.</source>
        <translation>Keine davon passt auf diesen Computer; dies ist die kleinste.</translation>
    </message>
    <message>
        <source>Sees pictures</source>
        <translation>Sieht Bilder</translation>
    </message>
    <message>
        <source>Size unknown</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>The disk has no room for any that would run here; this is the smallest of them.</source>
        <translation>Für keine, die hier laufen würde, reicht der Speicherplatz; dies ist die kleinste davon.</translation>
    </message>
    <message>
        <source>The only one that fits has lost much: a smaller model is the better choice.</source>
        <translation>Die einzige, die passt, hat viel verloren: Ein kleineres Modell ist die bessere Wahl.</translation>
    </message>
    <message>
        <source>The usual choice: small with little loss.</source>
        <translation>Die übliche Wahl: klein bei geringem Verlust.</translation>
    </message>
    <message>
        <source>There is no other.</source>
        <translation>Es gibt keine andere.</translation>
    </message>
    <message>
        <source>Thinks first</source>
        <translation>Überlegt zuerst</translation>
    </message>
    <message>
        <source>This computer has room and speed for a more precise one than usual.</source>
        <translation>Dieser Computer ist groß und schnell genug für eine genauere als üblich.</translation>
    </message>
    <message>
        <source>Too large for this computer</source>
        <translation>Zu groß für diesen Computer</translation>
    </message>
    <message>
        <source>Uses tools</source>
        <translation>Nutzt Werkzeuge</translation>
    </message>
    <message>
        <source>Writes code</source>
        <translation>Schreibt Code</translation>
    </message>
    <message>
        <source>its licence has to be accepted first</source>
        <translation>der Lizenz muss zuerst zugestimmt werden</translation>
    </message>
    <message>
        <source>needs {0} of memory</source>
        <translation>braucht {0} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>reads a page in about {0}</source>
        <translation>liest eine Seite in etwa {0}</translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation>{0} Downloads im Monat</translation>
    </message>
    <message>
        <source>{0} of memory with a context of {1} tokens</source>
        <translation>{0} Arbeitsspeicher bei einem Kontext von {1} Token</translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation>{0} oder mehr</translation>
    </message>
    <message>
        <source>{0} stay free on the disk</source>
        <translation>{0} Speicherplatz bleiben frei</translation>
    </message>
    <message>
        <source>{0} too little on the disk</source>
        <translation>{0} Speicherplatz zu wenig</translation>
    </message>
    <message>
        <source>{0} words/s</source>
        <translation>{0} Wörter/s</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring back {0}</source>
        <translation>{0} zurückholen</translation>
    </message>
    <message>
        <source>Bring your conversations to Hearth</source>
        <translation>Ihre Unterhaltungen nach Hearth übernehmen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner auswählen…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien auswählen…</translation>
    </message>
    <message>
        <source>Choose what ChatGPT, LM Studio, Jan, Open WebUI, GPT4All or Hearth itself has exported, as a file, an archive or a folder. Nothing that is here is changed, and everything can be undone.</source>
        <translation>Wählen Sie, was ChatGPT, LM Studio, Jan, Open WebUI, GPT4All oder Hearth selbst exportiert hat, als Datei, gepacktes Archiv oder Ordner. Nichts, was hier ist, wird verändert, und alles lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Exported conversations ({0})</source>
        <translation>Exportierte Unterhaltungen ({0})</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Auf diesem Computer gefunden</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a folder of conversations</source>
        <translation>Ordner mit Unterhaltungen importieren</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>Unterhaltungen importieren</translation>
    </message>
    <message>
        <source>Import from {0}</source>
        <translation>Aus {0} importieren</translation>
    </message>
    <message>
        <source>Import more…</source>
        <translation>Weitere importieren…</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>Bisherige Importe</translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation>Die Dateien werden durchgesehen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Diesen Import rückgängig machen</translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation>{0} rückgängig machen</translation>
    </message>
    <message>
        <source>{0} read, {1} so far</source>
        <translation>{0} gelesen, bisher {1}</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Look for a conversation</source>
        <translation>Unterhaltung suchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>What became of each conversation</source>
        <translation>Was aus jeder Unterhaltung wurde</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Checking “{0}”</source>
        <translation>„{0}“ wird geprüft</translation>
    </message>
    <message>
        <source>Comparing the copy of “{0}”</source>
        <translation>Die Kopie von „{0}“ wird verglichen</translation>
    </message>
    <message>
        <source>Making “{0}” smaller</source>
        <translation>„{0}“ wird verkleinert</translation>
    </message>
    <message>
        <source>Moving “{0}”</source>
        <translation>„{0}“ wird verschoben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation>Stoppen: {0}</translation>
    </message>
    <message>
        <source>Trying out what was made of “{0}”</source>
        <translation>Was aus „{0}“ entstanden ist, wird ausprobiert</translation>
    </message>
    <message>
        <source>{0} · waits for its turn</source>
        <translation>{0} · wartet, bis es an der Reihe ist</translation>
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
        <translation>Antworten kommen als JSON</translation>
    </message>
    <message>
        <source>Answers come as JSON by a schema</source>
        <translation>Antworten kommen als JSON nach einem Schema</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>{0}. Press to have text again.</source>
        <translation>{0}. Drücken, um wieder Text zu bekommen.</translation>
    </message>
    <message>
        <source>{0}: switch off</source>
        <translation>{0}: ausschalten</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to the end</source>
        <translation>Zum Ende springen</translation>
    </message>
</context>
<context>
    <name>KeptExtras</name>
    <message>
        <source>1 conversation</source>
        <translation>1 Unterhaltung</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty what is kept for quick starts</source>
        <translation>Für Schnellstarts Aufbewahrtes leeren</translation>
    </message>
    <message>
        <source>It is as private as the conversations it was made of: only you may read it, and it is deleted with them. Emptying it loses no conversation; the next answer in each only starts later.</source>
        <translation>Es ist so privat wie die Unterhaltungen, aus denen es entstanden ist: Nur Sie dürfen es lesen, und es wird mit ihnen gelöscht. Beim Leeren geht keine Unterhaltung verloren; nur beginnt in jeder die nächste Antwort später.</translation>
    </message>
    <message>
        <source>Kept for quick starts</source>
        <translation>Für Schnellstarts aufbewahrt</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>{0} conversations</source>
        <translation>{0} Unterhaltungen</translation>
    </message>
    <message>
        <source>{0}: {1} of at most {2}</source>
        <translation>{0}: {1} von höchstens {2}</translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>New keys: {0}</source>
        <translation>Neue Tasten: {0}</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Die neuen Tasten drücken</translation>
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
        <translation>Zurück zu den üblichen Tasten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>It has these keys already.</source>
        <translation>Der Befehl hat diese Tasten schon.</translation>
    </message>
    <message>
        <source>No keys yet.</source>
        <translation>Noch keine Tasten.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>These keys are “{0}” now, which would lose them.</source>
        <translation>Diese Tasten sind jetzt „{0}“; dieser Befehl würde sie verlieren.</translation>
    </message>
    <message>
        <source>These keys are “{0}”, and stay so.</source>
        <translation>Diese Tasten sind „{0}“ und bleiben es.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Befehl auswählen, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Give every command its usual keys</source>
        <translation>Allen Befehlen ihre üblichen Tasten geben</translation>
    </message>
    <message>
        <source>In the message field, Enter sends and Shift+Enter begins a new line; the settings of the chat can turn that round. The Up key in the empty field changes your last message. In the list of conversations, the Menu key offers what can be done with them.</source>
        <translation>Im Eingabefeld sendet die Eingabetaste, und Umschalt+Eingabetaste beginnt eine neue Zeile; in den Einstellungen zum Chat lässt sich das umkehren. Die Pfeiltaste nach oben ändert im leeren Feld Ihre letzte Nachricht. In der Liste der Unterhaltungen zeigt die Menütaste, was sich mit ihnen tun lässt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
        <source>These keys cannot be changed.</source>
        <translation>Diese Tasten lassen sich nicht ändern.</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation>GGUF-Datei…</translation>
    </message>
    <message>
        <source>A folder with models…</source>
        <translation>Ordner mit Modellen…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a file or a folder</source>
        <translation>Datei oder Ordner hinzufügen</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Bring back what was deleted or forgotten, or empty the trash</source>
        <translation>Gelöschtes oder aus der Liste Genommenes zurückholen oder den Papierkorb leeren</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>In Hearth&apos;s and my folders</source>
        <translation>In Hearths und meinen Ordnern</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No models but the guide</source>
        <translation>Keine Modelle außer dem Begleiter</translation>
    </message>
    <message>
        <source>Of other programs</source>
        <translation>Von anderen Programmen</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the models on this computer</source>
        <translation>Modelle auf diesem Computer durchsuchen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation>Papierkorb ({0})</translation>
    </message>
    <message>
        <source>Where Hearth looks for models, and where downloads go</source>
        <translation>Wo Hearth nach Modellen sucht und wohin Downloads kommen</translation>
    </message>
    <message>
        <source>Which models</source>
        <translation>Welche Modelle</translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation>Mit einem Problem</translation>
    </message>
    <message>
        <source>With reasoning</source>
        <translation>Mit Überlegung</translation>
    </message>
    <message>
        <source>With tools</source>
        <translation>Mit Werkzeugen</translation>
    </message>
    <message>
        <source>With vision</source>
        <translation>Mit Bilderkennung</translation>
    </message>
    <message>
        <source>looking for more…</source>
        <translation>weitere werden gesucht…</translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation>{0} frei</translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation>{0} insgesamt</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>{0} Modelle</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Choose another model first, then delete this one.</source>
        <translation>Wählen Sie zuerst ein anderes Modell und löschen Sie dann dieses.</translation>
    </message>
    <message>
        <source>Choose another model first, then move this one.</source>
        <translation>Wählen Sie zuerst ein anderes Modell und verschieben Sie dann dieses.</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Laden Sie es erneut herunter.</translation>
    </message>
    <message>
        <source>From now on a check can tell whether the file has changed.</source>
        <translation>Von nun an kann eine Prüfung feststellen, ob sich die Datei geändert hat.</translation>
    </message>
    <message>
        <source>Get the file again where it came from; answers of this one may be wrong.</source>
        <translation>Besorgen Sie die Datei erneut von dort, woher sie kam; Antworten mit dieser können falsch sein.</translation>
    </message>
    <message>
        <source>It was not tried out: this computer has not enough free memory to load it now.</source>
        <translation>Es wurde nicht ausprobiert: Dieser Computer hat zum Laden gerade nicht genug freien Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Nobody has published a fingerprint of “{0}”, so one was taken now.</source>
        <translation>Für „{0}“ hat niemand einen Fingerabdruck veröffentlicht, daher wurde jetzt einer genommen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{0} were freed.</source>
        <translation>{0} wurden freigegeben.</translation>
    </message>
    <message>
        <source>“{0}” is damaged: what is on the disk is not what was downloaded.</source>
        <translation>„{0}“ ist beschädigt: Auf dem Datenträger ist nicht das, was heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>“{0}” is in the trash. Emptying it frees {1}.</source>
        <translation>„{0}“ ist im Papierkorb. Ihn zu leeren gibt {1} frei.</translation>
    </message>
    <message>
        <source>“{0}” is intact: every byte is as it should be.</source>
        <translation>„{0}“ ist unversehrt: Jedes Byte ist so, wie es sein soll.</translation>
    </message>
    <message>
        <source>“{0}” is now in {1}.</source>
        <translation>„{0}“ ist jetzt in {1}.</translation>
    </message>
    <message>
        <source>“{0}” is ready as {1}: {2}.</source>
        <translation>„{0}“ ist als {1} fertig: {2}.</translation>
    </message>
    <message>
        <source>“{0}” is ready: {1}.</source>
        <translation>„{0}“ ist fertig: {1}.</translation>
    </message>
    <message>
        <source>“{0}” is the model that answers now.</source>
        <translation>„{0}“ ist das Modell, das jetzt antwortet.</translation>
    </message>
</context>
<context>
    <name>LibraryDetails</name>
    <message>
        <source>Back to the chat</source>
        <translation>Zurück zum Chat</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chatten</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Context, threads, sampling and so on, for this model alone</source>
        <translation>Kontext, Threads, Sampling und so weiter, nur für dieses Modell</translation>
    </message>
    <message>
        <source>Details of the model</source>
        <translation>Details des Modells</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>More about this model</source>
        <translation>Mehr zu diesem Modell</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Read the whole file and see whether every byte is as it should be</source>
        <translation>Die ganze Datei lesen und prüfen, ob jedes Byte so ist, wie es sein soll</translation>
    </message>
    <message>
        <source>Rename, move, delete…</source>
        <translation>Umbenennen, verschieben, löschen…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What you want to remember about this model</source>
        <translation>Was Sie sich zu diesem Modell merken möchten</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>LibraryListModel</name>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>used {0}</source>
        <translation>verwendet: {0}</translation>
    </message>
</context>
<context>
    <name>LibraryMenus</name>
    <message>
        <source>Bring back “{0}” ({1})</source>
        <translation>„{0}“ zurückholen ({1})</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chatten</translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation>Jedes Byte prüfen</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>List “{0}” again</source>
        <translation>„{0}“ wieder auflisten</translation>
    </message>
    <message>
        <source>Make a smaller version…</source>
        <translation>Kleinere Version erstellen…</translation>
    </message>
    <message>
        <source>Move to another folder…</source>
        <translation>In anderen Ordner verschieben…</translation>
    </message>
    <message>
        <source>Move to the trash ({0})	Del</source>
        <translation>In den Papierkorb legen ({0})	Entf</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>Umbenennen	F2</translation>
    </message>
    <message>
        <source>Settings of this model…</source>
        <translation>Einstellungen dieses Modells…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Take out of the list, keep the file	Del</source>
        <translation>Aus der Liste nehmen, Datei behalten	Entf</translation>
    </message>
    <message>
        <source>What is in the trash is deleted after {0} days</source>
        <translation>Was im Papierkorb ist, wird nach {0} Tagen gelöscht</translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message>
        <source>Add a file…</source>
        <translation>Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>Modell finden</translation>
    </message>
    <message>
        <source>Find a model that suits this computer, or add one you have: a .gguf file or a folder with some. What other programs have downloaded is listed by itself.</source>
        <translation>Finden Sie ein Modell, das zu diesem Computer passt, oder fügen Sie ein vorhandenes hinzu: eine .gguf-Datei oder einen Ordner mit solchen. Was andere Programme heruntergeladen haben, erscheint von selbst.</translation>
    </message>
    <message>
        <source>No model on this computer is like that. Esc shows all of them again.</source>
        <translation>Kein Modell auf diesem Computer ist so. Esc zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Only the guide is here</source>
        <translation>Nur der Begleiter ist hier</translation>
    </message>
</context>
<context>
    <name>LibraryWishes</name>
    <message>
        <source>Add a folder with models</source>
        <translation>Ordner mit Modellen hinzufügen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete what is in the trash for good?</source>
        <translation>Inhalt des Papierkorbs endgültig löschen?</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Move “{0}” to another folder</source>
        <translation>„{0}“ in einen anderen Ordner verschieben</translation>
    </message>
    <message>
        <source>{0} are freed. This cannot be undone.</source>
        <translation>{0} werden frei. Dies lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>Added by you</source>
        <translation>Von Ihnen hinzugefügt</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Architektur</translation>
    </message>
    <message>
        <source>Cannot chat</source>
        <translation>Kann nicht chatten</translation>
    </message>
    <message>
        <source>Changing another model; it does not chat by itself</source>
        <translation>Verändert ein anderes Modell; chattet nicht selbst</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Chat-Vorlage</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Finding similar texts; it does not chat</source>
        <translation>Findet ähnliche Texte; chattet nicht</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Helping another model see; it does not chat by itself</source>
        <translation>Lässt ein anderes Modell sehen; chattet nicht selbst</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Hier seit</translation>
    </message>
    <message>
        <source>Its file is not there now. Connect the drive it is on; it stays in the list meanwhile.</source>
        <translation>Die Datei ist gerade nicht da. Schließen Sie das Laufwerk an, auf dem sie liegt; das Modell bleibt so lange in der Liste.</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Making another model faster; it does not chat by itself</source>
        <translation>Macht ein anderes Modell schneller; chattet nicht selbst</translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation>Modellordner von Hearth</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht angeschlossen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Part of Hearth</source>
        <translation>Teil von Hearth</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Speech; it does not chat</source>
        <translation>Sprachausgabe oder -erkennung; chattet nicht</translation>
    </message>
    <message>
        <source>The last check found it damaged: what is on the disk is not what was downloaded.</source>
        <translation>Bei der letzten Prüfung war es beschädigt: Auf dem Datenträger ist nicht das, was heruntergeladen wurde.</translation>
    </message>
    <message>
        <source>Trained context</source>
        <translation>Trainierter Kontext</translation>
    </message>
    <message>
        <source>Translating and summarising; it does not chat here</source>
        <translation>Übersetzt und fasst zusammen; chattet hier nicht</translation>
    </message>
    <message>
        <source>Writing all words at once; it does not chat here</source>
        <translation>Schreibt alle Wörter auf einmal; chattet hier nicht</translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation>Ihr Ordner</translation>
    </message>
    <message>
        <source>and {0} to be faster</source>
        <translation>und {0}, um schneller zu sein</translation>
    </message>
    <message>
        <source>and {0} to see pictures</source>
        <translation>und {0}, um Bilder zu sehen</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>in der Datei</translation>
    </message>
    <message>
        <source>in {0} files</source>
        <translation>in {0} Dateien</translation>
    </message>
    <message>
        <source>intact, {0}</source>
        <translation>unversehrt, {0}</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>none in the file, so a common one is used</source>
        <translation>keine in der Datei, daher wird eine gebräuchliche verwendet</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation>{0} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>vor {0} Tagen</translation>
    </message>
    <message>
        <source>{0} tokens, about {1} words</source>
        <translation>{0} Token, etwa {1} Wörter</translation>
    </message>
    <message>
        <source>{0}, used where it is</source>
        <translation>{0}, dort verwendet, wo es ist</translation>
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
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Hearth is made of the work of many people. This is all of it, with its licences.</source>
        <translation>In Hearth steckt die Arbeit vieler Menschen. Hier ist alles davon, mit den Lizenzen.</translation>
    </message>
    <message>
        <source>Licence of the chosen part</source>
        <translation>Lizenz des gewählten Bestandteils</translation>
    </message>
    <message>
        <source>No part is called so.</source>
        <translation>Kein Bestandteil heißt so.</translation>
    </message>
    <message>
        <source>Parts of Hearth</source>
        <translation>Bestandteile von Hearth</translation>
    </message>
    <message>
        <source>Search the parts</source>
        <translation>Bestandteile durchsuchen</translation>
    </message>
</context>
<context>
    <name>ListLink</name>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Not pinned any more</source>
        <translation>Nicht mehr angeheftet</translation>
    </message>
    <message>
        <source>Nothing is put away. Conversations in the archive are kept here, out of the way.</source>
        <translation>Hier ist nichts. Archivierte Unterhaltungen werden hier aufbewahrt, ohne im Weg zu sein.</translation>
    </message>
    <message>
        <source>Pinned on top</source>
        <translation>Oben angeheftet</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>Ihre Unterhaltungen erscheinen hier.</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>eingeklappt</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>ausgeklappt</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Drop a .gguf file to add the model</source>
        <translation>.gguf-Datei ablegen, um das Modell hinzuzufügen</translation>
    </message>
    <message>
        <source>Models (*.gguf *.GGUF)</source>
        <translation>Modelle (*.gguf *.GGUF)</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer by {0}</source>
        <translation>Antwort von {0}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Out of the model&apos;s view</source>
        <translation>Außerhalb des Blickfelds des Modells</translation>
    </message>
    <message>
        <source>Show all {0} characters</source>
        <translation>Alle {0} Zeichen anzeigen</translation>
    </message>
    <message>
        <source>The model no longer sees this message. Pin it to bring it back.</source>
        <translation>Das Modell sieht diese Nachricht nicht mehr. Anheften holt sie zurück.</translation>
    </message>
    <message>
        <source>You said</source>
        <translation>Ihre Nachricht</translation>
    </message>
</context>
<context>
    <name>MessageBody</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>MessageFigures</name>
    <message>
        <source>Ended at the length limit</source>
        <translation>Endete an der Längengrenze</translation>
    </message>
    <message>
        <source>Ended because the context is full</source>
        <translation>Endete, weil der Kontext voll ist</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>Überlegt…</translation>
    </message>
    <message>
        <source>Thought for {0} min {1} s</source>
        <translation>{0} min {1} s überlegt</translation>
    </message>
    <message>
        <source>Thought for {0} s</source>
        <translation>{0} s überlegt</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>Überlegung</translation>
    </message>
    <message>
        <source>first word after {0} ms</source>
        <translation>erstes Wort nach {0} ms</translation>
    </message>
    <message>
        <source>first word after {0} s</source>
        <translation>erstes Wort nach {0} s</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} Token/s</translation>
    </message>
</context>
<context>
    <name>MessageImage</name>
    <message>
        <source>Save image</source>
        <translation>Bild speichern</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Answer again with</source>
        <translation>Erneut antworten mit</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>Hier abzweigen</translation>
    </message>
    <message>
        <source>Delete all {0} versions</source>
        <translation>Alle {0} Fassungen löschen</translation>
    </message>
    <message>
        <source>Delete this message</source>
        <translation>Diese Nachricht löschen</translation>
    </message>
    <message>
        <source>Delete this message and what follows</source>
        <translation>Diese Nachricht und alles danach löschen</translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>Diese Fassung löschen</translation>
    </message>
    <message>
        <source>Delete this version and what follows</source>
        <translation>Diese Fassung und alles danach löschen</translation>
    </message>
    <message>
        <source>Go to where this branched off</source>
        <translation>Zur Stelle der Abzweigung gehen</translation>
    </message>
    <message>
        <source>More imaginative</source>
        <translation>Einfallsreicher</translation>
    </message>
    <message>
        <source>More precise</source>
        <translation>Genauer</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
    <message>
        <source>Other settings…</source>
        <translation>Andere Einstellungen…</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorige Fassung</translation>
    </message>
</context>
<context>
    <name>MessageNotice</name>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation>Antwort fortsetzen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>Die Antwort wurde unterbrochen.</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>Es gibt keine Antwort.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>MessageReasoning</name>
    <message>
        <source>Thoughts</source>
        <translation>Überlegung</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The model in use</source>
        <translation>Das Modell in Gebrauch</translation>
    </message>
    <message>
        <source>{0} (file not found)</source>
        <translation>{0} (Datei nicht gefunden)</translation>
    </message>
    <message>
        <source>{0} (not on this computer)</source>
        <translation>{0} (nicht auf diesem Computer)</translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Modell auswählen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation>Das Modell auswählen, das antwortet</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>This model answers in this conversation. It is loaded with your next message.
Choose another model (Ctrl+M)</source>
        <translation>Dieses Modell antwortet in dieser Unterhaltung. Es wird mit Ihrer nächsten Nachricht geladen.
Anderes Modell auswählen (Strg+M)</translation>
    </message>
    <message>
        <source>This model is to answer in this conversation, and it is not there.
Choose another (Ctrl+M)</source>
        <translation>Dieses Modell soll in dieser Unterhaltung antworten, aber es ist nicht da.
Anderes auswählen (Strg+M)</translation>
    </message>
    <message>
        <source>While nobody asked, its memory was given back to other programs.
It wakes by itself as soon as you type.
Choose another model</source>
        <translation>Solange nichts gefragt wurde, bekamen andere Programme seinen Arbeitsspeicher.
Es erwacht von selbst, sobald Sie tippen.
Anderes Modell auswählen</translation>
    </message>
    <message>
        <source>is loaded when you ask</source>
        <translation>wird bei der ersten Frage geladen</translation>
    </message>
    <message>
        <source>is not on this computer</source>
        <translation>ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>loading {0} %</source>
        <translation>wird geladen, {0} %</translation>
    </message>
    <message>
        <source>resting, wakes as you type</source>
        <translation>ruht, erwacht beim Tippen</translation>
    </message>
    <message>
        <source>starts again with your next message</source>
        <translation>startet neu mit der nächsten Nachricht</translation>
    </message>
    <message>
        <source>{0}
Context: {1} tokens · threads: {2}
Choose another model</source>
        <translation>{0}
Kontext: {1} Token · Threads: {2}
Anderes Modell auswählen</translation>
    </message>
    <message>
        <source>{0}, {1} of {2} layers</source>
        <translation>{0}, {1} von {2} Schichten</translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>GGUF-Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Context, threads, GPU layers…</source>
        <translation>Kontext, Threads, GPU-Schichten…</translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation>Mehr Modelle finden…</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
        <source>You can also drop a .gguf file on the window.</source>
        <translation>Sie können auch eine .gguf-Datei auf dem Fenster ablegen.</translation>
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
        <translation>Hearth-Begleiter</translation>
    </message>
    <message>
        <source>added file</source>
        <translation>hinzugefügte Datei</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>folder “{0}”</source>
        <translation>Ordner „{0}“</translation>
    </message>
</context>
<context>
    <name>ModelsController</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or add it again from its new place: {0}</source>
        <translation>Schließen Sie das Laufwerk an, auf dem sie liegt, oder fügen Sie sie vom neuen Ort aus wieder hinzu: {0}</translation>
    </message>
    <message>
        <source>For each question the model that suits it best</source>
        <translation>Für jede Frage das Modell, das am besten passt</translation>
    </message>
    <message>
        <source>Hearth guide</source>
        <translation>Hearth-Begleiter</translation>
    </message>
    <message>
        <source>It cannot chat.</source>
        <translation>Es kann nicht chatten.</translation>
    </message>
    <message>
        <source>The file of “{0}” is no longer there.</source>
        <translation>Die Datei von „{0}“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation>Die Datei von „{0}“ ist nicht da, wo sie war.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>{0} · file not found</source>
        <translation>{0} · Datei nicht gefunden</translation>
    </message>
    <message>
        <source>“{0}” compares texts for other programs.</source>
        <translation>„{0}“ vergleicht Texte für andere Programme.</translation>
    </message>
    <message>
        <source>“{0}” is no longer in the list; its file was not touched.</source>
        <translation>„{0}“ ist nicht mehr in der Liste; die Datei wurde nicht angerührt.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Back to the chat</source>
        <translation>Zurück zum Chat</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Sections of the models page</source>
        <translation>Bereiche der Modellseite</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
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
        <translation>„{0}“ ist schon auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>NetworkExtras</name>
    <message>
        <source>Test the connection…</source>
        <translation>Verbindung testen…</translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation>wie im System eingestellt</translation>
    </message>
    <message>
        <source>as {0} says</source>
        <translation>wie {0} angibt</translation>
    </message>
    <message>
        <source>{0} is set by the environment and holds while nothing is set here.</source>
        <translation>{0} ist in der Umgebung gesetzt und gilt, solange hier nichts eingestellt ist.</translation>
    </message>
    <message>
        <source>{0} is set by the environment too; what is set here goes before it.</source>
        <translation>{0} ist auch in der Umgebung gesetzt; was hier eingestellt ist, hat Vorrang.</translation>
    </message>
    <message>
        <source>{0} is set by the environment: Hearth is offline.</source>
        <translation>{0} ist in der Umgebung gesetzt: Hearth ist offline.</translation>
    </message>
</context>
<context>
    <name>NewerBox</name>
    <message>
        <source>Close Hearth</source>
        <translation>Hearth schließen</translation>
    </message>
    <message>
        <source>Nothing in them was touched. Start the newer Hearth to go on with them. A backup from before the update can be read by this one; what is there now is kept as a backup then.</source>
        <translation>Nichts darin wurde angerührt. Starten Sie das neuere Hearth, um damit weiterzumachen. Eine Sicherung von vor dem Update kann dieses hier lesen; der jetzige Stand wird dann als Sicherung aufbewahrt.</translation>
    </message>
    <message>
        <source>Show the backups…</source>
        <translation>Sicherungen anzeigen…</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Written by a newer Hearth</source>
        <translation>Von einem neueren Hearth geschrieben</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Copy details</source>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation>Ausblenden: {0}</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>now {0}</source>
        <translation>jetzt {0}</translation>
    </message>
    <message>
        <source>{0}: automatic</source>
        <translation>{0}: automatisch</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copy: {0}</source>
        <translation>Kopieren: {0}</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>Sie startet gerade.</translation>
    </message>
    <message>
        <source>Open the folder: {0}</source>
        <translation>Ordner öffnen: {0}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>What the engine runs on</source>
        <translation>Worauf die Engine läuft</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Wo es liegt</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Move to “{0}”</source>
        <translation>In „{0}“ verschieben</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation>Es wird keine Antwort geschrieben.</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>Es ist keine Unterhaltung geöffnet.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Nothing was just deleted.</source>
        <translation>Es wurde gerade nichts gelöscht.</translation>
    </message>
    <message>
        <source>Search commands and conversations</source>
        <translation>Befehle und Unterhaltungen suchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation>Einstellungen: {0}</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>Es gibt noch keine Antwort.</translation>
    </message>
    <message>
        <source>There is no message yet.</source>
        <translation>Es gibt noch keine Nachricht.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>{0}, {1} of {2}</source>
        <translation>{0}, {1} von {2}</translation>
    </message>
</context>
<context>
    <name>PartRow</name>
    <message>
        <source>They stay in {0}.</source>
        <translation>Sie bleiben in {0}.</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>nichts da</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
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
        <translation>Personas</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>Personas…</translation>
    </message>
    <message>
        <source>Talk to {0}</source>
        <translation>Mit {0} sprechen</translation>
    </message>
    <message>
        <source>Whom you talk to: names with instructions of their own</source>
        <translation>Mit wem Sie sprechen: Namen mit eigenen Anweisungen</translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>A persona needs a name.</source>
        <translation>Eine Persona braucht einen Namen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>PersonaList</name>
    <message>
        <source>Alt with the arrow keys moves a persona.</source>
        <translation>Alt mit den Pfeiltasten verschiebt eine Persona.</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
</context>
<context>
    <name>PersonasController</name>
    <message>
        <source>The persona “{0}” was deleted. Its conversations stay as they are.</source>
        <translation>Die Persona „{0}“ wurde gelöscht. Ihre Unterhaltungen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New conversation with it</source>
        <translation>Neue Unterhaltung damit</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Neue Persona</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Ready-made ones…</source>
        <translation>Fertige Personas…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“{0}” was deleted. Its conversations stay as they are.</source>
        <translation>„{0}“ wurde gelöscht. Die Unterhaltungen bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>PersonasWing</name>
    <message>
        <source>Copy of {0}</source>
        <translation>Kopie von {0}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>Neue Persona</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation>Einstellungen dieser Unterhaltung…</translation>
    </message>
    <message>
        <source>talk to persona instructions</source>
        <translation>sprechen mit Persona Anweisungen</translation>
    </message>
</context>
<context>
    <name>PinMark</name>
    <message>
        <source>Pinned: stays in view</source>
        <translation>Angeheftet: bleibt im Blickfeld</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner anzeigen</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Speicherort</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The conversation is being printed.</source>
        <translation>Die Unterhaltung wird gedruckt.</translation>
    </message>
</context>
<context>
    <name>Quantization</name>
    <message>
        <source>A format that some models are made in: small, with little or no loss</source>
        <translation>Ein Format, in dem manche Modelle erstellt werden: klein, mit wenig oder keinem Verlust</translation>
    </message>
    <message>
        <source>A little smaller than the usual choice, with a little more loss</source>
        <translation>Etwas kleiner als die übliche Wahl, mit etwas mehr Verlust</translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss</source>
        <translation>So klein wie möglich, mit deutlichem Verlust</translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss; slow without a graphics card</source>
        <translation>So klein wie möglich, mit deutlichem Verlust; ohne Grafikkarte langsam</translation>
    </message>
    <message>
        <source>As small as it gets, with the most important parts kept more precise; a clear loss</source>
        <translation>So klein wie möglich, die wichtigsten Teile genauer; mit deutlichem Verlust</translation>
    </message>
    <message>
        <source>Close to the original, somewhat smaller</source>
        <translation>Nah am Original, etwas kleiner</translation>
    </message>
    <message>
        <source>Hardly compressed: as good as the original, large</source>
        <translation>Kaum komprimiert: so gut wie das Original, groß</translation>
    </message>
    <message>
        <source>Not compressed: as precise as it was made, large and slow</source>
        <translation>Nicht komprimiert: so genau wie erstellt, groß und langsam</translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice</source>
        <translation>Kleiner, mit merklichem Verlust</translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice; slow without a graphics card</source>
        <translation>Kleiner, mit merklichem Verlust; ohne Grafikkarte langsam</translation>
    </message>
    <message>
        <source>Smaller, with the most important parts kept more precise; a loss you may notice</source>
        <translation>Kleiner, die wichtigsten Teile genauer; mit merklichem Verlust</translation>
    </message>
    <message>
        <source>The usual choice, with the most important parts kept more precise</source>
        <translation>Die übliche Wahl, die wichtigsten Teile genauer</translation>
    </message>
    <message>
        <source>The usual choice: small, with little loss</source>
        <translation>Die übliche Wahl: klein bei geringem Verlust</translation>
    </message>
    <message>
        <source>Trained to be this small: hardly any loss</source>
        <translation>Von Anfang an so klein trainiert: kaum Verlust</translation>
    </message>
    <message>
        <source>Very close to the original</source>
        <translation>Sehr nah am Original</translation>
    </message>
</context>
<context>
    <name>QuantizeDialog</name>
    <message>
        <source>A smaller version of “{0}”</source>
        <translation>Eine kleinere Version von „{0}“</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It is made on this computer, takes some minutes, and needs no network. The file of {0} stays as it is.</source>
        <translation>Sie wird auf diesem Computer erstellt, was einige Minuten dauert und kein Netzwerk braucht. Die Datei von {0} bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Die Datei wird geprüft…</translation>
    </message>
    <message>
        <source>Make a smaller version</source>
        <translation>Kleinere Version erstellen</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Nothing smaller can be made of this file.</source>
        <translation>Aus dieser Datei lässt sich nichts Kleineres machen.</translation>
    </message>
    <message>
        <source>{0} · {1}, {2} % of the size</source>
        <translation>{0} · {1}, {2} % der Größe</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>A message that waited to be sent was taken away.</source>
        <translation>Eine Nachricht, die auf das Senden wartete, wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Change it. To send it earlier or later, drag it or press Alt with Up or Down.</source>
        <translation>Nachricht ändern. Um sie früher oder später zu senden, ziehen oder Alt mit Pfeil nach oben oder unten drücken.</translation>
    </message>
    <message>
        <source>Do not send it (Delete)</source>
        <translation>Nicht senden (Entf)</translation>
    </message>
    <message>
        <source>Do not send: {0}</source>
        <translation>Nicht senden: {0}</translation>
    </message>
    <message>
        <source>Waiting message {0}: {1}</source>
        <translation>Wartende Nachricht {0}: {1}</translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages that wait to be sent</source>
        <translation>Nachrichten, die auf das Senden warten</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Send the first of them now</source>
        <translation>Die erste davon jetzt senden</translation>
    </message>
    <message>
        <source>Up next, when this answer is complete</source>
        <translation>Als Nächstes, wenn diese Antwort vollständig ist</translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Reading the conversation</source>
        <translation>Liest die Unterhaltung</translation>
    </message>
    <message>
        <source>Reading the conversation… {0} %</source>
        <translation>Liest die Unterhaltung… {0} %</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>Warten auf das Modell…</translation>
    </message>
</context>
<context>
    <name>ReadyPersona</name>
    <message>
        <source>Code reviewer</source>
        <translation>Code-Prüfer</translation>
    </message>
    <message>
        <source>Corrects your text and leaves your voice in it.</source>
        <translation>Verbessert Ihren Text und lässt Ihre Stimme darin.</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Lektor</translation>
    </message>
    <message>
        <source>Explains anything so that everybody understands it.</source>
        <translation>Erklärt alles so, dass alle es verstehen.</translation>
    </message>
    <message>
        <source>Finds the mistakes that matter, the worst first.</source>
        <translation>Findet die Fehler, auf die es ankommt, die schlimmsten zuerst.</translation>
    </message>
    <message>
        <source>Helps you to find the solution yourself.</source>
        <translation>Hilft Ihnen, die Lösung selbst zu finden.</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Ideen</translation>
    </message>
    <message>
        <source>Letter writer</source>
        <translation>Briefschreiber</translation>
    </message>
    <message>
        <source>Many different ideas, the unusual ones too.</source>
        <translation>Viele verschiedene Ideen, auch ungewöhnliche.</translation>
    </message>
    <message>
        <source>Plain words</source>
        <translation>Einfache Worte</translation>
    </message>
    <message>
        <source>Sparring partner</source>
        <translation>Sparringspartner</translation>
    </message>
    <message>
        <source>Tells you what speaks against your plan.</source>
        <translation>Sagt Ihnen, was gegen Ihren Plan spricht.</translation>
    </message>
    <message>
        <source>Translates, and says where a word was a choice.</source>
        <translation>Übersetzt und sagt, wo ein Wort eine Entscheidung war.</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Übersetzer</translation>
    </message>
    <message>
        <source>Turns your notes into a letter or an e-mail.</source>
        <translation>Macht aus Ihren Notizen einen Brief oder eine E-Mail.</translation>
    </message>
    <message>
        <source>Tutor</source>
        <translation>Tutor</translation>
    </message>
    <message>
        <source>You are a careful editor. I send you a text. Reply first with the corrected text: fix spelling, grammar and punctuation, shorten what is long-winded, and keep my tone, my language and my meaning. Then list the important changes, each with a few words about why. Do not add facts. If a sentence can be understood in two ways, ask what I mean.</source>
        <translation>Du bist ein sorgfältiger Lektor. Ich schicke dir einen Text. Antworte zuerst mit dem verbesserten Text: Korrigiere Rechtschreibung, Grammatik und Zeichensetzung, kürze Umständliches und behalte meinen Ton, meine Sprache und meine Aussage bei. Liste dann die wichtigen Änderungen auf, jede mit ein paar Worten dazu, warum. Füge keine Tatsachen hinzu. Wenn ein Satz auf zwei Arten verstanden werden kann, frage, was ich meine.</translation>
    </message>
    <message>
        <source>You are a patient tutor. Do not give me the solution at once. Find out what I know already, then ask one question or give one hint at a time that leads to the next step. When I am wrong, show with an example why it cannot be so. When I am right, say so briefly and go on. At the end sum up in three sentences what I learned, and set me a small exercise.</source>
        <translation>Du bist ein geduldiger Tutor. Gib mir die Lösung nicht sofort. Finde heraus, was ich schon weiß, und stelle dann jeweils eine Frage oder gib einen Hinweis, der zum nächsten Schritt führt. Wenn ich falsch liege, zeige an einem Beispiel, warum es nicht so sein kann. Wenn ich richtig liege, sage es kurz und mach weiter. Fasse am Ende in drei Sätzen zusammen, was ich gelernt habe, und stelle mir eine kleine Übungsaufgabe.</translation>
    </message>
    <message>
        <source>You are a translator. Translate what I send into the language that I name; when I have named none, ask once, and keep to it until I name another. Write what a native speaker would write, and keep tone, formatting, names and numbers. Reply with the translation alone. Only where a word has no good match or was a real choice, add a short note below.</source>
        <translation>Du bist Übersetzer. Übersetze, was ich schicke, in die Sprache, die ich nenne; wenn ich keine genannt habe, frage einmal und bleibe dabei, bis ich eine andere nenne. Schreibe, was ein Muttersprachler schreiben würde, und behalte Ton, Formatierung, Namen und Zahlen bei. Antworte nur mit der Übersetzung. Nur wo ein Wort keine gute Entsprechung hat oder eine echte Entscheidung war, füge darunter eine kurze Anmerkung hinzu.</translation>
    </message>
    <message>
        <source>You are my sparring partner. I tell you a plan or an opinion. State it in its strongest form in two sentences, so that I see you understood it. Then give the best reasons against it, the weightiest first, what I may have overlooked, and what would have to be true for me to be right. Be honest and fair, never polite at the cost of the truth. End with the one question that I should answer next.</source>
        <translation>Du bist mein Sparringspartner. Ich nenne dir einen Plan oder eine Meinung. Gib sie in ihrer stärksten Form in zwei Sätzen wieder, damit ich sehe, dass du sie verstanden hast. Nenne dann die besten Gründe dagegen, die gewichtigsten zuerst, was ich vielleicht übersehen habe und was wahr sein müsste, damit ich recht habe. Sei ehrlich und fair, nie höflich auf Kosten der Wahrheit. Schließe mit der einen Frage, die ich als Nächstes beantworten sollte.</translation>
    </message>
    <message>
        <source>You explain things in plain words. Use short sentences and everyday words. Explain a technical term the first time you need it. Give one concrete example from daily life. Begin with the answer itself, then say why. If something is uncertain or disputed, say so. Do not flatter and do not repeat the question.</source>
        <translation>Du erklärst Dinge in einfachen Worten. Verwende kurze Sätze und Alltagswörter. Erkläre einen Fachbegriff, wenn du ihn zum ersten Mal brauchst. Gib ein konkretes Beispiel aus dem täglichen Leben. Beginne mit der Antwort selbst und sage dann, warum. Wenn etwas unsicher oder umstritten ist, sage es. Schmeichle nicht und wiederhole die Frage nicht.</translation>
    </message>
    <message>
        <source>You help me to find ideas. Give ten that differ truly from each other: from the obvious to the bold, each in one or two sentences with what makes it interesting. Do not judge them yet. Then name the two you would try first and why, and ask which direction I like.</source>
        <translation>Du hilfst mir, Ideen zu finden. Nenne zehn, die sich wirklich voneinander unterscheiden: von naheliegend bis kühn, jede in ein oder zwei Sätzen mit dem, was sie interessant macht. Bewerte sie noch nicht. Nenne dann die zwei, die du zuerst versuchen würdest, und warum, und frage, welche Richtung mir gefällt.</translation>
    </message>
    <message>
        <source>You review code. Look for mistakes first: wrong results, unhandled cases, security holes, leaks, races. Then for what makes it hard to read or to change. Name the place, say what goes wrong with a concrete input, and show the smallest change that repairs it. The worst comes first; leave out matters of taste. If you find nothing, say so. Do not rewrite everything, and say when you are not sure.</source>
        <translation>Du prüfst Code. Suche zuerst nach Fehlern: falsche Ergebnisse, nicht behandelte Fälle, Sicherheitslücken, Lecks, Wettlaufsituationen. Dann nach dem, was ihn schwer lesbar oder schwer änderbar macht. Nenne die Stelle, sage mit einer konkreten Eingabe, was schiefgeht, und zeige die kleinste Änderung, die es behebt. Das Schlimmste kommt zuerst; lass Geschmacksfragen weg. Wenn du nichts findest, sage es. Schreibe nicht alles neu, und sage, wenn du nicht sicher bist.</translation>
    </message>
    <message>
        <source>You write letters and e-mails from my notes. Ask for what is missing only if the letter cannot be written without it; mark other gaps in [square brackets]. Write friendly, clear and short, in the language of my notes, with a subject line, and as formal as the recipient asks for. Invent no facts, dates or promises.</source>
        <translation>Du schreibst Briefe und E-Mails aus meinen Notizen. Frage nach Fehlendem nur, wenn der Brief ohne es nicht geschrieben werden kann; kennzeichne andere Lücken mit [eckigen Klammern]. Schreibe freundlich, klar und kurz, in der Sprache meiner Notizen, mit einer Betreffzeile und so förmlich, wie es der Empfänger verlangt. Erfinde keine Tatsachen, Termine oder Versprechen.</translation>
    </message>
</context>
<context>
    <name>ReadyPersonaCards</name>
    <message>
        <source>A persona is a name with instructions, and if you like a model and sampling of its own. Begin a conversation with one, and it answers that way. Here are some to begin with; everything in them can be changed.</source>
        <translation>Eine Persona ist ein Name mit Anweisungen und auf Wunsch mit eigenem Modell und eigenem Sampling. Beginnen Sie eine Unterhaltung mit einer, und sie antwortet auf diese Weise. Hier sind einige für den Anfang; alles darin lässt sich ändern.</translation>
    </message>
    <message>
        <source>Add all of them</source>
        <translation>Alle hinzufügen</translation>
    </message>
    <message>
        <source>Add what you like; everything in them can be changed.</source>
        <translation>Fügen Sie hinzu, was Ihnen gefällt; alles darin lässt sich ändern.</translation>
    </message>
    <message>
        <source>Make your own</source>
        <translation>Eigene erstellen</translation>
    </message>
    <message>
        <source>Ready-made personas</source>
        <translation>Fertige Personas</translation>
    </message>
    <message>
        <source>Whom would you like to talk to?</source>
        <translation>Mit wem möchten Sie sprechen?</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hearth {0}</source>
        <translation>Hearth {0}</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Diese Version überspringen</translation>
    </message>
    <message>
        <source>You have {0}. Hearth neither downloads nor replaces anything by itself: the page tells how to install the new version, which keeps your conversations and models.</source>
        <translation>Sie haben {0}. Hearth lädt nichts von selbst herunter und ersetzt nichts von selbst: Auf der Seite steht, wie Sie die neue Version installieren; Ihre Unterhaltungen und Modelle bleiben dabei erhalten.</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is removed.</source>
        <translation>Alles Ausgewählte ist entfernt.</translation>
    </message>
    <message>
        <source>Left: {0}</source>
        <translation>Übrig: {0}</translation>
    </message>
    <message>
        <source>Not everything could be removed.</source>
        <translation>Nicht alles konnte entfernt werden.</translation>
    </message>
    <message>
        <source>Not made by Hearth, so it stays in {0}: {1}</source>
        <translation>Nicht von Hearth angelegt, daher bleibt es in {0}: {1}</translation>
    </message>
    <message>
        <source>Nothing more was removed.</source>
        <translation>Es wurde nichts weiter entfernt.</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>{0} in {1} files are gone.</source>
        <translation>{0} in {1} Dateien sind entfernt.</translation>
    </message>
    <message>
        <source>{0} more are left.</source>
        <translation>{0} weitere sind übrig.</translation>
    </message>
    <message>
        <source>{0}: {1} are free by now.</source>
        <translation>{0}: Bisher sind {1} frei.</translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>For a bug report: versions, this computer, settings and the last lines of the log. Nothing you have written is in it, and it is sent nowhere. Read it before you pass it on.</source>
        <translation>Für einen Fehlerbericht: Versionen, dieser Computer, Einstellungen und die letzten Zeilen des Protokolls. Nichts, was Sie geschrieben haben, steht darin, und er wird nirgendwohin gesendet. Lesen Sie ihn, bevor Sie ihn weitergeben.</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Neu erstellen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>The report is being made…</source>
        <translation>Der Bericht wird erstellt…</translation>
    </message>
    <message>
        <source>The report was copied. You can paste it where you report the problem.</source>
        <translation>Der Bericht wurde kopiert. Sie können ihn dort einfügen, wo Sie das Problem melden.</translation>
    </message>
</context>
<context>
    <name>RepositoryHint</name>
    <message>
        <source>Asking the hub what there is…</source>
        <translation>Der Hub wird gefragt, was es gibt…</translation>
    </message>
    <message>
        <source>Enter an access token</source>
        <translation>Zugriffstoken eingeben</translation>
    </message>
    <message>
        <source>Hearth runs GGUF files. Look for a repository whose name ends in GGUF.</source>
        <translation>Hearth führt GGUF-Dateien aus. Suchen Sie nach einem Repository, dessen Name auf GGUF endet.</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>There is no model here that Hearth can run</source>
        <translation>Hier gibt es kein Modell, das Hearth ausführen kann</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>RepositoryPage</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation>Von {0}</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>Damit chatten</translation>
    </message>
    <message>
        <source>Choose a variant</source>
        <translation>Variante auswählen</translation>
    </message>
    <message>
        <source>Choose a variant to download it.</source>
        <translation>Wählen Sie eine Variante, um sie herunterzuladen.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation>{0} herunterladen</translation>
    </message>
    <message>
        <source>More exact figures are on their way.</source>
        <translation>Genauere Zahlen kommen gleich.</translation>
    </message>
    <message>
        <source>Open on the hub</source>
        <translation>Auf dem Hub öffnen</translation>
    </message>
    <message>
        <source>Opens its page in the browser</source>
        <translation>Öffnet die Seite im Browser</translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation>Download anzeigen</translation>
    </message>
    <message>
        <source>Show {0} more</source>
        <translation>{0} weitere anzeigen</translation>
    </message>
    <message>
        <source>Show {0} more variants</source>
        <translation>{0} weitere Varianten anzeigen</translation>
    </message>
    <message>
        <source>These figures are estimates.</source>
        <translation>Diese Zahlen sind geschätzt.</translation>
    </message>
    <message>
        <source>With a small helper that makes answers faster (+{0})</source>
        <translation>Mit einem kleinen Helfer, der Antworten beschleunigt (+{0})</translation>
    </message>
    <message>
        <source>With the part for seeing pictures (+{0})</source>
        <translation>Mit dem Teil zum Sehen von Bildern (+{0})</translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation>geändert {0}</translation>
    </message>
    <message>
        <source>it would need {0}</source>
        <translation>es würde {0} brauchen</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>Lizenz nicht angegeben</translation>
    </message>
    <message>
        <source>made for {0} tokens</source>
        <translation>für {0} Token gemacht</translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation>braucht {0}</translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation>{0} Downloads im Monat</translation>
    </message>
    <message>
        <source>{0} is recommended here. {1}</source>
        <translation>{0} wird hier empfohlen. {1}</translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation>{0} Parameter</translation>
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
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose everything</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Hearth closes for it and cannot bring it back.</source>
        <translation>Hearth wird dafür beendet und kann nichts davon zurückholen.</translation>
    </message>
    <message>
        <source>Nothing is chosen.</source>
        <translation>Es ist nichts ausgewählt.</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Endgültig entfernen</translation>
    </message>
    <message>
        <source>Remove this for good?</source>
        <translation>Dies endgültig entfernen?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Reset or remove Hearth</source>
        <translation>Hearth zurücksetzen oder entfernen</translation>
    </message>
    <message>
        <source>Save a copy first…</source>
        <translation>Zuerst eine Kopie speichern…</translation>
    </message>
    <message>
        <source>Then it opens again.</source>
        <translation>Danach öffnet es sich wieder.</translation>
    </message>
    <message>
        <source>Then it tells how to remove the program itself.</source>
        <translation>Danach erfahren Sie, wie Sie das Programm selbst entfernen.</translation>
    </message>
    <message>
        <source>This is what Hearth has put on this computer. Models of other programs, and files that you put into Hearth&apos;s folders yourself, are never touched.</source>
        <translation>Das hat Hearth auf diesem Computer abgelegt. Modelle anderer Programme und Dateien, die Sie selbst in die Ordner von Hearth gelegt haben, werden nie angerührt.</translation>
    </message>
    <message>
        <source>What is to be removed?</source>
        <translation>Was soll entfernt werden?</translation>
    </message>
    <message>
        <source>{0} in {1} files would be removed.</source>
        <translation>{0} in {1} Dateien würden entfernt.</translation>
    </message>
</context>
<context>
    <name>ResetExtra</name>
    <message>
        <source>All that Hearth has put here</source>
        <translation>Alles, was Hearth hier abgelegt hat</translation>
    </message>
    <message>
        <source>Reset or remove Hearth…</source>
        <translation>Hearth zurücksetzen oder entfernen…</translation>
    </message>
    <message>
        <source>Shows how large each part is: conversations, models, caches, settings. You choose what goes, and are asked before anything does.</source>
        <translation>Zeigt, wie groß jeder Teil ist: Unterhaltungen, Modelle, Caches, Einstellungen. Sie wählen, was weg soll, und werden gefragt, bevor etwas entfernt wird.</translation>
    </message>
</context>
<context>
    <name>ResetLink</name>
    <message>
        <source>A copy of all conversations is in {0}.</source>
        <translation>Eine Kopie aller Unterhaltungen ist in {0}.</translation>
    </message>
    <message>
        <source>Choose a folder that is not Hearth&apos;s own: it goes, too.</source>
        <translation>Wählen Sie einen anderen Ordner als den von Hearth: Der wird mit entfernt.</translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation>Kopie aller Unterhaltungen speichern</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Kopie wird gespeichert…</translation>
    </message>
    <message>
        <source>The copy could not be saved. The window says why.</source>
        <translation>Die Kopie konnte nicht gespeichert werden. Im Fenster steht, warum.</translation>
    </message>
</context>
<context>
    <name>ResetWords</name>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>All of them, with the trash and every backup, for good.</source>
        <translation>Alle, samt Papierkorb und sämtlichen Sicherungen, endgültig.</translation>
    </message>
    <message>
        <source>Caches and measurements</source>
        <translation>Caches und Messungen</translation>
    </message>
    <message>
        <source>Conversations and their backups</source>
        <translation>Unterhaltungen und ihre Sicherungen</translation>
    </message>
    <message>
        <source>Everything is as it was at the first start; your own words are forgotten.</source>
        <translation>Alles ist wie beim ersten Start; Ihre eigenen Wörter werden vergessen.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Remove the program in your software centre, or type: {0}</source>
        <translation>Entfernen Sie das Programm in Ihrer Softwareverwaltung oder geben Sie ein: {0}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>The one for the hub, in the keychain of your system.</source>
        <translation>Das für den Hub, im Schlüsselbund Ihres Systems.</translation>
    </message>
    <message>
        <source>They are made again; until then answers begin later.</source>
        <translation>Sie werden neu angelegt; bis dahin beginnen Antworten später.</translation>
    </message>
    <message>
        <source>To remove the program, delete the file {0}.</source>
        <translation>Um das Programm zu entfernen, löschen Sie die Datei {0}.</translation>
    </message>
    <message>
        <source>To remove the program, delete the folder {0}.</source>
        <translation>Um das Programm zu entfernen, löschen Sie den Ordner {0}.</translation>
    </message>
    <message>
        <source>To remove the program, move {0} to the trash.</source>
        <translation>Um das Programm zu entfernen, legen Sie {0} in den Papierkorb.</translation>
    </message>
    <message>
        <source>To remove the program, open Apps in the settings of Windows.</source>
        <translation>Um das Programm zu entfernen, öffnen Sie „Apps“ in den Einstellungen von Windows.</translation>
    </message>
    <message>
        <source>Unfinished downloads</source>
        <translation>Unvollständige Downloads</translation>
    </message>
    <message>
        <source>What Hearth has downloaded or made, its trash of models, and the names you gave them.</source>
        <translation>Was Hearth heruntergeladen oder erstellt hat, sein Papierkorb für Modelle und die Namen, die Sie ihnen gegeben haben.</translation>
    </message>
    <message>
        <source>What has come so far has to come again.</source>
        <translation>Was schon heruntergeladen ist, muss noch einmal heruntergeladen werden.</translation>
    </message>
    <message>
        <source>What you would send along when you report a problem.</source>
        <translation>Was Sie mitschicken würden, wenn Sie ein Problem melden.</translation>
    </message>
</context>
<context>
    <name>Restarting</name>
    <message>
        <source>Downloads go on by themselves afterwards, and an answer under way keeps what it has.</source>
        <translation>Downloads laufen danach von selbst weiter, und eine laufende Antwort behält, was sie schon hat.</translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>This takes effect when Hearth is started again.</source>
        <translation>Dies wirkt, wenn Hearth neu gestartet wird.</translation>
    </message>
</context>
<context>
    <name>RoutingExtras</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A model that cannot answer a question is never asked. Among the others, the first rule that names a model counts. Other programs that ask for the model “auto” get theirs by the same rules.</source>
        <translation>Ein Modell, das eine Frage nicht beantworten kann, wird nie gefragt. Unter den anderen gilt die erste Regel, die ein Modell nennt. Andere Programme, die nach dem Modell „auto“ fragen, bekommen ihres nach denselben Regeln.</translation>
    </message>
    <message>
        <source>A model whose answer would take longer is chosen only where each would.</source>
        <translation>Ein Modell, dessen Antwort länger dauern würde, wird nur gewählt, wenn das bei jedem so wäre.</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Longest wait in seconds</source>
        <translation>Längste Wartezeit in Sekunden</translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation>Regel nach unten</translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation>Regel nach oben</translation>
    </message>
    <message>
        <source>One more rule</source>
        <translation>Noch eine Regel</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Question to try the rules with</source>
        <translation>Frage, um die Regeln auszuprobieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the rule</source>
        <translation>Regel entfernen</translation>
    </message>
    <message>
        <source>Reset the rules to the default</source>
        <translation>Regeln auf die Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the default</source>
        <translation>Auf die Vorgabe zurücksetzen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Seconds a model twice as strong is worth</source>
        <translation>Sekunden, die ein doppelt so starkes Modell wert ist</translation>
    </message>
    <message>
        <source>So much longer you would wait for the answer of a model that is twice as strong.</source>
        <translation>So viel länger würden Sie auf die Antwort eines Modells warten, das doppelt so stark ist.</translation>
    </message>
    <message>
        <source>Then it stands here which model would answer, and why.</source>
        <translation>Dann steht hier, welches Modell antworten würde und warum.</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Type a question</source>
        <translation>Eine Frage eingeben</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>“{0}” would answer.</source>
        <translation>„{0}“ würde antworten.</translation>
    </message>
</context>
<context>
    <name>RoutingNewRule</name>
    <message>
        <source>Add the rule</source>
        <translation>Regel hinzufügen</translation>
    </message>
    <message>
        <source>For which questions</source>
        <translation>Für welche Fragen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No models but the guide</source>
        <translation>Keine Modelle außer dem Begleiter</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Was daraus folgt</translation>
    </message>
</context>
<context>
    <name>RoutingRulesList</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Space switches a rule on or off. Alt with the arrow keys moves it.</source>
        <translation>Die Leertaste schaltet eine Regel an oder aus. Alt mit den Pfeiltasten verschiebt sie.</translation>
    </message>
</context>
<context>
    <name>RoutingWords</name>
    <message>
        <source>A rule says so. {0}</source>
        <translation>Eine Regel sagt es. {0}</translation>
    </message>
    <message>
        <source>Automatic: a rule for JSON</source>
        <translation>Automatisch: eine Regel für JSON</translation>
    </message>
    <message>
        <source>Automatic: a rule for code</source>
        <translation>Automatisch: eine Regel für Code</translation>
    </message>
    <message>
        <source>Automatic: a rule for every question</source>
        <translation>Automatisch: eine Regel für jede Frage</translation>
    </message>
    <message>
        <source>Automatic: a rule for long texts</source>
        <translation>Automatisch: eine Regel für lange Texte</translation>
    </message>
    <message>
        <source>Automatic: a rule for pictures</source>
        <translation>Automatisch: eine Regel für Bilder</translation>
    </message>
    <message>
        <source>Automatic: a rule for puzzles</source>
        <translation>Automatisch: eine Regel für Rätsel</translation>
    </message>
    <message>
        <source>Automatic: a rule for short questions</source>
        <translation>Automatisch: eine Regel für kurze Fragen</translation>
    </message>
    <message>
        <source>Automatic: a rule for this language</source>
        <translation>Automatisch: eine Regel für diese Sprache</translation>
    </message>
    <message>
        <source>Automatic: a rule for tools</source>
        <translation>Automatisch: eine Regel für Werkzeuge</translation>
    </message>
    <message>
        <source>Automatic: goes on here</source>
        <translation>Automatisch: geht hier weiter</translation>
    </message>
    <message>
        <source>Automatic: much quicker than stronger ones</source>
        <translation>Automatisch: viel schneller als stärkere</translation>
    </message>
    <message>
        <source>Automatic: strong, and quick enough</source>
        <translation>Automatisch: stark und schnell genug</translation>
    </message>
    <message>
        <source>Automatic: the only one that can</source>
        <translation>Automatisch: das einzige, das es kann</translation>
    </message>
    <message>
        <source>Automatic: the strongest</source>
        <translation>Automatisch: das stärkste</translation>
    </message>
    <message>
        <source>For answers in JSON</source>
        <translation>Für Antworten in JSON</translation>
    </message>
    <message>
        <source>For code</source>
        <translation>Für Code</translation>
    </message>
    <message>
        <source>For every question</source>
        <translation>Für jede Frage</translation>
    </message>
    <message>
        <source>For long texts</source>
        <translation>Für lange Texte</translation>
    </message>
    <message>
        <source>For pictures</source>
        <translation>Für Bilder</translation>
    </message>
    <message>
        <source>For puzzles and proofs</source>
        <translation>Für Rätsel und Beweise</translation>
    </message>
    <message>
        <source>For questions in a language</source>
        <translation>Für Fragen in einer Sprache</translation>
    </message>
    <message>
        <source>For questions in “{0}”</source>
        <translation>Für Fragen auf „{0}“</translation>
    </message>
    <message>
        <source>For requests with tools</source>
        <translation>Für Anfragen mit Werkzeugen</translation>
    </message>
    <message>
        <source>For short questions</source>
        <translation>Für kurze Fragen</translation>
    </message>
    <message>
        <source>It has answered this conversation so far.</source>
        <translation>Es hat diese Unterhaltung bisher beantwortet.</translation>
    </message>
    <message>
        <source>It is the only model here that can answer this.</source>
        <translation>Es ist hier das einzige Modell, das dies beantworten kann.</translation>
    </message>
    <message>
        <source>It is the strongest, and takes about {0} s.</source>
        <translation>Es ist das stärkste und braucht etwa {0} s.</translation>
    </message>
    <message>
        <source>It takes about {0} s; “{1}” is stronger, but takes {2} s.</source>
        <translation>Es dauert etwa {0} s; „{1}“ ist stärker, braucht aber {2} s.</translation>
    </message>
    <message>
        <source>never this model</source>
        <translation>nie dieses Modell</translation>
    </message>
    <message>
        <source>rather a model made for it</source>
        <translation>eher ein Modell, das dafür gemacht ist</translation>
    </message>
    <message>
        <source>rather a quick answer</source>
        <translation>eher eine schnelle Antwort</translation>
    </message>
    <message>
        <source>rather a strong model, even if it takes longer</source>
        <translation>eher ein starkes Modell, auch wenn es länger dauert</translation>
    </message>
    <message>
        <source>this model, if it can</source>
        <translation>dieses Modell, wenn es kann</translation>
    </message>
    <message>
        <source>{0}: never “{1}”.</source>
        <translation>{0}: nie „{1}“.</translation>
    </message>
    <message>
        <source>{0}: rather a model made for it.</source>
        <translation>{0}: eher ein Modell, das dafür gemacht ist.</translation>
    </message>
    <message>
        <source>{0}: rather a quick answer.</source>
        <translation>{0}: eher eine schnelle Antwort.</translation>
    </message>
    <message>
        <source>{0}: rather a strong model, even if it takes longer.</source>
        <translation>{0}: eher ein starkes Modell, auch wenn es länger dauert.</translation>
    </message>
    <message>
        <source>{0}: “{1}”, if it can.</source>
        <translation>{0}: „{1}“, wenn es kann.</translation>
    </message>
</context>
<context>
    <name>SafetyController</name>
    <message>
        <source>A copy of all conversations is in {0}.</source>
        <translation>Eine Kopie aller Unterhaltungen ist in {0}.</translation>
    </message>
    <message>
        <source>Add what the backup has</source>
        <translation>Aus der Sicherung ergänzen</translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation>Starten Sie Hearth neu: Es rettet dann, was noch lesbar ist.</translation>
    </message>
    <message>
        <source>The backup is made, and it is good: {0}.</source>
        <translation>Die Sicherung ist angelegt und in Ordnung: {0}.</translation>
    </message>
    <message>
        <source>The backup “{0}” has {1} more.</source>
        <translation>Die Sicherung „{0}“ enthält {1} mehr.</translation>
    </message>
    <message>
        <source>The conversations are as they were in the backup.</source>
        <translation>Die Unterhaltungen sind so, wie sie in der Sicherung waren.</translation>
    </message>
    <message>
        <source>The conversations were damaged. {0} could be read and are here again.</source>
        <translation>Die Unterhaltungen waren beschädigt. Noch lesbar und wieder hier: {0}.</translation>
    </message>
    <message>
        <source>Today&apos;s backup was left out: {0}</source>
        <translation>Die heutige Sicherung ist ausgefallen: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What was there before is kept as a backup too.</source>
        <translation>Auch der vorige Stand wird als Sicherung aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>SafetyWing</name>
    <message>
        <source>Hearth ended unexpectedly the last time.</source>
        <translation>Hearth wurde beim letzten Mal unerwartet beendet.</translation>
    </message>
    <message>
        <source>What was written is still there. If it happens again, copy the details into a report.</source>
        <translation>Was geschrieben wurde, ist noch da. Geschieht es wieder, kopieren Sie die Details in einen Fehlerbericht.</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Show advanced options of sampling</source>
        <translation>Erweiterte Sampling-Optionen anzeigen</translation>
    </message>
    <message>
        <source>The settings say: {0}.</source>
        <translation>In den Einstellungen: {0}.</translation>
    </message>
    <message>
        <source>Think first</source>
        <translation>Zuerst überlegen</translation>
    </message>
    <message>
        <source>Whether a model that can think before it answers is to do so. It takes time, and helps.</source>
        <translation>Ob ein Modell, das vor der Antwort überlegen kann, dies tun soll. Es braucht Zeit und hilft.</translation>
    </message>
    <message>
        <source>answers at once</source>
        <translation>antwortet sofort</translation>
    </message>
    <message>
        <source>answers in JSON</source>
        <translation>antwortet in JSON</translation>
    </message>
    <message>
        <source>automatic, now {0}</source>
        <translation>automatisch, jetzt {0}</translation>
    </message>
    <message>
        <source>thinks first</source>
        <translation>überlegt zuerst</translation>
    </message>
    <message>
        <source>{0}: as in the settings</source>
        <translation>{0}: wie in den Einstellungen</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n Unterhaltung</numerusform>
            <numerusform>%n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>%n im Papierkorb</numerusform>
            <numerusform>%n im Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>In all folders</source>
        <translation>In allen Ordnern</translation>
    </message>
    <message>
        <source>In the archive, too</source>
        <translation>Auch im Archiv</translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Letzter %n Tag</numerusform>
            <numerusform>Letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>List further conversations</source>
        <translation>Weitere Unterhaltungen auflisten</translation>
    </message>
    <message>
        <source>Look in all places</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>One conversation</source>
        <translation>Eine Unterhaltung</translation>
    </message>
    <message>
        <source>One in the trash</source>
        <translation>Eine im Papierkorb</translation>
    </message>
    <message>
        <source>Only titles</source>
        <translation>Nur Titel</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Überall suchen</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr anzeigen</translation>
    </message>
    <message>
        <source>Show what the trash has of these words</source>
        <translation>Anzeigen, was der Papierkorb zu diesen Wörtern hat</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n conversations</source>
        <translation>
            <numerusform>Die neueste %n Unterhaltung</numerusform>
            <numerusform>Die neuesten %n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Titles and messages</source>
        <translation>Titel und Nachrichten</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>Without the archive</source>
        <translation>Ohne das Archiv</translation>
    </message>
    <message>
        <source>{0}: look without this</source>
        <translation>{0}: ohne dies suchen</translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n weitere Nachricht</numerusform>
            <numerusform>%n weitere Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>One more message</source>
        <translation>Eine weitere Nachricht</translation>
    </message>
</context>
<context>
    <name>ServingButton</name>
    <message numerus="yes">
        <source>%n requests of other programs are being answered</source>
        <translation>
            <numerusform>%n Anfrage anderer Programme wird beantwortet</numerusform>
            <numerusform>%n Anfragen anderer Programme werden beantwortet</numerusform>
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
        <translation>Andere Programme können unter {0} fragen</translation>
    </message>
    <message>
        <source>Other programs cannot ask: see why</source>
        <translation>Andere Programme können nicht fragen: warum</translation>
    </message>
    <message>
        <source>The endpoint for other programs is starting</source>
        <translation>Der Zugang für andere Programme wird gestartet</translation>
    </message>
</context>
<context>
    <name>ServingController</name>
    <message>
        <source>Open its settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Take another port</source>
        <translation>Anderen Port nehmen</translation>
    </message>
    <message>
        <source>What answers other programs keeps stopping. Hearth goes on trying.</source>
        <translation>Was anderen Programmen antwortet, hört immer wieder auf. Hearth versucht es weiter.</translation>
    </message>
</context>
<context>
    <name>ServingExtras</name>
    <message>
        <source>Another key…</source>
        <translation>Anderer Schlüssel…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the example</source>
        <translation>Beispiel kopieren</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy the name of the model</source>
        <translation>Namen des Modells kopieren</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>No key is asked for: every program and every user of this computer can ask.</source>
        <translation>Es wird kein Schlüssel verlangt: Jedes Programm und jeder Benutzer dieses Computers kann fragen.</translation>
    </message>
    <message>
        <source>Other computers in your network can ask, with the key. They enter the address of this computer in place of 127.0.0.1. What is said goes through the network without encryption.</source>
        <translation>Andere Computer in Ihrem Netzwerk können mit dem Schlüssel fragen. Sie geben statt 127.0.0.1 die Adresse dieses Computers ein. Was gesagt wird, geht unverschlüsselt durchs Netzwerk.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Try it in a terminal. What is copied has the key in it.</source>
        <translation>Zum Ausprobieren in einem Terminal. In dem, was kopiert wird, steht der Schlüssel.</translation>
    </message>
</context>
<context>
    <name>ServingHead</name>
    <message numerus="yes">
        <source>%n requests are being answered.</source>
        <translation>
            <numerusform>%n Anfrage wird beantwortet.</numerusform>
            <numerusform>%n Anfragen werden beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Address for other programs</source>
        <translation>Adresse für andere Programme</translation>
    </message>
    <message>
        <source>In the other program: choose an OpenAI-compatible service, and enter this address, the key and the name of a model.</source>
        <translation>Im anderen Programm: einen Dienst wählen, der mit OpenAI verträglich ist, und diese Adresse, den Schlüssel und den Namen eines Modells eingeben.</translation>
    </message>
    <message>
        <source>It stopped, and is started again…</source>
        <translation>Es hat aufgehört und wird wieder gestartet…</translation>
    </message>
    <message>
        <source>Off: no program can ask. When it is on, the address and a key stand here.</source>
        <translation>Aus: Kein Programm kann fragen. Wenn es an ist, stehen hier die Adresse und ein Schlüssel.</translation>
    </message>
    <message>
        <source>On since {0}.</source>
        <translation>An seit {0}.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Take another port</source>
        <translation>Anderen Port nehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>ServingLog</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Nothing: no program can ask while it is off.</source>
        <translation>Nichts: Solange es aus ist, kann kein Programm fragen.</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>Was gefragt wurde</translation>
    </message>
    <message>
        <source>Who asked what when, never what was said. It is kept until Hearth is closed, and not on the disk.</source>
        <translation>Wer wann was gefragt hat, nie was gesagt wurde. Es bleibt, bis Hearth geschlossen wird, und kommt nicht auf die Platte.</translation>
    </message>
</context>
<context>
    <name>ServingModel</name>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>With “auto” Hearth chooses one for each request, by the rules of Automatic.</source>
        <translation>Mit „auto“ wählt Hearth für jede Anfrage eines, nach den Regeln für „Automatisch“.</translation>
    </message>
</context>
<context>
    <name>ServingQuestions</name>
    <message>
        <source>Another key</source>
        <translation>Anderer Schlüssel</translation>
    </message>
    <message>
        <source>Answer without a key</source>
        <translation>Ohne Schlüssel antworten</translation>
    </message>
    <message>
        <source>Answer without asking for the key?</source>
        <translation>Antworten, ohne nach dem Schlüssel zu fragen?</translation>
    </message>
    <message>
        <source>Let other computers ask</source>
        <translation>Andere Computer fragen lassen</translation>
    </message>
    <message>
        <source>Let other computers ask at {0}?</source>
        <translation>Andere Computer unter {0} fragen lassen?</translation>
    </message>
    <message>
        <source>Other computers</source>
        <translation>Andere Computer</translation>
    </message>
    <message>
        <source>Programs that use the key of now are turned away until you give them the new one.</source>
        <translation>Programme mit dem jetzigen Schlüssel werden abgewiesen, bis sie den neuen haben.</translation>
    </message>
    <message>
        <source>Take another key</source>
        <translation>Anderen Schlüssel nehmen</translation>
    </message>
    <message>
        <source>Take another key?</source>
        <translation>Anderen Schlüssel nehmen?</translation>
    </message>
    <message>
        <source>Then every program on this computer can use your models, also those of its other users. Websites are still turned away.</source>
        <translation>Dann kann jedes Programm auf diesem Computer Ihre Modelle benutzen, auch die seiner anderen Benutzer. Websites werden weiterhin abgewiesen.</translation>
    </message>
    <message>
        <source>Then whoever is in the same network and has the key can use your models, and the key and all that is said go through the network without encryption. Do it only in a network you trust. The firewall of this computer may have to let it through. The key is always asked for.</source>
        <translation>Dann kann jeder, der im selben Netzwerk ist und den Schlüssel hat, Ihre Modelle nutzen, und der Schlüssel und alles, was gesagt wird, gehen unverschlüsselt durchs Netzwerk. Tun Sie es nur in einem Netzwerk, dem Sie vertrauen. Die Firewall dieses Computers muss es vielleicht durchlassen. Nach dem Schlüssel wird immer gefragt.</translation>
    </message>
    <message>
        <source>Without a key</source>
        <translation>Ohne Schlüssel</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>127.0.0.1 is reached from this computer alone. With 0.0.0.0, or an address of this computer in its network, other computers can ask, too. A key is always needed then.</source>
        <translation>127.0.0.1 ist nur von diesem Computer aus zu erreichen. Mit 0.0.0.0 oder einer Adresse dieses Computers in seinem Netzwerk können auch andere Computer fragen. Dann ist immer ein Schlüssel nötig.</translation>
    </message>
    <message>
        <source>A faster way to compute attention that also saves memory. Automatic uses it where it works.</source>
        <translation>Eine schnellere Art, Attention zu berechnen, die auch Arbeitsspeicher spart. „Automatisch“ nutzt sie, wo sie funktioniert.</translation>
    </message>
    <message>
        <source>A mirror of the Hugging Face hub, where its own address cannot be reached. Empty: the hub itself.</source>
        <translation>Ein Spiegel des Hugging-Face-Hubs, falls dessen eigene Adresse nicht erreichbar ist. Leer: der Hub selbst.</translation>
    </message>
    <message>
        <source>A model that was loaded for other programs gives its memory back when none has asked it for so long.</source>
        <translation>Ein Modell, das für andere Programme geladen wurde, gibt seinen Arbeitsspeicher zurück, wenn es so lange keines gefragt hat.</translation>
    </message>
    <message>
        <source>A small icon beside the clock, where your desktop has a place for it: shows Hearth, stops an answer. With it, closing the window can leave Hearth running, so that answers and downloads are finished.</source>
        <translation>Ein kleines Symbol neben der Uhr, falls Ihr Desktop dafür Platz hat: zeigt Hearth, stoppt eine Antwort. Damit kann Hearth nach dem Schließen des Fensters weiterlaufen, sodass Antworten und Downloads fertig werden.</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation>Adresse des Hubs</translation>
    </message>
    <message>
        <source>Addresses of websites or browser extensions that may use the models from a browser, one a line, such as http://localhost:3000. Empty: none; programs that are no website do not need it.</source>
        <translation>Adressen von Websites oder Browser-Erweiterungen, die die Modelle aus einem Browser benutzen dürfen, eine je Zeile, etwa http://localhost:3000. Leer: keine; Programme, die keine Website sind, brauchen es nicht.</translation>
    </message>
    <message>
        <source>After the first answer the model thinks of a title for the conversation, when it has nothing else to do. A title of yours stays as it is. The built-in guide and a computer on battery leave the first words.</source>
        <translation>Nach der ersten Antwort denkt sich das Modell einen Titel für die Unterhaltung aus, wenn es sonst nichts zu tun hat. Ein Titel von Ihnen bleibt, wie er ist. Beim eingebauten Begleiter und im Akkubetrieb bleibt es bei den ersten Wörtern.</translation>
    </message>
    <message>
        <source>After this many tokens an answer ends. Automatic lets the model end by itself.</source>
        <translation>Nach so vielen Token endet eine Antwort. „Automatisch“ lässt das Modell selbst enden.</translation>
    </message>
    <message>
        <source>All downloads together take no more of your line than this.</source>
        <translation>Alle Downloads zusammen nehmen nicht mehr von Ihrer Leitung als dies.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As many as otherwise</source>
        <translation>So viele wie sonst</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Ask for the key</source>
        <translation>Nach dem Schlüssel fragen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation>Jeden Tag sichern</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Rechtschreibung prüfen</translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together reach this probability; 1 switches it off.</source>
        <translation>Aus den wahrscheinlichsten Token wählen, die zusammen diese Wahrscheinlichkeit erreichen; 1 schaltet es aus.</translation>
    </message>
    <message>
        <source>Choose among this many likeliest tokens; 0 switches it off.</source>
        <translation>Aus so vielen wahrscheinlichsten Token wählen; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Choose the model for each question</source>
        <translation>Für jede Frage das Modell wählen</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Conversations for which the context has no room are kept in main memory, at most so much of them, so that going back to one reads nothing again. Automatic goes by the memory of this computer.</source>
        <translation>Unterhaltungen, für die der Kontext keinen Platz hat, werden im Arbeitsspeicher behalten, höchstens so viel davon, sodass bei der Rückkehr zu einer nichts neu gelesen wird. „Automatisch“ richtet sich nach dem Arbeitsspeicher dieses Computers.</translation>
    </message>
    <message>
        <source>DRY free length</source>
        <translation>Freie DRY-Länge</translation>
    </message>
    <message>
        <source>DRY growth</source>
        <translation>DRY-Wachstum</translation>
    </message>
    <message>
        <source>DRY strength</source>
        <translation>DRY-Stärke</translation>
    </message>
    <message>
        <source>DRY window</source>
        <translation>DRY-Fenster</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Disk space for quick starts</source>
        <translation>Speicherplatz für Schnellstarts</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>Downloads</translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation>Gleichzeitige Downloads</translation>
    </message>
    <message>
        <source>Editors, scripts and other programs on this computer can ask the models that are here, through an address of this computer, while Hearth is open. Nothing leaves the computer.</source>
        <translation>Editoren, Skripte und andere Programme auf diesem Computer können die Modelle fragen, die hier sind, über eine Adresse dieses Computers, solange Hearth offen ist. Nichts verlässt den Computer.</translation>
    </message>
    <message>
        <source>Empty the trash after</source>
        <translation>Papierkorb leeren nach</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Eingabetaste sendet</translation>
    </message>
    <message>
        <source>Enter sends the message and Shift+Enter breaks the line. Off: Enter breaks the line, Ctrl+Enter sends.</source>
        <translation>Die Eingabetaste sendet die Nachricht, Umschalt+Eingabetaste beginnt eine neue Zeile. Aus: Die Eingabetaste beginnt eine neue Zeile, Strg+Eingabetaste sendet.</translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation>Experten auf dem Prozessor</translation>
    </message>
    <message>
        <source>Fewer threads use less power and write more slowly. Automatic gives up those that add little: it writes with half of them, but no fewer than four.</source>
        <translation>Weniger Threads verbrauchen weniger Strom und schreiben langsamer. „Automatisch“ verzichtet auf die, die wenig bringen: Es schreibt mit der Hälfte, aber nicht mit weniger als vier.</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation>Weitere Ordner</translation>
    </message>
    <message>
        <source>Further names by which programs reach this computer, one a line, such as desk.lan. Its name in the network and those of containers are known. Requests for any other name are turned away.</source>
        <translation>Weitere Namen, unter denen Programme diesen Computer erreichen, einer je Zeile, etwa desk.lan. Sein Name im Netz und die von Containern sind bekannt. Anfragen an jeden anderen Namen werden abgewiesen.</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>GPU-Schichten</translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation>Vorausraten</translation>
    </message>
    <message>
        <source>Guesses several words and checks them in one go, which is faster wherever a text repeats something and never changes an answer. Automatic also lets a small model of the same family guess.</source>
        <translation>Rät mehrere Wörter und prüft sie in einem Zug; das ist überall schneller, wo ein Text etwas wiederholt, und ändert nie eine Antwort. „Automatisch“ lässt auch ein kleines Modell derselben Familie raten.</translation>
    </message>
    <message>
        <source>Half as many</source>
        <translation>Halb so viele</translation>
    </message>
    <message>
        <source>Hearth lists the models in these folders too, where they are; a drive may come and go.</source>
        <translation>Hearth listet auch die Modelle in diesen Ordnern auf, dort, wo sie sind; ein Laufwerk darf kommen und gehen.</translation>
    </message>
    <message>
        <source>Hearth opens no connection at all. Chatting needs none; finding and downloading models does.</source>
        <translation>Hearth baut keinerlei Verbindung auf. Chatten braucht keine; Modelle zu finden und herunterzuladen schon.</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>High draws everything in black and white with clear frames; System follows the desktop.</source>
        <translation>„Hoch“ zeichnet alles schwarz-weiß mit klaren Rahmen; „System“ folgt dem Desktop.</translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 always takes the likeliest and repeats exactly.</source>
        <translation>Wie frei das Modell seine Wörter wählt. 0 nimmt immer das wahrscheinlichste und wiederholt genau.</translation>
    </message>
    <message>
        <source>How many layers of the model run on the graphics card. Automatic takes as many as fit; 0 keeps everything on the processor.</source>
        <translation>Wie viele Schichten des Modells auf der Grafikkarte laufen. „Automatisch“ nimmt so viele, wie passen; 0 lässt alles auf dem Prozessor.</translation>
    </message>
    <message>
        <source>How many of the last tokens DRY looks at; 0 switches DRY off.</source>
        <translation>Wie viele der letzten Token DRY berücksichtigt; 0 schaltet DRY aus.</translation>
    </message>
    <message>
        <source>How many of the last tokens the penalties look at; 0 switches them off.</source>
        <translation>Wie viele der letzten Token die Strafen berücksichtigen; 0 schaltet sie aus.</translation>
    </message>
    <message>
        <source>How many processor cores read the prompt. Automatic takes the physical cores.</source>
        <translation>Wie viele Prozessorkerne die Eingabe lesen. „Automatisch“ nimmt die physischen Kerne.</translation>
    </message>
    <message>
        <source>How many processor cores write the answer. Automatic takes the physical performance cores; more is usually slower.</source>
        <translation>Wie viele Prozessorkerne die Antwort schreiben. „Automatisch“ nimmt die physischen Leistungskerne; mehr ist meist langsamer.</translation>
    </message>
    <message>
        <source>How many tokens are computed in one pass. Smaller needs less memory and stops sooner.</source>
        <translation>Wie viele Token in einem Durchgang berechnet werden. Weniger braucht weniger Arbeitsspeicher und stoppt schneller.</translation>
    </message>
    <message>
        <source>How many tokens of conversation the model can see at once. More needs more memory. Automatic takes as much as the model was trained for and this computer holds comfortably.</source>
        <translation>Wie viele Token der Unterhaltung das Modell auf einmal sehen kann. Mehr braucht mehr Arbeitsspeicher. „Automatisch“ nimmt so viel, wie im Training des Modells vorkam und dieser Computer gut verkraftet.</translation>
    </message>
    <message>
        <source>How many tokens of the prompt are handed over at once.</source>
        <translation>Wie viele Token der Eingabe auf einmal übergeben werden.</translation>
    </message>
    <message>
        <source>How often the likeliest tokens are left out for variety; 0 switches it off.</source>
        <translation>Wie oft die wahrscheinlichsten Token der Abwechslung wegen weggelassen werden; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>How precisely the model remembers the conversation. q8_0 halves the memory at almost no cost in quality; it needs flash attention.</source>
        <translation>Wie genau sich das Modell die Unterhaltung merkt. q8_0 halbiert den Speicherbedarf fast ohne Qualitätsverlust; es braucht Flash Attention.</translation>
    </message>
    <message>
        <source>How quickly the DRY penalty grows with the length of the repetition.</source>
        <translation>Wie schnell die DRY-Strafe mit der Länge der Wiederholung wächst.</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Icon in the system tray</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <source>Icon, keep running</source>
        <translation>Symbol, weiterlaufen</translation>
    </message>
    <message>
        <source>In a long conversation the oldest messages leave the model&apos;s view. Before they do, the model writes a summary while it has nothing else to do, and reads that from then on. You can read and change it.</source>
        <translation>In einer langen Unterhaltung verlassen die ältesten Nachrichten das Blickfeld des Modells. Vorher schreibt das Modell, während es nichts anderes zu tun hat, eine Zusammenfassung und liest von da an diese. Sie können sie lesen und ändern.</translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation>KV-Cache-Typ</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this fraction of the likeliest; 0 switches it off.</source>
        <translation>Token weglassen, die weniger wahrscheinlich sind als dieser Bruchteil des wahrscheinlichsten; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Let other programs use the models</source>
        <translation>Andere Programme die Modelle nutzen lassen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark; System follows the desktop.</source>
        <translation>Hell oder dunkel; „System“ folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Lists what LM Studio, Ollama, Jan, GPT4All, llama.cpp and Hugging Face tools have downloaded. It is used where it is and never changed.</source>
        <translation>Listet auf, was LM Studio, Ollama, Jan, GPT4All, llama.cpp und Hugging-Face-Werkzeuge heruntergeladen haben. Es wird dort verwendet, wo es ist, und nie verändert.</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Wenig</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Look for new versions</source>
        <translation>Nach neuen Versionen suchen</translation>
    </message>
    <message>
        <source>Lowers every token by how often it occurred; 0 switches it off.</source>
        <translation>Senkt jedes Token danach, wie oft es vorkam; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Lowers every token that occurred already, once; 0 switches it off.</source>
        <translation>Senkt jedes Token, das schon vorkam, einmal; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>MB/s</translation>
    </message>
    <message>
        <source>Makes tokens that were just used less likely; 1 switches it off.</source>
        <translation>Macht gerade verwendete Token weniger wahrscheinlich; 1 schaltet es aus.</translation>
    </message>
    <message>
        <source>Memory and power</source>
        <translation>Speicher und Energie</translation>
    </message>
    <message>
        <source>Memory for other models</source>
        <translation>Arbeitsspeicher für andere Modelle</translation>
    </message>
    <message>
        <source>Memory for quick starts</source>
        <translation>Arbeitsspeicher für Schnellstarts</translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation>Memory-Mapping</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Mikro-Stapelgröße</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Mixture models only: of how many of the GPU layers the experts stay with the processor. Automatic leaves there as few as it must for the rest to fit on the graphics card.</source>
        <translation>Nur für Mischmodelle: von wie vielen der GPU-Schichten die Experten auf dem Prozessor bleiben. „Automatisch“ lässt dort so wenige wie nötig, damit der Rest auf die Grafikkarte passt.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model that guesses ahead</source>
        <translation>Modell, das vorausrät</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Models for other programs may take so much memory beside the model of the window. Where that is not enough, the one that was not used for longest leaves. Automatic goes by what is free.</source>
        <translation>So viel Arbeitsspeicher dürfen Modelle für andere Programme neben dem Modell des Fensters nehmen. Wo das nicht reicht, geht das, das am längsten nicht benutzt wurde. Automatisch richtet sich nach dem, was frei ist.</translation>
    </message>
    <message>
        <source>Models leave after</source>
        <translation>Modelle gehen nach</translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation>Modelle anderer Programme</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Name of a much smaller model of the same family in your library. Empty: Hearth looks for one.</source>
        <translation>Name eines viel kleineren Modells derselben Familie in Ihrer Bibliothek. Leer: Hearth sucht nach einem.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>No icon</source>
        <translation>Kein Symbol</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Ohne Begrenzung</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Once a day Hearth asks the project&apos;s own page which version is the newest, and tells you when there is one. Nothing is sent but that request, and nothing is downloaded or replaced.</source>
        <translation>Einmal am Tag fragt Hearth die eigene Seite des Projekts, welche Version die neueste ist, und sagt Ihnen, wenn es eine neue gibt. Nichts als diese Anfrage wird gesendet, und nichts wird heruntergeladen oder ersetzt.</translation>
    </message>
    <message>
        <source>Once a day, when something has changed, Hearth copies all conversations and looks whether the copy is good. It keeps the copies of the last days, weeks and months.</source>
        <translation>Einmal am Tag, wenn sich etwas geändert hat, kopiert Hearth alle Unterhaltungen und prüft, ob die Kopie in Ordnung ist. Es behält die Kopien der letzten Tage, Wochen und Monate.</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Einer</translation>
    </message>
    <message>
        <source>Only from the text</source>
        <translation>Nur aus dem Text</translation>
    </message>
    <message>
        <source>Only programs that you have given the key are answered. Without it every program and every user of this computer is.</source>
        <translation>Nur Programme, denen Sie den Schlüssel gegeben haben, bekommen Antwort. Ohne ihn bekommt sie jedes Programm und jeder Benutzer dieses Computers.</translation>
    </message>
    <message>
        <source>Only tokens at least this likely can be left out by XTC.</source>
        <translation>Nur Token, die mindestens so wahrscheinlich sind, kann XTC weglassen.</translation>
    </message>
    <message>
        <source>Other names of this computer</source>
        <translation>Weitere Namen dieses Computers</translation>
    </message>
    <message>
        <source>Penalises repeating whole phrases; 0 switches it off.</source>
        <translation>Bestraft das Wiederholen ganzer Wendungen; 0 schaltet es aus.</translation>
    </message>
    <message>
        <source>Penalty window</source>
        <translation>Fenster der Strafen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Read ahead while you type</source>
        <translation>Beim Tippen vorauslesen</translation>
    </message>
    <message>
        <source>Read answers to screen readers</source>
        <translation>Antworten an Screenreader geben</translation>
    </message>
    <message>
        <source>Read the model from disk as needed instead of copying it into memory first.</source>
        <translation>Das Modell nach Bedarf vom Datenträger lesen, statt es zuerst in den Arbeitsspeicher zu kopieren.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Repetitions up to this many tokens are not penalised by DRY.</source>
        <translation>Wiederholungen bis zu so vielen Token bestraft DRY nicht.</translation>
    </message>
    <message>
        <source>Requests go through it: http://, https:// or socks5://. Empty: as the system says. A password in it is kept readable in the settings file.</source>
        <translation>Anfragen laufen darüber: http://, https:// oder socks5://. Leer: wie im System eingestellt. Ein Passwort darin wird lesbar in der Einstellungsdatei gespeichert.</translation>
    </message>
    <message>
        <source>Requests that may wait</source>
        <translation>Anfragen, die warten dürfen</translation>
    </message>
    <message>
        <source>Rest after</source>
        <translation>Ruhen nach</translation>
    </message>
    <message>
        <source>Rest before the computer sleeps</source>
        <translation>Vor dem Ruhezustand des Computers ruhen</translation>
    </message>
    <message>
        <source>Rest when memory runs low</source>
        <translation>Ruhen, wenn der Arbeitsspeicher knapp wird</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation>Nichts melden</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Size of all text, compared with the size that the desktop asks for.</source>
        <translation>Größe aller Texte im Vergleich zu der, die der Desktop verlangt.</translation>
    </message>
    <message>
        <source>So many requests of other programs wait for their turn; further ones are asked to come again later.</source>
        <translation>So viele Anfragen anderer Programme warten, bis sie an der Reihe sind; weitere werden gebeten, später wiederzukommen.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation>Geschwindigkeitsgrenze</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Summarise what leaves the view</source>
        <translation>Zusammenfassen, was das Blickfeld verlässt</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>Systemanweisung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>The model gives its memory back before the computer goes to sleep, so that it sleeps and wakes faster.</source>
        <translation>Das Modell gibt seinen Arbeitsspeicher zurück, bevor der Computer in den Ruhezustand geht, sodass er schneller einschläft und aufwacht.</translation>
    </message>
    <message>
        <source>The model reads the conversation and long pasted texts before you send, so that its answer starts sooner. Never while the computer runs on battery.</source>
        <translation>Das Modell liest die Unterhaltung und lange eingefügte Texte schon vor dem Senden, sodass seine Antwort früher beginnt. Nie, während der Computer im Akkubetrieb läuft.</translation>
    </message>
    <message>
        <source>The number at the end of the address. Take another one where another program has it already.</source>
        <translation>Die Zahl am Ende der Adresse. Nehmen Sie eine andere, wo ein anderes Programm sie schon hat.</translation>
    </message>
    <message>
        <source>The others wait for their turn. More at a time makes none of them faster on a slow line.</source>
        <translation>Die anderen warten, bis sie an der Reihe sind. Mehr zugleich macht auf einer langsamen Leitung keinen davon schneller.</translation>
    </message>
    <message>
        <source>The same seed and settings give the same answer. Automatic draws a new one each time.</source>
        <translation>Derselbe Startwert und dieselben Einstellungen ergeben dieselbe Antwort. „Automatisch“ zieht jedes Mal einen neuen.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation>Threads zum Lesen</translation>
    </message>
    <message>
        <source>Threads on battery</source>
        <translation>Threads im Akkubetrieb</translation>
    </message>
    <message>
        <source>Title and first words</source>
        <translation>Titel und erste Wörter</translation>
    </message>
    <message>
        <source>Title only</source>
        <translation>Nur Titel</translation>
    </message>
    <message>
        <source>Titles by themselves</source>
        <translation>Automatische Titel</translation>
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
        <translation>Unterstreicht Wörter in Ihrer Nachricht, die kein Wörterbuch Ihres Systems kennt; ein Rechtsklick schlägt andere vor. Die Sprachen sind die Ihrer Tastatur und Ihres Desktops, sofern Sie dort keine anderen wählen.</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>Websites that may ask</source>
        <translation>Websites, die fragen dürfen</translation>
    </message>
    <message>
        <source>What every new conversation begins with; the model reads it before anything you say.</source>
        <translation>Womit jede neue Unterhaltung beginnt; das Modell liest es vor allem, was Sie sagen.</translation>
    </message>
    <message>
        <source>What models have read of your conversations is kept here, at most so much of it, so that the next answer starts at once even after a restart. The conversations themselves are always kept. Automatic takes a tenth of the free space.</source>
        <translation>Was Modelle von Ihren Unterhaltungen gelesen haben, wird hier aufbewahrt, höchstens so viel davon, sodass die nächste Antwort auch nach einem Neustart sofort beginnt. Die Unterhaltungen selbst werden immer aufbewahrt. „Automatisch“ nimmt ein Zehntel des freien Speicherplatzes.</translation>
    </message>
    <message>
        <source>What the window speaks. The answers of a model are in the language it is asked in.</source>
        <translation>Was das Fenster spricht. Die Antworten eines Modells sind in der Sprache, in der es gefragt wird.</translation>
    </message>
    <message>
        <source>What you delete stays in the trash for so long. When the clock of the computer has jumped, the days begin anew.</source>
        <translation>So lange bleibt Gelöschtes im Papierkorb. Wenn die Uhr des Computers gesprungen ist, beginnen die Tage von vorn.</translation>
    </message>
    <message>
        <source>When an answer is ready</source>
        <translation>Wenn eine Antwort fertig ist</translation>
    </message>
    <message>
        <source>When nobody has asked for so long, the model gives its memory back to other programs. It wakes by itself as soon as you type, and still knows your conversation.</source>
        <translation>Wenn so lange nichts gefragt wurde, gibt das Modell seinen Arbeitsspeicher an andere Programme zurück. Es erwacht von selbst, sobald Sie tippen, und kennt Ihre Unterhaltung noch.</translation>
    </message>
    <message>
        <source>When other programs run short of memory, a model that nobody is using makes room for them.</source>
        <translation>Wenn anderen Programmen der Arbeitsspeicher knapp wird, macht ihnen ein Modell Platz, das niemand verwendet.</translation>
    </message>
    <message>
        <source>Where downloaded models are kept. What is in the folder of before stays there and stays in the list.</source>
        <translation>Wo heruntergeladene Modelle aufbewahrt werden. Was im bisherigen Ordner ist, bleibt dort und bleibt in der Liste.</translation>
    </message>
    <message>
        <source>Whichever model on this computer suits a question best answers it: one that can, strong, and not too slow. A conversation stays with its model, and one for which you chose a model keeps that.</source>
        <translation>Jede Frage beantwortet das Modell auf diesem Computer, das am besten zu ihr passt: eines, das es kann, stark und nicht zu langsam. Eine Unterhaltung bleibt bei ihrem Modell, und eine, für die Sie ein Modell gewählt haben, behält dieses.</translation>
    </message>
    <message>
        <source>While an answer is written, a screen reader is told each sentence as soon as it is complete, and when the answer is over. Of code it is only told that it is there.</source>
        <translation>Während eine Antwort geschrieben wird, erhält ein Screenreader jeden Satz, sobald er vollständig ist, und erfährt, wann die Antwort zu Ende ist. Bei Code erfährt er nur, dass welcher da ist.</translation>
    </message>
    <message>
        <source>While you look at something else, your desktop says that an answer that took a while, or a download, is there. What it shows can be read by whoever sees the screen, also while it is locked.</source>
        <translation>Während Sie etwas anderes ansehen, meldet Ihr Desktop, dass eine Antwort, die gedauert hat, oder ein Download da ist. Was er zeigt, kann lesen, wer den Bildschirm sieht, auch wenn dieser gesperrt ist.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>With little motion nothing moves by itself: the cursor does not blink, menus do not slide. System follows the desktop.</source>
        <translation>Bei wenig Bewegung bewegt sich nichts von selbst: Der Cursor blinkt nicht, Menüs gleiten nicht. „System“ folgt dem Desktop.</translation>
    </message>
    <message>
        <source>XTC probability</source>
        <translation>XTC-Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>XTC threshold</source>
        <translation>XTC-Schwelle</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation>Byte/s</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
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
        <translation>Schichten</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
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
        <translation>Threads</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
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
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation>{0} zurücksetzen</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>All models</source>
        <translation>Alle Modelle</translation>
    </message>
    <message>
        <source>Changes take effect when the model is loaded again.</source>
        <translation>Änderungen wirken, wenn das Modell neu geladen wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Load again now</source>
        <translation>Jetzt neu laden</translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation>Nur {0}</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation>Erweiterte Einstellungen anzeigen</translation>
    </message>
    <message>
        <source>These settings are for</source>
        <translation>Diese Einstellungen gelten für</translation>
    </message>
    <message>
        <source>What you changed takes effect when the model is loaded again.</source>
        <translation>Ihre Änderungen wirken, wenn das Modell neu geladen wird.</translation>
    </message>
</context>
<context>
    <name>SetupButton</name>
    <message>
        <source>Settings of this conversation</source>
        <translation>Einstellungen dieser Unterhaltung</translation>
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
        <translation>Änderungen gelten ab der nächsten Antwort.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation>Personas…</translation>
    </message>
    <message>
        <source>Save as a persona…</source>
        <translation>Als Persona speichern…</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <translation>Einstellungen dieser Unterhaltung</translation>
    </message>
    <message>
        <source>Take the persona&apos;s settings again</source>
        <translation>Wieder die Einstellungen der Persona verwenden</translation>
    </message>
    <message>
        <source>This conversation has not begun; it begins with what you choose here.</source>
        <translation>Diese Unterhaltung hat noch nicht begonnen; sie beginnt mit dem, was Sie hier wählen.</translation>
    </message>
    <message>
        <source>This conversation is answered otherwise than its persona says.</source>
        <translation>In dieser Unterhaltung wird anders geantwortet, als ihre Persona vorgibt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
</context>
<context>
    <name>SetupFields</name>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Empty: the system prompt of the settings is used.</source>
        <translation>Leer: Die Systemanweisung der Einstellungen wird verwendet.</translation>
    </message>
    <message>
        <source>For example: Answer in German, in short sentences.</source>
        <translation>Zum Beispiel: Antworte auf Deutsch, in kurzen Sätzen.</translation>
    </message>
    <message>
        <source>Form of the answers</source>
        <translation>Form der Antworten</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Instructions: as in the settings</source>
        <translation>Anweisungen: wie in den Einstellungen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>The system prompt: what the model reads before anything that is said.</source>
        <translation>Die Systemanweisung: was das Modell vor allem liest, was gesagt wird.</translation>
    </message>
    <message numerus="yes">
        <source>about %n tokens</source>
        <translation>
            <numerusform>etwa %n Token</numerusform>
            <numerusform>etwa %n Token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keys with this one belong to your system.</source>
        <translation>Tasten mit dieser gehören Ihrem System.</translation>
    </message>
    <message>
        <source>These keys are needed to edit text.</source>
        <translation>Diese Tasten werden zum Bearbeiten von Text gebraucht.</translation>
    </message>
    <message>
        <source>These keys are needed to go on, to leave, and to send.</source>
        <translation>Diese Tasten werden zum Weitergehen, Verlassen und Senden gebraucht.</translation>
    </message>
    <message>
        <source>These keys are needed to move and delete in text.</source>
        <translation>Diese Tasten werden zum Bewegen und Löschen im Text gebraucht.</translation>
    </message>
    <message>
        <source>These keys belong to your system.</source>
        <translation>Diese Tasten gehören Ihrem System.</translation>
    </message>
    <message>
        <source>This key alone is needed for typing. Press it together with Ctrl or Alt.</source>
        <translation>Diese Taste allein wird zum Tippen gebraucht. Drücken Sie sie zusammen mit Strg oder Alt.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation>Modelle finden und verwalten</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Search titles and messages</source>
        <translation>Titel und Nachrichten durchsuchen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Unterhaltungen durchsuchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>SidebarTools</name>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Zurück zur Liste (Esc)</translation>
    </message>
    <message>
        <source>Leave the archive</source>
        <translation>Archiv verlassen</translation>
    </message>
    <message>
        <source>Sort conversations, make a folder</source>
        <translation>Unterhaltungen sortieren, Ordner anlegen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
</context>
<context>
    <name>SilentWindow</name>
    <message>
        <source>Hearth is open already, but its window does not answer.</source>
        <translation>Hearth ist schon geöffnet, aber sein Fenster reagiert nicht.</translation>
    </message>
    <message>
        <source>It may be busy for a while. You can open a second window on the same conversations; nothing is lost.</source>
        <translation>Vielleicht ist es eine Weile beschäftigt. Sie können ein zweites Fenster mit denselben Unterhaltungen öffnen; nichts geht verloren.</translation>
    </message>
    <message>
        <source>Open another window</source>
        <translation>Weiteres Fenster öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>SpeedChart</name>
    <message>
        <source>the memory allows {0}</source>
        <translation>der Arbeitsspeicher erlaubt {0}</translation>
    </message>
    <message>
        <source>{0} ?</source>
        <translation>{0} ?</translation>
    </message>
</context>
<context>
    <name>SpeedCharts</name>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>Reading, by KV cache</source>
        <translation>Lesen, nach KV-Cache</translation>
    </message>
    <message>
        <source>Reading, by length of the text</source>
        <translation>Lesen, nach Länge des Textes</translation>
    </message>
    <message>
        <source>Reading, by size of the steps</source>
        <translation>Lesen, nach Größe der Schritte</translation>
    </message>
    <message>
        <source>Reading, by threads</source>
        <translation>Lesen, nach Threads</translation>
    </message>
    <message>
        <source>Several tokens at once</source>
        <translation>Mehrere Token auf einmal</translation>
    </message>
    <message>
        <source>The memory of this computer would allow {0}.</source>
        <translation>Der Arbeitsspeicher dieses Computers würde {0} erlauben.</translation>
    </message>
    <message>
        <source>Where several words take hardly longer than one, guessing ahead makes answers faster.</source>
        <translation>Wo mehrere Wörter kaum länger dauern als eines, beschleunigt Vorausraten die Antworten.</translation>
    </message>
    <message>
        <source>Writing, by KV cache</source>
        <translation>Schreiben, nach KV-Cache</translation>
    </message>
    <message>
        <source>Writing, by length of the conversation</source>
        <translation>Schreiben, nach Länge der Unterhaltung</translation>
    </message>
    <message>
        <source>Writing, by threads</source>
        <translation>Schreiben, nach Threads</translation>
    </message>
    <message>
        <source>after {0} tokens</source>
        <translation>nach {0} Token</translation>
    </message>
    <message>
        <source>the memory allows {0}</source>
        <translation>der Arbeitsspeicher erlaubt {0}</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>tokens at once</source>
        <translation>Token auf einmal</translation>
    </message>
    <message>
        <source>tokens before it</source>
        <translation>Token davor</translation>
    </message>
    <message>
        <source>tokens in a step</source>
        <translation>Token pro Schritt</translation>
    </message>
    <message>
        <source>{0} threads</source>
        <translation>{0} Threads</translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation>{0} Token</translation>
    </message>
    <message>
        <source>{0} with flash attention</source>
        <translation>{0} mit Flash Attention</translation>
    </message>
    <message>
        <source>{0} without flash attention</source>
        <translation>{0} ohne Flash Attention</translation>
    </message>
    <message>
        <source>{0} words a second</source>
        <translation>{0} Wörter pro Sekunde</translation>
    </message>
</context>
<context>
    <name>SpeedController</name>
    <message>
        <source>The best settings for “{0}” are set.</source>
        <translation>Die besten Einstellungen für „{0}“ sind gesetzt.</translation>
    </message>
    <message>
        <source>They take effect when the model is loaded again.</source>
        <translation>Sie wirken, wenn das Modell neu geladen wird.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SpeedExtras</name>
    <message>
        <source>Best settings</source>
        <translation>Beste Einstellungen</translation>
    </message>
    <message>
        <source>Filled: what is in use. A question mark: this computer was too busy for a certain figure.</source>
        <translation>Gefüllt: was in Gebrauch ist. Ein Fragezeichen: Dieser Computer war für einen sicheren Wert zu beschäftigt.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure everything</source>
        <translation>Alles messen</translation>
    </message>
    <message>
        <source>Measure takes some seconds. Measure everything takes some minutes: it also tries other ways to compute and to keep the conversation in memory, so the next answer in each takes a little longer once.</source>
        <translation>„Messen“ dauert einige Sekunden. „Alles messen“ dauert einige Minuten: Es probiert auch andere Arten aus, zu rechnen und die Unterhaltung im Arbeitsspeicher zu halten, daher dauert die nächste Antwort in jeder einmal etwas länger.</translation>
    </message>
    <message>
        <source>Measuring… {0} %</source>
        <translation>Messung läuft… {0} %</translation>
    </message>
    <message>
        <source>See how fast “{0}” reads and writes on this computer, and which settings are best for it. Close programs that keep the computer busy before.</source>
        <translation>Sehen Sie, wie schnell „{0}“ auf diesem Computer liest und schreibt und welche Einstellungen dafür am besten sind. Schließen Sie vorher Programme, die den Computer beschäftigen.</translation>
    </message>
    <message>
        <source>Set. They take effect when the model is loaded again.</source>
        <translation>Gesetzt. Sie wirken, wenn das Modell neu geladen wird.</translation>
    </message>
    <message>
        <source>Show the figures as tables</source>
        <translation>Werte als Tabellen anzeigen</translation>
    </message>
    <message>
        <source>Some minutes: also other ways to compute and to keep the conversation in memory</source>
        <translation>Einige Minuten: auch andere Arten, zu rechnen und die Unterhaltung im Arbeitsspeicher zu halten</translation>
    </message>
    <message>
        <source>Some seconds: threads, and texts of different lengths</source>
        <translation>Einige Sekunden: Threads und Texte verschiedener Länge</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>There is no model to measure: load one first.</source>
        <translation>Es gibt kein Modell zu messen: Laden Sie zuerst eines.</translation>
    </message>
    <message>
        <source>They are in use already.</source>
        <translation>Sie sind schon in Gebrauch.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use the best settings</source>
        <translation>Beste Einstellungen verwenden</translation>
    </message>
    <message>
        <source>“{0}” on this computer writes</source>
        <translation>„{0}“ schreibt auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>What the memory allows</source>
        <translation>Was der Arbeitsspeicher erlaubt</translation>
    </message>
    <message>
        <source>words a second</source>
        <translation>Wörter pro Sekunde</translation>
    </message>
    <message>
        <source>{0} (in use)</source>
        <translation>{0} (in Gebrauch)</translation>
    </message>
</context>
<context>
    <name>SpeedReason</name>
    <message>
        <source>Batch size</source>
        <translation>Stapelgröße</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>Kontextlänge</translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation>Experten auf dem Prozessor</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Flash attention stays as it is: the other way is not noticeably faster.</source>
        <translation>Flash Attention bleibt, wie es ist: Anders ist es nicht merklich schneller.</translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation>GPU-Schichten</translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation>Vorausraten</translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation>KV-Cache-Typ</translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation>Memory-Mapping</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Mikro-Stapelgröße</translation>
    </message>
    <message>
        <source>No other number of threads reads noticeably faster than {value}.</source>
        <translation>Keine andere Anzahl von Threads liest merklich schneller als {value}.</translation>
    </message>
    <message>
        <source>No other number of threads writes noticeably faster than {value}.</source>
        <translation>Keine andere Anzahl von Threads schreibt merklich schneller als {value}.</translation>
    </message>
    <message>
        <source>No other size of steps reads noticeably faster than {value} tokens.</source>
        <translation>Keine andere Schrittgröße liest merklich schneller als {value} Token.</translation>
    </message>
    <message>
        <source>Reading is {gain} faster in steps of {value} tokens than of {before}.</source>
        <translation>Das Lesen ist in Schritten von {value} Token {gain} schneller als von {before}.</translation>
    </message>
    <message>
        <source>Reading is {gain} faster with {value} threads than with {before}.</source>
        <translation>Das Lesen ist mit {value} Threads {gain} schneller als mit {before}.</translation>
    </message>
    <message>
        <source>The KV cache stays {value}: the other type is not noticeably faster.</source>
        <translation>Der KV-Cache bleibt {value}: Der andere Typ ist nicht merklich schneller.</translation>
    </message>
    <message>
        <source>This computer was too busy to tell about {name}: measure again when it has nothing else to do.</source>
        <translation>Dieser Computer war zu beschäftigt, um etwas über „{name}“ zu sagen: Messen Sie erneut, wenn er nichts anderes zu tun hat.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation>Threads zum Lesen</translation>
    </message>
    <message>
        <source>With flash attention {what} is {gain} faster.</source>
        <translation>Mit Flash Attention ist {what} {gain} schneller.</translation>
    </message>
    <message>
        <source>With the KV cache kept as {value} instead of {before}, {what} is {gain} faster.</source>
        <translation>Mit dem KV-Cache als {value} statt {before} ist {what} {gain} schneller.</translation>
    </message>
    <message>
        <source>Without flash attention {what} is {gain} faster.</source>
        <translation>Ohne Flash Attention ist {what} {gain} schneller.</translation>
    </message>
    <message>
        <source>Writing is {gain} faster with {value} threads than with {before}.</source>
        <translation>Das Schreiben ist mit {value} Threads {gain} schneller als mit {before}.</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>das Lesen</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>das Schreiben</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>um {0} %</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0}-mal</translation>
    </message>
</context>
<context>
    <name>SpeedWords</name>
    <message>
        <source>It reads a page in {0}.</source>
        <translation>Es liest eine Seite in {0}.</translation>
    </message>
    <message>
        <source>KV cache and flash attention</source>
        <translation>KV-Cache und Flash Attention</translation>
    </message>
    <message>
        <source>Measured {0}.</source>
        <translation>Gemessen {0}.</translation>
    </message>
    <message>
        <source>Measuring was stopped because the model was needed. Measure again when it has nothing else to do.</source>
        <translation>Die Messung wurde gestoppt, weil das Modell gebraucht wurde. Messen Sie erneut, wenn es nichts anderes zu tun hat.</translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation>Mikro-Stapelgröße</translation>
    </message>
    <message>
        <source>Prompts of different lengths</source>
        <translation>Eingaben verschiedener Länge</translation>
    </message>
    <message>
        <source>The model is still reading or writing. Measuring can begin when that is done.</source>
        <translation>Das Modell liest oder schreibt noch. Die Messung kann beginnen, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation>Token auf einmal</translation>
    </message>
    <message>
        <source>Writing reaches {0} % of what the memory of this computer allows with this file.</source>
        <translation>Das Schreiben erreicht {0} % dessen, was der Arbeitsspeicher dieses Computers mit dieser Datei erlaubt.</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>graphics card and processor</source>
        <translation>Grafikkarte und Prozessor</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}: {1} → {2}</translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Add to the dictionary</source>
        <translation>Zum Wörterbuch hinzufügen</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Vorschläge werden gesucht…</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Keine Vorschläge</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Rechtschreibung</translation>
    </message>
</context>
<context>
    <name>SpellingExtra</name>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries.</source>
        <translation>Die Rechtschreibung lässt sich nicht prüfen: Dieses System hat keine Wörterbücher.</translation>
    </message>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries. Your package manager has them, as “hunspell” or “enchant” with the name of a language.</source>
        <translation>Die Rechtschreibung lässt sich nicht prüfen: Dieses System hat keine Wörterbücher. Ihre Paketverwaltung hat sie, als „hunspell“ oder „enchant“ mit dem Namen einer Sprache.</translation>
    </message>
    <message>
        <source>Spelling is checked in: {0}</source>
        <translation>Die Rechtschreibung wird geprüft in: {0}</translation>
    </message>
</context>
<context>
    <name>StorageExtras</name>
    <message>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation>Belegter Speicherplatz</translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation>Weitere Ordner</translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation>Modellordner von Hearth</translation>
    </message>
    <message>
        <source>No models but the guide.</source>
        <translation>Keine Modelle außer dem Begleiter.</translation>
    </message>
    <message>
        <source>Show the models…</source>
        <translation>Modelle anzeigen…</translation>
    </message>
    <message>
        <source>Single files you added</source>
        <translation>Von Ihnen hinzugefügte einzelne Dateien</translation>
    </message>
    <message>
        <source>{0} are free where downloads go.</source>
        <translation>{0} sind frei, wo Downloads gespeichert werden.</translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation>{0} Modelle</translation>
    </message>
</context>
<context>
    <name>SummariesController</name>
    <message>
        <source>The summary was changed.</source>
        <translation>Die Zusammenfassung wurde geändert.</translation>
    </message>
    <message>
        <source>The summary was deleted. None is written here until you ask for it.</source>
        <translation>Die Zusammenfassung wurde gelöscht. Hier wird erst wieder eine geschrieben, wenn Sie es verlangen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the summary</source>
        <translation>Zusammenfassung bearbeiten</translation>
    </message>
    <message>
        <source>Edited by you. Hearth does not change it by itself.</source>
        <translation>Von Ihnen bearbeitet. Hearth ändert sie nicht von selbst.</translation>
    </message>
    <message>
        <source>Have the model write another summary in the place of this one</source>
        <translation>Das Modell an ihrer Stelle eine andere Zusammenfassung schreiben lassen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>Speichern (Strg+Eingabetaste)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Text of the summary</source>
        <translation>Text der Zusammenfassung</translation>
    </message>
    <message>
        <source>The model reads your words from its next answer on.</source>
        <translation>Das Modell liest Ihre Worte ab seiner nächsten Antwort.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>Written by the model.</source>
        <translation>Vom Modell geschrieben.</translation>
    </message>
    <message>
        <source>Written by {0}.</source>
        <translation>Von {0} geschrieben.</translation>
    </message>
</context>
<context>
    <name>SummaryWriter</name>
    <message>
        <source>The model has written a summary in the place of yours.</source>
        <translation>Das Modell hat anstelle Ihrer eine eigene Zusammenfassung geschrieben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation>Ein</translation>
    </message>
</context>
<context>
    <name>SymbolButton</name>
    <message>
        <source>Choose a symbol</source>
        <translation>Symbol auswählen</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
</context>
<context>
    <name>SymbolGrid</name>
    <message>
        <source>Another symbol</source>
        <translation>Anderes Symbol</translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation>Kein Symbol</translation>
    </message>
    <message>
        <source>Or type one, such as an emoji</source>
        <translation>Oder eines eingeben, etwa ein Emoji</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Formulas: {0}</source>
        <translation>Formeln: {0}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation>Bild: {0}</translation>
    </message>
</context>
<context>
    <name>TitleWriter</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation>Wählen Sie ein anderes Modell und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The built-in guide is too small to think of a title.</source>
        <translation>Der eingebaute Begleiter ist zu klein, um sich einen Titel auszudenken.</translation>
    </message>
    <message>
        <source>The conversation is called “{0}” now.</source>
        <translation>Die Unterhaltung heißt jetzt „{0}“.</translation>
    </message>
    <message>
        <source>The model thought of no other title.</source>
        <translation>Dem Modell ist kein anderer Titel eingefallen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>A token is kept.</source>
        <translation>Ein Token ist gespeichert.</translation>
    </message>
    <message>
        <source>A token is set by the environment (HF_TOKEN).</source>
        <translation>Ein Token ist in der Umgebung gesetzt (HF_TOKEN).</translation>
    </message>
    <message>
        <source>A token is used until Hearth ends.</source>
        <translation>Ein Token wird verwendet, bis Hearth beendet wird.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Access token: {0}</source>
        <translation>Zugriffstoken: {0}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht…</translation>
    </message>
    <message>
        <source>No token is kept.</source>
        <translation>Es ist kein Token gespeichert.</translation>
    </message>
    <message>
        <source>Only for models whose licence you have to accept first. It is kept in the keychain of this computer and sent to the hub alone.</source>
        <translation>Nur für Modelle, deren Lizenz Sie zuerst zustimmen müssen. Es wird im Schlüsselbund dieses Computers gespeichert und nur an den Hub gesendet.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Use until Hearth ends</source>
        <translation>Bis zum Beenden verwenden</translation>
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
        <translation>Unterhaltung</translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n things for good?</source>
        <translation>
            <numerusform>%n Eintrag endgültig löschen?</numerusform>
            <numerusform>%n Einträge endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation>Den ganzen Inhalt des Papierkorbs endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Delete “{0}” for good?</source>
        <translation>„{0}“ endgültig löschen?</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Papierkorb leeren…</translation>
    </message>
    <message>
        <source>Kept until {0}</source>
        <translation>Aufbewahrt bis {0}</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>One message</source>
        <translation>Eine Nachricht</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation>Papierkorb durchsuchen</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Dies lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>What is chosen, to be read</source>
        <translation>Das Ausgewählte zum Lesen</translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation>Inhalt des Papierkorbs</translation>
    </message>
    <message numerus="yes">
        <source>What you delete is kept here for %n days.</source>
        <translation>
            <numerusform>Was Sie löschen, wird hier %n Tag aufbewahrt.</numerusform>
            <numerusform>Was Sie löschen, wird hier %n Tage aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you delete is kept here for one day.</source>
        <translation>Was Sie löschen, wird hier einen Tag aufbewahrt.</translation>
    </message>
    <message>
        <source>What you delete is kept here until you empty the trash.</source>
        <translation>Was Sie löschen, wird hier aufbewahrt, bis Sie den Papierkorb leeren.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>{0} of “{1}”</source>
        <translation>{0} aus „{1}“</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show Hearth</source>
        <translation>Hearth anzeigen</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort stoppen</translation>
    </message>
</context>
<context>
    <name>TurnTaking</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation>Wählen Sie ein anderes Modell und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Connect the drive it is on, or choose another model.</source>
        <translation>Schließen Sie das Laufwerk an, auf dem sie liegt, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>No model could be loaded.</source>
        <translation>Es konnte kein Modell geladen werden.</translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but it is not on this computer.</source>
        <translation>„{0}“ soll hier antworten, ist aber nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but its file is not where it was.</source>
        <translation>„{0}“ soll hier antworten, aber die Datei ist nicht da, wo sie war.</translation>
    </message>
</context>
<context>
    <name>UpdatesBox</name>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>Hearth {0} is there; you have {1}.</source>
        <translation>Hearth {0} ist da; Sie haben {1}.</translation>
    </message>
    <message>
        <source>Last looked: {0}.</source>
        <translation>Zuletzt gesucht: {0}.</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt suchen</translation>
    </message>
    <message>
        <source>New versions</source>
        <translation>Neue Versionen</translation>
    </message>
    <message>
        <source>See what is new…</source>
        <translation>Neuerungen ansehen…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>You have Hearth {0}.</source>
        <translation>Sie haben Hearth {0}.</translation>
    </message>
    <message>
        <source>You have Hearth {0}. Nobody has looked for a newer one yet.</source>
        <translation>Sie haben Hearth {0}. Nach einer neueren Version wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>You have the newest version of Hearth: {0}.</source>
        <translation>Sie haben die neueste Version von Hearth: {0}.</translation>
    </message>
    <message>
        <source>{0} is asked, the project&apos;s own page. It learns your address on the network, as every page does, and nothing else. To install a new version is up to you.</source>
        <translation>Gefragt wird {0}, die eigene Seite des Projekts. Sie erfährt Ihre Adresse im Netzwerk, wie jede Seite, und sonst nichts. Eine neue Version zu installieren ist Ihre Sache.</translation>
    </message>
</context>
<context>
    <name>UpdatesController</name>
    <message>
        <source>Asking {0} which version of Hearth is the newest…</source>
        <translation>{0} wird gefragt, welche Version von Hearth die neueste ist…</translation>
    </message>
    <message>
        <source>Hearth {0} is there; you have {1}.</source>
        <translation>Hearth {0} ist da; Sie haben {1}.</translation>
    </message>
    <message>
        <source>See what is new…</source>
        <translation>Neuerungen ansehen…</translation>
    </message>
    <message>
        <source>Skip this version</source>
        <translation>Diese Version überspringen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>The package manager of your system sees to new versions of Hearth.</source>
        <translation>Um neue Versionen von Hearth kümmert sich die Paketverwaltung Ihres Systems.</translation>
    </message>
    <message>
        <source>Whoever made this package of Hearth has switched this off.</source>
        <translation>Wer dieses Paket von Hearth erstellt hat, hat dies ausgeschaltet.</translation>
    </message>
    <message>
        <source>You have the newest version of Hearth: {0}.</source>
        <translation>Sie haben die neueste Version von Hearth: {0}.</translation>
    </message>
</context>
<context>
    <name>VariantDelegate</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Empfohlen</translation>
    </message>
</context>
<context>
    <name>VariantsList</name>
    <message>
        <source>Variants of this model</source>
        <translation>Varianten dieses Modells</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation>1 Prozessorkern</translation>
    </message>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation>GGUF-Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Chat with language models on your own computer. Nothing you write leaves it. The small built-in guide answers questions about Hearth and about running models.</source>
        <translation>Chatten Sie mit Sprachmodellen auf Ihrem eigenen Computer. Nichts, was Sie schreiben, verlässt ihn. Der kleine eingebaute Begleiter beantwortet Fragen zu Hearth und zum Ausführen von Modellen.</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Modell auswählen…</translation>
    </message>
    <message>
        <source>Does anything leave my computer?</source>
        <translation>Verlässt irgendetwas meinen Computer?</translation>
    </message>
    <message>
        <source>Draft a friendly e-mail that declines an invitation</source>
        <translation>Entwirf eine freundliche E-Mail, die eine Einladung ablehnt</translation>
    </message>
    <message>
        <source>Explain black holes to a ten-year-old</source>
        <translation>Erkläre einem zehnjährigen Kind schwarze Löcher</translation>
    </message>
    <message>
        <source>For everything else take a model: one you have, or one that suits this computer. A .gguf file can also be dropped on this window.</source>
        <translation>Für alles andere nehmen Sie ein Modell: eines, das Sie haben, oder eines, das zu diesem Computer passt. Eine .gguf-Datei kann auch auf diesem Fenster abgelegt werden.</translation>
    </message>
    <message>
        <source>How much memory does a model need?</source>
        <translation>Wie viel Arbeitsspeicher braucht ein Modell?</translation>
    </message>
    <message>
        <source>Models can also use {0}.</source>
        <translation>Modelle können auch {0} nutzen.</translation>
    </message>
    <message>
        <source>No graphics card that models could use was found.</source>
        <translation>Es wurde keine Grafikkarte gefunden, die Modelle nutzen könnten.</translation>
    </message>
    <message>
        <source>The model runs on this computer. Nothing you write leaves it.</source>
        <translation>Das Modell läuft auf diesem Computer. Nichts, was Sie schreiben, verlässt ihn.</translation>
    </message>
    <message>
        <source>This computer has {0}.</source>
        <translation>Dieser Computer hat {0}.</translation>
    </message>
    <message>
        <source>Welcome to Hearth</source>
        <translation>Willkommen bei Hearth</translation>
    </message>
    <message>
        <source>What can I cook with rice, eggs and spinach?</source>
        <translation>Was kann ich mit Reis, Eiern und Spinat kochen?</translation>
    </message>
    <message>
        <source>What is a GGUF file?</source>
        <translation>Was ist eine GGUF-Datei?</translation>
    </message>
    <message>
        <source>What is on your mind?</source>
        <translation>Was beschäftigt Sie?</translation>
    </message>
    <message>
        <source>Which quantization should I take?</source>
        <translation>Welche Quantisierung sollte ich nehmen?</translation>
    </message>
    <message>
        <source>Write a Python function that finds duplicate files</source>
        <translation>Schreibe eine Python-Funktion, die doppelte Dateien findet</translation>
    </message>
    <message>
        <source>{0} GB of memory</source>
        <translation>{0} GB Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{0} processor cores</source>
        <translation>{0} Prozessorkerne</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation>{0} hinzufügen</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>{0} was added</source>
        <translation>{0} wurde hinzugefügt</translation>
    </message>
</context>
</TS>
