@echo off
rem Runs a command as in Visual Studio's prompt for 64-bit programs: prompt.cmd python packaging/bundle engine freeze
rem NOT RUN ON WINDOWS YET. Needs Visual Studio 2022 or its Build Tools with C++ and clang-cl.
setlocal
set "finder=%ProgramFiles(x86)%\Microsoft Visual Studio\Installer\vswhere.exe"
if not exist "%finder%" (
    echo prompt.cmd: Visual Studio is missing: install its Build Tools with C++ and clang. 1>&2
    exit /b 1
)
set "found="
for /f "usebackq delims=" %%i in (`"%finder%" -latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property installationPath`) do set "found=%%i"
if not defined found (
    echo prompt.cmd: Visual Studio is there, its compiler for C++ is not. 1>&2
    exit /b 1
)
call "%found%\VC\Auxiliary\Build\vcvars64.bat" >nul || exit /b 1
rem clang-cl comes with Visual Studio and is not in the path of its prompt.
set "PATH=%found%\VC\Tools\Llvm\x64\bin;%PATH%"
rem Visual Studio's own generator would take its own compiler all the same.
set "CMAKE_GENERATOR=Ninja"
%*
exit /b %errorlevel%
