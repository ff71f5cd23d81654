#!/bin/sh
# A Chromium for the browser tests. First choice is the headless shell, whose pages cost a third: one on the PATH, or
# Debian's package where apt is at hand. Else any Chromium on the PATH, else Playwright's own.
set -eu
installed() { command -v "$1" >/dev/null 2>&1; }
if installed chromium-headless-shell; then exit 0; fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if installed apt-get && $as_root true 2>/dev/null; then
  $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium-headless-shell fonts-noto-cjk >/dev/null && exit 0
fi
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if installed "$name"; then exit 0; fi
done
exec .venv/bin/playwright install --only-shell chromium
