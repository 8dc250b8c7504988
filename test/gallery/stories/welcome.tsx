import '../../../components/style.css';
import '../../../entrypoints/welcome/style.css';
import { render } from 'preact';
import { App } from '../../../entrypoints/welcome/App.tsx';
import { lookupResult } from '../../components/samples.ts';
import type { Draw } from './draw.ts';

export const welcome: Record<string, Draw> = {
  'first run': (app) => {
    document.body.classList.add('page');
    render(<App calls={{ lookup: async (query) => lookupResult(query) }} />, app);
  },
};
