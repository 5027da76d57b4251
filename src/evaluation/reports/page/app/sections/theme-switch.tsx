import { useState } from 'preact/hooks';

const themes = [
  ['', '随系统'],
  ['light', '浅色'],
  ['dark', '深色'],
] as const;

/** Light or dark, as the system says unless the reader says otherwise. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState('');
  const choose = (chosen: string) => {
    document.documentElement.dataset.theme = chosen;
    setTheme(chosen);
  };
  return (
    <fieldset class="switch">
      <legend class="unseen">颜色</legend>
      {themes.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="theme"
            checked={theme === value}
            onChange={() => choose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
