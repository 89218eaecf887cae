// Sets the theme before the first paint: the reader's choice, or the system's.
(() => {
  'use strict';
  const key = 'rnnkit-theme';
  const root = document.documentElement;

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off: the system's theme it is
    }
  };

  const apply = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  apply(stored());

  window.rnnkitTheme = {
    get current() {
      return root.dataset.theme ?? 'system';
    },
    set(theme) {
      apply(theme);
      try {
        if (theme === 'system') localStorage.removeItem(key);
        else localStorage.setItem(key, theme);
      } catch {
        // without storage the choice lasts as long as the page
      }
      document.dispatchEvent(new Event('themechange'));
    },
  };
})();
