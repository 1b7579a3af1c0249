#!/bin/sh
# Has Apple look at a signed disk image and attaches its ticket. NOT RUN ON MACOS YET.
#
#   HEARTH_NOTARY_KEY=key.p8 HEARTH_NOTARY_KEY_ID=... HEARTH_NOTARY_ISSUER=... \
#       sh packaging/macos/notarise.sh dist/Hearth.dmg
#
# The three come from App Store Connect (Users and Access, Integrations). Without them it changes nothing, says so and
# succeeds. With them it fails where Apple refuses, and shows Apple's reasons.
set -eu

target=${1:?usage: notarise.sh Hearth.dmg}

if [ ! -e "$target" ]; then
    echo "notarise.sh: there is no $target" >&2
    exit 1
fi
if [ -z "${HEARTH_NOTARY_KEY:-}" ] || [ -z "${HEARTH_NOTARY_KEY_ID:-}" ] || [ -z "${HEARTH_NOTARY_ISSUER:-}" ]; then
    echo "notarise.sh: HEARTH_NOTARY_KEY, _KEY_ID or _ISSUER is not set, so $target is not notarised."
    exit 0
fi

apple() {
    what=$1
    shift
    xcrun notarytool "$what" --key "$HEARTH_NOTARY_KEY" --key-id "$HEARTH_NOTARY_KEY_ID" \
        --issuer "$HEARTH_NOTARY_ISSUER" "$@"
}

answer=$(apple submit --wait --timeout 30m --output-format json "$target") || true
echo "$answer"
id=$(printf '%s' "$answer" | sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p')
case $answer in
    *'"Accepted"'*) ;;
    *)
        [ -z "$id" ] || apple log "$id" >&2
        exit 1
        ;;
esac
xcrun stapler staple "$target"
spctl --assess --type open --context context:primary-signature --verbose=2 "$target"
