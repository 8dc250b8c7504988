import './style.css';
import { LANGUAGES } from '../../lib/languages.ts';
import { frameAddress, type Look, lookOf } from './look.ts';
import { GROUPS } from './stories/index.ts';

const { language } = lookOf(location.search);
const LOOKS: Look[] = [
  { language, theme: 'light' },
  { language, theme: 'dark' },
];

const form = document.getElementById('choices') as HTMLFormElement;
const label = Object.assign(document.createElement('label'), { textContent: 'Language ' });
const select = Object.assign(document.createElement('select'), { name: 'language' });
for (const [code, name] of Object.entries(LANGUAGES)) {
  select.append(new Option(name, code, code === language, code === language));
}
select.addEventListener('change', () => form.submit());
label.append(select);
form.append(label);

const main = document.getElementById('stories');
for (const [id, { heading, width, height, names }] of Object.entries(GROUPS)) {
  const title = document.createElement('h2');
  title.textContent = heading;
  main?.append(title);
  for (const name of names) {
    const row = document.createElement('section');
    row.append(Object.assign(document.createElement('h3'), { textContent: name }));
    for (const look of LOOKS) {
      const frame = document.createElement('iframe');
      frame.loading = 'lazy';
      frame.title = `${heading}: ${name}, ${look.theme}`;
      frame.src = frameAddress(`${id}/${name}`, look);
      frame.style.width = `min(100%, ${width}px)`;
      frame.style.height = `${height}px`;
      row.append(frame);
    }
    main?.append(row);
  }
}
