#!/bin/sh
# On a build machine: puts the certificate to sign with into a keychain of its own. NOT RUN ON MACOS YET.
#
#   HEARTH_CERTIFICATE=BASE64_OF_P12 HEARTH_CERTIFICATE_PASSWORD=... sh packaging/macos/import_certificate.sh
#
# Without HEARTH_CERTIFICATE it changes nothing, says so and succeeds. The keychain ends with the build machine; on a
# computer of your own, import the certificate with a double click instead.
set -eu

if [ -z "${HEARTH_CERTIFICATE:-}" ]; then
    echo "import_certificate.sh: HEARTH_CERTIFICATE is not set, so there is nothing to sign with."
    exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
keychain=${RUNNER_TEMP:?import_certificate.sh is for build machines}/hearth.keychain-db
password=$(uuidgen)

(umask 077 && printf '%s' "$HEARTH_CERTIFICATE" | base64 --decode > "$folder/certificate.p12")
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$folder/certificate.p12" -P "${HEARTH_CERTIFICATE_PASSWORD:-}" -k "$keychain" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
