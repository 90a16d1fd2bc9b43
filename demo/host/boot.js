// Theme and language before the first paint, so that a dark page never flashes white.
// A classic script: modules run too late for that.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  function stored(key, allowed) {
    try {
      const value = localStorage.getItem(key);
      return allowed.includes(value) ? value : undefined;
    } catch {
      return undefined; // storage may be switched off
    }
  }

  function store(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // then the choice lasts as long as the page
    }
  }

  const chosen = {
    theme: stored('color-theme', ['light', 'dark', 'system']) ?? 'system',
    language: stored('lang', ['en', 'de']) ?? (navigator.language.startsWith('de') ? 'de' : 'en'),
  };

  function apply() {
    const isDark = chosen.theme === 'dark' || (chosen.theme === 'system' && systemDark.matches);
    root.classList.toggle('dark', isDark);
    root.classList.toggle('light', !isDark);
    root.lang = chosen.language;
  }

  globalThis.hostPreferences = {
    get theme() {
      return chosen.theme;
    },
    set theme(theme) {
      chosen.theme = theme;
      store('color-theme', theme);
      apply();
    },
    get language() {
      return chosen.language;
    },
    set language(language) {
      chosen.language = language;
      store('lang', language);
      apply();
    },
  };

  systemDark.addEventListener('change', apply);
  apply();
})();
