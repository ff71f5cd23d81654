#!/bin/sh
# A Chromium for the browser tests: one on the PATH, else Debian's package where apt is at hand, else Playwright's own.
set -eu
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
  $as_root apt-get update -qq && $as_root apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && exit 0
fi
exec .venv/bin/playwright install chromium
