<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again. Right-click: with another model or other options.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with other models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin: keep in the model&apos;s view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin: may leave the model&apos;s view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}/{1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgainDialog</name>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this answer is written so. The one that is there stays as another version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>about {0} words a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} words a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 6 words a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message numerus="yes">
        <source>Code block, %n lines, {0}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Code block, %n lines.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>End of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Table, %n rows.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model thinks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message numerus="yes">
        <source>%n conversations are back in the list.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations are in no folder any more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the folder “{1}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were moved to the trash.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were put into the archive.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “{0}” was deleted. Its conversations are in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is back in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is in no folder any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was moved to the folder “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was put into the archive.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskingWing</name>
    <message>
        <source>Suggest a title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachedDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning is shown here. All of it goes with the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So that it can be changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachedLink</name>
    <message>
        <source>That is about {0} tokens. The model reads {1} at once and would not see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachedStrip</name>
    <message>
        <source>Attach the pasted text as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes with the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes with the message all the same, and the field stays easy to read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>%n files cannot go with a message.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n files can be added at once.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Text in any form can: notes, tables in CSV, Markdown, program code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a folder. Drop the files that are in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no text, and Hearth cannot read other files yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is too large for a message: {1}, where {2} is the most.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Away</name>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupExtras</name>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the backup “{0}” for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to “{0}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Going back to the backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for what is missing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of all conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations that are here now stay. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {0} in it. What is here now is kept as a backup itself, so that you can return to it. An answer that is being written ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are on this computer, and only you may read them. What you delete stays in the backups that were made before, until they go. For a disk that breaks, save a copy somewhere else now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your backups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Add what is missing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}, {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupWords</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Added: {0} with {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is damaged and cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was written by a newer Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup has nothing that is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from before an update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from before you went back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put there by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} with {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BranchController</name>
    <message>
        <source>(branch)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This branch is a conversation of its own. “{0}” stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatController</name>
    <message>
        <source>All versions of the message and what followed them were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the field. Free some space, then send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your message was not sent: there is no space left on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove {0} from the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}
Read what goes with the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic ({0})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch into a conversation of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this conversation to a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this conversation to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next version of a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin or unpin this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous version of a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this conversation into the archive, or back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or leave the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort conversations, make a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest a title for this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo what was done last with conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareColumn</name>
    <message>
        <source>Answer by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the answer by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads the question… {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is loaded… {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Add another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the answer of “{0}” with others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have one question answered by several models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the names until I have chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred without knowing the names: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers are written one after the other, since one model is in memory at a time, and shown side by side. Keep the one you like best; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of them are the same: you will see how much the answers of one model differ by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the comparison; all answers stay as versions (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison of answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the answer you like best; the others stay as versions of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers are written one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models answer one after the other: one of them is in memory at a time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareSlot</name>
    <message>
        <source>Leave out model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this one out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareWing</name>
    <message>
        <source>Answer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the answers of several models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a question first; then compare who answers it best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparingController</name>
    <message>
        <source>Hearth guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You go on with the answer of “{0}”. The others stay as versions of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” answers in this conversation from now on. The other answers stay as versions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Ask anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter begins a new line, Control and Enter sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerCard</name>
    <message>
        <source>It is sent as soon as this answer is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send after this answer (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pasted.txt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionDialog</name>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look-up of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the way to the hub…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContextGauge</name>
    <message>
        <source>Context used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads a summary instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads a summary of some of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded yet, so its context is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than the model sees at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context is full: next, the oldest messages leave its view. Pin those that matter, or choose a longer context in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model no longer sees 1 message above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model no longer sees {0} messages above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model sees this whole conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model sees up to {0} tokens (about {1} words) at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To have it see more, pin the messages that matter, or choose a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1} tokens used (about {2} of {3} words).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContextRuler</name>
    <message>
        <source>1 message above is out of its view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A summary is being written…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the model write a summary of these messages, which it then reads instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of 1 message above it reads a summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of {0} messages above it reads a summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of what is out of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model sees the conversation from here on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is above stays here for you to read. Pin a message to keep it in view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages above are out of its view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} messages above are out of its view. It reads a summary of {1} of them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Name of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationDrag</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationListModel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Back into the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of creation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadNotices</name>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of “{0}” goes on where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of “{0}” was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can chat meanwhile, or quit: it goes on where it was when Hearth is open again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} downloads go on where they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is being downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is on this computer now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>Cancel (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load this model and chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the list: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>1 download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that every byte is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>complete and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadsList</name>
    <message>
        <source>Cancel	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier	Alt+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later	Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause	Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume	Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the list	Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadsSection</name>
    <message>
        <source>Clear the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the list: what is complete goes out of it, the models stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you download is listed here. It goes on while you chat.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop text files to add them to your message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the text to put it into your message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditStrip</name>
    <message>
        <source>Cancel editing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel editing (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing a message that waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editing an earlier message. The answers so far are kept as another version.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>&apos;{0} models folders&apos; lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;{0} models restore&apos; shows what is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--limit must be between 1 and {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--list shows what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept it at {0}, then put an access token of your account into the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the licence at {0}. If that is done already, its owner has yet to agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it first; its file stays where it is: {0} models add {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add its own folder to the folders of models, then delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add that folder again, then restore the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that begin with {0}:// cannot be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses with a password in them are not used: it would be kept in the list of downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer cannot have {0} tokens at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Hearth keeps {0} busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another model is called “{0}” already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has the conversations open, so nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the conversations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for reading, for writing or for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the engine again on this computer, or install a Hearth made for older processors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it for all models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the permissions of the file, or copy it to a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its address in the settings, or in the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions and the disk it is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder for models is there and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder for models is there; then resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may read {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write to its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write to {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of the hub in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection to the internet. If it works, check the address in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection to the internet. Then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of this computer. In a company the system must know the company&apos;s certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk it is on, or copy the model to another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the drive it lies on, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name. Was it moved or deleted, or is the drive not connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of Hearth&apos;s data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of its folder, and that no other program has it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or in the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 1 or more, or leave it automatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a chat model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a conversation first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a larger type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller quantization, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a version of the model that was made for chatting (instruct or chat).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another chat model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file or repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another printer, or export a PDF and print that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another quantization or repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another repository; names that end in GGUF are a good start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose f16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer GPU layers, or leave them automatic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the main file of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the main file of the same model; its name has no “mmproj”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {0}{1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, or restore in its settings, under Backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs that use it, or rename it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive it is on, or add it again from its new place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive it is on, or check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive it is on, or forget the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the hub, into the settings or into HF_TOKEN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again from the hub: one word of letters and digits that begins with hf_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete that one first, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use this file; a name like that is a mistake, or an attack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download all parts again, from the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, from another source if need be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, or get it from another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it in a web browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the .gguf file of the model again, from its own page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the missing files into the same folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download the smaller version, or start from a file in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download this part again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it as HTML, which any browser prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the hub, put your access token into the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it to take it out of the list; the file stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller model; then resume. What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then resume. What has arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space. The answer is kept in memory and saved as soon as there is space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get a newer file of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the model from another source; newer files often have a repaired template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the usual (little-endian) file of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give OWNER/NAME, OWNER/NAME:QUANTIZATION, the address of a page on the hub, or of a .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a prompt, or pipe text in: echo Hello | hearth chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each command an id of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it back the name it was published with, which ends in -{0}-of-{1}.gguf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it one with letters or digits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the token the right to read this repository, or use another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP 416 {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth cannot open or write its conversations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth cannot read its settings and goes on with the defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth cannot write {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth is closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth is closing; this is no longer saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth uses it where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth&apos;s window has the conversations open, so nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Hearth again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Hearth again; &apos;hearth doctor&apos; says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Hearth again; if that does not help, report this with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the drive still connected? Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https:// and ends with the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a diffusion model: it does not write word after word, as Hearth expects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a draft model that only speeds up another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a speech model, not a chat model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is an adapter (LoRA), an addition to a model and not a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is an embedding model: it compares texts but does not write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is made to translate or summarise in one go, not to chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the vision part of a model, not a chat model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave --projector and --draft out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out to get the current one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the option out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model with a longer context, shorten the message, or start a new conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the list of backups for its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one on the hub and put it into the settings, or remove the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a folder that you may write to, or set HEARTH_DATA_DIR to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or name another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make one at {0}/settings/tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on that drive, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on that drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure batches of 1 to {0} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure fewer tokens, or load the model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure fewer tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring this takes {0} tokens; the context has {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away, or set HEARTH_DATA_DIR to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away, then start Hearth again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move that one away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a model of the library, or the path of a .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name them, or use --all; --list shows what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names have the form OWNER/NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model called “{0}” was forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can say how much room there is on that drive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that was written is lost; ask again or continue the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the {0} files of the model, these are missing: {1}{2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a repository of the hub has companions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open any page in a web browser, log in if it asks you to; the download then goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its page again: it may have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the model&apos;s page again and choose there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others were busy for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &apos;hearth doctor&apos; to see what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which conversations to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the list of settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten the message, start a new conversation, or choose a model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller files are made of files in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else is in the place of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than the hub answered, perhaps the login page of this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new conversation, or change who speaks when in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the newer Hearth, or set HEARTH_DATA_DIR to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch flash attention to automatic, or choose f16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch offline mode off in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That folder belongs to another program ({0}), whose files Hearth never changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That model is no longer in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The KV cache type {0} needs flash attention, which is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token cannot be one: there are characters in it that no token has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the hub cannot be used: “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used: “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the {0} cannot be used: “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of {0} makes no sense.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was given up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The beginning of this model file is larger than any real one: it is damaged, or not meant to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide is a part of Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide is part of Hearth and cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide keeps its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide takes no notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template in this model&apos;s file does not work, so Hearth cannot tell the model who said what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template of this model makes nothing of these messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat template of this model refuses this conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {0} is not safe: its certificate is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {0} was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost while the beginning of the model file was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context is too short to measure this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation has {0} tokens, but the model sees only {1} at once here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations are not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of the backup is gone, so nothing was restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy of “{0}” is not equal to the original and was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file was kept as {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file {0} cannot be moved out of the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say what it complains about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full or takes no more, so that nothing can be saved right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, and something was not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full; the download of “{0}” waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk was still full when Hearth closed; the end of an answer was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download probably never began. Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download stopped because of a mistake in Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download was probably interrupted. Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive became full while the model was copied; nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive may be failing. Try another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the model file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine computed no probabilities for the next token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not compute the next part of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine did not respond any more and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not carry out {0} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine does not understand this command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine failed at this request ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has been closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine that runs language models cannot be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine that runs language models ended while it was starting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine uses instructions that this processor does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file became shorter while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not begin like a GGUF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say which kind of model it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in the middle of its header: only {0} bytes are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds only a vocabulary, no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no language model in the GGUF format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged: verify or download it again; a KV cache type of f16 may help too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to delete: it belongs to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is not Hearth&apos;s to move: it belongs to {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {0} with your conversations is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of “{0}” did not stay in their new place; nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of “{0}” were no longer in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub answers too slowly to wait for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub does not accept your access token: it was revoked, has run out, or was not copied whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub has another version of this file by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub knows no such page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub refused the request (error {0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id {0} is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain of this computer refused: it is locked, or permission was not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library that quantizes models cannot be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library that runs language models cannot be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models cannot be read: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models was written by a later version of Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of suggested models is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of suggested models is missing or damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The llama.cpp in this Hearth cannot run this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message from which this branched off is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model computes values that are not numbers, so it cannot answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} bytes, not {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model could not be quantized ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file contradicts itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file is damaged or was made by a faulty program: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model file is damaged: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model stretches its context in an unknown way (“{0}”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was loaded but cannot compute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model wrote no summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long: {0} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {0} was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is switched off in Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network is switched off: {0} is set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file could not be written to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file is not what it should be and was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file takes {0}; {1} are free there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new file was loaded but cannot compute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notes are too long: {0} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of the model do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place where the hub keeps this file refuses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The process that quantizes stopped unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let Hearth through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy takes care of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy wants a user name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy {0} cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sampler ({0}) cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file was damaged; Hearth goes on with the defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were written by a newer Hearth; this one leaves them alone and goes on with its defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system ends programs when memory runs out: close other programs and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of this model are stored in a way (type {0}) that this version of Hearth does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no conversations yet, so there is nothing to back up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a file “{0}” in this folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is another file where “{0}” was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more than one model of {0} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup and no file “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no conversation “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “{0}” any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder for the new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no message to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model and no file “{0}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for the model: it needs {0}, {1} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting called {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left to write {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {0} on the hub, or it is private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no “{0}” in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this model: it needs about {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room on the disk: {0} are needed, {1} free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough space on the disk for a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer from {0} in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was not enough memory to quantize this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This GGUF has the first version of the format, which llama.cpp no longer reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This GGUF has version {0} of the format; this version of Hearth reads 2 and 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This GGUF was made for big-endian machines and cannot run here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not lead to a .gguf file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address on the hub is not the page of a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address on the hub names an impossible revision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup was written by a newer Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be sent to the engine: it is too long, or has a value the engine cannot understand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keychain that Hearth could use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation has {0} tokens; this model can see {1} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot chat. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is an importance matrix, a by-product of making models, not a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import is no longer known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no address of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no valid address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message was deleted meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model brings no chat template, so a plain one is used: its answers may ramble or never end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model cannot keep its memory as {0}: its attention heads are not a multiple of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model keeps no memory of a conversation, so it cannot chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This names no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This persona is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This repository has {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This summary is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Hearth cannot run models of the kind “{0}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of Hearth does not know how the model splits text into tokens (“{0}”).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or from elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or report it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, over another network, or choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again when the connection is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, or with another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, load the model with a smaller batch or fewer GPU layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it happens again, report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays so, something between is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type at least one letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type some text, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the deletion first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unset it to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Hearth, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Hearth, or get another file of this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Hearth, or get the model in another quantization.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Hearth, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Hearth: new architectures come with new versions. Or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a shorter text or smaller numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most {0} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that version, or start this one with another data folder (HEARTH_DATA_DIR).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the same version of Hearth for both sides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the token for this session only, or set HF_TOKEN in the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the model; download it again if it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment and try again; close the other Hearth if it does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is complete and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it is complete, or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the download is finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was it moved or deleted, or is the drive not connected?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was it moved or deleted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like http://proxy.example:8080 or socks5://proxy.example:1080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like {0}, in the settings or in HF_ENDPOINT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one such as {0}, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write them into the address of the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your access token does not allow to read {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your conversations were written by a newer Hearth, and this one leaves them alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a body in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file without the hub&apos;s headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list was expected, but {0} came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a page instead of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a redirect without the hub&apos;s headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in its header claims to be {0} bytes long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a token is listed twice in its vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with a commit was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between {0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it claims to hold {0} {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no attention heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no layers left to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leads to {0}://{1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its alignment is no power of two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its attention heads do not fit together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its experts contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its header claims to be longer than {0} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its keys and values differ in size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its layers cannot be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its layers share memory in an impossible way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its positions do not fit its attention heads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its recurrent state does not fit its width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its recurrent state has no size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sliding window is used by no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its table of tokens does not fit its vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its value for “{0}” is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its value for “{0}” is missing or impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its vocabulary cannot express every text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its vocabulary is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its vocabulary is incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its vocabulary is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights do not begin where they should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its words make no sense: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp cannot quantize this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp could not load this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>llama.cpp did not say how large the new file will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of its layers has attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protocol {0} instead of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key {0} has the unknown type {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key {0} is listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list {0} claims to hold {1} values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list {0} has the unknown type {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range “{0}” where {1}-{2} was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the rules for its vocabulary are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size of its attention heads is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size of its recurrent state is impossible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sizes of its recurrent state contradict each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor {0} begins at {1} instead of {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor {0} has the impossible shape {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor {0} has {1} dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensor {0} is listed twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the token that begins a text is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the token that ends a text is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the version in its header makes no sense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} Hearth goes on with its default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot differ between models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} conversations with {1} messages could be read and are here again. The damaged file was kept as {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not give this file to everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} gave a link that is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no file “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no model in “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no model that Hearth can run: no complete GGUF file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no quantization called {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no such file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} has no version “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is a database of another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is busy, or has a problem of its own (error {1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is where your conversations are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} layers of “{1}” need about {2} of graphics memory; there are {3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} may be downloaded once its licence is accepted; your account has no access yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must be a list of at most {1} lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} must be text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of this model needs measurements that only its publisher can make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} sends from one address to the next without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} sent nothing of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} sent something else than the file that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} sent the whole file where the rest was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} settings have values that cannot be. Hearth goes on with their defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: each must be one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}; it begins with {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: “{1}” is no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: “{1}” is no full path of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” arrived damaged twice, so it was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” arrived damaged; what is wrong in it is fetched once again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be moved to the trash: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be read to its end: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be saved under its name: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be the name of a repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” cannot be written: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a device, not a model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is a folder, not a model file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is an unfinished download: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is being downloaded already, by another window or command of Hearth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is damaged and was not moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is in this folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is incomplete on the hub itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is incomplete: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no name of a file: it has a “/” in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no name of a repository and no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no type a model can be quantized to here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is none of the added folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not a GGUF model file. It is {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not complete yet: there is only the beginning of a download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not in the list of models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not the part of the model that its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is part {1} of {2} of a model, but its name does not say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is quantized already ({1}); doing it twice would cost too much quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is the name of the built-in model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” lies on another drive than the folder that Hearth knows it by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” may mean more than one model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” may not be read: permission is denied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” needs about {1} of memory with a context of {2} tokens; {3} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” on the hub is not a GGUF model file, whatever its name says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was in a folder that is no longer one of Hearth&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” would not become smaller as {1}: it has {2} now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other things</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uses of tools</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conversations came to Hearth.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln had nothing in them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were here already.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read: a later version of the program has written it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read: it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read: it is larger than any conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read: it is no conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything: all versions, settings and timings. Hearth can read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds no conversations that Hearth knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported beside an earlier version of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: nobody says anything in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: the same is here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing but the words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens in every browser, with formulas and coloured code. One file that needs nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages to print or to hand to somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text with its markup, for notes and other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it; what was imported by then is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, without {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExchangeController</name>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} exported to “{1}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} moved to the trash.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExchangeWing</name>
    <message>
        <source>Drop it to import the conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>All conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file for each conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportProgressDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Aa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper and lower case matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindList</name>
    <message>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching for more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show our choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters leave something out. Without them there may be more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is more, but: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list comes with Hearth. The hub is asked only when you search, or open a model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again to find more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer or other words, such as the name of a family: qwen, llama, gemma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hub has for “{0}”. Fit and speed are estimates for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the hub has. Fit and speed are estimates for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstModel</name>
    <message>
        <source>1 model of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already on this computer: {0}, {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the hub for its files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {0}, {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on this computer now, complete and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suits this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{1} models of {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderEditor</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: choose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersEditor</name>
    <message>
        <source>Add a folder with models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateNotice</name>
    <message>
        <source>Enter an access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its owner asks you to accept a licence on the hub first. Then Hearth needs an access token of your account to download it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and accept the licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the model with the new options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HopRow</name>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubController</name>
    <message>
        <source>More suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubDelegate</name>
    <message>
        <source>Asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubFilters</name>
    <message>
        <source>Any family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Huge: over 20 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large: 10 to 20 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium: 5 to 10 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most downloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most liked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only models that can do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what this computer can run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small: 2 to 5 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiny: up to 2 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubList</name>
    <message>
        <source>Models to download</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubSearch</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search Hugging Face, or paste the address of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for models on the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you type here is sent to the hub when you stop typing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubWords</name>
    <message>
        <source>Balanced: good and quick enough here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best answers this computer can give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not suit the chosen options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens it, Control and Enter downloads it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fast on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits into memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits on the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits partly on the graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits when other programs are closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fits, but only just</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger than memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More compact than usual, because the usual one would be slow here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More compact than usual: nothing larger fits into memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More compact than usual: the disk has no room for a larger one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them fits this computer; this is the smallest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sees pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has no room for any that would run here; this is the smallest of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only one that fits has lost much: a smaller model is the better choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual choice: small with little loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has room and speed for a more precise one than usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large for this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its licence has to be accepted first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {0} of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads a page in about {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of memory with a context of {1} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} stay free on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} too little on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} words/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring your conversations to Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what ChatGPT, LM Studio, Jan, Open WebUI, GPT4All or Hearth itself has exported, as a file, an archive or a folder. Nothing that is here is changed, and everything can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported conversations ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder of conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} read, {1} so far</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Copy the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of each conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Checking “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the copy of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making “{0}” smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying out what was made of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to the end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptExtras</name>
    <message>
        <source>1 conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty what is kept for quick starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as private as the conversations it was made of: only you may read it, and it is deleted with them. Emptying it loses no conversation; the next answer in each only starts later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for quick starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} of at most {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyCatcher</name>
    <message>
        <source>New keys: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyTips</name>
    <message>
        <source>{0} ({1})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Back to the usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has these keys already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are “{0}” now, which would lose them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are “{0}”, and stay so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use anyway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every command its usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys cannot be changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GGUF file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder with models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a file or a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back what was deleted or forgotten, or empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Hearth&apos;s and my folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models but the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where Hearth looks for models, and where downloads go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model first, then delete this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model first, then move this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on a check can tell whether the file has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the file again where it came from; answers of this one may be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not tried out: this computer has not enough free memory to load it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has published a fingerprint of “{0}”, so one was taken now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} were freed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is damaged: what is on the disk is not what was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is in the trash. Emptying it frees {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is intact: every byte is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is now in {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is ready as {1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is the model that answers now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryDetails</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context, threads, sampling and so on, for this model alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the whole file and see whether every byte is as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename, move, delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you want to remember about this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryListModel</name>
    <message>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>used {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryMenus</name>
    <message>
        <source>Bring back “{0}” ({1})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List “{0}” again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a smaller version…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash ({0})	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the list, keep the file	Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the trash is deleted after {0} days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibrarySection</name>
    <message>
        <source>Add a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a model that suits this computer, or add one you have: a .gguf file or a folder with some. What other programs have downloaded is listed by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model on this computer is like that. Esc shows all of them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the guide is here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryWishes</name>
    <message>
        <source>Add a folder with models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete what is in the trash for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move “{0}” to another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are freed. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>Added by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing another model; it does not chat by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding similar texts; it does not chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helping another model see; it does not chat by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is not there now. Connect the drive it is on; it stays in the list meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making another model faster; it does not chat by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech; it does not chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last check found it damaged: what is on the disk is not what was downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translating and summarising; it does not chat here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing all words at once; it does not chat here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {0} to be faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {0} to see pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {0} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intact, {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none in the file, so a common one is used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens, about {1} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, used where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListLink</name>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pinned any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is put away. Conversations in the archive are kept here, out of the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a .gguf file to add the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.gguf *.GGUF)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of the model&apos;s view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {0} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model no longer sees this message. Pin it to bring it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBody</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageFigures</name>
    <message>
        <source>Ended at the length limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended because the context is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for {0} min {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thought for {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first word after {0} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first word after {0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageImage</name>
    <message>
        <source>Save image</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Answer again with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all {0} versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this message and what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this version and what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to where this branched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More imaginative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More precise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageNotice</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageReasoning</name>
    <message>
        <source>Thoughts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The model in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (file not found)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (not on this computer)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPicker</name>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model that answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model answers in this conversation. It is loaded with your next message.
Choose another model (Ctrl+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model is to answer in this conversation, and it is not there.
Choose another (Ctrl+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While nobody asked, its memory was given back to other programs.
It wakes by itself as soon as you type.
Choose another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is loaded when you ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loading {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resting, wakes as you type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts again with your next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}
Context: {1} tokens · threads: {2}
Choose another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} of {2} layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPopup</name>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context, threads, GPU layers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find more models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drop a .gguf file on the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsController</name>
    <message>
        <source>Connect the drive it is on, or add it again from its new place: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of “{0}” is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · file not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is no longer in the list; its file was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Back to the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the models page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsWing</name>
    <message>
        <source>“{0}” is on this computer already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkExtras</name>
    <message>
        <source>Test the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the system says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as {0} says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is set by the environment and holds while nothing is set here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is set by the environment too; what is set here goes before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is set by the environment: Hearth is offline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewerBox</name>
    <message>
        <source>Close Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in them was touched. Start the newer Hearth to go on with them. A backup from before the update can be read by this one; what is there now is kept as a backup then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by a newer Hearth</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: automatic</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer is being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was just deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands and conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no message yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} of {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonaChips</name>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talk to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom you talk to: names with instructions of their own</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonaEditor</name>
    <message>
        <source>A persona needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonaList</name>
    <message>
        <source>Alt with the arrow keys moves a persona.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonasController</name>
    <message>
        <source>The persona “{0}” was deleted. Its conversations stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonasDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made ones…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” was deleted. Its conversations stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonasWing</name>
    <message>
        <source>Copy of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>talk to persona instructions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinMark</name>
    <message>
        <source>Pinned: stays in view</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Copy the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>The conversation is being printed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Quantization</name>
    <message>
        <source>A format that some models are made in: small, with little or no loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A little smaller than the usual choice, with a little more loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As small as it gets, with a clear loss; slow without a graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As small as it gets, with the most important parts kept more precise; a clear loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close to the original, somewhat smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardly compressed: as good as the original, large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not compressed: as precise as it was made, large and slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller, with a loss you may notice; slow without a graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller, with the most important parts kept more precise; a loss you may notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual choice, with the most important parts kept more precise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual choice: small, with little loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained to be this small: hardly any loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very close to the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuantizeDialog</name>
    <message>
        <source>A smaller version of “{0}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is made on this computer, takes some minutes, and needs no network. The file of {0} stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a smaller version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing smaller can be made of this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} · {1}, {2} % of the size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>A message that waited to be sent was taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueRow</name>
    <message>
        <source>Change it. To send it earlier or later, drag it or press Alt with Up or Down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send it (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not send: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting message {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueStrip</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Messages that wait to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the first of them now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up next, when this answer is complete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingProgress</name>
    <message>
        <source>Reading the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the conversation… {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyPersona</name>
    <message>
        <source>Code reviewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrects your text and leaves your voice in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explains anything so that everybody understands it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the mistakes that matter, the worst first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps you to find the solution yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter writer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many different ideas, the unusual ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparring partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells you what speaks against your plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translates, and says where a word was a choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Translator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns your notes into a letter or an e-mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tutor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are a careful editor. I send you a text. Reply first with the corrected text: fix spelling, grammar and punctuation, shorten what is long-winded, and keep my tone, my language and my meaning. Then list the important changes, each with a few words about why. Do not add facts. If a sentence can be understood in two ways, ask what I mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are a patient tutor. Do not give me the solution at once. Find out what I know already, then ask one question or give one hint at a time that leads to the next step. When I am wrong, show with an example why it cannot be so. When I am right, say so briefly and go on. At the end sum up in three sentences what I learned, and set me a small exercise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are a translator. Translate what I send into the language that I name; when I have named none, ask once, and keep to it until I name another. Write what a native speaker would write, and keep tone, formatting, names and numbers. Reply with the translation alone. Only where a word has no good match or was a real choice, add a short note below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are my sparring partner. I tell you a plan or an opinion. State it in its strongest form in two sentences, so that I see you understood it. Then give the best reasons against it, the weightiest first, what I may have overlooked, and what would have to be true for me to be right. Be honest and fair, never polite at the cost of the truth. End with the one question that I should answer next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You explain things in plain words. Use short sentences and everyday words. Explain a technical term the first time you need it. Give one concrete example from daily life. Begin with the answer itself, then say why. If something is uncertain or disputed, say so. Do not flatter and do not repeat the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You help me to find ideas. Give ten that differ truly from each other: from the obvious to the bold, each in one or two sentences with what makes it interesting. Do not judge them yet. Then name the two you would try first and why, and ask which direction I like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You review code. Look for mistakes first: wrong results, unhandled cases, security holes, leaks, races. Then for what makes it hard to read or to change. Name the place, say what goes wrong with a concrete input, and show the smallest change that repairs it. The worst comes first; leave out matters of taste. If you find nothing, say so. Do not rewrite everything, and say when you are not sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You write letters and e-mails from my notes. Ask for what is missing only if the letter cannot be written without it; mark other gaps in [square brackets]. Write friendly, clear and short, in the language of my notes, with a subject line, and as formal as the recipient asks for. Invent no facts, dates or promises.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadyPersonaCards</name>
    <message>
        <source>A persona is a name with instructions, and if you like a model and sampling of its own. Begin a conversation with one, and it answers that way. Here are some to begin with; everything in them can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what you like; everything in them can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made personas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom would you like to talk to?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepositoryHint</name>
    <message>
        <source>Asking the hub what there is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth runs GGUF files. Look for a repository whose name ends in GGUF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model here that Hearth can run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepositoryPage</name>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a variant to download it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More exact figures are on their way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open on the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens its page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {0} more variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These figures are estimates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a small helper that makes answers faster (+{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the part for seeing pictures (+{0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would need {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made for {0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} downloads a month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is recommended here. {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Restarting</name>
    <message>
        <source>Downloads go on by themselves afterwards, and an answer under way keeps what it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes effect when Hearth is started again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SafetyController</name>
    <message>
        <source>A copy of all conversations is in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add what the backup has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Hearth again: it then saves what can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is made, and it is good: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup “{0}” has {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations are as they were in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations were damaged. {0} could be read and are here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s backup was left out: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there before is kept as a backup too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show advanced options of sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings say: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a model that can think before it answers is to do so. It takes time, and helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic, now {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thinks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: as in the settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the trash</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the archive, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Last %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List further conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look in all places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only titles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the trash has of these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The newest %n conversations</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Titles and messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: look without this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Searching</name>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>A faster way to compute attention that also saves memory. Automatic uses it where it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mirror of the Hugging Face hub, where its own address cannot be reached. Empty: the hub itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small icon beside the clock, where your desktop has a place for it: shows Hearth, stops an answer. With it, closing the window can leave Hearth running, so that answers and downloads are finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first answer the model thinks of a title for the conversation, when it has nothing else to do. A title of yours stays as it is. The built-in guide and a computer on battery leave the first words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this many tokens an answer ends. Automatic lets the model end by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All downloads together take no more of your line than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among the likeliest tokens that together reach this probability; 1 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among this many likeliest tokens; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations for which the context has no room are kept in main memory, at most so much of them, so that going back to one reads nothing again. Automatic goes by the memory of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRY free length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRY growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRY strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRY window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk space for quick starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends the message and Shift+Enter breaks the line. Off: Enter breaks the line, Ctrl+Enter sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer threads use less power and write more slowly. Automatic gives up those that add little: it writes with half of them, but no fewer than four.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guesses several words and checks them in one go, which is faster wherever a text repeats something and never changes an answer. Automatic also lets a small model of the same family guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth lists the models in these folders too, where they are; a drive may come and go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearth opens no connection at all. Chatting needs none; finding and downloading models does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High draws everything in black and white with clear frames; System follows the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 always takes the likeliest and repeats exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many layers of the model run on the graphics card. Automatic takes as many as fit; 0 keeps everything on the processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the last tokens DRY looks at; 0 switches DRY off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the last tokens the penalties look at; 0 switches them off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processor cores read the prompt. Automatic takes the physical cores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processor cores write the answer. Automatic takes the physical performance cores; more is usually slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens are computed in one pass. Smaller needs less memory and stops sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens of conversation the model can see at once. More needs more memory. Automatic takes as much as the model was trained for and this computer holds comfortably.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tokens of the prompt are handed over at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the likeliest tokens are left out for variety; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How precisely the model remembers the conversation. q8_0 halves the memory at almost no cost in quality; it needs flash attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How quickly the DRY penalty grows with the length of the repetition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icon in the system tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icon, and closing the window keeps Hearth running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a long conversation the oldest messages leave the model&apos;s view. Before they do, the model writes a summary while it has nothing else to do, and reads that from then on. You can read and change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out tokens less likely than this fraction of the likeliest; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark; System follows the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists what LM Studio, Ollama, Jan, GPT4All, llama.cpp and Hugging Face tools have downloaded. It is used where it is and never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowers every token by how often it occurred; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowers every token that occurred already, once; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes tokens that were just used less likely; 1 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for quick starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixture models only: of how many of the GPU layers the experts stay with the processor. Automatic leaves there as few as it must for the rest to fit on the graphics card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model that guesses ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models of other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a much smaller model of the same family in your library. Empty: Hearth looks for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No icon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a day, when something has changed, Hearth copies all conversations and looks whether the copy is good. It keeps the copies of the last days, weeks and months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only from the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tokens at least this likely can be left out by XTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalises repeating whole phrases; 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penalty window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read ahead while you type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read answers to screen readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the model from disk as needed instead of copying it into memory first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions up to this many tokens are not penalised by DRY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests go through it: http://, https:// or socks5://. Empty: as the system says. A password in it is kept readable in the settings file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest before the computer sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest when memory runs low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the title and the first words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the title of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of all text, compared with the size that the desktop asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summarise what leaves the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model gives its memory back before the computer goes to sleep, so that it sleeps and wakes faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads the conversation and long pasted texts before you send, so that its answer starts sooner. Never while the computer runs on battery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others wait for their turn. More at a time makes none of them faster on a slow line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed and settings give the same answer. Automatic draws a new one each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads on battery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Underlines words in your message that no dictionary of your system knows; a right click suggests others. The languages are those of your keyboard and desktop, unless you choose others there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every new conversation begins with; the model reads it before anything you say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What models have read of your conversations is kept here, at most so much of it, so that the next answer starts at once even after a restart. The conversations themselves are always kept. Automatic takes a tenth of the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window speaks. The answers of a model are in the language it is asked in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you delete stays in the trash for so long. When the clock of the computer has jumped, the days begin anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When an answer is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody has asked for so long, the model gives its memory back to other programs. It wakes by itself as soon as you type, and still knows your conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When other programs run short of memory, a model that nobody is using makes room for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where downloaded models are kept. What is in the folder of before stays there and stays in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While an answer is written, a screen reader is told each sentence as soon as it is complete, and when the answer is over. Of code it is only told that it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you look at something else, your desktop says that an answer that took a while, or a download, is there. What it shows can be read by whoever sees the screen, also while it is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With little motion nothing moves by itself: the cursor does not blink, menus do not slide. System follows the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XTC probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XTC threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bf16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q4_0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q4_1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q5_0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q5_1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>q8_0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>العربية</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>All models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes take effect when the model is loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show advanced settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These settings are for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you changed takes effect when the model is loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupButton</name>
    <message>
        <source>Settings of this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>Changes count from the next answer on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persona</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a persona…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the persona&apos;s settings again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation has not begun; it begins with what you choose here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation is answered otherwise than its persona says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SetupFields</name>
    <message>
        <source>As in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: the system prompt of the settings is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer in German, in short sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions: as in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system prompt: what the model reads before anything that is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n tokens</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Keys with this one belong to your system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are needed to edit text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are needed to go on, to leave, and to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys are needed to move and delete in text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These keys belong to your system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key alone is needed for typing. Press it together with Ctrl or Alt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and manage models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search titles and messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidebarTools</name>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort conversations, make a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SilentWindow</name>
    <message>
        <source>Hearth is open already, but its window does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy for a while. You can open a second window on the same conversations; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedChart</name>
    <message>
        <source>the memory allows {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} ?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedCharts</name>
    <message>
        <source>1 thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, by KV cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, by length of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, by size of the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading, by threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several tokens at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of this computer would allow {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where several words take hardly longer than one, guessing ahead makes answers faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing, by KV cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing, by length of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing, by threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after {0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the memory allows {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens in a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} with flash attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} without flash attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} words a second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedController</name>
    <message>
        <source>The best settings for “{0}” are set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take effect when the model is loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedExtras</name>
    <message>
        <source>Best settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled: what is in use. A question mark: this computer was too busy for a certain figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure takes some seconds. Measure everything takes some minutes: it also tries other ways to compute and to keep the conversation in memory, so the next answer in each takes a little longer once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring… {0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how fast “{0}” reads and writes on this computer, and which settings are best for it. Close programs that keep the computer busy before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set. They take effect when the model is loaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the figures as tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some minutes: also other ways to compute and to keep the conversation in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some seconds: threads, and texts of different lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model to measure: load one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in use already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the best settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” on this computer writes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedPanel</name>
    <message>
        <source>What the memory allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (in use)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedReason</name>
    <message>
        <source>Batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experts on the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flash attention stays as it is: the other way is not noticeably faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guess ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV cache type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other number of threads reads noticeably faster than {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other number of threads writes noticeably faster than {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other size of steps reads noticeably faster than {value} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is {gain} faster in steps of {value} tokens than of {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading is {gain} faster with {value} threads than with {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The KV cache stays {value}: the other type is not noticeably faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer was too busy to tell about {name}: measure again when it has nothing else to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With flash attention {what} is {gain} faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the KV cache kept as {value} instead of {before}, {what} is {gain} faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without flash attention {what} is {gain} faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing is {gain} faster with {value} threads than with {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedWords</name>
    <message>
        <source>It reads a page in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KV cache and flash attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring was stopped because the model was needed. Measure again when it has nothing else to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Micro-batch size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts of different lengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is still reading or writing. Measuring can begin when that is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing reaches {0} % of what the memory of this computer allows with this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>graphics card and processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpellMarks</name>
    <message>
        <source>Add to the dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpellingExtra</name>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling cannot be checked: this system has no dictionaries. Your package manager has them, as “hunspell” or “enchant” with the name of a language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spelling is checked in: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorageExtras</name>
    <message>
        <source>1 model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Further folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models folder of Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No models but the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single files you added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} are free where downloads go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummariesController</name>
    <message>
        <source>The summary was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary was deleted. None is written here until you ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited by you. Hearth does not change it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have the model write another summary in the place of this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model reads your words from its next answer on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by {0}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryWriter</name>
    <message>
        <source>The model has written a summary in the place of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SymbolButton</name>
    <message>
        <source>Choose a symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SymbolGrid</name>
    <message>
        <source>Another symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or type one, such as an emoji</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleWriter</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in guide is too small to think of a title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation is called “{0}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model thought of no other title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenField</name>
    <message>
        <source>A token is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token is set by the environment (HF_TOKEN).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token is used until Hearth ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No token is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for models whose licence you have to accept first. It is kept in the keychain of this computer and sent to the hub alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use until Hearth ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hf_…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrashDialog</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n things for good?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{0}” for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is chosen, to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What you delete is kept here for %n days.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What you delete is kept here for one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you delete is kept here until you empty the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of “{1}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TurnTaking</name>
    <message>
        <source>Choose another model, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the drive it is on, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model could be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but it is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{0}” is to answer here, but its file is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariantDelegate</name>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VariantsList</name>
    <message>
        <source>Variants of this model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 processor core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a GGUF from disk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat with language models on your own computer. Nothing you write leaves it. The small built-in guide answers questions about Hearth and about running models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does anything leave my computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft a friendly e-mail that declines an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain black holes to a ten-year-old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everything else take a model: one you have, or one that suits this computer. A .gguf file can also be dropped on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much memory does a model need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models can also use {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card that models could use was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model runs on this computer. Nothing you write leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Hearth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can I cook with rice, eggs and spinach?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is a GGUF file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is on your mind?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which quantization should I take?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a Python function that finds duplicate files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} GB of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} processor cores</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was added</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
