import { isDark } from '../common/settings.js';

const LIGHT = {
  '--color-primary': '#3390ec',
  '--color-text': '#000',
  '--color-text-secondary': '#707579',
  '--color-background': '#fff',
  '--color-background-secondary': '#f4f4f5',
  '--color-borders': '#dadce0',
  '--color-chat-active': '#3390ec',
  '--color-chat-hover': '#f4f4f5',
  '--color-links': '#3390ec',
  '--color-error': '#e53935',
};
const DARK = {
  '--color-primary': '#8774e1',
  '--color-text': '#fff',
  '--color-text-secondary': '#aaa',
  '--color-background': '#212121',
  '--color-background-secondary': '#0f0f0f',
  '--color-borders': '#303030',
  '--color-chat-active': '#766ac8',
  '--color-chat-hover': '#2c2c2c',
  '--color-links': '#8774e1',
  '--color-error': '#e53935',
};

/** The class on `html`, and the colours that the client sets there by script. */
export function applyTheme() {
  const root = document.documentElement;
  root.classList.toggle('theme-dark', isDark());
  root.classList.toggle('theme-light', !isDark());
  for (const [name, value] of Object.entries(isDark() ? DARK : LIGHT)) root.style.setProperty(name, value);
}
