#!/bin/sh
# For the Finder of macOS, which opens files of this name in a window of Terminal.
exec "$(dirname "$0")/打开编辑台.sh" "$@"
