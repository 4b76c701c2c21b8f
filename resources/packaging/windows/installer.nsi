; SPDX-License-Identifier: GPL-3.0-or-later
;
; The installer, made by `build` beside this file:
;   makensis -DVERSION=… -DSTAGE=<folder with what is installed> -DICON=… -DOUT=… installer.nsi
;
; For the one user, without an administrator's rights, or for all: asked on the first page;
; /CurrentUser, /AllUsers, /S (silent) and /D=FOLDER (last) on the command line. The stub is the
; 64-bit one.
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off
ManifestDPIAware true
Name "$(PRODUCT)"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir ""
BrandingText "Biosubsidy ${VERSION}"

!include MUI2.nsh
!include LogicLib.nsh
!include nsDialogs.nsh
!include FileFunc.nsh

!define KEY "Software\Biosubsidy"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Biosubsidy"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\biosubsidy.exe"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DATA_STAYS)"

Var forAll ; 1: for all users of the machine
Var radioAll
Var others

Page custom askForWhom takeForWhom
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

!macro TEXT name zh en
    LangString ${name} ${LANG_SIMPCHINESE} "${zh}"
    LangString ${name} ${LANG_ENGLISH} "${en}"
!macroend
!insertmacro TEXT PRODUCT "生物制造扶持政策测算" "Biosubsidy"
!insertmacro TEXT COMMAND_LINE "生物制造扶持政策测算（命令行）" "Biosubsidy (command line)"
!insertmacro TEXT CASE_TYPE "生物制造扶持政策测算案例" "Biosubsidy case"
!insertmacro TEXT RULES_TYPE "生物制造扶持政策测算规则" "Biosubsidy rules"
!insertmacro TEXT FOR_WHOM "为谁安装" "Install for whom"
!insertmacro TEXT FOR_WHOM_MORE "只给自己安装不需要管理员权限。" "For yourself no administrator's rights are needed."
!insertmacro TEXT FOR_ME "只给我自己（推荐）" "Only for me (recommended)"
!insertmacro TEXT FOR_ALL "给这台电脑的所有用户（需要管理员权限）" "For all users of this computer (needs an administrator)"
!insertmacro TEXT RUNNING "程序正在运行，请先关闭它的窗口，再点“重试”。" \
    "The program is running. Close its window, then choose Retry."
!insertmacro TEXT OLD_WINDOWS "需要 64 位的 Windows 10（1903 版）或更新的系统。" \
    "This needs a 64-bit Windows 10 (version 1903) or newer."
!insertmacro TEXT DATA_STAYS "程序将被卸载。案例库、自己的政策包和设置不会删除，它们留在：$\r$\n%LOCALAPPDATA%\biosubsidy$\r$\n%APPDATA%\biosubsidy$\r$\n不再需要时可自行删除这两个文件夹。" \
    "The program will be removed. Your library of cases, packs and settings are not deleted; they stay in:$\r$\n%LOCALAPPDATA%\biosubsidy$\r$\n%APPDATA%\biosubsidy$\r$\nDelete these two folders yourself when you no longer need them."

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductName" "生物制造扶持政策测算 Biosubsidy"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileDescription" "生物制造扶持政策测算 安装程序"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "CompanyName" "The Biosubsidy authors"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "LegalCopyright" "GPL-3.0-or-later"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_SIMPCHINESE} "ProductVersion" "${VERSION}"

; Where registry and start menu are the user's or everybody's, and the folder if none is given.
!macro FOLLOW_CHOICE UN
Function ${UN}followChoice
    SetRegView 64
    ${If} $forAll = 1
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
FunctionEnd
; $0: "Admin" where this process has an administrator's rights.
Function ${UN}askAccount
    UserInfo::GetAccountType
    Pop $0
FunctionEnd
; Waits until no window of the program holds its file; ends with status 2 if nobody is asked.
Function ${UN}waitForProgram
    again:
    ${IfNot} ${FileExists} "$INSTDIR\biosubsidy.exe"
        Return
    ${EndIf}
    ClearErrors
    FileOpen $1 "$INSTDIR\biosubsidy.exe" a
    ${IfNot} ${Errors}
        FileClose $1
        Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
FunctionEnd
!macroend
!insertmacro FOLLOW_CHOICE ""
!insertmacro FOLLOW_CHOICE "un."

; An upgrade goes where the program is; else to the usual place.
Function chooseFolder
    Call followChoice
    ReadRegStr $INSTDIR SHCTX "${KEY}" "Folder"
    ${If} $INSTDIR == ""
        ${If} $forAll = 1
            StrCpy $INSTDIR "$PROGRAMFILES64\Biosubsidy"
        ${Else}
            StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Biosubsidy"
        ${EndIf}
    ${EndIf}
FunctionEnd

Function .onInit
    ; Windows 10 1903 is the first whose programs can have UTF-8 for their code page.
    SetRegView 64
    ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
    ${If} $0 != ""
    ${AndIf} $0 < 18362
        MessageBox MB_YESNO|MB_ICONEXCLAMATION "$(OLD_WINDOWS)" /SD IDYES IDYES +3
        SetErrorLevel 3
        Quit
    ${EndIf}
    StrCpy $forAll 0
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        StrCpy $forAll 1
    ${Else}
        ClearErrors
        ${GetOptions} $0 "/CurrentUser" $1
        ${If} ${Errors}
            ; Whoever has it for all upgrades it for all.
            ReadRegStr $1 HKLM "${KEY}" "Folder"
            Call askAccount
            ${If} $1 != ""
            ${AndIf} $0 == "Admin"
                StrCpy $forAll 1
            ${EndIf}
        ${EndIf}
    ${EndIf}
    StrCpy $others $INSTDIR ; what /D= said
    Call chooseFolder
    ${If} $others != ""
        StrCpy $INSTDIR $others
    ${EndIf}
FunctionEnd

Function askForWhom
    !insertmacro MUI_HEADER_TEXT "$(FOR_WHOM)" "$(FOR_WHOM_MORE)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 0 10u 100% 12u "$(FOR_ME)"
    Pop $1
    ${NSD_CreateRadioButton} 0 30u 100% 12u "$(FOR_ALL)"
    Pop $radioAll
    ${If} $forAll = 1
        ${NSD_Check} $radioAll
    ${Else}
        ${NSD_Check} $1
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function takeForWhom
    ${NSD_GetState} $radioAll $1
    StrCpy $2 $forAll
    StrCpy $forAll 0
    ${If} $1 = ${BST_CHECKED}
        StrCpy $forAll 1
        Call askAccount
        ${If} $0 != "Admin"
            ; Once more, asking Windows for the rights.
            ClearErrors
            ExecShell "runas" "$EXEPATH" "/AllUsers"
            ${If} ${Errors}
                StrCpy $forAll 0
                Abort
            ${EndIf}
            Quit
        ${EndIf}
    ${EndIf}
    ${If} $2 != $forAll
        Call chooseFolder
    ${EndIf}
FunctionEnd

Section
    Call followChoice
    Call waitForProgram
    ; What an older version had and this one has not goes with it; data is nowhere near.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${STAGE}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    Delete "$SMPROGRAMS\生物制造扶持政策测算.lnk"
    Delete "$SMPROGRAMS\Biosubsidy.lnk"
    SetOutPath "$PROFILE" ; where the program begins to look for files
    CreateShortcut "$SMPROGRAMS\$(PRODUCT).lnk" "$INSTDIR\biosubsidy.exe"
    SetOutPath "$INSTDIR"

    WriteRegStr SHCTX "${KEY}" "Folder" "$INSTDIR"
    ; Windows looks at the last part of an ending alone. A .json is opened by a double-click where
    ; no other program has claimed it; else the program stands under "Open with".
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Case" "" "$(CASE_TYPE)"
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Case\DefaultIcon" "" "$INSTDIR\biosubsidy.exe,1"
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Case\shell\open\command" "" '"$INSTDIR\biosubsidy.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.json\OpenWithProgids" "Biosubsidy.Case" ""
    ReadRegStr $0 HKCR ".json" ""
    ${If} $0 == ""
        WriteRegStr SHCTX "Software\Classes\.json" "" "Biosubsidy.Case"
    ${EndIf}
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Rules" "" "$(RULES_TYPE)"
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Rules\DefaultIcon" "" "$INSTDIR\biosubsidy.exe,1"
    WriteRegStr SHCTX "Software\Classes\Biosubsidy.Rules\shell\open\command" "" '"$INSTDIR\biosubsidy.exe" "%1"'
    WriteRegStr SHCTX "Software\Classes\.biosubsidy-rules" "" "Biosubsidy.Rules"
    WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\biosubsidy.exe" "" "$INSTDIR\biosubsidy.exe"
    WriteRegStr SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\biosubsidy-cli.exe" "" "$INSTDIR\biosubsidy-cli.exe"

    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "生物制造扶持政策测算 Biosubsidy"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\biosubsidy.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The Biosubsidy authors"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
    ${RefreshShellIcons}
SectionEnd

Function un.onInit
    SetRegView 64
    StrCpy $forAll 0
    ReadRegStr $0 HKLM "${KEY}" "Folder"
    ${If} $0 == $INSTDIR
        StrCpy $forAll 1
        Call un.askAccount
        ${If} $0 != "Admin"
            ${GetParameters} $1
            ExecShell "runas" "$INSTDIR\uninstall.exe" "$1"
            Quit
        ${EndIf}
    ${EndIf}
FunctionEnd

Section "Uninstall"
    Call un.followChoice
    Call un.waitForProgram
    !include "${REMOVED}" ; each file and folder that was installed, and nothing else
    Delete "$INSTDIR\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\生物制造扶持政策测算.lnk"
    Delete "$SMPROGRAMS\Biosubsidy.lnk"
    DeleteRegValue SHCTX "Software\Classes\.json\OpenWithProgids" "Biosubsidy.Case"
    DeleteRegKey /ifempty SHCTX "Software\Classes\.json\OpenWithProgids"
    ReadRegStr $0 SHCTX "Software\Classes\.json" ""
    ${If} $0 == "Biosubsidy.Case"
        DeleteRegValue SHCTX "Software\Classes\.json" ""
    ${EndIf}
    DeleteRegKey /ifempty SHCTX "Software\Classes\.json"
    DeleteRegKey SHCTX "Software\Classes\.biosubsidy-rules"
    DeleteRegKey SHCTX "Software\Classes\Biosubsidy.Case"
    DeleteRegKey SHCTX "Software\Classes\Biosubsidy.Rules"
    DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\biosubsidy.exe"
    DeleteRegKey SHCTX "Software\Microsoft\Windows\CurrentVersion\App Paths\biosubsidy-cli.exe"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "${KEY}"
    ${RefreshShellIcons}
SectionEnd
