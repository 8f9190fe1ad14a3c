// Sets the chosen theme before the first paint. The key is lib/theme.ts's.
try {
  const theme = localStorage.getItem("moviechat-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to this page: the system's theme stands.
}
