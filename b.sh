dotnet build "$@" 2>&1 | grep -E "error|Elapsed" | sed 's/\[.*//; s/: error/ /' | sort -u | cut -c1-260 | head -${N:-30}
