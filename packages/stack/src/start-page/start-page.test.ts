import { expect, test } from 'vitest';
import { newControl } from '../testing/control.js';
import { html } from './html.js';

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

test('a browser gets the page, which loads nothing from elsewhere; a program gets URLs and routes', async () => {
  const { url, ask } = await newControl();
  const response = await fetch(url, asBrowser);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  const loaded = [...page.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map(([, to]) => to);
  expect(loaded).toEqual(['data:,', '/browser.css', '/browser.js']);
  for (const path of ['/browser.css', '/browser.js', '/inter.woff2'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
  // of parts that do not run here, nothing is offered
  expect(page).not.toContain('API of a provider');
  const { body } = await ask('/');
  expect(body.urls).toEqual({ wallet: 'http://127.0.0.1:4000' });
  expect(body.routes).toContain('PUT /scenarios/active');
});

test('what is put into the page stays text', () => {
  const { markup } = html`<p title="${'"'}">${'<b>&</b>'}${[html`<i>${1}</i>`]}</p>`;
  expect(markup).toBe('<p title="&quot;">&lt;b&gt;&amp;&lt;/b&gt;<i>1</i></p>');
});
