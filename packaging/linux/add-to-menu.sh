#!/bin/sh
# Adds this folder's Hearth to the menu of this user, or takes it out again (--remove). Changes nothing else.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
id=io.github.hearth_chat.Hearth
base=${XDG_DATA_HOME:-$HOME/.local/share}
starter=$base/applications/$id.desktop
sizes='16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512'

remove() {
    rm -f "$starter" "$base/mime/packages/$id.xml" "$base/icons/hicolor/scalable/apps/$id.svg" \
        "$base/icons/hicolor/symbolic/apps/$id-symbolic.svg"
    for size in $sizes; do
        rm -f "$base/icons/hicolor/$size/apps/$id.png"
    done
}

# Folders that nothing is in any more go as well: rmdir leaves all others alone, and goes no higher than $base.
tidy() {
    cd "$base" || return 0
    for size in $sizes scalable symbolic; do
        rmdir -p "icons/hicolor/$size/apps" 2>/dev/null || true
    done
    rmdir -p mime/packages 2>/dev/null || true
    rmdir applications 2>/dev/null || true
}

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$base/applications" || true; fi
    if command -v update-mime-database >/dev/null && [ -d "$base/mime/packages" ]; then
        update-mime-database "$base/mime" >/dev/null 2>&1 || true
    fi
}

case ${1-} in
    --remove)
        remove
        refresh
        tidy
        echo "Hearth is no longer in the menu."
        ;;
    '')
        mkdir -p "$base/applications" "$base/mime/packages" "$base/icons"
        cp -R "$here/share/icons/hicolor" "$base/icons/"
        cp "$here/share/mime/packages/$id.xml" "$base/mime/packages/"
        # In a starter, a path stands in quotation marks in which four characters are escaped; backslashes are escaped once
        # more, as in every value, and percent signs are doubled.
        quoted=$(printf '%s' "$here/hearth" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g')
        while IFS= read -r line; do
            case $line in
                Exec=*) printf 'Exec="%s" %%f\n' "$quoted" ;;
                TryExec=*) ;;
                *) printf '%s\n' "$line" ;;
            esac
        done <"$here/share/applications/$id.desktop" >"$starter"
        refresh
        echo "Hearth is in the menu. Run this again when the folder has moved."
        ;;
    *)
        echo "usage: add-to-menu [--remove]" >&2
        exit 2
        ;;
esac
