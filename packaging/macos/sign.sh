#!/bin/sh
# Signs Hearth.app, or a disk image, with the hardened runtime. NOT RUN ON MACOS YET.
#
#   HEARTH_SIGN_IDENTITY="Developer ID Application: NAME (TEAM)" sh packaging/macos/sign.sh dist/Hearth.app
#
# Without HEARTH_SIGN_IDENTITY it changes nothing, says so and succeeds: whoever opens the program is then told by
# macOS that its developer is unknown.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=${1:?usage: sign.sh Hearth.app or Hearth.dmg}

if [ ! -e "$target" ]; then
    echo "sign.sh: there is no $target" >&2
    exit 1
fi
if [ -z "${HEARTH_SIGN_IDENTITY:-}" ]; then
    echo "sign.sh: HEARTH_SIGN_IDENTITY is not set, so $target is not signed."
    exit 0
fi

sign() {
    codesign --force --timestamp --options runtime --sign "$HEARTH_SIGN_IDENTITY" "$@"
}

if [ -d "$target" ]; then
    # From the inside to the outside: a signature covers those within. Every file of machine code, whatever its name.
    find "$target/Contents" -type f | while IFS= read -r file; do
        case $(file -b "$file") in
            Mach-O*) sign "$file" ;;
        esac
    done
    sign --entitlements "$here/entitlements.plist" "$target/Contents/MacOS/hearth"
    sign --entitlements "$here/entitlements.plist" "$target"
    codesign --verify --deep --strict --verbose=2 "$target"
else
    codesign --force --timestamp --sign "$HEARTH_SIGN_IDENTITY" "$target"
    codesign --verify --verbose=2 "$target"
fi
