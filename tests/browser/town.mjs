// A demo of its own for the walks: the real program on a temporary store, and a browser that reports
// every error, refused resource and violation of the content security policy. Each page that a walk
// came to is asked for as JSON too, which must be what /openapi.json says.

import { mkdirSync } from 'node:fs';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serve_demo } from '../demo.mjs';
import { check_answer, pattern_of } from '../formats/judge.mjs';

export const shots = 'var/shots';

// Where the README's picture goes: beside the others, unless bin/pictures asks for it.
export const pictures = process.env.SONGYUAN_PICTURES ?? shots;

export async function open_town() {
  const demo = await serve_demo('walk', 8460);
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  mkdirSync(shots, { recursive: true });
  const document = await (await fetch(`${demo.address}/openapi.json`)).json();
  return {
    address: demo.address,
    browser,
    document,
    async close() {
      await browser.close();
      await demo.close();
    },
  };
}

// What a program reads where this person has just been, while their session lasts.
async function check_pages(document, context, visited) {
  for (const url of visited) {
    const operation = document.paths[pattern_of(document, new URL(url).pathname)]?.get;
    if (!operation) continue;
    const answer = await context.request.get(url, { headers: { accept: 'application/json' }, maxRedirects: 0 });
    const type = (answer.headers()['content-type'] ?? '').split(';')[0];
    await check_answer(document, url, operation, { status: answer.status(), type, json: () => answer.json() });
  }
}

// A person with a browser: a language, a width, perhaps a seat, perhaps no JavaScript.
export async function visitor(town, { lang = 'zh', width = 390, login = '', javaScriptEnabled = true } = {}) {
  const context = await town.browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 800 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    baseURL: town.address,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const errors = [];
  const visited = new Set();
  page.on('response', (response) => {
    const is_page = response.request().isNavigationRequest() && response.request().method() === 'GET';
    if (is_page && response.status() === 200) visited.add(response.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  if (login) {
    await page.goto('/sign-in');
    await page.locator(`button[name="demo_login"][value="${login}"]`).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }
  return {
    page,
    async leave() {
      await check_pages(town.document, context, visited);
      await context.close();
      assert.deepEqual(errors, [], 'nothing in the browser complained');
    },
  };
}

export async function fits(page) {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= seen, `${page.url()} is ${wide} px wide on a screen of ${seen}`);
}
