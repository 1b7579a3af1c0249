<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>Code block, %n lines, {0}.</source>
        <translation>
            <numerusform>Code block, %n line, {0}.</numerusform>
            <numerusform>Code block, %n lines, {0}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code block, %n lines.</source>
        <translation>
            <numerusform>Code block, %n line.</numerusform>
            <numerusform>Code block, %n lines.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Table, %n rows.</source>
        <translation>
            <numerusform>Table, %n row.</numerusform>
            <numerusform>Table, %n rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message numerus="yes">
        <source>%n conversations are back in the list.</source>
        <translation>
            <numerusform>%n conversation is back in the list.</numerusform>
            <numerusform>%n conversations are back in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in no folder any more.</source>
        <translation>
            <numerusform>%n conversation is in no folder any more.</numerusform>
            <numerusform>%n conversations are in no folder any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the folder “{1}”.</source>
        <translation>
            <numerusform>%n conversation was moved to the folder “{1}”.</numerusform>
            <numerusform>%n conversations were moved to the folder “{1}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation>
            <numerusform>%n conversation was moved to the trash.</numerusform>
            <numerusform>%n conversations were moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were put into the archive.</source>
        <translation>
            <numerusform>%n conversation was put into the archive.</numerusform>
            <numerusform>%n conversations were put into the archive.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files cannot go with a message.</source>
        <translation>
            <numerusform>%n file cannot go with a message.</numerusform>
            <numerusform>%n files cannot go with a message.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n files can be added at once.</source>
        <translation>
            <numerusform>At most %n file can be added at once.</numerusform>
            <numerusform>At most %n files can be added at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationDrag</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationListModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations came to Hearth.</source>
        <translation>
            <numerusform>%Ln conversation came to Hearth.</numerusform>
            <numerusform>%Ln conversations came to Hearth.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation>
            <numerusform>%Ln could not be read.</numerusform>
            <numerusform>%Ln could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had nothing in them.</source>
        <translation>
            <numerusform>%Ln had nothing in it.</numerusform>
            <numerusform>%Ln had nothing in them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were here already.</source>
        <translation>
            <numerusform>%Ln was here already.</numerusform>
            <numerusform>%Ln were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other things</source>
        <translation>
            <numerusform>%n other thing</numerusform>
            <numerusform>%n other things</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation>
            <numerusform>%n use of tools</numerusform>
            <numerusform>%n uses of tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportProgressDialog</name>
    <message numerus="yes">
        <source>{0} of %Ln messages</source>
        <translation>
            <numerusform>{0} of %Ln message</numerusform>
            <numerusform>{0} of %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation>
            <numerusform>%n in the trash</numerusform>
            <numerusform>%n in the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation>
            <numerusform>Last day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n conversations</source>
        <translation>
            <numerusform>The newest conversation</numerusform>
            <numerusform>The newest %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServingButton</name>
    <message numerus="yes">
        <source>%n requests of other programs are being answered</source>
        <translation>
            <numerusform>%n request of another program is being answered</numerusform>
            <numerusform>%n requests of other programs are being answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServingHead</name>
    <message numerus="yes">
        <source>%n requests are being answered.</source>
        <translation>
            <numerusform>%n request is being answered.</numerusform>
            <numerusform>%n requests are being answered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetupFields</name>
    <message numerus="yes">
        <source>about %n tokens</source>
        <translation>
            <numerusform>about %n token</numerusform>
            <numerusform>about %n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n things for good?</source>
        <translation>
            <numerusform>Delete one thing for good?</numerusform>
            <numerusform>Delete %n things for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What you delete is kept here for %n days.</source>
        <translation>
            <numerusform>What you delete is kept here for one day.</numerusform>
            <numerusform>What you delete is kept here for %n days.</numerusform>
        </translation>
    </message>
</context>
</TS>
