; The installer for Windows: for one user, without administrator rights.
;
; NOT RUN ON WINDOWS YET. Under Wine 8 it installs, installs over itself, refuses while Hearth runs, and removes; whether
; a running Hearth closes by itself when asked could not be seen there. Tests compile it with makensis, and so does
; packaging/windows/__main__.py, which hands over:
;   VERSION  as in pyproject.toml            QUAD  the same as four numbers
;   SOURCE   the frozen folder, full path    ICON  hearth.ico
;   OUTPUT   the installer to write          SIZE  kilobytes installed, shown in "Installed apps"
;   TEXTS    installer_texts.nsh             REMOVED  commands that remove what lies beside _internal
;   SIGN     where there is one, the command that signs the uninstaller
;
; Silent: hearth-VERSION-windows-x86_64-setup.exe /S [/D=C:\folder]; uninstall.exe /S.
; Exit status: 0 done, 1 given up by the user, 2 not possible here, 5 Hearth is running and did not close.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off ; the same input gives the same installer
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define NAME "Hearth"
!define HOMEPAGE "https://github.com/hearth-chat/hearth"
!define PROG_ID "Hearth.Model"
!define CLASSES "Software\Classes"
!define APPS "Software\Microsoft\Windows\CurrentVersion"
!define ARP "${APPS}\Uninstall\${NAME}"
!define OLDEST_BUILD 17763 ; Windows 10 1809, which Qt 6 needs
!define STILL_RUNNING 5
!define NOT_HERE 2

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ARP}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${QUAD}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "The Hearth developers"
VIAddVersionKey "LegalCopyright" "The Hearth developers, MIT License"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\hearth.exe"
!define MUI_FINISHPAGE_TEXT "$(FINISHED)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(KEPT)"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The language of the user's Windows; English where it is none of these.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Arabic"
!include "${TEXTS}"

; -------------------------------------------------------------------------------------- a Hearth that is running

; Asks it to close as Windows does at the end of a session: what is being written is finished. Its engine processes
; end with it, so what counts is that the file can be written again. Leaves the exit status 5 where it does not close.
!macro DEFINE_CLOSE PREFIX
Function ${PREFIX}CloseHearth
  ${IfNot} ${FileExists} "$INSTDIR\hearth.exe"
    Return
  ${EndIf}
  again:
  Call ${PREFIX}AskToClose
  StrCpy $R1 0
  ${DoWhile} $R1 < 40 ; 10 seconds
    Call ${PREFIX}IsFree
    ${If} $R0 == "free"
      Return
    ${EndIf}
    Sleep 250
    IntOp $R1 $R1 + 1
  ${Loop}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel ${STILL_RUNNING}
  Quit
FunctionEnd

Function ${PREFIX}IsFree
  StrCpy $R0 "free"
  ${IfNot} ${FileExists} "$INSTDIR\hearth.exe"
    Return
  ${EndIf}
  ClearErrors
  FileOpen $R2 "$INSTDIR\hearth.exe" a
  ${If} ${Errors}
    StrCpy $R0 "running"
  ${Else}
    FileClose $R2
  ${EndIf}
FunctionEnd

; The Restart Manager knows which processes have the files open, and asks only these. Without force: nothing is lost.
Function ${PREFIX}AskToClose
  Call ${PREFIX}IsFree
  ${If} $R0 == "free"
    Return
  ${EndIf}
  System::Call 'rstrtmgr::RmStartSession(*i .r1, i 0, w .r2) i .r0'
  ${If} $0 <> 0
    Return
  ${EndIf}
  System::Call '*(w "$INSTDIR\hearth.exe", w "$INSTDIR\hearth-cli.exe") p .r3'
  System::Call 'rstrtmgr::RmRegisterResources(i r1, i 2, p r3, i 0, p 0, i 0, p 0) i .r0'
  ${If} $0 == 0
    System::Call 'rstrtmgr::RmShutdown(i r1, i 0, p 0) i .r0'
  ${EndIf}
  System::Call 'rstrtmgr::RmEndSession(i r1)'
  System::Free $3
FunctionEnd
!macroend
!insertmacro DEFINE_CLOSE ""
!insertmacro DEFINE_CLOSE "un."

; ------------------------------------------------------------------------------------------------------ installing

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel ${NOT_HERE}
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${ARP}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1 ; the one that is there is newer
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(NEWER)" /SD IDYES IDYES older
      SetErrorLevel 1
      Quit
      older:
    ${EndIf}
  ${EndIf}
FunctionEnd

Section "${NAME}"
  SetShellVarContext current
  SetOutPath "$INSTDIR"
  Call CloseHearth
  ; Of the version before, so that no module of it is found by this one. A folder "data" beside a portable.txt stays.
  RMDir /r "$INSTDIR\_internal"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\hearth.exe" "" "$INSTDIR\hearth.exe" 0 SW_SHOWNORMAL "" "$(COMMENT)"
  Call WriteCommand
  Call OfferForModels
  Call WriteAppsEntry
SectionEnd

; `hearth` in a terminal: this folder of Windows is in everybody's PATH, so PATH itself is left alone. The file can
; name other folders only in the code page of the terminal, hence only the usual one.
Function WriteCommand
  ${If} "$INSTDIR" == "$LOCALAPPDATA\Programs\${NAME}"
  ${AndIf} ${FileExists} "$LOCALAPPDATA\Microsoft\WindowsApps\*.*"
    ClearErrors
    FileOpen $0 "$LOCALAPPDATA\Microsoft\WindowsApps\hearth.cmd" w
    ${IfNot} ${Errors}
      FileWrite $0 '@"%LOCALAPPDATA%\Programs\${NAME}\hearth-cli.exe" %*$\r$\n'
      FileClose $0
    ${EndIf}
  ${EndIf}
FunctionEnd

; "Open with": Hearth is offered for .gguf, and nothing that the user has chosen for them is changed.
Function OfferForModels
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "$(MODEL_FILE)"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" '"$INSTDIR\hearth.exe",0'
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\hearth.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.gguf\OpenWithProgids" "${PROG_ID}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\hearth.exe" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\hearth.exe\SupportedTypes" ".gguf" ""
  WriteRegStr HKCU "${CLASSES}\Applications\hearth.exe\shell\open\command" "" '"$INSTDIR\hearth.exe" "%1"'
  WriteRegStr HKCU "${APPS}\App Paths\hearth.exe" "" "$INSTDIR\hearth.exe"
  ${RefreshShellIcons}
FunctionEnd

Function WriteAppsEntry
  WriteRegStr HKCU "${ARP}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ARP}" "DisplayIcon" "$INSTDIR\hearth.exe,0"
  WriteRegStr HKCU "${ARP}" "Publisher" "The Hearth developers"
  WriteRegStr HKCU "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ARP}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ARP}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKCU "${ARP}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr HKCU "${ARP}" "HelpLink" "${HOMEPAGE}/issues"
  WriteRegDWORD HKCU "${ARP}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${ARP}" "NoModify" 1
  WriteRegDWORD HKCU "${ARP}" "NoRepair" 1
FunctionEnd

; ---------------------------------------------------------------------------------------------------- uninstalling

; Conversations, models and settings stay in %LOCALAPPDATA%\Hearth; the page before says so, and how to remove them.
Section "Uninstall"
  SetShellVarContext current
  SetOutPath "$TEMP" ; or the folder could not be removed
  Call un.CloseHearth
  ; Only what the installer put there: the user may have chosen a folder with other things in it.
  RMDir /r "$INSTDIR\_internal"
  !include "${REMOVED}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$LOCALAPPDATA\Microsoft\WindowsApps\hearth.cmd"
  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegKey HKCU "${CLASSES}\Applications\hearth.exe"
  DeleteRegValue HKCU "${CLASSES}\.gguf\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.gguf\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.gguf"
  DeleteRegKey HKCU "${APPS}\App Paths\hearth.exe"
  DeleteRegKey HKCU "${ARP}"
  ${un.RefreshShellIcons}
SectionEnd
