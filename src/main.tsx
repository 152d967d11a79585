import { render } from 'preact';
import { updates } from './ui/state/updates.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(<h1>Sổ Thôn</h1>, root);
updates.start();
