#!/bin/sh
# Opens the editor's page; what it needs is in scripts/open-desk.cjs.
here=$(cd "$(dirname "$0")" && pwd)

# Double-clicked on Linux: without a window nobody would see what it says.
if [ ! -t 1 ] && [ -z "$GONGBAO_WINDOW" ] && [ -n "$DISPLAY$WAYLAND_DISPLAY" ] &&
  command -v x-terminal-emulator >/dev/null 2>&1; then
  export GONGBAO_WINDOW=1
  exec x-terminal-emulator -e "$here/打开编辑台.sh" "$@"
fi

finish() {
  if [ -t 0 ]; then
    printf '按回车关闭。'
    read -r _
  fi
  exit 1
}

for node in "$here/node/bin/node" "$(command -v node)" /usr/local/bin/node /opt/homebrew/bin/node \
  "$HOME"/.nvm/versions/node/*/bin/node; do
  # One of another system does not run.
  if [ -x "$node" ] && "$node" -v >/dev/null 2>&1; then
    "$node" "$here/scripts/open-desk.cjs" "$@" || finish
    exit 0
  fi
done
# Without the mark that Windows' Notepad needs.
tail -c +4 "$here/scripts/needs-node.txt" >&2
finish
