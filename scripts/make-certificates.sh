#!/usr/bin/env bash
# Makes the certificates that the tests of TLS use, with fixed dates: nobody has to run this again before 2120.
# Needs OpenSSL 1.1.1 or later. The keys of the authorities are thrown away, so they can never sign anything else.
set -euo pipefail
target="$(cd "$(dirname "$0")/.." && pwd)/__tests__/fixtures/tls"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"
cd "$work"

LONG='20200101000000Z 21200101000000Z'
PAST='20200101000000Z 20210101000000Z'
FUTURE='21100101000000Z 21200101000000Z'
OURS='DNS:adobe.test,DNS:ims.test,DNS:localhost,IP:127.0.0.1'

cat > ca.cnf <<'CONFIG'
[ca]
default_ca = authority
[authority]
dir = .
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
[extensions]
CONFIG

make_key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

# sign <name> <key> <subject> <extensions> <dates> [options of openssl ca]
sign() {
  local name="$1" key="$2" subject="$3" extensions="$4" dates="$5"
  shift 5
  : > index.txt
  printf '[extensions]\n%b\n' "$extensions" > extensions.cnf
  openssl req -new -key "$key" -subj "/CN=$subject" -out "$name.csr"
  # shellcheck disable=SC2086 -- two words
  set -- "$@" -startdate ${dates% *} -enddate ${dates#* }
  openssl ca -batch -notext -config ca.cnf -in "$name.csr" -out "$name.pem" \
    -extfile extensions.cnf -extensions extensions "$@"
}

AUTHORITY='basicConstraints = critical,CA:TRUE\nkeyUsage = critical,keyCertSign'
leaf() { printf 'basicConstraints = critical,CA:FALSE\nextendedKeyUsage = %s\nsubjectAltName = %s' "${2:-serverAuth}" "$1"; }

{
  make_key ca.key
  make_key server.key
  make_key intermediate.key
  openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:768 -out weak.key
  sign ca ca.key 'Test authority' "$AUTHORITY" "$LONG" -selfsign
  sign good server.key adobe.test "$(leaf "$OURS")" "$LONG"
  sign expired server.key adobe.test "$(leaf "$OURS")" "$PAST"
  sign not-yet-valid server.key adobe.test "$(leaf "$OURS")" "$FUTURE"
  sign wrong-name server.key other.test "$(leaf 'DNS:other.test')" "$LONG"
  sign many-names server.key one.test "$(leaf 'DNS:one.test,DNS:*.two.test,DNS:3.test,DNS:4.test,DNS:5.test,DNS:6.test')" "$LONG"
  sign weak-key weak.key adobe.test "$(leaf "$OURS")" "$LONG"
  sign old-digest server.key adobe.test "$(leaf "$OURS")" "$LONG" -md sha1
  sign for-clients server.key adobe.test "$(leaf "$OURS" clientAuth)" "$LONG"
  sign intermediate intermediate.key 'Test intermediate' "$AUTHORITY" "$LONG"
  sign behind-intermediate server.key adobe.test "$(leaf "$OURS")" "$LONG" -cert intermediate.pem -keyfile intermediate.key
  sign self-signed server.key adobe.test "$(leaf "$OURS")" "$LONG" -selfsign -keyfile server.key
} 2> log || { cat log >&2; exit 1; }

install -m 644 ca.pem good.pem expired.pem not-yet-valid.pem wrong-name.pem many-names.pem weak-key.pem old-digest.pem \
  for-clients.pem intermediate.pem behind-intermediate.pem self-signed.pem server.key weak.key "$target"
echo "Written to $target"
