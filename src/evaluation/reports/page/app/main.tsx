import { render } from 'preact';
import type { PageData } from '../page-data.ts';
import { Page } from './page.tsx';

const root = document.getElementById('page');
const embedded = document.getElementById('data')?.textContent;
if (root && embedded) {
  const data: PageData = JSON.parse(embedded);
  render(<Page data={data} />, root);
}
