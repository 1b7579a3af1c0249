# Installs the installer in dist without a question, tries the program, and removes it: nothing is left but the user's
# data. NOT RUN ON WINDOWS YET. For build machines: it stops if Hearth is installed already.
$ErrorActionPreference = 'Stop'

$place = Join-Path $env:LOCALAPPDATA 'Programs\Hearth'
$data = Join-Path $env:LOCALAPPDATA 'Hearth'
$entry = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Hearth'
if (Test-Path $entry) { throw 'Hearth is installed here already.' }

function Invoke-Step([string] $program, [string[]] $words) {
    $process = Start-Process $program -ArgumentList $words -Wait -PassThru
    if ($process.ExitCode) { throw "$program $words ended with $($process.ExitCode)." }
}

$installer = Get-ChildItem dist\*-setup.exe | Select-Object -First 1
if (-not $installer) { throw 'There is no installer in dist.' }
Invoke-Step $installer.FullName '/S'
if (-not (Test-Path $entry)) { throw 'Windows does not list Hearth.' }
if ((Get-ItemProperty $entry).EstimatedSize -lt 50000) { throw 'Windows is told a wrong size.' }

& "$place\hearth-cli.exe" --self-test
if ($LASTEXITCODE) { throw 'The installed program failed its self-test.' }
$answer = & "$place\hearth-cli.exe" chat -n 8 'hello'
if ($LASTEXITCODE -or -not $answer) { throw 'The installed program does not answer.' }

# Over itself, as an upgrade does.
Invoke-Step $installer.FullName '/S'

New-Item -ItemType Directory -Force $data | Out-Null
Set-Content "$data\kept.txt" 'kept'
# _?= keeps it from copying itself away, so that it can be waited for; then it cannot remove itself.
Invoke-Step "$place\uninstall.exe" @('/S', "_?=$place")
$left = Get-ChildItem $place -Recurse -File -ErrorAction SilentlyContinue | Where-Object Name -ne 'uninstall.exe'
if ($left) { throw "Left behind: $left" }
if (Test-Path $entry) { throw 'Windows still lists Hearth.' }
if (Test-Path 'HKCU:\Software\Classes\Hearth.Model') { throw 'Windows still offers Hearth for model files.' }
if ((Get-Content "$data\kept.txt") -ne 'kept') { throw 'Data of the user is gone.' }
Remove-Item -Recurse -Force $place -ErrorAction SilentlyContinue
Write-Output 'Installed, answered, upgraded and removed.'
